"""How much is answered, as columns: which questions are asked of a row, and in which state their answers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import answered, dont_know, not_applicable, unsure
from govcheck.batch.condition import OPEN, route_of
from govcheck.model.column import STATE, UNSURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from polars import Expr

    from govcheck.batch.answers import Asked

COUNTS = ("asked", "answered", "dont_know", "not_applicable", "skipped", "unsure")
"""The columns of ``count_columns``, in the order of a result table."""


def is_asked(asked: Asked) -> Expr:
    """Whether a question counts among those asked; its route is a column already where it has a condition."""
    return pl.lit(value=True) if asked.question.ask_if is None else route_of(asked) <= OPEN


def where_asked(asked: Asked, holds: Expr) -> Expr:
    """Whether something holds of a question that is asked."""
    return holds if asked.question.ask_if is None else holds & is_asked(asked)


def given_column(question: str) -> str:
    """The column that says whether a question is asked and has an answer with a value."""
    return f"{question}::given"


def given(asked: Asked) -> Expr:
    """Whether a question is asked and has an answer with a value, where that is a column already."""
    return pl.col(given_column(asked.name))


def given_columns(asked: Mapping[str, Asked]) -> dict[str, Expr]:
    """For every question whether it is asked and answered: the first step, which counts and flags build on."""
    return {given_column(name): where_asked(one, answered(one)) for name, one in asked.items()}


def count_columns(asked: Mapping[str, Asked]) -> dict[str, Expr]:
    """The columns of ``COUNTS``: questions that are asked, and how many of them are in each state."""
    always = sum(one.question.ask_if is None for one in asked.values())
    some = [one for one in asked.values() if one.question.ask_if is not None]
    counts = {
        "asked": pl.lit(always) + how_many(is_asked(one) for one in some),
        "answered": how_many(given(one) for one in asked.values()),
        "dont_know": how_many(where_asked(one, dont_know(one)) for one in asked.values() if one.has(STATE)),
        "not_applicable": how_many(where_asked(one, not_applicable(one)) for one in asked.values() if one.has(STATE)),
        "unsure": how_many(given(one) & unsure(one) for one in asked.values() if one.has(UNSURE)),
    }
    known = counts["answered"] + counts["dont_know"] + counts["not_applicable"]
    counts["skipped"] = counts["asked"] - known
    return {name: counts[name].cast(pl.Int64) for name in COUNTS}


def unanswered() -> Expr:
    """Whether no question of a row has an answer, where the counts are columns already.

    Such a row is no city's: a sum below a table looks like this.
    """
    return pl.col("answered") == 0


def how_many(conditions: Iterable[Expr]) -> Expr:
    """How many of the conditions hold, none of which may be null."""
    one, none = pl.lit(1, pl.Int16), pl.lit(0, pl.Int16)
    return pl.sum_horizontal(none, *(pl.when(condition).then(one).otherwise(none) for condition in conditions))
