"""A city counts once, in however many rows it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from builders import PROFILE, question_data, questionnaire
from govcheck.batch.cohort.build import Design, build_benchmark
from govcheck.batch.cohort.city import city_columns, first_of_city, repeated_rows
from govcheck.batch.cohort.group_table import group_table
from govcheck.errors import InputError
from govcheck.model.cohort import GroupKind
from govcheck.model.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

WORLD = Profile.model_validate(
    {**PROFILE.model_dump(exclude_none=True), "countries": {"ES": "Spain", "PT": "Portugal", "FR": "France"}}
)
ASKED = questionnaire([question_data("plan"), question_data("late")])
EIGHT = [(f"City {at}", "ES") for at in range(8)]
KINDS = (GroupKind.COUNTRY,)


def table(cities: Sequence[tuple[str | None, str | None]], **own: Any) -> pl.DataFrame:
    rows = [
        {"city": city, "country": country, "plan": at % 2 == 0, "late": True}
        for at, (city, country) in enumerate(cities)
    ]
    return pl.DataFrame(rows).with_columns(population=1000, **own)


def told(frame: pl.DataFrame, question: str = "plan") -> dict[str | None, int | None]:
    bench = build_benchmark(frame.lazy(), ASKED, WORLD, Design(KINDS, 5, date(2026, 11, 21)))
    return {block.group and block.group.id: block.n for block in bench.blocks if block.indicator == question}


def test_a_group_of_one_city_in_five_rows_is_hidden() -> None:
    lisbon = [("Lisboa", "PT"), ("lisboa", "PT"), ("  LISBOA", "PT"), ("Lisbôa", "PT"), ("Lisboa", None)]
    assert told(table([*EIGHT, *lisbon])) == {None: 13}
    others = [(f"Porto {at}", "PT") for at in range(5)]
    assert told(table([*EIGHT, *others])) == {None: 13, "ES": 8, "PT": 5}


def test_five_cities_of_which_one_stands_there_often_are_told_with_all_their_rows() -> None:
    often = [("Porto 0", "PT")] * 3 + [(f"Porto {at}", "PT") for at in range(1, 5)]
    assert told(table([*EIGHT, *often])) == {None: 15, "ES": 8, "PT": 7}


def test_a_city_counts_where_it_has_an_answer() -> None:
    often = [("Porto 0", "PT")] * 3 + [(f"Porto {at}", "PT") for at in range(1, 5)]
    frame = table([*EIGHT, *often], late=pl.Series([True] * 8 + [None, True, True, None, True, True, True]))
    assert told(frame) == {None: 15, "ES": 8, "PT": 7}
    assert told(frame, "late") == {None: 13}, "of four cities of Portugal there are five answers"


def test_a_name_in_two_countries_is_two_cities() -> None:
    cities = [(f"City {at}", country) for at in range(5) for country in ("ES", "PT")]
    assert told(table(cities)) == {None: 10, "ES": 5, "PT": 5}


def test_of_few_cities_in_many_rows_nothing_is_told() -> None:
    assert told(table([("Lisboa", "PT")] * 9)) == {}


def test_rows_without_a_name_are_cities_of_their_own() -> None:
    assert told(table([*EIGHT, *[(None, "PT")] * 5])) == {None: 13, "ES": 8, "PT": 5}


@pytest.mark.parametrize("kinds", [KINDS, ()])
def test_the_table_of_groups_counts_cities_too(kinds: tuple[GroupKind, ...]) -> None:
    frame = table([*EIGHT, *[("Lisboa", "PT")] * 5]).with_columns(pl.lit(50.0).alias("index.score"))
    found = group_table(frame, ASKED, WORLD, kinds, 5)
    assert dict(found.select("by", "suppressed").rows())["all"] is None
    if kinds:
        hidden = dict(found.select("group", "suppressed").rows())
        assert hidden == {None: None, "ES": "would-reveal", "PT": "too-few"}
    one = group_table(frame.filter(pl.col("country") == "PT"), ASKED, WORLD, kinds, 5)
    assert set(one["suppressed"]) == {"too-few"}


def test_the_first_row_of_a_city_counts_whatever_the_order() -> None:
    frame = table([("Lisboa", "PT"), ("Lisboa", None), ("Faro", "PT"), ("Lisboa", "FR")])
    marked = frame.lazy().select(*city_columns(frame.columns), "country", "plan", at=pl.row_index())
    rows = repeated_rows(marked, ["country"])
    assert rows is not None
    first = rows.filter(first_of_city(pl.col("plan").is_not_null()))
    assert first["country"].to_list() == ["FR", "PT"]
    assert repeated_rows(marked.filter(pl.col("at") > 1), ["country"]) is None


def test_too_few_rows_are_refused() -> None:
    with pytest.raises(InputError, match="Too few cities, 4"):
        told(table(EIGHT[:4]))
