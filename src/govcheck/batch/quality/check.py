"""What is looked for in a batch, and the columns in which it is found."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.flag import FLAGS
from govcheck.batch.origin import ORIGIN, SAMPLE
from govcheck.batch.quality.fingerprint import ANSWERS
from govcheck.batch.wide_table import PROFILE
from govcheck.language import template
from govcheck.model.flag import FLAG_NAMES, FlagKind

if TYPE_CHECKING:
    from collections.abc import Sequence


class Check(StrEnum):
    """The checks, by the codes under which programs know them, in the order in which one row's doubts are told."""

    DUPLICATE_CITY = "duplicate-city"
    SAME_ANSWERS = "same-answers"
    SAME_POSITION = FlagKind.SAME_POSITION.value
    ALL_BEST = FlagKind.ALL_BEST.value
    POPULATION = "population"
    REGION = "region"
    FUTURE_DATE = "future-date"
    EARLY_DATE = "early-date"
    NO_ANSWERS = "no-answers"
    TOTAL_ROW = "total-row"
    SAMPLE = "sample"
    VERSION = "version"


CHECK_NAMES = {
    Check.DUPLICATE_CITY: template("cities that stand there twice"),
    Check.SAME_ANSWERS: template("answers like those of another row"),
    Check.SAME_POSITION: FLAG_NAMES[FlagKind.SAME_POSITION],
    Check.ALL_BEST: FLAG_NAMES[FlagKind.ALL_BEST],
    Check.POPULATION: template("populations to look at again"),
    Check.REGION: template("countries outside the region named"),
    Check.FUTURE_DATE: template("dates in the future"),
    Check.EARLY_DATE: template("dates too long ago"),
    Check.NO_ANSWERS: template("rows without any answer"),
    Check.TOTAL_ROW: template("sums and averages of other rows"),
    Check.SAMPLE: template("made-up cities"),
    Check.VERSION: template("other versions of the questionnaire"),
}
"""What the checks are called where their doubts are counted."""


ROW, CHECK, OTHER = "::row", "check", "::other"
"""Of a doubt: the row's place in the survey, what is in doubt, and the row that it is held against."""

_CHECKS = pl.Enum([check.value for check in Check])

COLUMNS: dict[str, pl.DataType] = {
    **PROFILE,
    FLAGS: pl.String(),
    "answered": pl.Int64(),
    ANSWERS: pl.UInt64(),
    **ORIGIN,
    SAMPLE: pl.Boolean(),
}
"""The columns that the checks look at."""


def number_rows(aside: pl.LazyFrame) -> pl.LazyFrame:
    """The columns that are looked at, empty where the table lacks them, and the place of each row."""
    known: Sequence[str] = aside.collect_schema().names()
    columns = [
        (pl.col(name) if name in known else pl.lit(None)).cast(dtype).alias(name) for name, dtype in COLUMNS.items()
    ]
    return aside.select(columns).with_row_index(ROW)


def doubt(check: Check, rows: pl.LazyFrame) -> pl.LazyFrame:
    """Rows as doubts of one kind; held against another row where they have a column that names it."""
    other = pl.col(OTHER) if OTHER in rows.collect_schema().names() else pl.lit(None, pl.UInt32)
    return rows.select(pl.col(ROW), pl.lit(check.value, _CHECKS).alias(CHECK), other.alias(OTHER))
