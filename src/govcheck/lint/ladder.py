"""Ladders, stages and scales: their steps rise, none is left out, and those of a ladder are alike."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import QUESTIONNAIRE, SCORING, Fault, Path, unknown_question
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Ladder

UNEVEN = 1.5
"""A distance of so many times the smallest is that of two steps; rounded values such as 0.33 stay below."""


def check_steps(q: Questionnaire) -> Iterator[Fault]:
    """Questions of ladders and stages whose options are no steps: unknown, no single choice, not rising."""
    for path, name in _named(q):
        question = q.by_id.get(name)
        if question is None:
            yield Fault(SCORING, path, unknown_question(name, q.by_id))
        elif question.type is not QuestionType.SINGLE:
            message, hint = "{question} has no steps: it is no single choice.", "Name a question of the type single."
            yield Fault(SCORING, path, Problem("not-single", message, hint, fields={"question": name}))
        elif any(a.value >= b.value for a, b in pairwise(question.options)):
            message = "The options of {question}, the steps of a ladder or of stages, do not rise from first to last."
            hint = "List them from the lowest, each worth more than the one before."
            yield Fault(SCORING, path, Problem("steps-not-rising", message, hint, fields={"question": name}))


def _named(q: Questionnaire) -> Iterator[tuple[Path, str]]:
    for at, ladder in enumerate(q.scoring.ladders):
        yield from ((("ladders", at, "questions", k), name) for k, name in enumerate(ladder.questions))
    yield from ((("stages", at, "question"), stage.question) for at, stage in enumerate(q.scoring.stages))


def check_gaps(q: Questionnaire) -> Iterator[Fault]:
    """Ladders and stages that leave out a step: a value further from its neighbour than the others are."""
    places = {question.id: at for at, question in enumerate(q.questions)}
    for name in dict.fromkeys(name for _, name in _named(q)):
        question = q.by_id.get(name)
        if question is None or question.type is not QuestionType.SINGLE:
            continue
        # A lowest step may be worth 0, or as much as any other step.
        values = [option.value for option in question.options]
        values = values if values[0] == 0 else [0.0, *values]
        distances = [b - a for a, b in pairwise(values)]
        if min(distances) <= 0:
            continue
        for distance, option in zip(distances[::-1], question.options[::-1], strict=False):
            if distance > UNEVEN * min(distances):
                message = (
                    "Below {option} a step of {question} is left out: "
                    "the distance is {distance:.2g}, and elsewhere {least:.2g}."
                )
                hint = "Add the missing step, or space the values evenly."
                fields = {"option": option.id, "question": name, "distance": distance, "least": min(distances)}
                path = ("questions", places[name], "options", question.options.index(option), "value")
                yield Fault(QUESTIONNAIRE, path, Problem("step-left-out", message, hint, fields=fields))


def check_ladders(q: Questionnaire) -> Iterator[Fault]:
    """Ladders whose questions differ in their steps, stand there twice, or are not those of the phases."""
    for at, ladder in enumerate(q.scoring.ladders):
        yield from _unlike(q, ("ladders", at), ladder)
        seen: set[str] = set()
        for k, name in enumerate(ladder.questions):
            if name in seen:
                message, hint = "{question} stands on this ladder twice.", "Keep one."
                problem = Problem("question-twice", message, hint, fields={"question": name})
                yield Fault(SCORING, ("ladders", at, "questions", k), problem)
            seen.add(name)
        for name in ladder.phases:
            if name not in seen:
                message = "A phase is named for {question}, which is no question of this ladder."
                hint = "Name one of its questions."
                problem = Problem("unknown-phase", message, hint, fields={"question": name})
                yield Fault(SCORING, ("ladders", at, "phases", name), problem)


def _unlike(q: Questionnaire, path: Path, ladder: Ladder) -> Iterator[Fault]:
    first = q.by_id.get(ladder.questions[0])
    for k, name in enumerate(ladder.questions[1:], start=1):
        other = q.by_id.get(name)
        if first is not None and other is not None and _steps(first) != _steps(other):
            message = "The steps of {question} are not those of {first}, which stands on the same ladder."
            hint = "Give both the same options, with the same values in the same order."
            problem = Problem("steps-differ", message, hint, fields={"question": name, "first": first.id})
            yield Fault(SCORING, (*path, "questions", k), problem)


def _steps(question: Question) -> list[tuple[str, float]]:
    return [(option.id, option.value) for option in question.options]


def check_scales(q: Questionnaire) -> Iterator[Fault]:
    """Single maturity questions whose options are not listed from the lowest; equal neighbours are fine."""
    for at, question in enumerate(q.questions):
        if not question.scored or question.type is not QuestionType.SINGLE:
            continue
        for k, (before, option) in enumerate(pairwise(question.options), start=1):
            if option.value < before.value:
                message = "{option} is worth less than {before} before it: the scale of {question} goes up and down."
                hint = "List the options from the lowest, or correct the value."
                fields = {"option": option.id, "before": before.id, "question": question.id}
                problem = Problem("scale-not-rising", message, hint, fields=fields)
                yield Fault(QUESTIONNAIRE, ("questions", at, "options", k, "value"), problem)
