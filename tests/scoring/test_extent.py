"""The quick version and the full one: which was taken, and how wide the intervals are for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import answer_file, measures, node_data, question_data, questionnaire, result
from govcheck.model.answer import Answer, AnswerState
from govcheck.scoring.extent import find_extent
from govcheck.scoring.routing import find_routes
from govcheck.scoring.share import share_indices
from real import real_cases
from strategies import FEWER, Case, cases

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.extent import Extent
    from govcheck.model.questionnaire import Questionnaire

NEAR = 1e-9

GATE = question_data("gate", quick=True, role="context")
FOLLOWING = question_data("following", ask_if={"question": "gate", "any_of": ["yes"]}, if_not_asked="absent")
SMALL = questionnaire(
    [question_data("a", quick=True), question_data("b", quick=True), question_data("c"), GATE, FOLLOWING],
    [node_data("index", {"a": 1, "b": 1, "c": 2, "following": 4})],
)


def extent_of(asked: Questionnaire, answers: AnswerFile) -> Extent:
    routes = find_routes(asked, answers)
    known = measures(asked, answers)
    return find_extent(asked, answers, routes, known, share_indices(asked, known))


@pytest.mark.parametrize(
    ("answers", "quick"),
    [
        ({}, False),
        ({"a": True}, True),
        ({"a": True, "b": {"state": "dont-know"}, "c": {"state": "skipped"}}, True),
        ({"a": True, "c": {"state": "dont-know"}}, False),
        ({"a": True, "c": False}, False),
        ({"a": True, "gate": False, "following": True}, True),
    ],
)
def test_the_quick_version_is_taken_where_nothing_else_that_is_asked_has_an_answer(answers: Any, quick: Any) -> None:
    assert extent_of(SMALL, answer_file(answers)).quick is quick


def test_where_every_question_is_quick_there_is_no_quick_version() -> None:
    asked = questionnaire([question_data("a", quick=True), question_data("b", quick=True)])
    assert not extent_of(asked, answer_file({"a": True})).quick


def test_widths_and_counts_by_hand() -> None:
    extent = result(SMALL, {"a": True, "b": {"value": True, "unsure": True}, "gate": False}).extent
    assert (extent.quick, extent.quick_questions, extent.questions) == (True, 3, 4)
    (width,) = extent.widths
    assert (width.id, width.now, width.full) == ("index", pytest.approx(75), pytest.approx(25))


@FEWER
@given(cases() | real_cases(), st.randoms(use_true_random=False))
def test_the_full_version_never_leaves_more_open(case: Case, random: Any) -> None:
    flags = {q.id: random.random() < 0.5 for q in case.questionnaire.questions}
    asked = case.questionnaire.model_copy(
        update={"questions": tuple(q.model_copy(update={"quick": flags[q.id]}) for q in case.questionnaire.questions)}
    )
    found = result(case.questionnaire, case.answers).by_node
    for one in (extent_of(asked, case.answers), extent_of(case.questionnaire, case.answers)):
        for width in one.widths:
            assert 0 <= width.full <= width.now + NEAR
            low, high = found[width.id].low, found[width.id].high
            assert low is not None and high is not None
            assert width.now == pytest.approx(high - low, abs=NEAR)


@FEWER
@given(cases() | real_cases())
def test_nothing_is_open_where_all_is_answered_and_sure(case: Case) -> None:
    sure = {
        name: answer.model_copy(update={"unsure": False})
        if answer.state is AnswerState.ANSWERED
        else Answer(state="not-applicable", reason="Not ours.")
        for name, answer in case.answers.answers.items()
    }
    missing = {q.id: Answer(state="not-applicable", reason="Not ours.") for q in case.questionnaire.questions}
    answers = case.answers.model_copy(update={"answers": {**missing, **sure}})
    for width in extent_of(case.questionnaire, answers).widths:
        assert (width.now, width.full) == (pytest.approx(0, abs=NEAR), pytest.approx(0, abs=NEAR))
