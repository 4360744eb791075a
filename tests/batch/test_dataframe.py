"""A dataframe of any library is scored to the same numbers, and comes back as what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from builders import PROFILE, random_answers
from govcheck import api
from govcheck.batch.dataframe import plain_arrow, score_table
from govcheck.batch.reading.words import learn_words
from govcheck.batch.result import result_columns
from govcheck.batch.terms import Terms
from govcheck.errors import InputError, UsageError
from govcheck.language import ENGLISH
from govcheck.store.benchmarks import load_studies
from govcheck.store.content import load_questionnaire
from strategies import FEWER, answer_files, questionnaires
from table_files import SMALL, WORDS
from tabulated import tabulate_answers

if TYPE_CHECKING:
    from collections.abc import Callable

TERMS = Terms(SMALL, (), WORDS, PROFILE)
TABLE = pl.DataFrame({"city": ["A", None, "C"], "plan": [True, None, False], "scale": [1.0, 10.0, None]})


def by_columns(table: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """The results of a table by the expressions alone."""
    frame, names = result_columns(table.lazy(), terms.questionnaire, terms.benchmarks)
    return frame.select(names).collect()


@FEWER
@given(st.data())
def test_it_is_what_the_expressions_give(data: st.DataObject) -> None:
    asked = data.draw(questionnaires())
    files = data.draw(st.lists(answer_files(asked), min_size=1, max_size=4))
    table = tabulate_answers(asked, files)
    terms = Terms(asked, (), learn_words([(asked, ENGLISH)]), PROFILE)
    if any(question.id in name for name in table.columns for question in asked.questions):
        assert_frame_equal(score_table(table, terms), by_columns(table, terms), check_exact=True)


KINDS: dict[str, tuple[type, Callable[[pl.DataFrame], Any], Callable[[Any], pl.DataFrame]]] = {
    "polars": (pl.DataFrame, lambda table: table, lambda table: table),
    "lazy": (pl.LazyFrame, pl.DataFrame.lazy, pl.LazyFrame.collect),
    "pandas": (pd.DataFrame, pl.DataFrame.to_pandas, pl.from_pandas),
    "arrow": (pa.Table, plain_arrow, lambda table: pl.DataFrame(pl.from_arrow(table))),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_back_as_it_was(kind: str) -> None:
    library, there, back = KINDS[kind]
    found = score_table(there(TABLE), TERMS)
    assert isinstance(found, library)
    results = back(found)
    assert results["city"].to_list() == ["A", None, "C"]
    wanted = by_columns(TABLE, TERMS)
    assert_frame_equal(results.select(wanted.columns), wanted, check_dtypes=False, check_exact=True)


@pytest.mark.parametrize("kind", ["pandas", "arrow"])
def test_a_whole_questionnaire_gives_the_same_in_each_kind(kind: str) -> None:
    name = "smart-resilience"
    asked = load_questionnaire(name)
    table = tabulate_answers(asked, [random_answers(asked, seed) for seed in range(20)])
    table = table.with_columns(country=pl.lit("ES"))
    _, there, back = KINDS[kind]
    found = back(api.score_dataframe(there(table), asked, load_studies(name)))
    wanted = api.score_dataframe(table, asked, load_studies(name))
    assert_frame_equal(found, wanted, check_dtypes=False, check_exact=True)


def test_pandas_keeps_its_index() -> None:
    table = TABLE.to_pandas()
    table.index = pd.Index([7, 3, 5])
    assert list(score_table(table, TERMS).index) == [7, 3, 5]


def test_no_city_is_needed() -> None:
    found = score_table(TABLE.drop("city"), TERMS)
    assert found.height == 3
    assert "city" not in found.columns


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_says_nothing_is_a_row_of_the_result(kind: str) -> None:
    _, there, back = KINDS[kind]
    found = back(score_table(there(pl.DataFrame({"city": ["A", "  ", None], "plan": [True, None, None]})), TERMS))
    assert found.select("city", "answered").rows() == [("A", 1), ("  ", 0), (None, 0)]


def test_pandas_may_hold_cities_as_categories() -> None:
    table = pd.DataFrame({"city": pd.Categorical(["A", None, "B"]), "plan": [True, None, False]})
    assert pl.from_pandas(score_table(table, TERMS))["city"].to_list() == ["A", None, "B"]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"plan": [True], "plam": [True]}, "unknown-column"),
        ({"city": ["A"]}, "no-questions"),
        ({"plan": [b"yes"]}, "column-type"),
        ({"how": ["oftn"]}, "unknown-option"),
        ({"scale": [11.0]}, "out-of-range"),
        ({"what.water": [True], "what.air": [True], "what.soil": [True]}, "too-many"),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_is_told(kind: str, columns: dict[str, list[Any]], code: str) -> None:
    _, there, back = KINDS[kind]
    with pytest.raises(InputError) as caught:
        back(score_table(there(pl.DataFrame(columns)), TERMS))
    assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame({"scale": [5.0, "x"]}),
        pd.DataFrame({"scale": [5.0 + 1j]}),
        pd.DataFrame([[True, False]], columns=["plan", "plan"]),
        pa.Table.from_arrays([pa.array([True]), pa.array([False])], names=["plan", "plan"]),
    ],
)
def test_a_dataframe_that_cannot_be_taken_over_is_refused_in_words(table: Any) -> None:
    with pytest.raises(InputError) as told:
        score_table(table, TERMS)
    assert [one.code for one in told.value.problems] == ["no-plain-table"]


def test_something_else_is_no_dataframe() -> None:
    table: Any = {"plan": [True]}
    with pytest.raises(UsageError, match="dict"):
        score_table(table, TERMS)
