"""A first look: the score that the quick version gives, where too little is answered for a firm one."""

from __future__ import annotations

import pytest

from builders import SOURCE, answer_file, node_data, question_data, questionnaire, result
from govcheck.model.result import NodeReason, NodeResult

LOOK = {"source": SOURCE, "quick_coverage": 0.6, "coverage": 0.25}
QUICK, LATER = ["a", "b", "c"], ["d", "e", "f", "g"]


def scored(answers: dict[str, object], look: dict[str, object] | None = LOOK) -> NodeResult:
    """The one index over three quick questions and four others, all of the same weight."""
    questions = [question_data(name, quick=name in QUICK) for name in [*QUICK, *LATER]]
    asked = questionnaire(
        questions, [node_data("index", dict.fromkeys([*QUICK, *LATER], 1))], rules={"first_look": look}
    )
    (node,) = result(asked, answer_file(answers)).nodes
    return node


def test_the_quick_version_gives_a_first_look() -> None:
    node = scored({"a": True, "b": True, "c": False})
    assert (node.first_look, node.withheld, node.reason) == (True, False, None)
    assert node.score == pytest.approx(200 / 3)
    assert node.low == pytest.approx(200 / 7)
    assert node.high == pytest.approx(600 / 7)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"a": True}, "a third of the quick questions"),
        ({"a": True, "d": True, "e": True}, "enough in all, but of the quick ones only one"),
        ({}, "nothing"),
    ],
)
def test_with_less_than_the_rules_ask_nothing_is_shown(answers: dict[str, object], why: str) -> None:
    node = scored(answers)
    assert (node.score, node.first_look, node.withheld, node.reason) == (
        None, False, True, NodeReason.TOO_FEW_ANSWERS,
    ), why  # fmt: skip


def test_a_quarter_of_all_is_needed_too() -> None:
    few = {**LOOK, "coverage": 0.5}
    assert scored({"a": True, "b": True, "c": True}, few).withheld
    assert scored({"a": True, "b": True, "c": True, "d": True}, few).first_look


def test_going_on_never_takes_the_score_away_and_ends_in_a_firm_one() -> None:
    answers: dict[str, object] = dict.fromkeys(QUICK, True)
    kinds = []
    for name in LATER:
        kinds.append(scored(answers).first_look)
        assert scored(answers).score is not None
        answers[name] = False
    assert kinds == [True, True, False, False]
    assert scored(answers).first_look is False


def test_where_the_data_knows_no_first_look_there_is_none() -> None:
    node = scored({"a": True, "b": True, "c": False}, None)
    assert (node.score, node.first_look, node.withheld) == (None, False, True)


def test_questions_that_do_not_apply_leave_both_divisors() -> None:
    away = {"state": "not-applicable", "reason": "Not ours."}
    assert scored({"a": True, "b": away, "c": away}).withheld
    assert scored({"a": True, "b": away, "c": away, "d": away, "e": away, "f": away}).first_look
