"""Before and today: both questions of a pair exist, and all pairs stand on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import SCORING, Fault, Path, unknown_question
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import BeforeToday


def check_before_today(q: Questionnaire) -> Iterator[Fault]:
    """Pairs whose questions do not exist, have no steps, or other steps than those of the first pair."""
    for at, asked in enumerate(q.scoring.before_today):
        yield from _check(q, ("before_today", at, "pairs"), asked)


def _check(q: Questionnaire, path: Path, asked: BeforeToday) -> Iterator[Fault]:
    first: Question | None = None
    for k, pair in enumerate(asked.pairs):
        for key, name in (("before", pair.before), ("today", pair.today)):
            question = q.by_id.get(name)
            if question is None:
                yield Fault(SCORING, (*path, k, key), unknown_question(name, q.by_id))
            elif question.type is not QuestionType.SINGLE:
                message, hint = (
                    "{question} has no steps: it is no single choice.",
                    "Name a question of the type single.",
                )
                yield Fault(SCORING, (*path, k, key), Problem("not-single", message, hint, fields={"question": name}))
            elif first is None:
                first = question
            elif list(question.by_id) != list(first.by_id):
                message = "The options of {question} are not those of {first}, beside which it is shown."
                hint = "Give both the same options in the same order."
                problem = Problem("steps-differ", message, hint, fields={"question": name, "first": first.id})
                yield Fault(SCORING, (*path, k, key), problem)
