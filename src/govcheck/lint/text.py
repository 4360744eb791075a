"""Texts: none is longer than a reader takes in, a choice says what must be true of it, and a label means one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import QUESTIONNAIRE, Fault, Path
from govcheck.model.pace import count_words
from govcheck.model.question import QuestionType
from govcheck.model.typed import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.questionnaire import Questionnaire

HINT = "Say it shorter, or set the limit under `limits` in questionnaire.yaml."


def check_lengths(q: Questionnaire) -> Iterator[Fault]:
    """Questions, helps and labels that are longer than the questionnaire's own limits."""
    limits = q.limits
    for at, question in enumerate(q.questions):
        path: Path = ("questions", at)
        words = count_words(question.text)
        message = "The text of {question} has {length} words, and {most} are the most."
        problem = Problem("text-too-long", message, HINT, fields={"question": question.id})
        yield from _longer((*path, "text"), problem, words, limits.text_words)
        words = count_words(question.help)
        message = "The help of {question} has {length} words, and {most} are the most."
        problem = Problem("help-too-long", message, HINT, fields={"question": question.id})
        yield from _longer((*path, "help"), problem, words, limits.help_words)
        for k, option in enumerate(question.options):
            message = "The label of {option} has {length} characters, and {most} are the most."
            problem = Problem("label-too-long", message, HINT, fields={"option": option.id})
            yield from _longer((*path, "options", k, "label"), problem, len(option.label), limits.label_characters)


def _longer(path: Path, problem: Problem, length: int, most: int) -> Iterator[Fault]:
    if length > most:
        fields = {**problem.fields, "length": length, "most": most}
        yield Fault(QUESTIONNAIRE, path, replace(problem, fields=fields))


def check_criteria(q: Questionnaire) -> Iterator[Fault]:
    """Maturity questions whose answers do not say what must be true to give them."""
    hint = "Say what must be true to give this answer, so that two people would give the same."
    for at, question in enumerate(q.questions):
        if not question.scored:
            continue
        if question.type is QuestionType.YES_NO and question.criterion is None:
            problem = Problem(
                "criterion-missing", "{question} has no criterion.", hint, fields={"question": question.id}
            )
            yield Fault(QUESTIONNAIRE, ("questions", at), problem)
        for k, option in enumerate(question.options):
            if option.criterion is None:
                message = "The option {option} of {question} has no criterion."
                fields = {"option": option.id, "question": question.id}
                problem = Problem("criterion-missing", message, hint, fields=fields)
                yield Fault(QUESTIONNAIRE, ("questions", at, "options", k), problem)


def check_labels(q: Questionnaire) -> Iterator[Fault]:
    """Options with a label that reads as the id of another: in a table, a cell with it could mean both."""
    hint = "Give it another label, or the other option another id."
    for at, question in enumerate(q.questions):
        ids = {fold(option.id): option.id for option in question.options}
        for k, option in enumerate(question.options):
            other = ids.get(fold(option.label), option.id)
            if other != option.id:
                message = "The label of {option} reads as the id of {other}: in a table, nobody knows which is meant."
                fields = {"option": option.id, "other": other}
                problem = Problem("label-is-id", message, hint, fields=fields)
                yield Fault(QUESTIONNAIRE, ("questions", at, "options", k, "label"), problem)
