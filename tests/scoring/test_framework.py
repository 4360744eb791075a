from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from builders import SOURCE, node_data, question_data, questionnaire, result
from strategies import FEWER, Case, cases

STEPS = {"informing": 0.0, "consulting": 0.5, "deciding": 1.0}


def laddered() -> Any:
    data = [
        question_data("gate"),
        question_data("design", "single", options=STEPS),
        question_data("review", "single", options=STEPS, ask_if={"question": "gate", "any_of": ["yes"]}),
    ]
    ladder = {"id": "ladder", "title": "Ladder", "source": SOURCE, "questions": ["design", "review"]}
    stage = {"question": "design", "title": "Stage", "source": SOURCE}
    steps = [
        {"id": "one", "title": "One", "when": {"question": "gate", "any_of": ["yes"]}},
        {"id": "two", "title": "Two", "when": {"question": "review", "at_least": "deciding"}},
    ]
    path = {"id": "path", "title": "Path", "source": SOURCE, "steps": steps}
    rules = {"ladders": [{**ladder, "phases": {"design": "Design"}}], "stages": [stage], "paths": [path]}
    return questionnaire(data, rules=rules)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("informing", (1, "informing", "consulting")),
        ("consulting", (2, "consulting", "deciding")),
        ("deciding", (3, "deciding", None)),
        ({"state": "dont-know"}, (None, None, None)),
        ({"state": "not-applicable", "reason": "Not ours."}, (None, None, None)),
    ],
)
def test_a_ladder_and_a_stage_name_the_step_and_the_next(value: Any, expected: Any) -> None:
    found = result(laddered(), {"design": value})
    design = found.ladders[0]
    assert (design.step, design.option, design.next) == expected
    assert (design.id, design.ladder, design.phase, design.of) == ("design", "ladder", "Design", 3)
    assert (found.stages[0].step, found.stages[0].option, found.stages[0].next) == expected


def test_a_ladder_says_nothing_of_a_phase_that_is_not_asked() -> None:
    review = result(laddered(), {"gate": False, "review": "deciding"}).ladders[1]
    assert (review.step, review.option, review.next, review.phase) == (None, None, None, "Ladder")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"gate": True, "review": "deciding"}, (True, True)),
        ({"gate": True, "review": "consulting"}, (True, False)),
        ({"gate": False, "review": "deciding"}, (False, False)),
        ({"gate": True}, (True, None)),
        ({"gate": {"state": "dont-know"}}, (None, None)),
    ],
)
def test_a_path_tells_which_steps_are_reached(given: Any, expected: Any) -> None:
    steps = result(laddered(), given).paths[0].steps
    assert tuple(step.reached for step in steps) == expected


def cycled() -> Any:
    names = ("plan", "do", "check", "act")
    phases = [node_data(f"c.{name}", {name: 1}, kind="phase") for name in names]
    return questionnaire([question_data(n, "number") for n in names], [node_data("c", phases, kind="cycle")])


NA = {"state": "not-applicable", "reason": "Not ours."}


@pytest.mark.parametrize(
    ("values", "weakest"),
    [
        ((5, 6, 2, 8), ["c.check"]),
        ((5, 6, {"value": 2, "unsure": True}, 8), ["c.check"]),
        ((5, 6, {"value": 4, "unsure": True}, 8), ["c.plan", "c.check"]),  # [30, 50] touches 50
        ((5, 6, {"value": 3.9, "unsure": True}, 8), ["c.check"]),  # [29, 49] lies below 50
        ((5, 5, 5, 5), ["c.plan", "c.do", "c.check", "c.act"]),
        ((5, 6, None, 8), ["c.plan", "c.check"]),  # nothing is known of check: [0, 100]
        ((0, 6, None, 8), ["c.plan", "c.check"]),
        ((5, 6, NA, 8), ["c.plan"]),
        ((NA, NA, NA, NA), []),
    ],
)
def test_the_weakest_phase_is_named_only_if_its_interval_lies_below_the_others(values: Any, weakest: Any) -> None:
    names = ("plan", "do", "check", "act")
    given = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    assert list(result(cycled(), given).cycles[0].weakest) == weakest


@FEWER
@given(cases())
def test_one_weakest_phase_lies_below_all_others_and_several_cannot_be_told_apart(case: Case) -> None:
    found = result(case.questionnaire, case.answers)
    for cycle in found.cycles:
        present = {p.id: p for p in cycle.phases if p.low is not None and p.high is not None}
        assert bool(cycle.weakest) == bool(present)
        for name, phase in present.items():
            below = all(phase.high < other.low for other in present.values() if other.id != name)  # type: ignore[operator]
            if below and len(present) > 1:
                assert cycle.weakest == (name,)
            surely_above = any(other.high < phase.low - 1e-9 for other in present.values())  # type: ignore[operator]
            assert (name in cycle.weakest) != surely_above
