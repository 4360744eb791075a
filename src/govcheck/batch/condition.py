"""Conditions and routes as columns: which questions are asked of each row, given its other answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import answered, any_of, chooses, not_applicable
from govcheck.model.question import IfNotAsked, QuestionType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.condition import Condition

ASKED, OPEN, ABSENT, LOWEST = 0, 1, 2, 3
"""The routes of ``govcheck.scoring.routing.Route`` as small numbers."""


def holds(condition: Condition, asked: Asked) -> Expr:
    """Whether a condition holds; false where the question has no answer with a value."""
    question = asked.question
    if condition.any_of is not None:
        return any_of(chooses(asked, option) for option in condition.any_of)
    if condition.none_of is not None:
        return answered(asked) & ~any_of(chooses(asked, option) for option in condition.none_of)
    bound = condition.at_least if condition.at_least is not None else condition.below
    assert bound is not None
    least = question.by_id[bound].value if isinstance(bound, str) else bound
    if question.type is QuestionType.NUMBER:
        if asked.name not in asked.columns:
            return pl.lit(value=False)
        reaches = (pl.col(asked.name) >= least).fill_null(value=False)
    else:
        reaches = any_of(chooses(asked, option.id) for option in question.choices if option.value >= least)
    return reaches if condition.at_least is not None else answered(asked) & ~reaches


def route_column(question: str) -> str:
    """The column that holds the route of a question with a condition."""
    return f"{question}::route"


def find_route(asked: Asked, gates: Mapping[str, Asked]) -> Expr:
    """The route of a question that has a condition, as a code; those of its gates are columns already."""
    condition = asked.question.ask_if
    assert condition is not None
    gate = gates[condition.question]
    excluded = LOWEST if asked.question.if_not_asked is IfNotAsked.LOWEST else ABSENT
    held = pl.when(holds(condition, gate)).then(pl.lit(ASKED)).otherwise(pl.lit(excluded))
    own = pl.when(answered(gate)).then(held).otherwise(pl.lit(OPEN))
    own = pl.when(not_applicable(gate)).then(pl.lit(ABSENT)).otherwise(own)
    if gate.question.ask_if is None:
        return own
    above = pl.col(route_column(gate.question.id))
    kept = pl.when(above == LOWEST).then(pl.lit(excluded)).otherwise(above)
    return pl.when(above == ASKED).then(own).otherwise(kept)


def route_of(asked: Asked) -> Expr:
    """The route of any question, as a code."""
    return pl.lit(ASKED) if asked.question.ask_if is None else pl.col(route_column(asked.question.id))
