"""Distributions as columns: how many participants stand below, at and above the answer of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import chooses
from govcheck.batch.counts import given
from govcheck.batch.position import find_placed, speaks_of_the_same
from govcheck.comparison.distribution import count_around
from govcheck.model.benchmark import FigureKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.standing import Around

AROUND = ("below", "at", "above")
"""The parts of a distribution, seen from an answer."""


def around_columns(
    asked: Mapping[str, Asked], questionnaire: Questionnaire, benchmarks: Sequence[Benchmark]
) -> dict[str, Expr]:
    """``<indicator>.below``, ``.at`` and ``.above`` of every distribution whose counts are all published.

    Null where the question has no answer with a value or is not asked, and where the figures speak
    of something else than the row's answer. The columns build on ``counts.given_columns``.
    """
    columns: dict[str, Expr] = {}
    for name, group in find_placed(questionnaire, benchmarks, {FigureKind.DISTRIBUTION}):
        around, own = count_around(group), asked[group[0].question.id]
        if around:
            known = given(own) & speaks_of_the_same(asked, group[0].figure)
            for part in AROUND:
                columns[f"{name}.{part}"] = pl.when(known).then(_count(own, around, part))
    return columns


def _count(own: Asked, around: Mapping[str, Around], part: str) -> Expr:
    found = pl.lit(0, pl.Int64)
    for option, counts in around.items():
        found = pl.when(chooses(own, option)).then(pl.lit(getattr(counts, part), pl.Int64)).otherwise(found)
    return found
