"""Days as spreadsheets count them: numbers that a cell shows where nobody gave it the format of a date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.near_name import SHOWN
from govcheck.batch.reading.remark import Remark
from govcheck.errors import Location, Problem
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

ZERO, ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""The day 0 of spreadsheets, and of those that count from 1904."""

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
"""A number that is a day outside these is rather another number."""

_WHOLE = r"^[0-9]{5}$"
_LIKE = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")


class DayNumbers(NamedTuple):
    """A column of nothing but numbers that are days: the day that counts as 0, and a number that stands there."""

    zero: date
    shown: str


def ask_numbers(text: pl.Expr, zero: date) -> dict[str, pl.Expr]:
    """What must be known of a column for ``find_numbers``."""
    days = _count(text)
    first, last = (FIRST - zero).days, (LAST - zero).days
    all_fit = days.is_between(first, last).fill_null(value=False) | text.is_null()
    return {"fit": all_fit.all(), "shown": text.drop_nulls().first()}


def find_numbers(found: Mapping[str, object], zero: date) -> DayNumbers | None:
    """The numbers of a column that are all days; ``None`` where anything else stands there, or nothing."""
    shown = found["shown"]
    return DayNumbers(zero, str(shown)) if found["fit"] and shown is not None else None


def read_number_days(text: pl.Expr, numbers: DayNumbers) -> pl.Expr:
    """The days of such a column."""
    return pl.lit(numbers.zero) + pl.duration(days=_count(text))


def _count(text: pl.Expr) -> pl.Expr:
    return pl.when(text.str.contains(_WHOLE)).then(text).cast(pl.Int64)


def remark_numbers(numbers: DayNumbers | None, file: str) -> list[Problem]:
    """What is told where numbers are read as days."""
    if numbers is None:
        return []
    message = "{column}: whole numbers are read as the days that a spreadsheet counts, {value} as {day}."
    hint = "Give the cells the format of a date."
    day = numbers.zero + timedelta(days=int(numbers.shown))
    fields = {"column": ProfileColumn.DATE.value, "value": numbers.shown, "day": day.isoformat()}
    return [Problem(Remark.DAY_NUMBERS, message, hint, Location(file), fields)]


def explain_number_day(text: str) -> Problem | None:
    """What is told of a number that may be a day, and is not read as one; ``None`` for any other text."""
    if not _LIKE.fullmatch(text):
        return None
    message = "{value} is no date."
    hint = (
        "If a spreadsheet counts days so, give the cells of the whole column the format of a date, such as 2026-11-20."
    )
    return Problem("not-a-date", message, hint, fields={"value": text[:SHOWN]})
