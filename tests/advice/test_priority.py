"""Priorities of the city: areas chosen from a list come first, and nothing else is moved by it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from builders import advice_data, answer_file, node_data, question_data, questionnaire, result, step_data
from govcheck.lint.check import find_fatal_faults
from govcheck.model.scoring import PriorityOption
from govcheck.report.view import build_view
from govcheck.store.content import load_questionnaire
from made_up import assessed, made_up

ASKED = load_questionnaire("smart-resilience")
LIST = "priority-areas"
OPTIONS = [option.id for option in ASKED.by_id[LIST].options if not option.exclusive]
CHOICES: list[tuple[str, ...]] = [(), *((one,) for one in OPTIONS), *combinations(OPTIONS[:4], 2)]


def ranks(seed: int, chosen: tuple[str, ...] | None) -> dict[str, int]:
    """The rank of each question's step, with this answer to the list of priorities, or with none."""
    answers = made_up("smart-resilience", "en", seed).answers
    others = {name: answer for name, answer in answers.answers.items() if name != LIST}
    given = answers.model_copy(update={"answers": others})
    if chosen is not None:
        value = chosen or ("none",)
        given = given.model_copy(update={"answers": {**others, **answer_file({LIST: list(value)}).answers}})
    return {r.question: r.rank for r in assessed(ASKED, "en", given).result.recommendations}


def tied(option: str) -> set[str]:
    """The questions of the parts that an option stands for."""
    nodes = [node for node in ASKED.scoring.nodes.values() if isinstance(node.priority, PriorityOption)]
    return {leaf for node in nodes if node.priority.option == option for leaf in node.leaves}


def test_every_option_of_the_list_stands_for_a_part() -> None:
    assert all(tied(option) for option in OPTIONS)
    areas = next(node for node in ASKED.scoring.nodes.values() if node.id == "resilience.areas")
    for area in areas.children:
        assert area.priority == PriorityOption(question=LIST, option=area.id.removeprefix("area."))


@pytest.mark.parametrize("seed", range(4))
def test_choosing_an_area_never_moves_a_step_of_it_down(seed: int) -> None:
    moved = 0
    for before in (None, *CHOICES):
        was = ranks(seed, before)
        for option in OPTIONS:
            if before and (option in before or len(before) == 3):
                continue
            now = ranks(seed, (*(before or ()), option))
            assert was.keys() == now.keys()
            assert all(now[question] <= was[question] for question in tied(option) & was.keys())
            moved += sum(now[question] < was[question] for question in tied(option) & was.keys())
    assert moved > 0


@pytest.mark.parametrize("seed", range(4))
def test_an_unanswered_list_changes_nothing_in_the_order(seed: int) -> None:
    data = ASKED.model_dump()
    for tree in data["scoring"]["trees"]:
        for node in tree["nodes"]:
            _forget_priorities(node)
    without = type(ASKED).model_validate(data)
    answers = made_up("smart-resilience", "en", seed).answers
    answers = answers.model_copy(update={"answers": {k: v for k, v in answers.answers.items() if k != LIST}})
    orders = [[r.question for r in assessed(asked, "en", answers).result.recommendations] for asked in (ASKED, without)]
    assert orders[0] == orders[1]


def _forget_priorities(node: dict[str, Any]) -> None:
    node["priority"] = None
    for child in node["children"]:
        _forget_priorities(child)


def test_no_area_before_the_others_leaves_the_order_as_it_was() -> None:
    assert ranks(1, ()) == ranks(1, None)


AREAS = {"a": 1.0, "b": 1.0}


def small(given: dict[str, Any], **ranking: float) -> Any:
    """Two areas, each with a step, and a list that says which comes first."""
    none = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
    options = [*({"id": o, "value": v, "label": o} for o, v in AREAS.items()), none]
    questions = [
        *(question_data(area) for area in AREAS),
        question_data("first", "several", role="priority", options=options),
    ]
    nodes = [
        node_data(f"n.{area}", {area: 1}, kind="element", priority={"question": "first", "option": area})
        for area in AREAS
    ]
    advice = advice_data({area: [step_data("yes")] for area in AREAS})
    advice["ranking"].update(ranking)
    asked = questionnaire(questions, [node_data("index", nodes)], advice=advice)
    return asked, result(asked, {"a": False, "b": False, **given})


@pytest.mark.parametrize(
    ("given", "priorities"),
    [
        ({}, {"a": None, "b": None}),
        ({"first": {"state": "dont-know"}}, {"a": None, "b": None}),
        ({"first": ["none"]}, {"a": 0.25, "b": 0.25}),
        ({"first": ["b"]}, {"b": 1, "a": 0.25}),
        ({"first": ["a", "b"]}, {"a": 1, "b": 1}),
    ],
)
def test_an_option_counts_in_full_if_chosen_and_else_as_the_data_says(given: Any, priorities: Any) -> None:
    _, found = small(given, priority_unchosen=0.25)
    assert [(r.question, r.priority) for r in found.recommendations] == list(priorities.items())
    assert {(r.priority_question, r.priority_option) for r in found.recommendations} == {("first", "a"), ("first", "b")}


def test_the_reason_names_the_priority() -> None:
    asked, found = small({"first": ["b"]})
    first, second = build_view(found, asked).steps
    assert first.priority == "Your city gives priority to this area."
    assert second.priority == "This area is not among those that come first for your city."
    asked, found = small({})
    assert "has not said" in build_view(found, asked).steps[0].priority


@pytest.mark.parametrize(
    ("priority", "faults"),
    [
        ({"question": "list", "option": "a"}, []),
        ("rate", []),
        ({"question": "x", "option": "a"}, ["unknown-question"]),
        ({"question": "list", "option": "x"}, ["unknown-option"]),
        ({"question": "list", "option": "none"}, ["unknown-option"]),
        ({"question": "rate", "option": "a"}, ["priority-type"]),
        ("list", ["priority-type"]),
        ("q", ["priority-type"]),
    ],
)
def test_a_priority_names_a_number_or_an_option_of_a_list(priority: Any, faults: list[str]) -> None:
    none = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
    options = [{"id": "a", "value": 1.0, "label": "A"}, none]
    questions = [question_data("list", "several", role="priority", options=options), question_data("q")]
    questions += [question_data("rate", "number", role="priority")]
    asked = questionnaire(questions, [node_data("index", {"q": 1}, priority=priority)])
    assert [fault.problem.code for fault in find_fatal_faults(asked)] == faults
