"""The header of a table: its first line, or the one line below a title that names its columns."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from govcheck.batch.reading.remark import Remark
from govcheck.errors import Location, Problem
from govcheck.model.column import QUESTION, VALUE, ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.batch.reading.column_names import ColumnNames

MOST_LINES = 10
"""Among so many lines with anything in them the header is looked for."""


def is_header(line: Sequence[str], known: ColumnNames) -> bool:
    """Whether a line names the columns of a table of answers: the city, and a question or those of a long table."""
    names = {known.read(name) for name in line}
    return ProfileColumn.CITY in names and ({QUESTION, VALUE} <= names or not names.isdisjoint(known.questions))


def find_header(lines: Iterable[Sequence[str]], known: ColumnNames) -> int:
    """The place of the header among the lines of a table, counted from 0.

    It is the first line with anything in it. Where that one names no table, and just one of the next lines
    does, it is that one: what stands above is a title. Of two such lines nobody can tell which is meant.
    """
    filled = list(islice(((place, line) for place, line in enumerate(lines) if is_filled(line)), MOST_LINES))
    named = [place for place, line in filled if is_header(line, known)]
    first = filled[0][0] if filled else 0
    return named[0] if len(named) == 1 else first


def has_header(lines: Sequence[Sequence[str]], known: ColumnNames) -> bool:
    """Whether these lines can be the first of a table of answers."""
    return bool(lines) and is_header(lines[find_header(lines, known)], known)


def is_filled(line: Iterable[str]) -> bool:
    """Whether anything stands in a line."""
    return any(map(str.strip, line))


def remark_header(file: str, line: int) -> Problem:
    """What is told where the header stands below other lines that hold something."""
    message = "Line {line} is taken for the header; what stands above it is not read."
    return Problem(Remark.HEADER, message, "", Location(file, line), {"line": line})
