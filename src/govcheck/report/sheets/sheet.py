"""A sheet of plain data: one head row, one thing a row, numbers as numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class Column(NamedTuple):
    """A column with its head; ``width`` in characters, of which a cell sets about so many on a line.

    A ``percent`` column holds shares from 0 to 1; a ``nested`` one is indented by the depth of its row;
    what is missing in a ``fill_in`` one is for the city to write in, and what it writes into one of ``date`` shows
    as the days that are there.
    """

    title: str
    width: int
    numeric: bool = False
    percent: bool = False
    nested: bool = False
    fill_in: bool = False
    date: bool = False


class Row(NamedTuple):
    """A row; text where a cell is a string, a number or a day where it is one. An empty string is an empty cell."""

    cells: tuple[str | float | date, ...]
    depth: int = 0


class Sheet(NamedTuple):
    """A sheet of data."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def read_number(shown: str) -> str | float:
    """A number as the view has rounded and written it, so that the two never differ; empty where there is none."""
    found = read_numbers(shown)
    return found[0] if found else ""


def read_share(shown: str) -> str | float:
    """A share in percent as the view has written it, from 0 to 1; empty where there is none."""
    found = read_numbers(shown)
    return found[0] / 100 if found else ""


def read_numbers(shown: str) -> list[float]:
    """All numbers of a text that holds nothing else with digits, such as a range."""
    return [float(number.replace(",", ".")) for number in _NUMBER.findall(shown)]


def join_lines(*parts: str) -> str:
    """One below the other; what is empty is left out."""
    return "\n".join(part for part in parts if part)
