"""A sheet of plain data: one head row, one thing a row, numbers as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


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


def number_cell(rounded: float | None) -> str | float:
    """A number as the view has rounded it, so that a cell and the words for it never differ; empty where it is none."""
    return "" if rounded is None else rounded


def share_cell(rounded: float | None) -> str | float:
    """A share in percent, from 0 to 1; empty where there is none."""
    return "" if rounded is None else rounded / 100


def join_lines(*parts: str) -> str:
    """One below the other; what is empty is left out."""
    return "\n".join(part for part in parts if part)
