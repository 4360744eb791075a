"""The same position as columns: whether one place of their scales holds most of a row's answers.

Choices stand on places that the questionnaire names, so those are counted one by one. Numbers may
stand anywhere. Off the places of choices only numbers can meet, and a place can only hold enough
answers if it holds that many numbers; so each number is counted with those after it, and the last
ones need not be counted: a group of that size begins before them.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import any_of, chooses
from govcheck.batch.counts import given, given_column, how_many, where_asked
from govcheck.model.question import QuestionType
from govcheck.scoring.flag import SCALE_STEPS
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.scoring import FlagRules

FINE = 10**9
"""Positions are compared as whole numbers of so many parts of a scale: engines differ in the last bit.

That many are still a number of 32 bits, which is compared twice as fast."""

TOTAL = "::scales"
"""The column of how many answers of a row stand on a scale."""


def same_position_steps(asked: Mapping[str, Asked], rules: FlagRules) -> Iterator[dict[str, Expr]]:
    """The steps of columns that ``same_position`` builds on: where the numbers stand, and how many answers."""
    numbers, choices = _numbers(asked), _choices(asked)
    if len(numbers) + len(choices) >= rules.same_position_questions:
        scales = {TOTAL: how_many(given(one) for one in (*numbers, *choices))}
        yield {**scales, **{_position(one): _place(one, -1 - at) for at, one in enumerate(numbers)}}


def same_position(asked: Mapping[str, Asked], rules: FlagRules) -> Expr | None:
    """Whether enough answers on a scale stand at the same place of it; ``None`` where that can never be."""
    numbers, choices = _numbers(asked), _choices(asked)
    if len(numbers) + len(choices) < rules.same_position_questions:
        return None
    # No place with fewer answers is ever enough: the least share of the fewest answers that are weighed.
    least = max(1, ceil(rules.same_position_share * rules.same_position_questions - SLACK))
    total = pl.col(TOTAL)
    enough = rules.same_position_share * total - SLACK
    counts = [how_many(group) for group in _groups(numbers, choices, least)]
    return (total >= rules.same_position_questions) & any_of(count >= enough for count in counts)


def _numbers(asked: Mapping[str, Asked]) -> list[Asked]:
    numbers = (one for one in asked.values() if one.question.type is QuestionType.NUMBER)
    return [one for one in numbers if one.name in one.columns]


def _choices(asked: Mapping[str, Asked]) -> list[Asked]:
    """The choices that are a scale: a choice of two is none on which a position could be kept."""
    choices = (one for one in asked.values() if one.question.type is QuestionType.SINGLE and one.question.ordered)
    return [one for one in choices if len(one.question.choices) >= SCALE_STEPS and one.name in one.columns]


def _groups(numbers: list[Asked], choices: list[Asked], least: int) -> Iterator[list[Expr]]:
    """What may stand at one place, as conditions: for each place of the choices, and for each number."""
    places: dict[Fraction, list[Expr]] = {}
    for one in choices:
        last = len(one.question.choices) - 1
        for at, option in enumerate(one.question.choices):
            places.setdefault(Fraction(at, last), []).append(where_asked(one, chooses(one, option.id)))
    for place, chosen in places.items():
        if len(chosen) + len(numbers) >= least:
            yield [*chosen, *(pl.col(_position(one)) == _whole(place) for one in numbers)]
    for at, one in enumerate(numbers[: len(numbers) - least + 1] if least <= len(numbers) else ()):
        own = pl.col(_position(one))
        yield [given(one), *(own == pl.col(_position(other)) for other in numbers[at + 1 :])]


def _whole(place: Fraction) -> int:
    return round(place * FINE)


def _position(asked: Asked) -> str:
    return f"{asked.name}::position"


def _place(asked: Asked, nowhere: int) -> Expr:
    """Where a number stands; ``nowhere``, a place of its own below every scale, where it does not."""
    low, high = asked.question.min, asked.question.max
    assert low is not None and high is not None
    place = ((pl.col(asked.name) - low) / (high - low) * FINE).round(0).cast(pl.Int32)
    return pl.when(pl.col(given_column(asked.name))).then(place).otherwise(pl.lit(nowhere, pl.Int32))
