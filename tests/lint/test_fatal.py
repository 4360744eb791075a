"""Which questionnaires can be used: names, conditions, trees, frameworks and advice, each case by its code."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest

from builders import PROFILE, SOURCE, advice_data, node_data, question_data, questionnaire, scoring_data, step_data
from govcheck.lint.check import find_fatal_faults, find_faults

SCALE = {"never": 0.0, "half": 0.5, "always": 1.0}
NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
LIST = [*({"id": i, "value": 1.0, "label": i} for i in "ab"), NONE]
THREE = [*({"id": i, "value": v, "label": i} for i, v in (("a", 1.0), ("b", 0.8), ("c", 0.8), ("z", 0.0))), NONE]
YES = {"any_of": ["yes"]}


def told(questions: Any, nodes: Any = None, **own: Any) -> list[str]:
    """The codes of the faults, and what they name."""
    found = find_fatal_faults(questionnaire(questions, nodes, **own))
    return [f"{fault.problem.code} {fault.problem.message.format(**fault.problem.fields)}" for fault in found]


def refused(fault: str, questions: Any, nodes: Any = None, **own: Any) -> None:
    assert any(fault in each for each in told(questions, nodes, **own)), told(questions, nodes, **own)


def behind(gate: str, test: Any, name: str = "q", **own: Any) -> dict[str, Any]:
    return question_data(name, ask_if={"question": gate, **test}, **own)


@pytest.mark.parametrize(
    ("questions", "fault"),
    [
        ([question_data("q"), question_data("q")], "duplicate-id “q” is given twice"),
        ([question_data("q", section="s9")], "unknown-section There is no section s9"),
        (
            [behind("later", YES), question_data("later")],
            "forward-condition q depends on later, which is not asked before it",
        ),
        ([behind("q", YES)], "circular-condition Whether q is asked depends"),
        ([question_data("g"), behind("g", {"any_of": ["si"]})], "unknown-option g has no option si"),
        ([question_data("g", "number"), behind("g", {"any_of": ["1"]})], "unknown-option g has no option 1"),
        (
            [question_data("g"), behind("g", YES, if_not_asked="absent")],
            "score-could-fall q depends on an answer that is scored",
        ),
        (
            [question_data("g"), behind("g", {"any_of": ["no"]})],
            "score-could-fall q is not asked for the better answers of g",
        ),
        (
            [question_data("g"), behind("g", {"none_of": ["no"]})],
            "score-could-fall q is not asked for the better answers of g",
        ),
        (
            [question_data("g"), behind("g", {"below": "yes"})],
            "score-could-fall q is not asked for the better answers of g",
        ),
        (
            [question_data("g", "single", options=SCALE), behind("g", {"any_of": ["half"]})],
            "score-could-fall q is not asked for the better answers of g",
        ),
        (
            [question_data("g", "several", options=LIST), behind("g", {"any_of": ["a", "none"]})],
            "score-could-fall q is not asked for the better answers of g",
        ),
        (
            # Two that do not open the question may be worth more than one that does.
            [question_data("g", "several", options=THREE), behind("g", {"any_of": ["a"]})],
            "score-could-fall q is not asked for the better answers of g",
        ),
        (
            [question_data("g", "several", options=THREE), behind("g", {"at_least": "a"})],
            "score-could-fall q is not asked for the better answers of g",
        ),
        (
            # The one in between is not scored, yet closes the question when g is answered better.
            [question_data("g"), behind("g", YES, "m", role="context", if_not_asked="absent"), behind("m", YES)],
            "score-could-fall m depends on an answer that is scored",
        ),
        (
            [question_data("g"), behind("g", YES, "m", role="context"), behind("m", YES, if_not_asked="absent")],
            "score-could-fall q depends on an answer that is scored",
        ),
        (
            [question_data("g"), behind("g", {"any_of": ["no"]}, "m", role="context"), behind("m", YES)],
            "score-could-fall m is not asked for the better answers of g",
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
        [question_data("g", "several", options=THREE), behind("g", {"any_of": ["a", "b", "c"]})],
        [question_data("g", "several", options=THREE), behind("g", {"at_least": "c"})],
        [question_data("g", "single", options=SCALE), behind("g", {"any_of": ["half", "always"]})],
        [question_data("g", "number"), behind("g", {"at_least": 5})],
    ],
)
def test_a_condition_that_keeps_scores_from_falling_is_allowed(questions: Any) -> None:
    assert told(questions, [node_data("index", {questions[0]["id"]: 1})]) == []


Q = [question_data("q"), question_data("c", role="context"), question_data("s", "single", options=SCALE)]
IN_Q = node_data("index", {"q": 1})


@pytest.mark.parametrize(
    ("nodes", "fault"),
    [
        ([node_data("index", {"x": 1})], "unknown-question There is no question x"),
        ([node_data("index", {"c": 1})], "not-maturity c is not scored"),
        ([IN_Q, node_data("other", {"q": 1})], "question-twice q stands in this tree twice"),
        ([IN_Q, node_data("index", {"s": 1})], "duplicate-id “index” is given twice"),
        ([node_data("s", {"q": 1})], "duplicate-id “s” is the id of a question"),
        ([node_data("index", {"q": 1}, kind="question")], "node-kind index is a node"),
        ([node_data("index", {"q": 1}, priority="x")], "unknown-question There is no question x"),
    ],
)
def test_a_tree_that_cannot_be_scored_is_refused(nodes: Any, fault: str) -> None:
    refused(fault, Q, nodes)


def test_a_question_may_stand_in_two_trees_but_a_node_may_not() -> None:
    assert questionnaire(Q, scoring=scoring_data([[IN_Q], [node_data("cycle", {"q": 1}, kind="cycle")]]))
    refused("duplicate-id “index” is given twice", Q, scoring=scoring_data([[IN_Q], [IN_Q]]))


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
        (ladder("x"), "unknown-question There is no question x"),
        (ladder("q"), "not-single q has no steps"),
        (ladder("f"), "steps-not-rising The options of f"),
        ({"stages": [{"question": "c", "title": "T", "source": SOURCE}]}, "not-single c has no steps"),
        (path(when("x", **YES), when("q", **YES)), "unknown-question There is no question x"),
        (path(when("q", any_of=["si"]), when("q", **YES)), "unknown-option q has no option si"),
        (contradiction(when("x", **YES), when("q", **YES)), "unknown-question There is no question x"),
        (contradiction(when("s", below="x"), when("q", **YES)), "unknown-option s has no option x"),
    ],
)
def test_a_framework_that_names_what_is_not_there_is_refused(rules: Any, fault: str) -> None:
    refused(fault, [*Q, FALLING], [IN_Q], rules=rules)


@pytest.mark.parametrize(
    ("advice", "fault"),
    [
        (advice_data({"x": [step_data()]}), "unknown-question There is no question x"),
        (advice_data({"c": [step_data()]}), "not-maturity c is not scored"),
        (advice_data({"s": [step_data("x")]}), "unknown-option s has no option x"),
        (advice_data({"s": [step_data("never")]}), "step-to-nothing The advice for s leads to never"),
        (advice_data({"q": [step_data(practices=["p"])]}), "unknown-practice There is no practice p"),
    ],
)
def test_advice_that_leads_nowhere_is_refused(advice: Any, fault: str) -> None:
    refused(fault, Q, [IN_Q], advice=advice)


@pytest.mark.parametrize(
    ("goals", "faults"),
    [
        (["half", "best"], []),
        (["half", None], []),
        (["half", "half"], ["duplicate-step The advice for s has a step to half already."]),
        ([None, None, None], ["duplicate-step The advice for s has a step to best already."] * 2),
        ([None, "best"], ["duplicate-step The advice for s has a step to best already."]),
    ],
)
def test_two_steps_to_one_answer_are_refused(goals: Any, faults: Any) -> None:
    asked = [question_data("s", "single", options={"never": 0.0, "half": 0.5, "best": 1.0})]
    advice = advice_data({"s": [step_data(goal) for goal in goals]})
    assert told(asked, [node_data("index", {"s": 1})], advice=advice) == faults


def test_all_faults_are_told_at_once() -> None:
    found = told([question_data("q", section="s9"), behind("x", YES, "r")], [node_data("index", {"y": 1})])
    assert [each.partition(" ")[0] for each in found] == ["unknown-section", "unknown-question", "unknown-question"]


def test_a_circle_of_questions_is_told_of_each_that_is_asked_too_early() -> None:
    circle = [
        behind("c", YES, "a"),
        behind("a", YES, "b"),
        behind("b", YES, "c"),
        behind("d", YES, "e"),
        behind("c", YES, "d"),
    ]
    found = told([*circle, question_data("q")], [node_data("index", {"q": 1})])
    assert [each.split(" depends")[0] for each in found if "-condition" in each] == [
        "circular-condition Whether a is asked",
        "forward-condition e",
    ]


def test_a_long_chain_of_conditions_takes_no_long_time() -> None:
    """Walking up the chain from every question would take minutes."""
    chain = [question_data("q0")]
    chain += [behind(f"q{n - 1}", YES, f"q{n}", if_not_asked="absent" if n % 2 else "lowest") for n in range(1, 3_000)]
    whole = questionnaire(chain)
    start = perf_counter()
    assert sum(fault.problem.code == "score-could-fall" for fault in find_faults(whole, {}, PROFILE)) == 1_500
    assert perf_counter() - start < 10


def test_faults_do_not_hide_each_other() -> None:
    """Checks that make it worse run over what is misnamed, and over ids that stand twice."""
    twice = [
        question_data("q"),
        behind("q", YES, "q"),
        behind("x", YES, "r"),
        question_data("q", "single", options=SCALE),
    ]
    rules = {**ladder("q", "x"), **path(when("x", **YES), when("q", any_of=["si"]))}
    whole = questionnaire(twice, [node_data("index", {"q": 1, "z": 1}, priority="x")], rules=rules, studies=["x"])
    assert {fault.problem.code for fault in find_faults(whole, {}, PROFILE)} >= {
        "duplicate-id",
        "unknown-question",
        "unknown-study",
    }
