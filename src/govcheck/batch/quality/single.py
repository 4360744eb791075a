"""Checks of single rows: their flags, profile, answers and version, and whether they are cities at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch import origin
from govcheck.batch.counts import unanswered
from govcheck.batch.flag import FLAGS
from govcheck.batch.quality.check import Check, doubt
from govcheck.batch.quality.no_city import is_sample, is_total, sum_files
from govcheck.model.flag import FlagKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire


def find_single(
    rows: pl.LazyFrame, questionnaire: Questionnaire, profile: Profile, today: date
) -> Iterator[pl.LazyFrame]:
    """The doubts about single rows, a table for each check."""
    for check, holds in _doubtful(questionnaire, profile, today):
        yield doubt(check, rows.filter(holds))
    yield doubt(Check.TOTAL_ROW, rows.filter(is_total(profile.checks, sum_files(rows, profile.checks))))


def _doubtful(questionnaire: Questionnaire, profile: Profile, today: date) -> Iterator[tuple[Check, pl.Expr]]:
    rules = profile.checks
    yield Check.SAME_POSITION, _flagged(FlagKind.SAME_POSITION, questionnaire)
    yield Check.ALL_BEST, _flagged(FlagKind.ALL_BEST, questionnaire)
    yield Check.POPULATION, ~pl.col("population").is_between(rules.fewest_people, rules.most_people)
    yield Check.REGION, _lies_elsewhere(profile)
    yield Check.FUTURE_DATE, pl.col("date") > today
    yield Check.EARLY_DATE, pl.col("date").dt.year() < rules.first_year
    yield Check.NO_ANSWERS, unanswered()
    yield Check.VERSION, pl.col(origin.VERSION) != questionnaire.version
    yield Check.SAMPLE, is_sample()


def _lies_elsewhere(profile: Profile) -> pl.Expr:
    """Whether a row names another region than that in which its country lies beyond doubt."""
    known = profile.region_of
    home = pl.col("country").replace_strict(list(known), list(known.values()), default=None, return_dtype=pl.String)
    return pl.col("region") != home


def _flagged(kind: FlagKind, questionnaire: Questionnaire) -> pl.Expr:
    """Whether a row has a flag that speaks of the whole questionnaire; only flags of one kind name it like that."""
    return pl.col(FLAGS).str.contains(f"{kind.value}:{questionnaire.id}", literal=True)
