from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from builders import answer_file, question
from govcheck.model.answer import SKIPPED, Answer, AnswerState
from govcheck.model.validity import answer_problems, normalise
from strategies import FEWER, answers_with_value, questionnaires

if TYPE_CHECKING:
    from govcheck.model.question import Question

OPTIONS = [*({"id": i, "value": 1.0, "label": i} for i in ("budget", "staff", "law"))]
NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
SINGLE = question("q", "single", options=OPTIONS)
SEVERAL = question("q", "several", options=[*OPTIONS, NONE], at_most=2)
NUMBER = question("q", "number", min=1, max=5)
YES_NO = question("q")


@pytest.mark.parametrize("value", [True, False, 0, 3.5, "consulting", ["a", "b"]])
def test_a_bare_value_is_an_answer(value: Any) -> None:
    answer = Answer.model_validate(value)
    assert answer.value == (tuple(value) if isinstance(value, list) else value)
    assert isinstance(answer.value, bool) == isinstance(value, bool)
    assert (answer.state, answer.unsure, answer.documented) == ("answered", False, False)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({}, "give a value, or a state"),
        ({"note": "N."}, "give a value, or a state"),
        ({"value": 1, "state": "dont-know"}, "has no value"),
        ({"value": 1, "state": "skipped"}, "has no value"),
        ({"state": "not-applicable"}, "needs a reason"),
        ({"state": "not-applicable", "reason": "  "}, "needs a reason"),
        ({"state": "dont-know", "unsure": True}, "can be unsure"),
        ({"state": "not-asked"}, "Input should be"),
        ({"value": 1, "unsure": "yes"}, "valid boolean"),
        ({"value": 1, "remark": "x"}, "Extra inputs"),
        ({"value": 1, "evidence": ["  "]}, "at least 1 character"),
        ({"value": 1, "note": "x" * 10_001}, "at most 10000 characters"),
        (float("nan"), "finite number"),
        ([1, 2], "valid string"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(data: Any, fault: str) -> None:
    with pytest.raises(ValidationError, match=f"(?i){fault}"):
        Answer.model_validate(data)


@pytest.mark.parametrize(
    ("own", "documented"),
    [({}, False), ({"note": " "}, False), ({"note": "A."}, True), ({"evidence": ["R, p. 3"]}, True)],
)
def test_a_note_or_evidence_documents_an_answer(own: Any, *, documented: bool) -> None:
    assert Answer.model_validate({"value": True, **own}).documented is documented


@pytest.mark.parametrize("data", [None, [], {"value": None}, {"value": []}, {"value": [], "note": "N."}])
def test_an_empty_value_is_no_answer_yet(data: Any) -> None:
    answer = Answer.model_validate(data)
    assert (answer.state, answer.value) == (AnswerState.SKIPPED, None)
    assert answer.note == (data or {}).get("note", "") if isinstance(data, dict) else not answer.note


def test_a_question_without_an_answer_is_skipped() -> None:
    answers = answer_file({"a": True})
    assert answers.answer("b") is SKIPPED
    changed = answers.with_answer("b", Answer(value=False))
    assert (changed.answer("b").value, answers.answer("b")) == (False, SKIPPED)


@pytest.mark.parametrize("day", ["2026-11-20", date(2026, 11, 20)])
def test_a_date_is_written_in_one_way(day: Any) -> None:
    assert answer_file({}, date=day).date == date(2026, 11, 20)


@pytest.mark.parametrize("day", ["20.11.2026", "20261120", "2026-W47-5", "2026-13-40", "", 20261120, None, True])
def test_any_other_date_is_refused(day: Any) -> None:
    with pytest.raises(ValidationError):
        answer_file({}, date=day)


@pytest.mark.parametrize(
    "own",
    [
        {"govcheck": 2},
        {"questionnaire": "Smart Governance"},
        {"version": 1.0},
        {"city": {}},
        {"city": {"name": " "}},
        {"city": {"name": "X", "population": 0}},
        {"city": {"name": "X", "population": 84_000.5}},
        {"city": {"name": "X", "population": 100_000_001}},
        {"city": {"name": "X", "mayor": "Y"}},
        {"respondents": [{"department": "Innovation"}]},
        {"targets": {"q": {"value": 1}}},
        {"unknown": 1},
    ],
)
def test_a_file_that_is_not_in_order_is_refused(own: Any) -> None:
    with pytest.raises(ValidationError):
        answer_file({}, **own)


@pytest.mark.parametrize(
    ("asked", "value", "codes"),
    [
        (YES_NO, True, []),
        (YES_NO, "yes", []),
        (YES_NO, "True", []),
        (YES_NO, "maybe", ["not-yes-no"]),
        (YES_NO, 1, ["not-yes-no"]),
        (YES_NO, ["yes"], ["not-yes-no"]),
        (NUMBER, 1, []),
        (NUMBER, 5, []),
        (NUMBER, 3.5, []),
        (NUMBER, 0, ["out-of-range"]),
        (NUMBER, 5.1, ["out-of-range"]),
        (NUMBER, True, ["not-a-number"]),
        (NUMBER, "3", ["not-a-number"]),
        (SINGLE, "budget", []),
        (SINGLE, "bugdet", ["unknown-option"]),
        (SINGLE, ["budget"], ["not-an-option"]),
        (SINGLE, True, ["not-an-option"]),
        (SEVERAL, ["budget", "staff"], []),
        (SEVERAL, ["none"], []),
        (SEVERAL, "budget", ["not-a-list"]),
        (SEVERAL, [], []),
        (SEVERAL, ["budget", "xyzzy", "stuff"], ["unknown-option", "unknown-option"]),
        (SEVERAL, ["budget", "budget"], ["option-twice"]),
        (SEVERAL, ["none", "budget"], ["not-exclusive"]),
        (SEVERAL, ["budget", "staff", "law"], ["too-many"]),
        (SEVERAL, ["none", "budget", "budget"], ["option-twice", "not-exclusive", "too-many"]),
    ],
)
def test_an_answer_fits_its_question_or_all_its_problems_are_named(asked: Question, value: Any, codes: Any) -> None:
    problems = answer_problems(asked, Answer.model_validate({"value": value}))
    assert [problem.code for problem in problems] == codes
    for problem in problems:
        assert "{" not in str(problem)
        assert problem.hint


def test_a_misspelt_option_is_met_with_the_nearest_and_with_all() -> None:
    (problem,) = answer_problems(SINGLE, Answer(value="bugdet"))
    assert str(problem) == "bugdet is not an option of q. Did you mean budget? The options are: budget, staff, law."
    (problem,) = answer_problems(SINGLE, Answer(value="zzz"))
    assert str(problem) == "zzz is not an option of q. The options are: budget, staff, law."


def test_a_very_long_value_is_shortened() -> None:
    (problem,) = answer_problems(SINGLE, Answer(value="x" * 5000))
    assert len(str(problem)) < 200


def test_an_answer_without_value_always_fits() -> None:
    assert answer_problems(NUMBER, Answer(state="dont-know")) == []


@pytest.mark.parametrize(
    ("asked", "value", "normal"),
    [
        (YES_NO, "yes", True),
        (YES_NO, "no", False),
        (YES_NO, "FALSE", False),
        (YES_NO, True, True),
        (SEVERAL, ["staff", "budget"], ("budget", "staff")),
        (SINGLE, "staff", "staff"),
        (NUMBER, 3, 3),
    ],
)
def test_answers_are_brought_into_one_form(asked: Question, value: Any, normal: Any) -> None:
    answer = normalise(asked, Answer.model_validate({"value": value, "note": "N."}))
    assert (answer.value, answer.note) == (normal, "N.")


@FEWER
@given(questionnaires(), st.data())
def test_the_random_answers_of_the_tests_fit_and_stay_what_they_are(asked: Any, data: st.DataObject) -> None:
    for q in asked.questions:
        answer = data.draw(answers_with_value(q))
        assert answer_problems(q, answer) == []
        normal = normalise(q, answer)
        assert answer_problems(q, normal) == []
        assert normalise(q, normal) is normal or normalise(q, normal) == normal


def test_a_zero_below_zero_is_zero() -> None:
    """They are equal, so that one would else be told like whichever came first."""
    found = Answer(value=-0.0).value
    assert isinstance(found, float)
    assert math.copysign(1, found) == 1
