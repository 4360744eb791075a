"""Ids that would name two columns of a table alike are told."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from builders import question_data, questionnaire
from govcheck.batch.score import score_columns
from govcheck.batch.wide_table import PROFILE, list_columns
from govcheck.lint.column import OF_ROW, check_columns
from govcheck.model.column import BESIDE, FURTHER, SCORES, ProfileColumn
from govcheck.store.content import list_questionnaires, load_questionnaire


def found(*questions: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    faults = list(check_columns(questionnaire(list(questions))))
    assert {fault.problem.code for fault in faults} <= {"same-column"}
    return [(str(fault.problem.fields["column"]), fault.path) for fault in faults]


def listed(name: str, *options: str) -> dict[str, Any]:
    return question_data(name, "several", options=dict.fromkeys(options, 1.0))


@pytest.mark.parametrize("name", OF_ROW)
def test_a_question_is_not_named_as_a_column_of_every_row(name: str) -> None:
    assert found(question_data(name)) == [(name, ("questions", 0, "id"))]


@pytest.mark.parametrize("part", BESIDE)
def test_an_option_of_a_list_is_not_named_as_what_stands_beside_it(part: str) -> None:
    assert found(listed("a", "x", part)) == [(f"a.{part}", ("questions", 0, "options", 1, "id"))]
    assert not found(question_data("a", "single", options={"x": 0.0, part: 1.0}))


def test_a_question_is_not_named_as_a_column_of_another() -> None:
    assert found(listed("a", "x", "y"), question_data("a.x")) == [("a.x", ("questions", 1, "id"))]
    assert found(question_data("a"), question_data("a.note")) == [("a.note", ("questions", 1, "id"))]
    assert found(question_data("a.b.x"), listed("a.b", "x", "y")) == [("a.b.x", ("questions", 1, "options", 0, "id"))]


@pytest.mark.parametrize("part", [part for part in (*SCORES, *FURTHER) if "_" not in part])
def test_a_question_is_not_named_as_a_result(part: str) -> None:
    node = next(iter(questionnaire([question_data("a")]).scoring.nodes))
    assert found(question_data("a"), question_data(f"{node}.{part}")) == [(f"{node}.{part}", ("questions", 1, "id"))]


def test_the_names_are_those_of_the_tables() -> None:
    assert [*PROFILE] == [*ProfileColumn]
    asked = questionnaire([question_data("a")])
    canonical = pl.LazyFrame(schema=list_columns(asked))
    scored = score_columns(canonical, asked).collect_schema().names()
    beside = {name.removeprefix("a.") for name in canonical.collect_schema().names() if name.startswith("a.")}
    assert beside <= set(BESIDE)
    node = next(iter(asked.scoring.nodes))
    parts = [name.rpartition(".")[2] for name in scored if name.startswith(f"{node}.") and not name.startswith("a.")]
    # Levels follow from the ends, and are made of them where they are asked for.
    assert parts == [*SCORES, *(part for part in FURTHER if not part.startswith("level"))]


@pytest.mark.parametrize("name", list_questionnaires())
def test_ours_have_a_column_for_each(name: str) -> None:
    assert not list(check_columns(load_questionnaire(name)))
