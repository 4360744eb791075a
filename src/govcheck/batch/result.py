"""The result table: all that follows from the answers of each row, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.answers import find_columns
from govcheck.batch.counts import count_columns, given_columns
from govcheck.batch.distribution import around_columns
from govcheck.batch.flag import flag_steps
from govcheck.batch.framework import path_columns, step_columns, weakest_steps
from govcheck.batch.level import level_columns
from govcheck.batch.position import position_columns
from govcheck.batch.score import score_columns
from govcheck.batch.wide_table import PROFILE
from govcheck.model.column import FURTHER, SCORES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import polars as pl
    from polars import Expr

    from govcheck.model.benchmark import Benchmark
    from govcheck.model.questionnaire import Questionnaire


def result_columns(
    frame: pl.LazyFrame, questionnaire: Questionnaire, benchmarks: Sequence[Benchmark], *, levels: bool = False
) -> tuple[pl.LazyFrame, list[str]]:
    """The table with the columns of all results added, and the names of a result table's columns in their order.

    ========================= =====================================================================
    profile                   ``city, country, region, population, date``, as far as the table has them
    counts                    ``asked, answered, dont_know, not_applicable, skipped, unsure``
    nodes                     ``<node>.score, .low, .high, .coverage``
    ladders, stages           ``<question>.step``
    cycles, paths             ``<cycle>.weakest``, ``<path>.<step>.reached``
    flags                     ``flags``: ``kind:id`` joined by ``;``
    comparisons               ``<indicator>[.<category>].position``, ``<indicator>.below, .at, .above``
    ========================= =====================================================================

    With ``levels``, nodes have ``<node>.withheld, .first_look, .level_low`` and ``.level_high`` too.

    Nothing is computed yet where the table is lazy. The table keeps the columns that the results
    were computed from; whoever writes it selects those that are named.
    """
    plan = plan_results(frame.collect_schema().names(), questionnaire, benchmarks, levels=levels)
    frame = score_columns(frame, questionnaire)
    for step in plan.steps:
        frame = frame.with_columns(**step)
    return frame, plan.names


class Plan(NamedTuple):
    """The columns to compute after the scores, step by step, and the names of those that are results."""

    steps: list[dict[str, Expr]]
    names: list[str]


def plan_results(
    columns: Collection[str], questionnaire: Questionnaire, benchmarks: Sequence[Benchmark], *, levels: bool = False
) -> Plan:
    """What to compute of a table with these columns once its nodes are scored."""
    asked = {question.id: find_columns(question, columns) for question in questionnaire.questions}
    nodes = [name for node in questionnaire.scoring.nodes for name in _of_node(node, levels=levels)]
    ranges = level_columns(questionnaire) if levels else {}
    counts, steps = count_columns(asked), step_columns(asked, questionnaire)
    ceilings, weakest = weakest_steps(questionnaire)
    paths = path_columns(asked, questionnaire)
    *before_flags, flags = flag_steps(asked, questionnaire)
    beside = position_columns(asked, questionnaire, benchmarks) | around_columns(asked, questionnaire, benchmarks)
    # Results come last and at once: a name of theirs may be that of a column they are computed from.
    results = {**counts, **ranges, **steps, **weakest, **paths, **flags, **beside}
    profile = [name for name in PROFILE if name in columns]
    return Plan(
        steps=[step for step in (given_columns(asked), ceilings, *before_flags, results) if step],
        names=[*profile, *counts, *nodes, *steps, *weakest, *paths, *flags, *beside],
    )


def _of_node(node: str, *, levels: bool) -> list[str]:
    return [f"{node}.{part}" for part in ((*SCORES, *FURTHER) if levels else SCORES)]
