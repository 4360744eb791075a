"""How the columns of a sheet look: how wide they are, and how their numbers, days and long texts are shown."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_WIDE = 60
"""A column is no wider, in letters: what is longer is cut off by the next one, or wrapped."""

_LEAST_WIDE = 12
_ROOM = 3
"""Beside a text: its margins, and the button of a filter."""

LINE, MOST_LINES = 15, 27
"""The height of a line, in points, and how many a row can have."""

_DAY = "yyyy-mm-dd"
_PEOPLE = "#,##0"
_POINTS = dict.fromkeys(("score", "low", "high", "mean", "p25", "p50", "p75"), "0.0")
_NUMBERS = {**_POINTS, "coverage": "0%", "population": _PEOPLE, "cities": _PEOPLE}
"""How numbers are shown, by the last part of the column's name; the cells hold them with all their digits."""


class Look(NamedTuple):
    """How a column looks.

    Attributes:
        width: in letters.
        form: the number format; empty where numbers are shown as they are.
        wraps: whether long texts go on in a further line.
        beside_long: whether a row may have several lines: then all of its cells begin at the top.
    """

    width: int
    form: str = ""
    wraps: bool = False
    beside_long: bool = False


def find_looks(table: pl.DataFrame, *, wraps: bool) -> dict[str, Look]:
    """The looks of all columns; ``wraps``: what is too long for its column is shown in several lines."""
    texts = table.select(pl.col(pl.String).str.len_chars().max())
    longest = {column.name: column[0] or 0 for column in texts}
    long = {name for name, letters in longest.items() if wraps and letters > MOST_WIDE}
    return {
        name: Look(_find_width(kind, longest.get(name, 0)), _find_form(name, kind), name in long, bool(long))
        for name, kind in table.schema.items()
    }


def _find_width(kind: pl.DataType, longest: int) -> int:
    return max(_LEAST_WIDE, min(longest + _ROOM, MOST_WIDE)) if kind == pl.String else _LEAST_WIDE


def _find_form(name: str, kind: pl.DataType) -> str:
    return _DAY if kind == pl.Date else _NUMBERS.get(name.rpartition(".")[2], "") if kind.is_numeric() else ""


def find_head_height(looks: Mapping[str, Look]) -> int:
    """The height in points of a first row that shows the whole of each name in the width of its column."""
    lines = (ceil((len(name) + _ROOM) / (look.width - 1)) for name, look in looks.items())
    return LINE * min(max(lines, default=1), MOST_LINES)


def find_height(looks: Mapping[str, Look]) -> pl.Expr | None:
    """The height in points of a row whose long texts are shown whole; ``None`` where every row is one line."""
    lines = [(pl.col(name).str.len_chars() / (look.width - _ROOM)).ceil() for name, look in looks.items() if look.wraps]
    return pl.max_horizontal(pl.lit(1.0), *lines).clip(1, MOST_LINES).cast(pl.Int64) * LINE if lines else None
