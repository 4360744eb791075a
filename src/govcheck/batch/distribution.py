"""Distributions as columns: how many participants stand below, at and above the answer of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import chooses
from govcheck.batch.counts import given
from govcheck.batch.position import speaks_of_the_same
from govcheck.comparison.counted import in_order, is_asked_by
from govcheck.model.benchmark import FigureKind
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

AROUND = ("below", "at", "above")
"""The parts of a distribution, seen from an answer."""

Counts = dict[str, tuple[int, int, int]]
"""For each option how many participants stand below, at and above it."""


def around_columns(
    asked: Mapping[str, Asked], questionnaire: Questionnaire, benchmarks: Sequence[Benchmark]
) -> dict[str, Expr]:
    """``<indicator>.below``, ``.at`` and ``.above`` of every distribution whose counts are all published.

    Null where the question has no answer with a value or is not asked, and where the figures speak
    of something else than the row's answer. The columns build on ``counts.given_columns``.
    """
    columns: dict[str, Expr] = {}
    for name, question, figures in find_distributions(questionnaire, benchmarks):
        counts, own = count_around(questionnaire.by_id[question], figures), asked[question]
        if counts:
            known = given(own) & speaks_of_the_same(asked, figures[0])
            for at, part in enumerate(AROUND):
                columns[f"{name}.{part}"] = pl.when(known).then(_count(own, counts, at))
    return columns


def _count(own: Asked, counts: Counts, at: int) -> Expr:
    found = pl.lit(0, pl.Int64)
    for option, around in counts.items():
        found = pl.when(chooses(own, option)).then(pl.lit(around[at], pl.Int64)).otherwise(found)
    return found


def find_distributions(
    questionnaire: Questionnaire, benchmarks: Sequence[Benchmark]
) -> Iterator[tuple[str, str, list[Figure]]]:
    """Every question beside a distribution: the name in the table, the question, and its figures.

    Named by the indicator; those after the first of a name are numbered: ``<indicator>#2``.
    """
    seen: dict[str, int] = {}
    for indicator, figures in ((i, f) for benchmark in benchmarks for i, f in benchmark.by_indicator.items()):
        beside: dict[str, list[Figure]] = {}
        for figure in (figure for figure in figures if figure.kind is FigureKind.DISTRIBUTION):
            for question in (question for question in questionnaire.questions if is_asked_by(question, figure)):
                beside.setdefault(question.id, []).append(figure)
        for name, own in beside.items():
            seen[indicator] = seen.get(indicator, 0) + 1
            yield indicator if seen[indicator] == 1 else f"{indicator}#{seen[indicator]}", name, own


def count_around(question: Question, figures: Sequence[Figure]) -> Counts:
    """What stands around each option; empty where a count, or what an option belongs to, is not published.

    Of a list, whose options have no order, nothing is said.
    """
    ids = [option.id for option in question.choices]
    published = [(figure.count, options) for figure, options in in_order(question, figures)]
    counts = [count for count, _ in published if count is not None]
    complete = set(ids) <= {option for _, options in published for option in options}
    if question.type in {QuestionType.SEVERAL, QuestionType.NUMBER} or not complete or len(counts) < len(published):
        return {}
    places = {option: next(at for at, (_, options) in enumerate(published) if option in options) for option in ids}
    return {option: (sum(counts[:at]), counts[at], sum(counts[at + 1 :])) for option, at in places.items()}
