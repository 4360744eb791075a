"""Flags: answers that deserve a second look. Nothing is changed because of a flag."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.model.flag import Flag, FlagKind
from govcheck.model.question import QuestionType
from govcheck.scoring.condition import holds
from govcheck.scoring.level import SLACK
from govcheck.scoring.step import is_best
from govcheck.scoring.worth import worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.language import Language
    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route

SCALE_STEPS = 3
"""A choice of two is no scale on which a position could be kept."""


def find_flags(
    questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route], language: Language
) -> Iterator[Flag]:
    """All flags, in a fixed order of kinds."""
    given = ((question, answers.answer(question.id)) for question in questionnaire.questions)
    answered = [
        (question, answer)
        for question, answer in given
        if answer.state is AnswerState.ANSWERED and routes[question.id].asked
    ]
    yield from _not_applicable(questionnaire, answers, routes, language)
    yield from _same_position(questionnaire, answered, language)
    yield from _all_best(questionnaire, answered, language)
    yield from _contradictions(questionnaire, answered)
    yield from _answered_though_not_asked(questionnaire, answers, routes, language)


def _not_applicable(
    questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route], language: Language
) -> Iterator[Flag]:
    rules = questionnaire.scoring.flags
    for section in questionnaire.sections:
        asked = [q.id for q in questionnaire.by_section[section.id] if routes[q.id].asked]
        without = tuple(q for q in asked if answers.answer(q).state is AnswerState.NOT_APPLICABLE)
        if len(without) > rules.not_applicable_share * len(asked) + SLACK:
            text = language.count(
                "{number} of {whole} questions in “{section}” is said not to apply. Work done by another "
                "department still counts as your city's.",
                "{number} of {whole} questions in “{section}” are said not to apply. Work done by another "
                "department still counts as your city's.",
                len(without), whole=len(asked), section=section.title,
            )  # fmt: skip
            yield Flag(kind=FlagKind.NOT_APPLICABLE, id=section.id, questions=without, text=text)


def _same_position(
    questionnaire: Questionnaire, answered: Sequence[tuple[Question, Answer]], language: Language
) -> Iterator[Flag]:
    rules = questionnaire.scoring.flags
    positions = {q.id: place for q, answer in answered if (place := _position(q, answer)) is not None}
    if len(positions) < rules.same_position_questions:
        return
    commonest, count = Counter(positions.values()).most_common(1)[0]
    if count >= rules.same_position_share * len(positions) - SLACK:
        text = language.text(
            "{part} of {whole} answers on a scale stand at the same place of it. Were they weighed one by one?",
            part=count, whole=len(positions),
        )  # fmt: skip
        same = tuple(q for q, place in positions.items() if place == commonest)
        yield Flag(kind=FlagKind.SAME_POSITION, id=questionnaire.id, questions=same, text=text)


def _position(question: Question, answer: Answer) -> float | None:
    """Where an answer stands between the first (0) and the last (1) step of a scale."""
    if question.type is QuestionType.NUMBER:
        return round(worth(question, answer).value, 9)
    steps = len(question.choices)
    if question.type is not QuestionType.SINGLE or not question.ordered or steps < SCALE_STEPS:
        return None
    return round(list(question.by_id).index(str(answer.value)) / (steps - 1), 9)


def _all_best(
    questionnaire: Questionnaire, answered: Sequence[tuple[Question, Answer]], language: Language
) -> Iterator[Flag]:
    scored = [(q, answer) for q, answer in answered if q.scored]
    enough = len(scored) >= questionnaire.scoring.flags.all_best_questions
    if enough and all(is_best(q, answer) for q, answer in scored):
        text = language.text("Every answer is the best one possible. Is there evidence for each?")
        yield Flag(kind=FlagKind.ALL_BEST, id=questionnaire.id, questions=tuple(q.id for q, _ in scored), text=text)


def _contradictions(questionnaire: Questionnaire, answered: Sequence[tuple[Question, Answer]]) -> Iterator[Flag]:
    known = {question.id: (question, answer) for question, answer in answered}
    for rule in questionnaire.scoring.flags.contradictions:
        gates = tuple(condition.question for condition in rule.when)
        if all(gate in known for gate in gates) and all(
            holds(condition, *known[condition.question]) for condition in rule.when
        ):
            yield Flag(kind=FlagKind.CONTRADICTION, id=rule.id, questions=gates, text=rule.text)


def _answered_though_not_asked(
    questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route], language: Language
) -> Iterator[Flag]:
    for question in questionnaire.questions:
        if not routes[question.id].asked and answers.answer(question.id).state is AnswerState.ANSWERED:
            gate = _asked_gate(questionnaire, question, routes)
            text = language.text(
                "“{question}” is answered, but not asked after the answer to “{gate}”. The answer is kept "
                "and not scored.",
                question=question.text, gate=gate.text,
            )  # fmt: skip
            yield Flag(kind=FlagKind.NOT_ASKED, id=question.id, questions=(question.id,), text=text)


def _asked_gate(questionnaire: Questionnaire, question: Question, routes: Mapping[str, Route]) -> Question:
    """The nearest question above that is asked: its answer is why this one is not."""
    while not routes[question.id].asked and question.ask_if is not None:
        question = questionnaire.by_id[question.ask_if.question]
    return question
