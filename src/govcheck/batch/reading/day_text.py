"""Days as people write them: the year first, or last where no other day can be meant, or the column shows which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.day_number import explain_number_day, read_number_days
from govcheck.batch.reading.near_name import SHOWN
from govcheck.batch.reading.remark import Remark
from govcheck.batch.reading.source import FIRST_DAY, LAST_DAY
from govcheck.errors import Location, Problem
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.batch.reading.day_number import DayNumbers

_PLAIN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_ZONE = "(?: ?Z| ?(?:[A-Z]{1,5})?[+-][0-9]{1,2}(?::?[0-9]{2})?| [A-Z]{2,5})"
_CLOCK = rf"(?:T|,? +)[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?(?: ?[AaPp]\.? ?[Mm]\.?)?{_ZONE}?"
"""What is cut off: a time after a day, as the clocks of programs show it."""

_YEAR_FIRST = rf"^([0-9]{{4}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{1,2}})(?:{_CLOCK})?$"
_YEAR_LAST = rf"^([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}})(?:{_CLOCK})?$"
_SIGN = rf"^[0-9]{{1,2}}([/.-])[0-9]{{1,2}}[/.-][0-9]{{4}}(?:{_CLOCK})?$"
_MONTHS = 12


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
    # A cell that is no day in either order shows nothing of the others.
    by_day, by_month = (_parse(_year_last_as(text, day_first=order)) for order in (True, False))
    day_first = by_day.is_not_null() & by_month.is_null()
    month_first = by_month.is_not_null() & by_day.is_null()
    both = by_day != by_month
    others = text.str.contains(_YEAR_FIRST)
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


def read_day(
    text: pl.Expr, *, plain: bool, order: DayOrder | None = None, numbers: DayNumbers | None = None
) -> pl.Expr:
    """The days of a column; null for what is none, or can be read as two. The clock is left out.

    Args:
        text: the column.
        plain: all cells are written as they should be.
        order: what comes first where the year is last, as far as the column shows it.
        numbers: how the column counts days, where all of it does.
    """
    if numbers is not None:
        return read_number_days(text, numbers)
    found = _parse(pl.when(text.str.contains(_PLAIN)).then(text))
    if not plain:
        year_first = [text.str.extract(_YEAR_FIRST, place) for place in (1, 2, 3)]
        found = pl.coalesce(found, _parse(_join(*year_first)), _year_last(text, order))
    return found


def _year_last(text: pl.Expr, order: DayOrder | None) -> pl.Expr:
    """Days with the year last: which number is the month shows where the other can be none, or is the same."""
    if order is not None:
        return _parse(_year_last_as(text, day_first=order.day_first))
    by_day, by_month = (_parse(_year_last_as(text, day_first=first)) for first in (True, False))
    one_way = by_day.is_null() | by_month.is_null() | (by_day == by_month)
    return pl.when(one_way).then(pl.coalesce(by_day, by_month))


def _year_last_as(text: pl.Expr, *, day_first: bool) -> pl.Expr:
    one, other, year = (text.str.extract(_YEAR_LAST, place) for place in (1, 2, 3))
    return _join(year, other, one) if day_first else _join(year, one, other)


def _join(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    return pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), separator="-")


def _parse(text: pl.Expr) -> pl.Expr:
    found = text.str.to_date("%Y-%m-%d", strict=False)
    return pl.when(found.is_between(FIRST_DAY, LAST_DAY)).then(found)


def explain_day(text: str) -> Problem:
    """What is wrong with a text that is no day."""
    if (counted := explain_number_day(text)) is not None:
        return counted
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
