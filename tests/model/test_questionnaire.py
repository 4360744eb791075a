"""What each record of a questionnaire refuses by itself, and what a questionnaire finds in itself."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builders import (
    SOURCE,
    advice_data,
    node_data,
    question_data,
    questionnaire,
    questionnaire_data,
    scoring_data,
    step_data,
)
from govcheck.model.questionnaire import Questionnaire
from govcheck.model.scoring import Levels, Node

SCALE = {"never": 0.0, "half": 0.5, "always": 1.0}
Q = [question_data("q"), question_data("c", role="context"), question_data("s", "single", options=SCALE)]
IN_Q = node_data("index", {"q": 1})
WHEN = {"question": "q", "any_of": ["yes"]}


def refused(fault: str, questions: Any, nodes: Any = None, **own: Any) -> None:
    with pytest.raises(ValidationError) as error:
        Questionnaire.model_validate(questionnaire_data(questions, nodes, **own))
    assert fault in str(error.value)


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        (node_data("index", {}), "either children or questions"),
        (node_data("index", []), "either children or questions"),
        ({**IN_Q, "children": [node_data("below", {"s": 1})]}, "either children or questions"),
        (node_data("index", {"q": 0}), "greater than 0"),
        (node_data("index", {"q": 1}, weight=-1), "greater than 0"),
        (node_data("index", {"q": True}), "valid number"),
        (node_data("index", {"q": 1}, minimum_coverage=1.1), "less than or equal to 1"),
    ],
)
def test_a_node_has_parts_with_weights(node: Any, fault: str) -> None:
    refused(fault, Q, [node])


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        ({"ladders": [{"id": "l", "title": "L", "source": SOURCE, "questions": []}]}, "at least 1 item"),
        (
            {
                "paths": [
                    {"id": "p", "title": "P", "source": SOURCE, "steps": [{"id": "a", "title": "A", "when": WHEN}]}
                ]
            },
            "at least 2 items",
        ),
        ({"contradictions": [{"id": "k", "text": "K.", "when": [WHEN]}]}, "at least 2 items"),
        ({"minimum_coverage": 1.5}, "less than or equal to 1"),
    ],
)
def test_a_framework_has_what_it_needs(rules: Any, fault: str) -> None:
    refused(fault, Q, [IN_Q], rules=rules)


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (step_data(start=[]), "at least 1 item"),
        (step_data(start=["S."] * 4), "at most 3 items"),
        (step_data(effort="none"), "'low', 'medium' or 'high'"),
    ],
)
def test_a_step_of_advice_has_a_start_and_an_effort(step: Any, fault: str) -> None:
    refused(fault, Q, [IN_Q], advice=advice_data({"q": [step]}))


@pytest.mark.parametrize("bounds", [[], [10], [0, 50, 50], [0, 50, 40], [0, 101], [-1, 5]])
def test_levels_start_at_zero_and_rise(bounds: Any) -> None:
    steps = [{"id": f"l{i}", "title": "L", "at_least": at} for i, at in enumerate(bounds)]
    with pytest.raises(ValidationError):
        Levels.model_validate({"source": SOURCE, "steps": steps})


def test_a_node_knows_all_that_is_below_it() -> None:
    inner = node_data("inner", {"a": 1, "b": 2}, kind="element")
    node = Node.model_validate(node_data("outer", [inner, node_data("last", {"c": 1}, kind="element")]))
    assert [below.id for below in node.walk()] == ["outer", "inner", "last"]
    assert node.leaves == ("a", "b", "c")


def test_a_questionnaire_finds_its_questions_options_and_nodes() -> None:
    whole = questionnaire(Q, [IN_Q])
    assert list(whole.by_id) == ["q", "c", "s"]
    assert whole.option("s", "half").value == 0.5
    assert list(whole.scoring.nodes) == ["index"]


def test_a_questionnaire_knows_what_is_scored_what_decides_and_what_is_set_beside_an_indicator() -> None:
    asked = questionnaire(
        [
            question_data("gate", role="context", indicators=[{"id": "ind-1"}, {"id": "ind-1", "category": "yes"}]),
            question_data("a", ask_if={"question": "gate", "any_of": ["yes"]}, if_not_asked="absent"),
            question_data("b", indicators=[{"id": "ind-1"}]),
        ]
    )
    assert [question.id for question in asked.leaves] == ["a", "b"]
    assert asked.gates == {"gate"}
    assert [[question.id for question in questions] for questions in asked.by_section.values()] == [
        ["gate", "a", "b"],
        [],
    ]
    assert [question.id for question in asked.by_indicator["ind-1"]] == ["gate", "b"]


def test_what_follows_from_a_questionnaire_is_kept_by_it_and_by_its_language() -> None:
    asked = questionnaire([question_data("a")])
    same, other = questionnaire([question_data("a")]), asked.model_copy(update={"title": "Otro"})
    kept = {asked: 1}
    assert hash(asked) == hash(same) == hash(other), "the files are the same in every language"
    assert kept[same] == 1
    assert other not in kept


def test_nothing_of_it_can_be_changed() -> None:
    whole = questionnaire(Q, [IN_Q])
    with pytest.raises(ValidationError):
        whole.title = "Other"


def test_without_a_tree_there_is_nothing_to_score() -> None:
    refused("at least 1 item", Q, scoring=scoring_data([]))
