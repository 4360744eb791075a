"""Comparisons as columns: where each row stands beside what is published of participants."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import any_of, chooses
from govcheck.batch.condition import holds
from govcheck.batch.counts import given, where_asked
from govcheck.batch.framework import find_step
from govcheck.comparison.beside import place_published
from govcheck.language import ENGLISH
from govcheck.model.benchmark import FigureKind, find_ends
from govcheck.model.comparison import Position
from govcheck.model.question import QuestionType
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.comparison.placed import Group, Placed
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.questionnaire import Questionnaire

PLACED = (FigureKind.SHARE, FigureKind.TOP3, FigureKind.MEAN, FigureKind.INTERVAL)
"""The kinds beside which a row has a position: of the others nothing is said but what was published."""

POSITIONS = pl.Enum([position.value for position in Position])
"""The type of a column of positions: so few different texts are computed, and written, as small numbers."""


def position_columns(
    asked: Mapping[str, Asked], questionnaire: Questionnaire, benchmarks: Sequence[Benchmark]
) -> dict[str, Expr]:
    """``<indicator>[.<category>].position`` beside every figure that a row can have a position to.

    Null where the question has no answer with a value or is not asked, and where the figure speaks
    of something else than the row's answer. The columns build on ``counts.given_columns``.
    """
    about = questionnaire.scoring.comparison.about
    return {
        f"{name}.position": _position(asked, placed, about)
        for name, (placed, *_) in find_placed(questionnaire, benchmarks, PLACED)
    }


def find_placed(
    questionnaire: Questionnaire, benchmarks: Sequence[Benchmark], kinds: Collection[FigureKind]
) -> Iterator[tuple[str, Group]]:
    """What is published in figures of some kinds, with its name in the table, as one file is compared with it.

    Named by the indicator and, where a figure is compared alone, by its category. Where several would have the
    same name, such as an indicator of two editions, those after the first are numbered: ``<name>#2``.
    """
    seen: Counter[str] = Counter()
    for group in (group for one in benchmarks for group in place_published(questionnaire, one, ENGLISH)):
        figure = group[0].figure
        if figure.kind in kinds:
            alone = figure.kind in PLACED and figure.category is not None
            name = f"{figure.indicator}.{figure.category}" if alone else figure.indicator
            seen[name] += 1
            yield name if seen[name] == 1 else f"{name}#{seen[name]}", group


def _position(asked: Mapping[str, Asked], placed: Placed, about: float) -> Expr:
    own, figure = asked[placed.question.id], placed.figure
    match figure.kind:
        case FigureKind.SHARE | FigureKind.TOP3:
            place = _beside_share(own, placed)
        case _ if own.question.type not in {QuestionType.NUMBER, QuestionType.SINGLE} or own.name not in own.columns:
            return pl.lit(None, POSITIONS)
        case FigureKind.MEAN:
            place = _beside_mean(own, figure, about)
        case _:
            place = _beside_interval(own, figure)
    return pl.when(given(own) & speaks_of_the_same(asked, figure)).then(place)


def _beside_share(asked: Asked, placed: Placed) -> Expr:
    question = placed.question
    named = question.type is not QuestionType.YES_NO
    with_, without = (Position.NAMED, Position.NOT_NAMED) if named else (Position.WITH, Position.WITHOUT)
    counted = [option for option in placed.options or ("yes",) if option in question.by_id]
    yours = any_of(chooses(asked, option) for option in counted)
    return pl.when(yours).then(_named(with_)).otherwise(_named(without))


def _beside_mean(asked: Asked, figure: Figure, about: float) -> Expr:
    yours, mean = _on_scale(asked), float(figure.value)
    low, high = find_ends(str(figure.scale))
    beside = pl.when(yours > mean).then(_named(Position.ABOVE)).otherwise(_named(Position.BELOW))
    within = (yours - mean).abs() <= about * (high - low) + SLACK
    return pl.when(within).then(_named(Position.ABOUT)).otherwise(beside)


def _beside_interval(asked: Asked, figure: Figure) -> Expr:
    yours = _on_scale(asked)
    low, high = find_ends(str(figure.value))
    above = pl.when(yours > high + SLACK).then(_named(Position.ABOVE)).otherwise(_named(Position.WITHIN))
    return pl.when(yours < low - SLACK).then(_named(Position.BELOW)).otherwise(above)


def _named(position: Position) -> Expr:
    return pl.lit(position.value, POSITIONS)


def _on_scale(asked: Asked) -> Expr:
    """The number given, or the step of the option counted from 1."""
    return pl.col(asked.name) if asked.question.type is QuestionType.NUMBER else find_step(asked).cast(pl.Float64)


def speaks_of_the_same(asked: Mapping[str, Asked], figure: Figure) -> Expr:
    """Whether a row's answer speaks of the same as a figure; what it does not say, or is not asked, is not."""
    condition = figure.holds_for
    if condition is None:
        return pl.lit(value=True)
    gate = asked.get(condition.question)
    if gate is None or not set(condition.options) <= set(gate.question.by_id):
        return pl.lit(value=False)
    return where_asked(gate, holds(condition, gate))
