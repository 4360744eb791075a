"""What a figure counts: beside which questions it is set, and which of their options it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.benchmark import FigureOf
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.model.benchmark import Figure
    from govcheck.model.question import Question


def is_asked_by(question: Question, figure: Figure) -> bool:
    """Whether a figure is set beside a question: as its category, or as its indicator as a whole."""
    return any(ref.id == figure.indicator and ref.category in {None, figure.category} for ref in question.indicators)


def counted_options(question: Question, of: FigureOf, indicator: str, category: str | None) -> tuple[str, ...]:
    """The options that a figure counts: those that its category joins, else the category itself, if it has one.

    Figures of a question itself name its options.
    """
    for ref in question.indicators if of is FigureOf.INDICATOR else ():
        if ref.id == indicator and ref.category == category and ref.options:
            return ref.options
    if category is None or (question.type is QuestionType.YES_NO and category not in question.by_id):
        return ()  # the category is what is asked about, and who says yes has it
    return (category,)


def find_place(question: Question, options: Iterable[str]) -> int:
    """The place of the first of some options among those of a question; -1 where it has none of them."""
    places = {option.id: place for place, option in enumerate(question.choices)}
    return min((places[name] for name in options if name in places), default=-1)
