"""Means, and intervals read from words: above, about or below; never a percentile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.benchmark import find_ends
from govcheck.model.comparison import Comparison, Position
from govcheck.scoring.framework import find_step
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from govcheck.comparison.placed import Placed
    from govcheck.comparison.setting import Setting
    from govcheck.language import Language
    from govcheck.model.question import Question


def compare_mean(setting: Setting, placed: Placed) -> Comparison:
    """The city's number beside the mean; within ``about`` of the scale both count as equal."""
    say, question, figure = setting.language, placed.question, placed.figure
    yours = _position_on_scale(setting, question)
    mean = float(figure.value)
    low, high = find_ends(str(figure.scale))
    position = None
    if yours is not None and setting.same(figure):
        within = abs(yours - mean) <= setting.questionnaire.scoring.comparison.about * (high - low) + SLACK
        position = Position.ABOUT if within else Position.ABOVE if yours > mean else Position.BELOW
    text = say.text(
        "On a scale from {low} to {high}, {who} stand at {mean} on average.",
        low=say.number(low), high=say.number(high), who=placed.participants, mean=say.figure(mean),
    )  # fmt: skip
    own = _own(say, position, yours) or setting.no_answer(question)
    return setting.comparison(
        placed, category=figure.category, yours=yours, value=figure.value,
        position=position, text=f"{text} {own}",
    )  # fmt: skip


def compare_interval(setting: Setting, placed: Placed) -> Comparison:
    """The city's step beside an interval that was read from words of the study."""
    say, question, figure = setting.language, placed.question, placed.figure
    yours = _position_on_scale(setting, question)
    low, high = find_ends(str(figure.value))
    position = None
    if yours is not None and setting.same(figure):
        position = (
            Position.BELOW if yours < low - SLACK else Position.ABOVE if yours > high + SLACK else Position.WITHIN
        )
    text = say.text(
        "Read from the words of the study, {who} stand between {low} and {high} on the steps of this scale.",
        who=placed.participants, low=say.figure(low), high=say.figure(high),
    )  # fmt: skip
    own = _own(say, position, yours) or setting.no_answer(question)
    return setting.comparison(
        placed, category=figure.category, yours=setting.answer(question), value=figure.value,
        low=low, high=high, position=position, text=f"{text} {own}",
    )  # fmt: skip


def _position_on_scale(setting: Setting, question: Question) -> float | None:
    """The number given, or the step of the option counted from 1."""
    value = setting.answer(question)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    step = find_step(question, value).step
    return None if step is None else float(step)


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
