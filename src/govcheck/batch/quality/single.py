"""Checks that need one row alone: its flags, its population, its date, its answers and its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch import origin
from govcheck.batch.counts import unanswered
from govcheck.batch.flag import FLAGS
from govcheck.batch.quality.check import Check, doubt
from govcheck.model.flag import FlagKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from govcheck.model.profile import Checks
    from govcheck.model.questionnaire import Questionnaire


def find_single(rows: pl.LazyFrame, questionnaire: Questionnaire, rules: Checks, today: date) -> Iterator[pl.LazyFrame]:
    """The doubts about single rows, a table for each check."""
    for check, holds in _doubtful(questionnaire, rules, today):
        yield doubt(check, rows.filter(holds))


def _doubtful(questionnaire: Questionnaire, rules: Checks, today: date) -> Iterator[tuple[Check, pl.Expr]]:
    yield Check.SAME_POSITION, _flagged(FlagKind.SAME_POSITION, questionnaire)
    yield Check.ALL_BEST, _flagged(FlagKind.ALL_BEST, questionnaire)
    yield Check.POPULATION, ~pl.col("population").is_between(rules.fewest_people, rules.most_people)
    yield Check.FUTURE_DATE, pl.col("date") > today
    yield Check.NO_ANSWERS, unanswered()
    yield Check.VERSION, pl.col(origin.VERSION) != questionnaire.version


def _flagged(kind: FlagKind, questionnaire: Questionnaire) -> pl.Expr:
    """Whether a row has a flag that speaks of the whole questionnaire; only flags of one kind name it like that."""
    return pl.col(FLAGS).str.contains(f"{kind.value}:{questionnaire.id}", literal=True)
