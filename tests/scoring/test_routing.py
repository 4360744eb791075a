from __future__ import annotations

from typing import Any

import pytest

from builders import answer_file, measures, question_data, questionnaire
from govcheck.scoring.condition import holds
from govcheck.scoring.routing import find_routes

NA = {"state": "not-applicable", "reason": "Not ours."}
YES = {"any_of": ["yes"]}
SCALE = {"never": 0.0, "rarely": 0.5, "often": 1.0}


def gated(if_not_asked: str, then: str = "lowest") -> Any:
    """A gate that is not scored, a question behind it, one behind that, and one that stands alone."""
    return questionnaire(
        [
            question_data("gate", role="context"),
            question_data("q", ask_if={"question": "gate", **YES}, if_not_asked=if_not_asked),
            question_data("behind", ask_if={"question": "q", **YES}, if_not_asked=then),
            question_data("alone"),
        ]
    )


@pytest.mark.parametrize(
    ("if_not_asked", "given", "expected"),
    [
        ("lowest", {"gate": True, "q": True}, ("asked", "asked")),
        ("lowest", {"gate": True, "q": False}, ("asked", "lowest")),
        ("lowest", {"gate": False, "q": True}, ("lowest", "lowest")),
        ("absent", {"gate": False, "q": True}, ("absent", "absent")),
        ("absent", {"gate": True, "q": False}, ("asked", "lowest")),
        ("lowest", {"gate": NA, "q": True}, ("absent", "absent")),
        ("lowest", {"gate": True, "q": NA}, ("asked", "absent")),
        ("lowest", {"gate": False, "q": NA}, ("lowest", "lowest")),
        ("lowest", {}, ("open", "open")),
        ("lowest", {"gate": {"state": "dont-know"}}, ("open", "open")),
        ("lowest", {"q": False}, ("open", "open")),
        ("lowest", {"q": NA}, ("open", "open")),
        ("lowest", {"gate": True}, ("asked", "open")),
    ],
)
def test_a_question_follows_its_gate_and_what_is_above_it(if_not_asked: str, given: Any, expected: Any) -> None:
    routes = find_routes(gated(if_not_asked), answer_file(given))
    assert (routes["q"], routes["behind"]) == expected


def test_an_answer_behind_an_open_gate_counts_but_its_interval_stays_open() -> None:
    asked = gated("absent")
    before = measures(asked, answer_file({"q": True}))
    assert before["q"] == (1, 1, 1, 0, 1, 1)
    # With the interval [1, 1] the node would have been narrower before the gate was answered than after.
    after = measures(asked, answer_file({"q": True, "gate": False}))
    assert after["index"].high - after["index"].low <= before["index"].high - before["index"].low


@pytest.mark.parametrize(
    ("kind", "own", "test", "value", "expected"),
    [
        ("yes-no", {}, {"any_of": ["no"]}, False, True),
        ("yes-no", {}, {"none_of": ["yes"]}, True, False),
        ("yes-no", {}, {"at_least": "yes"}, True, True),
        ("single", {"options": SCALE}, {"any_of": ["rarely", "often"]}, "rarely", True),
        ("single", {"options": SCALE}, {"none_of": ["rarely"]}, "often", True),
        ("single", {"options": SCALE}, {"at_least": "rarely"}, "rarely", True),
        ("single", {"options": SCALE}, {"below": "rarely"}, "rarely", False),
        ("single", {"options": SCALE}, {"below": 0.5}, "never", True),
        ("several", {"options": SCALE}, {"any_of": ["often"]}, ["never", "rarely"], False),
        ("several", {"options": SCALE}, {"at_least": "rarely"}, ["never", "often"], True),
        ("several", {"options": SCALE}, {"none_of": ["often"]}, ["never", "rarely"], True),
        ("number", {}, {"at_least": 7}, 7, True),
        ("number", {}, {"below": 7}, 7, False),
    ],
)
def test_a_condition_holds_or_does_not(kind: str, own: Any, test: Any, value: Any, *, expected: bool) -> None:
    data = [question_data("gate", kind, **own), question_data("q", role="context", ask_if={"question": "gate", **test})]
    asked = questionnaire(data)
    condition = asked.by_id["q"].ask_if
    assert condition is not None
    answer = answer_file({"gate": value}).answer("gate")
    assert holds(condition, asked.by_id["gate"], answer) is expected


@pytest.mark.parametrize("given", [{}, {"gate": NA}, {"gate": {"state": "dont-know"}}])
def test_without_a_value_a_condition_cannot_be_told(given: Any) -> None:
    asked = gated("lowest")
    condition = asked.by_id["q"].ask_if
    assert condition is not None
    assert holds(condition, asked.by_id["gate"], answer_file(given).answer("gate")) is None
