"""Rows that are no city: sums and averages of others, made-up cities, rows without answers, and earlier rounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.counts import unanswered
from govcheck.batch.origin import FILE, SAMPLE
from govcheck.batch.quality.latest import CITY, keep_latest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.batch.reading.source import Engine
    from govcheck.model.profile import Checks


class FileSums(NamedTuple):
    """By file, half of all people that its rows count together: a row with so many is the sum of all others."""

    halves: Mapping[str, int]


def sum_files(rows: pl.LazyFrame, rules: Checks, engine: Engine = "streaming") -> FileSums:
    """The sums of the files with enough rows that say how many people they have.

    Args:
        rows: the columns ``population`` and that of the file.
        rules: how many other rows make a sum.
        engine: the engine of Polars to compute it with.
    """
    people = pl.col("population")
    each = rows.group_by(FILE).agg(people.sum(), people.count().alias("rows"), people.max().alias("most"))
    found = each.filter(pl.col("rows") > rules.summed_from, people == 2 * pl.col("most")).collect(engine=engine)
    return FileSums(dict(found.select(pl.col(FILE).fill_null(""), people // 2).iter_rows()))


def is_total(rules: Checks, sums: FileSums) -> pl.Expr:
    """Whether a row with answers is a sum or an average of others, by its name or by its people; never null."""
    words = "|".join(map(re.escape, rules.totals))
    total = pl.col("city").str.contains(rf"(?i)^[^\p{{L}}]*(?:{words})[^\p{{L}}]*$").fill_null(value=False)
    if sums.halves:
        files, halves = list(sums.halves), list(sums.halves.values())
        half = pl.col(FILE).fill_null("").replace_strict(files, halves, default=None, return_dtype=pl.Int64)
        total |= (pl.col("population") == half).fill_null(value=False)
    return total & ~unanswered().fill_null(value=False)


def is_sample() -> pl.Expr:
    """Whether a row says that its city is made up; never null."""
    return pl.col(SAMPLE).fill_null(value=False)


def keep_cities(rows: pl.LazyFrame, rules: Checks, engine: Engine = "streaming") -> pl.LazyFrame:
    """The rows that count among cities, one of each: the latest of `list_candidates`."""
    return keep_latest(list_candidates(rows, rules, engine)).drop(_list_missing(rows))


def list_candidates(rows: pl.LazyFrame, rules: Checks, engine: Engine = "streaming") -> pl.LazyFrame:
    """The rows that may count among cities: they have answers, are no sums of others, and are not made up.

    The columns of ``LOOKED`` are looked at; what is missing is not known, and added as such.
    """
    filled = fill_looked(rows)
    other = unanswered().fill_null(value=False) | is_total(rules, sum_files(filled, rules, engine)) | is_sample()
    return filled.filter(~other)


def fill_looked(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with all columns of ``LOOKED``, those that they lack empty."""
    return rows.with_columns(**{name: pl.lit(None, LOOKED[name]) for name in _list_missing(rows)})


def _list_missing(rows: pl.LazyFrame) -> list[str]:
    known = rows.collect_schema().names()
    return [name for name in LOOKED if name not in known]


LOOKED: Mapping[str, pl.DataType] = {
    **CITY,
    "population": pl.Int64(),
    FILE: pl.String(),
    SAMPLE: pl.Boolean(),
}
"""The columns by which it is known whether a row is a city."""
