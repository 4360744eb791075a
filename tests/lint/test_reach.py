"""Which conditions some answers can fulfil together, and which none can."""

from __future__ import annotations

from typing import Any

import pytest

from builders import PROFILE, question_data, questionnaire
from govcheck.lint.check import find_faults
from govcheck.lint.reach import check_reach

NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
LIST = [*({"id": i, "value": v, "label": i} for i, v in (("a", 0.2), ("b", 0.5), ("c", 1.0))), NONE]
GATES = {
    "y": question_data("y", role="context"),
    "s": question_data("s", "single", options={"low": 0.0, "half": 0.5, "top": 1.0}),
    "n": question_data("n", "number"),
    "l": question_data("l", "several", options=LIST),
    "free": question_data("free", "several", options=LIST[:3]),
}


def told(*conditions: dict[str, Any], asked: Any = ()) -> list[str]:
    """The faults of a contradiction of these conditions."""
    rules = {"contradictions": [{"id": "k", "text": "K.", "when": conditions}]}
    whole = questionnaire([*GATES.values(), *asked], rules=rules)
    return [fault.problem.code for fault in check_reach(whole)]


def when(question: str, **test: Any) -> dict[str, Any]:
    return {"question": question, **test}


OTHER = when("n", at_least=1)


@pytest.mark.parametrize(
    "conditions",
    [
        [when("y", any_of=["yes"]), OTHER],
        [when("s", at_least="half"), when("s", below="top")],
        [when("n", at_least=3.5), when("n", below=3.6)],
        [when("n", at_least=3), when("n", at_least=3.5), when("n", below=3.6)],
        [when("n", below=0.001), when("s", at_least="half")],
        [when("n", at_least=10), OTHER],
        [when("l", any_of=["a"]), when("l", any_of=["b"])],
        [when("l", any_of=["a"]), when("l", any_of=["b"]), when("l", below="c")],
        [when("l", any_of=["a"]), when("l", none_of=["b"])],
        [when("l", none_of=["a", "b", "c"]), OTHER],
        [when("l", at_least="c"), when("l", none_of=["a", "b"])],
    ],
)
def test_conditions_that_some_answers_fulfil_are_fine(conditions: list[dict[str, Any]]) -> None:
    assert told(*conditions) == []


@pytest.mark.parametrize(
    "conditions",
    [
        [when("y", any_of=["yes"]), when("y", any_of=["no"])],
        [when("y", none_of=["yes", "no"]), OTHER],
        [when("s", at_least="half"), when("s", below="half")],
        [when("s", below="low"), OTHER],
        [when("n", at_least=5), when("n", below=5)],
        [when("n", at_least=5), when("n", at_least=3), when("n", below=4)],
        [when("n", at_least=10.1), when("s", at_least="half")],
        [when("n", below=0), when("s", at_least="half")],
        [when("l", any_of=["a"]), when("l", none_of=["a"])],
        [when("l", any_of=["a"]), when("l", any_of=["none"])],
        [when("l", any_of=["c"]), when("l", below="c")],
        [when("free", none_of=["a", "b", "c"]), OTHER],
    ],
)
def test_conditions_that_exclude_each_other_are_told(conditions: list[dict[str, Any]]) -> None:
    assert told(*conditions) == ["never-holds"]


def test_a_question_has_an_answer_only_where_it_is_asked() -> None:
    behind = question_data("q", ask_if=when("s", at_least="half"))
    assert told(when("q", any_of=["yes"]), when("s", at_least="half"), asked=[behind]) == []
    assert told(when("q", any_of=["yes"]), when("s", below="half"), asked=[behind]) == ["never-holds"]


def test_what_hangs_on_a_question_that_is_never_asked_is_not_told_again() -> None:
    never = question_data("q", ask_if=when("n", at_least=11))
    assert told(when("q", any_of=["yes"]), OTHER, asked=[never]) == ["unreachable-question"]


def test_what_is_misnamed_is_told_once() -> None:
    rules = {"contradictions": [{"id": "k", "text": "K.", "when": [when("x", any_of=["yes"]), OTHER]}]}
    found = find_faults(questionnaire([*GATES.values()], rules=rules), {}, PROFILE)
    assert "never-holds" not in {fault.problem.code for fault in found}
