"""Scales: the city's step among the options of a question, and what is published of each step."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.comparison.counted import counted_options
from govcheck.model.answer import AnswerState
from govcheck.model.visible import one_line
from govcheck.report.view.wording import KEPT, Wording
from govcheck.scoring import framework

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question
    from govcheck.model.result import AnswerResult, Result

_ANSWERED = AnswerState.ANSWERED


class PublishedView(NamedTuple):
    """A published share (percent) of one step, or of neighbours that were published together.

    ``first`` and ``last`` count steps from 1. ``shown`` is the share, ``here`` the same of where it stands;
    ``counted`` how many of how many ("6 of 19"), empty where that is not known.
    """

    first: int
    last: int
    label: str
    share: float
    shown: str
    here: str
    counted: str

    @property
    def told(self) -> str:
        """The share, with how many of how many where that is known."""
        return f"{self.shown} ({self.counted})" if self.counted else self.shown


def find_distribution(result: Result, question: str) -> Comparison | None:
    """The distribution that a question is set beside, the first where there are several; ``None`` where none is."""
    return result.distribution_on.get(question)


@lru_cache(maxsize=KEPT)
def place_published(words: Wording, comparison: Comparison | None) -> tuple[PublishedView, ...]:
    """The published shares on the steps of their question; what is not on a step is left out."""
    if comparison is None:
        return ()
    question = words.questionnaire.by_id[comparison.question]
    placed = [
        _place(words, comparison.question, counted, part.value, part.count, comparison.n)
        for part in comparison.portions
        if isinstance(part.value, (int, float))
        for counted in (counted_options(question, comparison.of, comparison.indicator, part.category),)
    ]
    return tuple(sorted([part for part in placed if part]))


@lru_cache(maxsize=KEPT)
def _place(
    words: Wording, asked: str, counted: tuple[str, ...], share: float, count: int | None, n: int | None
) -> PublishedView | None:
    """A share on the steps of its question; ``None`` where it is on none."""
    question = words.questionnaire.by_id[asked]
    places = {option.id: step for step, option in enumerate(question.choices, 1)}
    steps = [places[option] for option in counted if option in places]
    if not steps:
        return None
    label = " / ".join(words.option(asked, question.choices[step - 1].id) for step in steps)
    shown = words.percent(share)
    here = words.say.text("{share} here", share=shown)
    return PublishedView(min(steps), max(steps), label, share, shown, here, word_count(words, count, n))


@lru_cache(maxsize=KEPT)
def is_in_full(words: Wording, comparison: Comparison | None) -> bool:
    """Whether something is published of every step of a question."""
    if comparison is None:
        return False
    steps = len(words.questionnaire.by_id[comparison.question].choices)
    published = place_published(words, comparison)
    return {step for part in published for step in range(part.first, part.last + 1)} == set(range(1, steps + 1))


@lru_cache(maxsize=KEPT)
def word_count(words: Wording, count: int | None, n: int | None) -> str:
    """How many of how many; empty where one of the two is not known."""
    if count is None or n is None:
        return ""
    return words.say.text("{part} of {whole}", part=count, whole=n)


def find_step(question: Question, answer: AnswerResult) -> int | None:
    """The step of an answer, counted from 1; ``None`` where there is none."""
    return framework.find_step(question, answer.value).step if answer.state is _ANSWERED else None


def name_rows(words: Wording, questions: Sequence[Question]) -> tuple[str, ...]:
    """A short name for each question: its phase on a ladder, the part of a tree that it rates where each has its own.

    Where neither tells the questions apart, each is named by its text.
    """
    phases = {name: title for ladder in words.questionnaire.scoring.ladders for name, title in ladder.phases.items()}
    if all(question.id in phases for question in questions):
        return tuple(one_line(phases[question.id]) for question in questions)
    rated = words.questionnaire.scoring.rated
    nodes = {rated[question.id].id for question in questions if question.id in rated}
    if len(nodes) == len(questions):
        return tuple(words.node(rated[question.id].id) for question in questions)
    return tuple(words.question(question.id) for question in questions)
