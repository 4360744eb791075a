"""The header of a table: its first line, or the one line below a title that names its columns."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from govcheck.batch.reading.remark import Remark
from govcheck.errors import Location, Problem
from govcheck.model.column import QUESTION, VALUE
from govcheck.model.nearest import nearest
from govcheck.model.typed import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govcheck.batch.reading.column_names import ColumnNames

MOST_LINES = 10
"""Among so many lines with anything in them the header is looked for."""

MOST_LIKE = 50
"""So many cells of a line are looked up that may be names: each takes time."""


def is_header(line: Sequence[str], known: ColumnNames) -> bool:
    """Whether a line names the columns of a table of answers: the city, and a question or those of a long table."""
    if not any(map(known.names_city, line)):  # to ask for all names takes far longer, and most lines are rows
        return False
    names = {known.read(name) for name in line}
    return {QUESTION, VALUE} <= names or not names.isdisjoint(known.questions)


def find_header(lines: Iterable[Sequence[str]], known: ColumnNames) -> int:
    """The place of the header among the lines of a table, counted from 0.

    It is the first line with anything in it. Where that one names no table, and just one of the next lines
    does, it is that one, if what stands above can be a title. Of two such lines nobody can tell which is
    meant, nor where rows stand above one.
    """
    filled = list(islice(((place, line) for place, line in enumerate(lines) if is_filled(line)), MOST_LINES))
    named = [place for place, line in filled if is_header(line, known)]
    first = filled[0][0] if filled else 0
    if len(named) != 1:
        return first
    width = len(_cells(dict(filled)[named[0]]))
    *above, last = [line for place, line in filled if place < named[0]] or [()]
    # Names of sections stand directly above the header; no row of another header does.
    titled = _is_title(last, width, known, _is_name) and all(_is_title(line, width, known, _is_like) for line in above)
    return named[0] if titled else first


def _is_title(line: Sequence[str], width: int, known: ColumnNames, names: Callable[[str, ColumnNames], bool]) -> bool:
    """Whether a line may stand above a header with so many cells and say nothing about a city.

    One that fills as many cells may be a row, and one with a cell that ``names`` a column beside something else
    may be the header of rows that stand above the other.
    """
    cells = _cells(line)
    if len(cells) <= 1:
        return True
    return len(cells) < width and not any(names(cell, known) for cell in cells[:MOST_LIKE])


def _is_name(cell: str, known: ColumnNames) -> bool:
    return known.read(cell) in known.known


def _is_like(cell: str, known: ColumnNames) -> bool:
    return _is_name(cell, known) or nearest(fold(cell), known.known) is not None


def _cells(line: Sequence[str]) -> list[str]:
    """What stands in the cells of a line that hold anything."""
    return [cell.strip() for cell in line if cell.strip()]


def has_header(lines: Sequence[Sequence[str]], known: ColumnNames) -> bool:
    """Whether these lines can be the first of a table of answers."""
    return any(is_header(line, known) for line in lines)


def is_filled(line: Iterable[str]) -> bool:
    """Whether anything stands in a line."""
    return any(map(str.strip, line))


def remark_header(file: str, line: int) -> Problem:
    """What is told where the header stands below other lines that hold something."""
    message = "Line {line} is taken for the header; what stands above it is not read."
    return Problem(Remark.HEADER, message, "", Location(file, line), {"line": line})
