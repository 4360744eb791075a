"""Days as people write them: the year first, or last where no other day can be meant, or the column shows which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.near_name import SHOWN
from govcheck.batch.reading.remark import Remark
from govcheck.batch.reading.source import FIRST_DAY, LAST_DAY
from govcheck.errors import Location, Problem
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_MOMENT = rf"^([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})[ T]{_CLOCK}$"
_YEAR_FIRST = r"^([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})$"
_YEAR_LAST = r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$"
_SIGN = r"^[0-9]{1,2}([/.-])[0-9]{1,2}[/.-][0-9]{4}$"
_MONTHS, _DAYS = 12, 31


class DayOrder(NamedTuple):
    """What comes first in a column of days with the year last.

    Attributes:
        day_first: the day, rather than the month.
        shown: a cell that can be read in no other way.
        meant: one that could, else; ``None`` where there is none.
    """

    day_first: bool
    shown: str
    meant: str | None


def is_plain(text: pl.Expr) -> pl.Expr:
    """Whether all cells of a column are written as 2026-11-20 is."""
    return text.str.contains(_PLAIN).all()


def ask_order(text: pl.Expr) -> dict[str, pl.Expr]:
    """What must be known of a column for ``find_order``."""
    first, second = (text.str.extract(_YEAR_LAST, place).cast(pl.Int64) for place in (1, 2))
    may_be_month = {"first": first.is_between(1, _MONTHS), "second": second.is_between(1, _MONTHS)}
    day_first = may_be_month["second"] & first.is_between(_MONTHS + 1, _DAYS)
    month_first = may_be_month["first"] & second.is_between(_MONTHS + 1, _DAYS)
    both = may_be_month["first"] & may_be_month["second"] & (first != second)
    others = text.str.contains(_YEAR_FIRST) | text.str.contains(_MOMENT)
    return {
        "day_first": text.filter(day_first).first(),
        "month_first": text.filter(month_first).first(),
        "both": text.filter(both).first(),
        "mixed": others.any() | (text.str.extract(_SIGN).drop_nulls().n_unique() > 1),
    }


def find_order(found: Mapping[str, object]) -> DayOrder | None:
    """What comes first in the days of a column; ``None`` where nothing shows it, or not all of it was written alike.

    A spreadsheet that took days for months has changed some cells and left others: days with the year first
    beside others, or several signs between the numbers, tell of a column that was not written alike.
    """
    first, second, both = (found[name] for name in ("day_first", "month_first", "both"))
    if found["mixed"] or (first is None) == (second is None):
        return None
    return DayOrder(first is not None, str(second if first is None else first), None if both is None else str(both))


def remark_order(order: DayOrder | None, file: str) -> list[Problem]:
    """What is told where days are read by what the others of their column show."""
    if order is None or order.meant is None:
        return []
    message = "{column}: {value} and others are read with the month first, for {shown} can be read in no other way."
    if order.day_first:
        message = "{column}: {value} and others are read with the day first, for {shown} can be read in no other way."
    fields = {"column": ProfileColumn.DATE.value, "value": order.meant, "shown": order.shown}
    return [Problem(Remark.DAY_ORDER, message, "Write dates as 2026-11-20 is.", Location(file), fields)]


def read_day(text: pl.Expr, *, plain: bool, order: DayOrder | None = None) -> pl.Expr:
    """The days of a column; null for what is none, or can be read as two. The clock is left out.

    Args:
        text: the column.
        plain: all cells are written as they should be.
        order: what comes first where the year is last, as far as the column shows it.
    """
    found = _parse(pl.when(text.str.contains(_PLAIN)).then(text))
    if not plain:
        year_first = [text.str.extract(_YEAR_FIRST, place) for place in (1, 2, 3)]
        found = pl.coalesce(
            found, _parse(text.str.extract(_MOMENT)), _parse(_join(*year_first)), _year_last(text, order)
        )
    return pl.when(found.is_between(FIRST_DAY, LAST_DAY)).then(found)


def _year_last(text: pl.Expr, order: DayOrder | None) -> pl.Expr:
    """Days with the year last: which number is the month shows where the other can be none, or is the same."""
    one, other, year = (text.str.extract(_YEAR_LAST, place) for place in (1, 2, 3))
    first, second = one.cast(pl.Int64), other.cast(pl.Int64)
    if order is not None:
        return _parse(_join(year, other, one) if order.day_first else _join(year, one, other))
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
