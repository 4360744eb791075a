from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from builders import (
    advice_data,
    answer_file,
    node_data,
    question_data,
    questionnaire,
    random_answers,
    result,
    scoring_data,
    step_data,
)
from govcheck.model.answer import AnswerState
from govcheck.model.question import QuestionType
from govcheck.scoring.routing import find_routes
from govcheck.scoring.step import is_best
from real import real_result, smart_governance
from strategies import FEWER, Case, cases

SCALE = {"never": 0.0, "rarely": 0.4, "seldom": 0.4, "often": 0.7, "always": 1.0}
SINGLE_STEPS = [step_data("rarely"), step_data("often"), step_data("always")]
NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
LIST = [*({"id": i, "value": 1.0, "label": i} for i in "abc"), NONE]
LIST_STEPS = [step_data("b"), step_data("a"), step_data("c")]
NA = {"state": "not-applicable", "reason": "Not ours."}
DONT_KNOW = {"state": "dont-know"}
YES = {"any_of": ["yes"]}


def advised(questions: Any, given: Any, steps: Any, nodes: Any = None, **own: Any) -> Any:
    asked = questionnaire(questions, nodes, advice=advice_data(steps, **own))
    return result(asked, given).recommendations


@pytest.mark.parametrize(
    ("kind", "own", "steps", "value", "to"),
    [
        ("yes-no", {}, [step_data("yes")], False, "yes"),
        ("yes-no", {}, [step_data("yes")], True, "nothing"),
        ("yes-no", {}, [step_data(None)], True, "nothing"),
        ("single", {"options": SCALE}, SINGLE_STEPS, "never", "rarely"),
        ("single", {"options": SCALE}, SINGLE_STEPS, "rarely", "often"),
        ("single", {"options": SCALE}, SINGLE_STEPS, "seldom", "often"),
        ("single", {"options": SCALE}, SINGLE_STEPS, "often", "always"),
        ("single", {"options": SCALE}, SINGLE_STEPS, "always", "nothing"),
        ("single", {"options": SCALE}, [step_data(None)], "often", None),
        ("single", {"options": SCALE}, [step_data(None)], "always", "nothing"),
        ("several", {"options": LIST}, LIST_STEPS, ["none"], "b"),
        ("several", {"options": LIST}, LIST_STEPS, ["b"], "a"),
        ("several", {"options": LIST}, LIST_STEPS, ["a", "b"], "c"),
        ("several", {"options": LIST}, LIST_STEPS, ["a", "b", "c"], "nothing"),
        ("several", {"options": LIST}, [step_data(None)], ["a", "b", "c"], "nothing"),
        ("several", {"options": LIST, "enough": 2}, LIST_STEPS, ["a", "c"], "nothing"),
        ("several", {"options": LIST, "at_most": 1}, LIST_STEPS, ["a"], "nothing"),
        ("number", {}, [step_data(None)], 9.5, None),
        ("number", {}, [step_data(None)], 10, "nothing"),
        ("number", {}, [], 3, "nothing"),
    ],
)
def test_the_first_step_that_is_not_reached_is_advised(kind: str, own: Any, steps: Any, value: Any, to: Any) -> None:
    found = advised([question_data("q", kind, **own)], {"q": value}, {"q": steps})
    assert [step.to for step in found] == ([] if to == "nothing" else [to])


@pytest.mark.parametrize("given", [{}, {"q": NA}, {"q": {"state": "skipped"}}])
def test_what_does_not_apply_or_is_not_answered_brings_no_advice(given: Any) -> None:
    assert advised([question_data("q")], given, {"q": [step_data("yes")]}) == ()


@pytest.mark.parametrize("gate", [False, NA])
@pytest.mark.parametrize("value", [False, DONT_KNOW])
def test_what_is_not_asked_brings_no_advice(gate: Any, value: Any) -> None:
    questions = [question_data("gate", role="context"), question_data("q", ask_if={"question": "gate", **YES})]
    assert advised(questions, {"gate": gate, "q": value}, {"q": [step_data("yes")]}) == ()


@pytest.mark.parametrize(("value", "kind"), [(False, "step"), (DONT_KNOW, "find-out")])
def test_where_it_is_open_whether_a_question_is_asked_its_answer_counts(value: Any, kind: str) -> None:
    questions = [question_data("gate", role="context"), question_data("q", ask_if={"question": "gate", **YES})]
    (found,) = advised(questions, {"gate": DONT_KNOW, "q": value}, {"q": [step_data("yes")]})
    assert (found.question, found.kind) == ("q", kind)


def test_without_advice_there_is_none() -> None:
    assert result(questionnaire([question_data("q")]), {"q": False}).recommendations == ()


def test_an_answer_that_is_not_known_is_to_be_found_out() -> None:
    (found,) = advised([question_data("q"), question_data("r")], {"q": DONT_KNOW, "r": True}, {})
    assert (found.kind, found.question, found.to, found.effort) == ("find-out", "q", None, "low")
    assert found.title == "Find out: Text of q?"
    assert "Help for q." in found.asks
    assert found.gap == pytest.approx(50)


def test_a_recommendation_carries_all_that_the_data_says() -> None:
    practice = {"id": "p1", "city": "Bilbao", "country": "Spain", "title": "T", "summary": "S", "area": "A"}
    practice |= {"edition": 2019, "line": 1}
    step = step_data("yes", "high", practices=["p1"], goals=["16.6"], start=["One.", "Two."])
    asked = questionnaire(
        [question_data("q"), question_data("mine", "number", role="priority")],
        [node_data("index", [node_data("element", {"q": 1}, kind="element", priority="mine")])],
        advice=advice_data({"q": [step]}, practices=[practice]),
    )
    target = {"value": True, "by": "2027-12-31", "owner": "The mayor's office"}
    answers = {"q": {"value": False, "note": "Not yet."}, "mine": 8}
    (found,) = result(asked, answer_file(answers, targets={"q": target})).recommendations
    assert (found.rank, found.kind, found.node, found.axis) == (1, "step", "element", "element")
    assert (found.title, found.asks, found.because, found.start) == ("Reach yes", "A.", "B.", ("One.", "Two."))
    assert (found.effort, found.gap, found.priority, found.goals) == ("high", 100, 0.8, ("16.6",))
    assert [p.city for p in found.practices] == ["Bilbao"]
    assert found.target is not None
    assert found.target.owner == "The mayor's office"


@pytest.mark.parametrize(
    ("population", "way", "for_size"),
    [
        (20_000, "try", "Try it in a street."),
        (50_000, "try", "Try it in a street."),
        (50_001, "try", "Try it in a district."),
        (None, "try", None),
        (20_000, None, None),
        (20_000, "hear", None),
    ],
)
def test_a_step_says_how_a_city_of_its_size_begins(population: Any, way: Any, for_size: Any) -> None:
    asked = questionnaire([question_data("q")], advice=advice_data({"q": [step_data("yes", way=way)]}))
    city = {"name": "Testville", "population": population}
    (found,) = result(asked, answer_file({"q": False}, city=city)).recommendations
    assert found.for_size == for_size


def test_what_is_to_be_found_out_takes_a_question_whatever_the_size() -> None:
    asked = questionnaire([question_data("q")], advice=advice_data({"q": [step_data("yes", way="try")]}))
    city = {"name": "Testville", "population": 20_000}
    (found,) = result(asked, answer_file({"q": DONT_KNOW}, city=city)).recommendations
    assert (found.kind, found.for_size) == ("find-out", None)


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ({"weight": 2}, {"weight": 1}, "one"),  # the gap: twice the weight of the index
        ({"weight": 1}, {"weight": 2}, "other"),
        ({"effort": "high"}, {"effort": "low"}, "other"),  # ease 0.6 and 1
        ({"effort": "medium"}, {"effort": "high"}, "one"),  # 0.8 and 0.6
        ({"priority": 4}, {"priority": 6}, "other"),
        ({"priority": 4}, {}, "other"),  # not said: 0.5
        ({"priority": 6}, {}, "one"),
        ({"weight": 3, "priority": 2}, {"weight": 1, "priority": 5}, "one"),  # 0.75 * 0.2 and 0.25 * 0.5
        ({"weight": 2, "priority": 2}, {"weight": 1, "priority": 5}, "other"),
        ({"value": 5}, {"value": 4}, "other"),  # more is missing
        ({}, {}, "one"),  # equal steps keep the order of the questions
    ],
)
def test_steps_are_ordered_by_gap_times_priority_times_ease(one: Any, other: Any, first: str) -> None:
    sides = {"one": one, "other": other}
    questions = [question_data(name, "number") for name in sides]
    questions += [question_data(f"{name}.priority", "number", role="priority") for name in sides]
    nodes = [
        node_data(
            f"n.{name}", {name: 1}, kind="element", weight=side.get("weight", 1), priority=f"{name}.priority"
        )
        for name, side in sides.items()
    ]  # fmt: skip
    given = {name: side.get("value", 0) for name, side in sides.items()}
    given |= {f"{name}.priority": side["priority"] for name, side in sides.items() if "priority" in side}
    steps = {name: [step_data(None, side.get("effort", "low"))] for name, side in sides.items()}
    found = advised(questions, given, steps, [node_data("index", nodes)])
    assert found[0].question == first
    assert [r.rank for r in found] == [1, 2]


def test_at_most_three_steps_of_an_axis_come_before_the_rest() -> None:
    names = {"a": 5, "b": 2}
    questions = [question_data(f"{axis}{i}") for axis, count in names.items() for i in range(count)]
    elements = [
        node_data(
            f"axis.{axis}", {f"{axis}{i}": 1 for i in range(count)}, kind="element", weight=10 if axis == "a" else 1
        )
        for axis, count in names.items()
    ]  # fmt: skip
    given = {q["id"]: False for q in questions}
    steps = {q["id"]: [step_data("yes")] for q in questions}
    found = advised(questions, given, steps, [node_data("index", elements)])
    assert [r.question for r in found] == ["a0", "a1", "a2", "b0", "b1", "a3", "a4"]
    assert [r.rank for r in found] == list(range(1, 8))


def test_a_question_counts_in_its_index_and_not_in_other_trees() -> None:
    index = node_data("index", {"q": 1, "r": 3})
    cycle = node_data("cycle", [node_data("phase", {"q": 1, "only": 1}, kind="phase")], kind="cycle")
    questions = [question_data(name) for name in ("q", "r", "only")]
    steps = {q["id"]: [step_data("yes")] for q in questions}
    asked = questionnaire(questions, scoring=scoring_data([[index], [cycle]]), advice=advice_data(steps))
    found = result(asked, {"q": False, "r": False, "only": False}).recommendations
    assert {r.question: (r.node, r.axis, r.gap) for r in found} == {
        "r": ("index", "index", pytest.approx(75)),
        "q": ("index", "index", pytest.approx(25)),
    }


@FEWER
@given(cases())
def test_advice_never_contradicts_an_answer_and_never_misses_a_gap(case: Case) -> None:
    _check(case.questionnaire, case.answers, result(case.questionnaire, case.answers).recommendations)


@pytest.mark.parametrize("seed", range(20))
def test_advice_fits_answers_to_the_real_questionnaire(seed: int) -> None:
    answers = random_answers(smart_governance(), seed, answered=(0.5, 0.8, 1.0)[seed % 3])
    found = real_result(answers).recommendations
    _check(smart_governance(), answers, found)
    assert len(found) > 10


def _check(asked: Any, answers: Any, found: Any) -> None:
    routes = find_routes(asked, answers)
    by_question = {r.question: r for r in found}
    assert len(by_question) == len(found)
    assert [r.rank for r in found] == list(range(1, len(found) + 1))
    for recommendation in found:
        question, answer = asked.by_id[recommendation.question], answers.answer(recommendation.question)
        assert question.scored
        assert routes[question.id].asked
        if recommendation.kind == "find-out":
            assert answer.state is AnswerState.DONT_KNOW
            continue
        assert answer.state is AnswerState.ANSWERED
        assert not is_best(question, answer)
        assert recommendation.gap > 0
        if recommendation.to is not None:
            to = question.by_id[recommendation.to]
            assert not to.exclusive
            if question.type is QuestionType.SEVERAL:
                assert to.id not in answer.value
            elif question.type is QuestionType.SINGLE:
                assert to.value > question.by_id[answer.value].value
            else:
                assert answer.value is False
    in_index = {q for n in asked.scoring.nodes.values() if n.kind == "index" for q in n.leaves}
    for question in asked.questions:
        answer = answers.answer(question.id)
        open_gap = answer.state is AnswerState.ANSWERED and not is_best(question, answer)
        advisable = bool(asked.advice.steps.get(question.id))
        wanted = answer.state is AnswerState.DONT_KNOW or (open_gap and advisable)
        if wanted and question.id in in_index and routes[question.id].asked:
            assert question.id in by_question


def test_the_axis_that_matters_most_to_the_city_comes_first_on_the_real_questionnaire() -> None:
    asked = smart_governance()
    priorities = [q.id for q in asked.questions if q.role == "priority"]
    chosen = "og.priority.participation"
    lowest = {q.id: q.choices[0].id for q in asked.questions if q.scored and q.type == "single"}
    given = {**lowest, **{name: 10 if name == chosen else 2 for name in priorities}}
    found = real_result(answer_file(given, questionnaire=asked.id)).recommendations
    assert {one.axis for one in found[:3]} == {"open-government.participation"}


def test_a_gate_leaves_open_what_counts_as_the_lowest_behind_it_too() -> None:
    """Of the index the gate is a quarter, what is asked behind it another, and behind that one a half."""
    behind = {"ask_if": {"question": "gate", **YES}, "if_not_asked": "lowest"}
    further = {"ask_if": {"question": "behind", **YES}, "if_not_asked": "lowest"}
    questions = [question_data("gate"), question_data("behind", **behind), question_data("further", **further)]
    nodes = [node_data("top", {"gate": 1, "behind": 1, "further": 2})]
    steps = {name: [step_data("yes")] for name in ("gate", "behind", "further")}
    for answers, gaps in (
        ({"gate": False}, {"gate": 100.0}),
        ({"gate": True, "behind": False}, {"behind": 75.0}),
        ({"gate": True, "behind": True, "further": False}, {"further": 50.0}),
    ):
        assert {one.question: one.gap for one in advised(questions, answers, steps, nodes)} == pytest.approx(gaps)
