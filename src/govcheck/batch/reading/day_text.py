"""Days as people write them: the year first, or last where no other day can be meant."""

from __future__ import annotations

import re

import polars as pl

from govcheck.batch.reading.near_name import SHOWN
from govcheck.batch.reading.source import FIRST_DAY, LAST_DAY
from govcheck.errors import Problem

_PLAIN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_MOMENT = rf"^([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})[ T]{_CLOCK}$"
_YEAR_FIRST = r"^([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})$"
_YEAR_LAST = r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$"
_MONTHS = 12


def is_plain(text: pl.Expr) -> pl.Expr:
    """Whether all cells of a column are written as 2026-11-20 is."""
    return text.str.contains(_PLAIN).all()


def read_day(text: pl.Expr, *, plain: bool) -> pl.Expr:
    """The days of a column; null for what is none, or can be read as two. The clock is left out.

    Args:
        text: the column.
        plain: all cells are written as they should be.
    """
    found = _parse(pl.when(text.str.contains(_PLAIN)).then(text))
    if not plain:
        year_first = [text.str.extract(_YEAR_FIRST, place) for place in (1, 2, 3)]
        found = pl.coalesce(found, _parse(text.str.extract(_MOMENT)), _parse(_join(*year_first)), _year_last(text))
    return pl.when(found.is_between(FIRST_DAY, LAST_DAY)).then(found)


def _year_last(text: pl.Expr) -> pl.Expr:
    """Days with the year last: which number is the month shows where the other can be none, or is the same.

    What the other cells of the column are does not count: a spreadsheet that takes days for months has
    changed just those that it could take for months.
    """
    one, other, year = (text.str.extract(_YEAR_LAST, place) for place in (1, 2, 3))
    first, second = one.cast(pl.Int64), other.cast(pl.Int64)
    day_first = pl.when((first > _MONTHS) | (first == second)).then(_join(year, other, one))
    return _parse(day_first.otherwise(pl.when(second > _MONTHS).then(_join(year, one, other))))


def _join(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    return pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), separator="-")


def _parse(text: pl.Expr) -> pl.Expr:
    return text.str.to_date("%Y-%m-%d", strict=False)


def explain_day(text: str) -> Problem:
    """What is wrong with a text that is no day."""
    message = "{value} is no date."
    hint = "Write the year, the month and the day, such as 2026-11-20."
    fields = {"value": text[:SHOWN]}
    found = re.fullmatch(_YEAR_LAST, text)
    if found and 0 < int(found[1]) <= _MONTHS and 0 < int(found[2]) <= _MONTHS:
        message = "{value} can be read as two dates."
        hint = "Write {day_first} or {month_first}."
        first, second, year = found[1].zfill(2), found[2].zfill(2), found[3]
        fields |= {"day_first": f"{year}-{second}-{first}", "month_first": f"{year}-{first}-{second}"}
    return Problem("not-a-date", message, hint, fields=fields)
