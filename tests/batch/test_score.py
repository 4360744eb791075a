"""Columns give what the walk over one answer file gives, to the last digits that matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import answer_file, question_data, questionnaire, random_answers
from govcheck.batch.row import make_row
from govcheck.batch.score import score_columns
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.node import measure_nodes, score_nodes
from govcheck.scoring.routing import find_routes
from govcheck.store.content import list_questionnaires, load_questionnaire
from strategies import FEWER, Case, answer_files, cases, questionnaires

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire

PARTS = ("score", "low", "high", "coverage", "withheld")


def table_of(asked: Questionnaire, files: list[AnswerFile]) -> pl.DataFrame:
    """The files as a wide table; a column that no file needs is not there."""
    return pl.DataFrame([make_row(asked, file) or {"nothing": None} for file in files], infer_schema_length=None)


def check(asked: Questionnaire, files: list[AnswerFile]) -> None:
    table = score_columns(table_of(asked, files).lazy(), asked).collect()
    for place, file in enumerate(files):
        leaves = find_leaves(asked, file, find_routes(asked, file))
        for node in score_nodes(asked, measure_nodes(asked, leaves), evidenced_leaves(asked, file, leaves)):
            for part in PARTS:
                expected, found = getattr(node, part), table[f"{node.id}.{part}"][place]
                assert found == (expected if expected is None else pytest.approx(expected, abs=1e-9)), (node.id, part)


@FEWER
@given(cases())
def test_one_row_is_scored_like_one_file(case: Case) -> None:
    check(case.questionnaire, [case.answers])


@FEWER
@given(st.data())
def test_many_rows_are_scored_like_as_many_files(data: st.DataObject) -> None:
    asked = data.draw(questionnaires())
    check(asked, data.draw(st.lists(answer_files(asked), min_size=2, max_size=5)))


@pytest.mark.parametrize("name", list_questionnaires())
@pytest.mark.parametrize("answered", [0.1, 0.4, 0.7, 1.0])
def test_the_real_questionnaires_are_scored_like_files(name: str, answered: float) -> None:
    asked = load_questionnaire(name)
    check(asked, [random_answers(asked, seed, answered=answered) for seed in range(20)])


@pytest.mark.parametrize(
    "given", [{}, {"a": {"state": "dont-know"}}, {"a": {"state": "not-applicable", "reason": "-"}}]
)
def test_a_table_that_lacks_columns_has_open_questions(given: dict[str, Any]) -> None:
    asked = questionnaire(
        [question_data("a"), question_data("b", "number"), question_data("c", "several", options={"x": 1.0, "y": 0.5})]
    )
    check(asked, [answer_file(given)])


@pytest.mark.parametrize("name", ["b", "c"])
def test_doubt_about_no_value_changes_nothing(name: str) -> None:
    options = {"x": 1.0, "y": 0.5}
    asked = questionnaire(
        [question_data("a"), question_data("b", "number"), question_data("c", "several", options=options)]
    )
    row = {"a": True, "b": None, "c.x": None, f"{name}.unsure": None}
    kinds = {"a": pl.Boolean, "b": pl.Float64, "c.x": pl.Boolean, f"{name}.unsure": pl.Boolean}
    table = pl.DataFrame([row, {**row, f"{name}.unsure": True}], schema=kinds)
    found = score_columns(table.lazy(), asked).collect()
    assert found.drop(f"{name}.unsure").is_duplicated().all()
