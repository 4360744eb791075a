"""Lines of a CSV file that end before its header does: what they lack was cut off, or never written."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

_QUOTE = b'"'
_BLANK = b' \t\r\n"'

MOST_SHORT = 100_000
"""A file with more of them is no table in which some lines are wrong."""

_MOST_TOLD = 100


def find_short_lines(
    path: Path, separator: str, header: Sequence[str], needed: Collection[str], *, first: int = 1
) -> dict[str, dict[int, Problem]]:
    """The lines that lack cells of needed columns, by the first column that they lack; ``first`` is that of the header.

    Spreadsheets leave out the separators behind the last cells that say anything: a line that lacks
    nothing but columns that are not needed is taken as whole.

    Raises:
        InputError: far too many lines are too short; the first of them.
    """
    least = max((place for place, name in enumerate(header, 1) if name.strip() in needed), default=0)
    short = list(islice(_find_lines(path, separator.encode(), least, first), MOST_SHORT + 1))
    if len(short) > MOST_SHORT:
        told = [_explain(header, cells, needed).at(Location(str(path), line)) for line, cells in short[:_MOST_TOLD]]
        raise InputError(*told)
    found: dict[str, dict[int, Problem]] = {}
    for line, cells in short:
        found.setdefault(_name_missing(header, cells, needed), {})[line] = _explain(header, cells, needed)
    return found


def _name_missing(header: Sequence[str], cells: int, needed: Collection[str]) -> str:
    """The first needed column behind so many cells."""
    return next(name for name in map(str.strip, header[cells:]) if name in needed)


def _explain(header: Sequence[str], cells: int, needed: Collection[str]) -> Problem:
    message = "This line ends before its column {column}."
    hint = "Was it cut off? The separator of an empty cell stands there all the same."
    fields = {"column": _name_missing(header, cells, needed)[:80], "value": ""}
    return Problem("too-few-cells", message, hint, fields=fields)


def _find_lines(path: Path, separator: bytes, least: int, begin: int) -> Iterator[tuple[int, int]]:
    """The lines with fewer cells than ``least``, and how many they have; a cell may hold several lines.

    What stands above the line ``begin`` is passed over, whatever quotes it has.
    """
    with path.open("rb") as stream:
        first, cells, blank, inside = begin, 1, True, False
        for line, content in enumerate(islice(stream, begin - 1, None), begin):
            outside = content
            if inside or _QUOTE in content:
                parts = content.split(_QUOTE)
                outside = b"".join(parts[inside::2])
                inside ^= len(parts) % 2 == 0
            cells += outside.count(separator)
            if cells < least:
                blank = blank and not content.strip(_BLANK + separator)
            if not inside:
                if cells < least and not blank:
                    yield first, cells
                first, cells, blank = line + 1, 1, True
