"""Answer files made at random, for every questionnaire and every language that come with govcheck."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builders import random_answers
from govcheck.assessment import assess
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.catalogue import list_languages, load_language
from govcheck.store.content import list_questionnaires, load_profile, load_questionnaire

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result

SEEDS = range(20)
PLACES = [(name, code) for name in list_questionnaires() for code in list_languages()]
"""Every questionnaire in every language."""

ANSWERED = (0.4, 0.6, 0.8, 0.95)
"""Which part of the questions has a value, from file to file; the others are in any other state."""


class MadeUp(NamedTuple):
    """A made-up city: what it was asked, what it answered, and what came out."""

    asked: Questionnaire
    answers: AnswerFile
    result: Result


@cache
def made_up(name: str, code: str, seed: int) -> MadeUp:
    """The same answers in every run and in every language."""
    asked = load_questionnaire(name, code)
    return assessed(asked, code, random_answers(asked, seed, answered=ANSWERED[seed % len(ANSWERED)]))


def assessed(asked: Questionnaire, code: str, answers: AnswerFile) -> MadeUp:
    """What comes out for these answers, in a language."""
    studies = [load_benchmark(study, code) for study in asked.studies]
    return MadeUp(asked, answers, assess(asked, answers, studies, load_profile(code), language=load_language(code)))
