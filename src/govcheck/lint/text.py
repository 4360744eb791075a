"""Texts: none is longer than a reader takes in, and a choice says what must be true of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import QUESTIONNAIRE, Fault
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.questionnaire import Questionnaire

HINT = "Say it shorter, or set the limit under `limits` in questionnaire.yaml."


def check_lengths(q: Questionnaire) -> Iterator[Fault]:
    """Questions, helps and labels that are longer than the questionnaire's own limits."""
    limits = q.limits
    for at, question in enumerate(q.questions):
        words = len(question.text.split())
        if words > limits.text_words:
            message = "The text of {question} has {length} words, and {most} are the most."
            fields = {"question": question.id, "length": words, "most": limits.text_words}
            yield Fault(
                QUESTIONNAIRE, ("questions", at, "text"), Problem("text-too-long", message, HINT, fields=fields)
            )
        words = len(question.help.split())
        if words > limits.help_words:
            message = "The help of {question} has {length} words, and {most} are the most."
            fields = {"question": question.id, "length": words, "most": limits.help_words}
            yield Fault(
                QUESTIONNAIRE, ("questions", at, "help"), Problem("help-too-long", message, HINT, fields=fields)
            )
        for k, option in enumerate(question.options):
            if len(option.label) > limits.label_characters:
                message = "The label of {option} has {length} characters, and {most} are the most."
                fields = {"option": option.id, "length": len(option.label), "most": limits.label_characters}
                problem = Problem("label-too-long", message, HINT, fields=fields)
                yield Fault(QUESTIONNAIRE, ("questions", at, "options", k, "label"), problem)


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
