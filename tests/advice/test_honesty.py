"""The advice is honest: it contradicts no answer, misses no gap, and keeps the order that the data says.

Answers in every state, made at random, to every questionnaire in every language. What is expected is
worked out here from the answers and the data, without the code of the advice.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from builders import answer_file
from govcheck.model.answer import Answer, AnswerState
from govcheck.model.question import QuestionType
from govcheck.model.scoring import NodeKind, PriorityOption
from govcheck.store.content import list_questionnaires, load_questionnaire
from made_up import PLACES, SEEDS, MadeUp, assessed, made_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.question import Question
    from govcheck.model.scoring import Node

ANSWERED, DONT_KNOW = AnswerState.ANSWERED, AnswerState.DONT_KNOW

every_place = pytest.mark.parametrize(("name", "code"), PLACES)
every_questionnaire = pytest.mark.parametrize("name", list_questionnaires())


def cities(name: str, code: str) -> Iterator[MadeUp]:
    return (made_up(name, code, seed) for seed in SEEDS)


@every_questionnaire
def test_the_made_up_answers_are_in_every_state(name: str) -> None:
    answers = [a for city in cities(name, "en") for a in city.result.answers if a.role == "maturity"]
    states = Counter(answer.state for answer in answers)
    assert all(states[state] >= 20 for state in AnswerState)
    assert sum(answer.unsure for answer in answers) >= 20


@every_place
def test_no_advice_contradicts_an_answer(name: str, code: str) -> None:
    for city in cities(name, code):
        for found in city.result.recommendations:
            question, answer = city.asked.by_id[found.question], city.result.by_question[found.question]
            assert question.scored
            if found.kind == "find-out":
                assert (answer.state, found.to) == (DONT_KNOW, None)
                continue
            assert answer.state is ANSWERED
            if question.type is QuestionType.SEVERAL:
                assert isinstance(answer.value, tuple)
                assert found.to not in answer.value
                assert question.by_id[str(found.to)].value > 0
            elif question.type is QuestionType.SINGLE and found.to is not None:
                assert question.by_id[found.to].value > question.by_id[str(answer.value)].value
            elif question.type is QuestionType.YES_NO:
                assert answer.value is False
            elif question.type is QuestionType.NUMBER:
                assert found.to is None


@every_place
def test_every_gap_has_one_recommendation_and_nothing_else_has(name: str, code: str) -> None:
    for city in cities(name, code):
        found = Counter((r.question, str(r.kind)) for r in city.result.recommendations)
        assert found == Counter(dict.fromkeys(gaps(city), 1))


def gaps(city: MadeUp) -> Iterator[tuple[str, str]]:
    """What is asked and below the best is a step; what the respondent does not know is to be found out."""
    for question in city.asked.questions:
        answer = city.result.by_question[question.id]
        if question.scored and answer.state is DONT_KNOW:
            yield question.id, "find-out"
        elif question.scored and answer.state is ANSWERED and below_the_best(question, answer.value):
            yield question.id, "step"


def below_the_best(question: Question, value: object) -> bool:
    if question.type is QuestionType.NUMBER:
        return value != question.max
    if question.type is QuestionType.YES_NO:
        return value is False
    if question.type is QuestionType.SINGLE:
        return question.by_id[str(value)].value < max(option.value for option in question.options)
    assert isinstance(value, tuple)
    everything = sum(option.value for option in question.options)
    return sum(question.by_id[option].value for option in value) < (question.enough or everything)


@every_place
def test_the_order_is_gap_times_priority_times_ease_and_three_of_an_axis_come_first(name: str, code: str) -> None:
    for city in cities(name, code):
        found = {r.question: r for r in city.result.recommendations}
        assert [r.rank for r in found.values()] == list(range(1, len(found) + 1))
        expected = {}
        for index in (node for node in city.asked.scoring.nodes.values() if node.kind is NodeKind.INDEX):
            part = {leaf: share for leaf, share, _ in shares(city, index)}
            for leaf, share, above in shares(city, index):
                if leaf in found:
                    missing = share * (1 - (city.result.by_question[leaf].score or 0) / 100)
                    missing += sum(part.get(one, 0) for one in shut(city, leaf))
                    axis = next((node.id for node in above if node.kind is NodeKind.ELEMENT), index.id)
                    assert (found[leaf].gap, found[leaf].axis) == (pytest.approx(100 * missing), axis)
                    ease = city.asked.advice.ranking.ease[effort(city, leaf)]
                    # An axis weighs alike in every index, however many axes the index has.
                    gap = 100 * missing * max(1, len(index.children))
                    expected[leaf] = gap * priority(city, above) * ease
        by_use = sorted(
            (q.id for q in city.asked.questions if q.id in expected), key=lambda q: -round(expected[q], 9)
        )  # fmt: skip
        places: Counter[str] = Counter()
        late = {}
        for question in by_use:
            places[found[question].axis] += 1
            late[question] = places[found[question].axis] > 3
        assert list(found) == sorted(by_use, key=lambda q: late[q])


def shut(city: MadeUp, gate: str) -> Iterator[str]:
    """The questions that count as the lowest because of an answer, or of one that does so itself."""
    for question in city.asked.questions:
        if question.ask_if and question.ask_if.question == gate:
            answer = city.result.by_question[question.id]
            if answer.state is AnswerState.NOT_ASKED and answer.high is not None:
                yield question.id
                yield from shut(city, question.id)


def shares(
    city: MadeUp, node: Node, share: float = 1, above: tuple[Node, ...] = ()
) -> Iterator[tuple[str, float, tuple[Node, ...]]]:
    """Each question with its part of the index and the nodes above it, the nearest first."""

    def present(part: Node | str) -> bool:
        leaves = (part,) if isinstance(part, str) else part.leaves
        return any(city.result.by_question[leaf].high is not None for leaf in leaves)

    parts = [*((child, child.weight) for child in node.children), *node.questions.items()]
    total = sum(weight for part, weight in parts if present(part))
    for part, weight in parts:
        if not present(part):
            continue
        if isinstance(part, str):
            yield part, share * weight / total, (node, *above)
        else:
            yield from shares(city, part, share * weight / total, (node, *above))


def priority(city: MadeUp, above: tuple[Node, ...]) -> float:
    """What the city said of the nearest part that it was asked about."""
    assert city.asked.advice is not None
    ranking = city.asked.advice.ranking
    said = next((node.priority for node in above if node.priority), None)
    asked = said.question if isinstance(said, PriorityOption) else said
    answer = city.result.by_question[asked] if asked else None
    if answer is None or answer.state is not ANSWERED:
        value = ranking.priority_unknown
    elif isinstance(said, PriorityOption):
        assert isinstance(answer.value, tuple)
        value = 1.0 if said.option in answer.value else ranking.priority_unchosen
    else:
        question = city.asked.by_id[answer.question]
        assert isinstance(answer.value, float)
        assert question.min is not None
        assert question.max is not None
        value = (answer.value - question.min) / (question.max - question.min)
    return max(value, ranking.priority_least)


def effort(city: MadeUp, question: str) -> str:
    """The effort that the data gives for the step; finding out takes little."""
    found = next(r for r in city.result.recommendations if r.question == question)
    if found.kind == "find-out":
        return "low"
    assert city.asked.advice is not None
    return next(step.effort for step in city.asked.advice.steps[question] if step.to == found.to)


@every_place
def test_every_recommendation_is_complete(name: str, code: str) -> None:
    for city in cities(name, code):
        for found in city.result.recommendations:
            texts = (found.title, found.asks, found.because, *found.start, *found.goals)
            assert all(text.strip() for text in texts), found.question
            assert 1 <= len(found.start) <= 3
            assert found.effort in {"low", "medium", "high"}
            assert found.goals, found.question


@pytest.mark.parametrize(("name", "code"), [place for place in PLACES if place[1] != "en"])
def test_the_advice_is_the_same_in_every_language(name: str, code: str) -> None:
    for city, english in zip(cities(name, code), cities(name, "en"), strict=True):
        own, theirs = city.result.recommendations, english.result.recommendations
        assert [(r.question, r.to, r.rank) for r in own] == [(r.question, r.to, r.rank) for r in theirs]


@every_questionnaire
def test_where_nothing_is_answered_there_is_no_advice(name: str) -> None:
    city = assessed(load_questionnaire(name), "en", answer_file({}, questionnaire=name))
    assert city.result.recommendations == ()


@every_questionnaire
def test_where_nothing_is_known_everything_is_to_be_found_out(name: str) -> None:
    asked = load_questionnaire(name)
    unknown = dict.fromkeys(asked.by_id, Answer(state="dont-know"))
    answers = answer_file({}, questionnaire=name).model_copy(update={"answers": unknown})
    found = assessed(asked, "en", answers).result.recommendations
    assert {r.question for r in found} == {q.id for q in asked.questions if q.scored}
    assert {str(r.kind) for r in found} == {"find-out"}
