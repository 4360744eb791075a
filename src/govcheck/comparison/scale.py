"""Means, and intervals read from words: above, about or below; never a percentile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govcheck.model.benchmark import find_ends
from govcheck.model.comparison import Comparison, Position
from govcheck.scoring.framework import find_number
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from govcheck.comparison.city_answers import Said
    from govcheck.comparison.placed import Placed
    from govcheck.language import Language


def compare_mean(said: Said, placed: Placed) -> Comparison:
    """The city's number beside the mean; within ``about`` of the scale both count as equal."""
    say, question, figure = placed.language, placed.question, placed.figure
    yours = find_number(question, said.answer(question))
    mean = float(figure.value)
    low, high = find_ends(str(figure.scale))
    position = None
    if yours is not None and said.same:
        position = stand_to_mean(yours, mean, placed.questionnaire.scoring.comparison.about * (high - low))
    text = say.text(
        "On a scale from {low} to {high}, {who} stand at {mean} on average.",
        low=say.figure(low), high=say.figure(high), who=placed.participants, mean=say.figure(mean),
    )  # fmt: skip
    own = _own(say, position, yours) or said.no_answer(say, question)
    return replace(
        placed.blank, circumstance=said.circumstance, yours=yours, position=position, text=f"{text} {own}"
    )  # fmt: skip


def stand_to_mean(yours: float, mean: float, about: float) -> Position:
    """Above or below a mean, or about there: no further from it than ``about``."""
    if abs(yours - mean) <= about + SLACK:
        return Position.ABOUT
    return Position.ABOVE if yours > mean else Position.BELOW


def compare_interval(said: Said, placed: Placed) -> Comparison:
    """The city's step beside an interval that was read from words of the study."""
    say, question, figure = placed.language, placed.question, placed.figure
    yours = find_number(question, said.answer(question))
    low, high = find_ends(str(figure.value))
    position = None
    if yours is not None and said.same:
        position = (
            Position.BELOW if yours < low - SLACK else Position.ABOVE if yours > high + SLACK else Position.WITHIN
        )
    text = say.text(
        "Read from the words of the study, {who} stand between {low} and {high} on the steps of this scale.",
        who=placed.participants, low=say.figure(low), high=say.figure(high),
    )  # fmt: skip
    own = _own(say, position, yours) or said.no_answer(say, question)
    return replace(
        placed.blank, circumstance=said.circumstance, yours=said.answer(question),
        low=low, high=high, position=position, text=f"{text} {own}",
    )  # fmt: skip


def _own(say: Language, position: Position | None, yours: float | None) -> str:
    if yours is None:
        return ""
    at = say.figure(yours)
    match position:
        case None:
            return say.text("Your city stands at {at}.", at=at)
        case Position.ABOVE:
            return say.text("Your city, at {at}, stands above that.", at=at)
        case Position.BELOW:
            return say.text("Your city, at {at}, stands below that.", at=at)
        case Position.ABOUT:
            return say.text("Your city, at {at}, stands about there.", at=at)
        case _:
            return say.text("Your city, at {at}, stands within that.", at=at)
