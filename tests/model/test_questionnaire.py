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
NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
LIST = [*({"id": i, "value": 1.0, "label": i} for i in "ab"), NONE]
YES = {"any_of": ["yes"]}


def refused(fault: str, questions: Any, nodes: Any = None, **own: Any) -> None:
    with pytest.raises(ValidationError) as error:
        Questionnaire.model_validate(questionnaire_data(questions, nodes, **own))
    assert fault in str(error.value)


def behind(gate: str, test: Any, name: str = "q", **own: Any) -> dict[str, Any]:
    return question_data(name, ask_if={"question": gate, **test}, **own)


@pytest.mark.parametrize(
    ("questions", "fault"),
    [
        ([question_data("q"), question_data("q")], "question q stands twice"),
        ([question_data("q", section="s9")], "question q names the unknown section s9"),
        ([behind("later", YES), question_data("later")], "question q depends on later, which is not asked before it"),
        ([behind("q", YES)], "question q depends on q, which is not asked before it"),
        ([question_data("g"), behind("g", {"any_of": ["si"]})], "question q names the unknown option si of g"),
        ([question_data("g", "number"), behind("g", {"any_of": ["1"]})], "names the unknown option 1 of g"),
        ([question_data("g"), behind("g", YES, if_not_asked="absent")], "q depends on a scored question and needs"),
        ([question_data("g"), behind("g", {"any_of": ["no"]})], "q must be asked for the better answers of g"),
        ([question_data("g"), behind("g", {"none_of": ["no"]})], "q must be asked for the better answers of g"),
        ([question_data("g"), behind("g", {"below": "yes"})], "q must be asked for the better answers of g"),
        (
            [question_data("g", "single", options=SCALE), behind("g", {"any_of": ["half"]})],
            "q must be asked for the better answers of g",
        ),
        (
            [question_data("g", "several", options=LIST), behind("g", {"any_of": ["a", "none"]})],
            "q must be asked for the better answers of g",
        ),
        (
            # The one in between is not scored, yet closes the question when g is answered better.
            [question_data("g"), behind("g", YES, "m", role="context", if_not_asked="absent"), behind("m", YES)],
            "question m depends on a scored question and needs if_not_asked: lowest",
        ),
        (
            [question_data("g"), behind("g", YES, "m", role="context"), behind("m", YES, if_not_asked="absent")],
            "question q depends on a scored question and needs if_not_asked: lowest",
        ),
        (
            [question_data("g"), behind("g", {"any_of": ["no"]}, "m", role="context"), behind("m", YES)],
            "question m must be asked for the better answers of g",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_or_could_lower_a_score_is_refused(questions: Any, fault: str) -> None:
    refused(fault, questions, [node_data("index", {questions[0]["id"]: 1})])


@pytest.mark.parametrize(
    "questions",
    [
        [question_data("g"), behind("g", YES)],
        [question_data("g"), behind("g", YES, "m", role="context"), behind("m", {"any_of": ["no"]})],
        [question_data("g"), behind("g", {"any_of": ["no"]}, role="diagnostic", if_not_asked="absent")],
        [
            question_data("a"),
            question_data("g", role="context"),
            behind("g", {"none_of": ["yes"]}, if_not_asked="absent"),
        ],
        [question_data("g", "several", options=LIST), behind("g", {"any_of": ["a", "b"]})],
        [question_data("g", "several", options=LIST), behind("g", {"at_least": "a"})],
        [question_data("g", "single", options=SCALE), behind("g", {"any_of": ["half", "always"]})],
        [question_data("g", "number"), behind("g", {"at_least": 5})],
    ],
)
def test_a_condition_that_keeps_scores_from_falling_is_allowed(questions: Any) -> None:
    assert questionnaire(questions, [node_data("index", {questions[0]["id"]: 1})])


Q = [question_data("q"), question_data("c", role="context"), question_data("s", "single", options=SCALE)]
IN_Q = node_data("index", {"q": 1})


@pytest.mark.parametrize(
    ("nodes", "fault"),
    [
        ([node_data("index", {"x": 1})], "node index names x, which is no maturity question"),
        ([node_data("index", {"c": 1})], "node index names c, which is no maturity question"),
        ([IN_Q, node_data("other", {"q": 1})], "q stands twice in the tree tree0"),
        ([IN_Q, node_data("index", {"s": 1})], "node index stands twice, or has the id of a question"),
        ([node_data("s", {"q": 1})], "node s stands twice, or has the id of a question"),
        ([node_data("index", {"q": 1}, kind="question")], "questions are listed under `questions`"),
        ([node_data("index", {"q": 1}, priority="x")], "node index names the unknown question x"),
        ([node_data("index", {})], "either children or questions"),
        ([node_data("index", [])], "either children or questions"),
        ([{**IN_Q, "children": [node_data("below", {"s": 1})]}], "either children or questions"),
        ([node_data("index", {"q": 0})], "greater than 0"),
        ([node_data("index", {"q": 1}, weight=-1)], "greater than 0"),
        ([node_data("index", {"q": True})], "valid number"),
        ([node_data("index", {"q": 1}, minimum_coverage=1.1)], "less than or equal to 1"),
    ],
)
def test_a_tree_that_cannot_be_scored_is_refused(nodes: Any, fault: str) -> None:
    refused(fault, Q, nodes)


def test_a_question_may_stand_in_two_trees_but_a_node_may_not() -> None:
    assert questionnaire(Q, scoring=scoring_data([[IN_Q], [node_data("cycle", {"q": 1}, kind="cycle")]]))
    refused("node index stands twice", Q, scoring=scoring_data([[IN_Q], [IN_Q]]))


def when(question: str, **test: Any) -> dict[str, Any]:
    return {"question": question, **test}


def ladder(*questions: str) -> dict[str, Any]:
    return {"ladders": [{"id": "l", "title": "L", "source": SOURCE, "questions": questions}]}


def path(*conditions: Any) -> dict[str, Any]:
    steps = [{"id": f"p{i}", "title": "P", "when": condition} for i, condition in enumerate(conditions)]
    return {"paths": [{"id": "p", "title": "P", "source": SOURCE, "steps": steps}]}


def contradiction(*conditions: Any) -> dict[str, Any]:
    return {"contradictions": [{"id": "k", "text": "K.", "when": conditions}]}


FALLING = question_data("f", "single", options={"all": 1.0, "none": 0.0})


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        (ladder("x"), "x, of a ladder or stage, is no single question"),
        (ladder("q"), "q, of a ladder or stage, is no single question"),
        (ladder("f"), "f, of a ladder or stage, does not list its steps from the lowest"),
        (ladder(), "at least 1 item"),
        ({"stages": [{"question": "c", "title": "T", "source": SOURCE}]}, "c, of a ladder or stage"),
        (path(when("x", **YES), when("q", **YES)), "path p names the unknown question x"),
        (path(when("q", any_of=["si"]), when("q", **YES)), "path p names the unknown option si of q"),
        (path(when("q", **YES)), "at least 2 items"),
        (contradiction(when("x", **YES), when("q", **YES)), "contradiction k names the unknown question x"),
        (contradiction(when("s", below="x"), when("q", **YES)), "contradiction k names the unknown option x of s"),
        (contradiction(when("q", **YES)), "at least 2 items"),
        ({"minimum_coverage": 1.5}, "less than or equal to 1"),
    ],
)
def test_a_framework_that_names_what_is_not_there_is_refused(rules: Any, fault: str) -> None:
    refused(fault, [*Q, FALLING], [IN_Q], rules=rules)


@pytest.mark.parametrize(
    ("advice", "fault"),
    [
        (advice_data({"x": [step_data()]}), "advice is given for x, which is no maturity question"),
        (advice_data({"c": [step_data()]}), "advice is given for c, which is no maturity question"),
        (advice_data({"s": [step_data("x")]}), "advice for s names the unknown option x"),
        (advice_data({"s": [step_data("never")]}), "advice for s leads to never, which is worth nothing"),
        (advice_data({"q": [step_data(practices=["p"])]}), "advice for q names the unknown practice p"),
        (advice_data({"q": [step_data(start=[])]}), "at least 1 item"),
        (advice_data({"q": [step_data(start=["S."] * 4)]}), "at most 3 items"),
        (advice_data({"q": [step_data(effort="none")]}), "'low', 'medium' or 'high'"),
    ],
)
def test_advice_that_leads_nowhere_is_refused(advice: Any, fault: str) -> None:
    refused(fault, Q, [IN_Q], advice=advice)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ValidationError) as error:
        questionnaire([question_data("q", section="s9"), behind("x", YES)], [node_data("index", {"y": 1})])
    text = str(error.value)
    assert all(fault in text for fault in ("unknown section s9", "depends on x", "names y"))


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


def test_nothing_of_it_can_be_changed() -> None:
    whole = questionnaire(Q, [IN_Q])
    with pytest.raises(ValidationError):
        whole.title = "Other"


def test_without_a_tree_there_is_nothing_to_score() -> None:
    refused("at least 1 item", Q, scoring=scoring_data([]))
