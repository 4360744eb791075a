"""A part in memory is checked as a file is, and scored only when somebody asks for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from builders import PROFILE
from govcheck.batch.part import check_part, find_schema, score_all, score_checked
from govcheck.batch.terms import Terms
from govcheck.errors import InputError
from table_files import SMALL, WORDS

TERMS = Terms(SMALL, (), WORDS, PROFILE)


def test_rows_with_a_wrong_cell_are_left_out_and_the_others_scored() -> None:
    part = pl.DataFrame({"city": ["A", "B", "C"], "plan": ["yes", "perhaps", "no"]})
    read = check_part(TERMS, part)
    assert [(one.code, one.location and one.location.line) for one in read.problems] == [("not-yes-no", 2)]
    scored = score_checked(read, TERMS, find_schema(TERMS, part.columns))
    assert scored["city"].to_list() == ["A", "C"]


@pytest.mark.parametrize("plans", [[], [None]])
def test_a_part_without_answers_has_the_columns_of_results(plans: list[bool | None]) -> None:
    part = pl.DataFrame({"city": [None] * len(plans), "plan": plans}, schema={"city": pl.String, "plan": pl.Boolean})
    schema = find_schema(TERMS, part.columns)
    read = check_part(TERMS, part)
    assert (read.rows, read.left_out, read.problems) == (0, 0, ())
    assert score_checked(read, TERMS, schema).schema == schema


CITIES: dict[str, tuple[list[Any], Any, list[str | None]]] = {
    "text": (["A", "  ", None], pl.String, ["A", "  ", None]),
    "blank alone": (["", " ", ""], pl.String, ["", " ", ""]),
    "null": ([None] * 3, pl.Null, [None] * 3),
    "categories": (["A", None, "A"], pl.Categorical, ["A", None, "A"]),
    "enumeration": (["A", None, "B"], pl.Enum(["A", "B"]), ["A", None, "B"]),
    "numbers": ([7, None, 8], pl.Int64, ["7", None, "8"]),
    "decimals": ([7.0, None, 8.5], pl.Float64, ["7", None, "8.5"]),
    "days": ([date(2026, 1, 2), None, None], pl.Date, ["2026-01-02", None, None]),
    "lists": ([["A", "B"], None, []], pl.List(pl.String), ["A;B", None, None]),
}


@pytest.mark.parametrize("kind", CITIES)
@pytest.mark.parametrize("plan", [None, True])
def test_a_row_is_scored_whatever_its_city_is(kind: str, plan: bool | None) -> None:  # noqa: FBT001 - a cell
    cities, of_type, wanted = CITIES[kind]
    columns = {"city": pl.Series(cities, dtype=of_type), "plan": pl.Series([True, plan, plan], dtype=pl.Boolean)}
    table = pl.DataFrame(columns)
    schema = find_schema(TERMS, table.columns)
    scored = score_all(table, TERMS, schema)
    assert scored.schema == schema
    assert scored["city"].to_list() == wanted
    without = score_all(table.drop("city"), TERMS, find_schema(TERMS, ["plan"]))
    assert scored.drop("city").equals(without)


@pytest.mark.parametrize(
    ("city", "code"),
    [("=1+1", "formula"), ("A\u200b", "control-character"), ("A" * 999, "too-long"), (b"A", "column-type")],
)
def test_a_city_that_is_no_name_is_refused(city: str | bytes, code: str) -> None:
    table = pl.DataFrame({"city": [city, None], "plan": [True, None]})
    with pytest.raises(InputError) as caught:
        score_all(table, TERMS, find_schema(TERMS, table.columns))
    assert [problem.code for problem in caught.value.problems] == [code]
