"""Levels as columns: the named ranges that the ends of every node's interval fall into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from polars import Expr

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Levels

ENDS = ("low", "high")


def level_column(node: str, end: str) -> str:
    """The column of the level that an end of a node's interval falls into."""
    return f"{node}.level_{end}"


def level_columns(questionnaire: Questionnaire) -> dict[str, Expr]:
    """``<node>.level_low`` and ``.level_high``: ids of levels; null where the node is absent.

    They build on the columns ``<node>.low`` and ``<node>.high``. A level is named only where both
    are the same; else the result lies between the two.
    """
    levels = questionnaire.scoring.levels
    return {
        level_column(node, end): find_level(levels, pl.col(f"{node}.{end}"))
        for node in questionnaire.scoring.nodes
        for end in ENDS
    }


def find_level(levels: Levels, score: Expr) -> Expr:
    """The id of the level of a score from 0 to 100; null where there is no score."""
    names = pl.Enum([step.id for step in levels.steps])
    named: Expr = pl.lit(levels.steps[0].id, names)
    for step in levels.steps[1:]:
        named = pl.when(score >= step.at_least - SLACK).then(pl.lit(step.id, names)).otherwise(named)
    return pl.when(~score.is_null()).then(named)
