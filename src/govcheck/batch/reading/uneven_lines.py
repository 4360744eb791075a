"""Lines of a CSV file with fewer or more cells than its header, or whose cells nobody can tell apart."""

from __future__ import annotations

from codecs import BOM_UTF8
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from govcheck.batch.reading.lone_quotes import QUOTES, LoneQuotes, tell_lone_quote
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

_QUOTE = b'"'
_BLANK = b' \t\r\n"'

MOST_UNEVEN = 100_000
"""A file with more of them is no table in which some lines are wrong."""

_MOST_TOLD = 100


class UnevenLines(NamedTuple):
    """``refused``: the lines that cannot be read, by the first column that they lack, or by none where they have more.

    ``longer``: whether any line has more cells than the header, be they blank.
    """

    refused: dict[str, dict[int, Problem]]
    longer: bool


def find_uneven_lines(
    path: Path, separator: str, header: Sequence[str], needed: Collection[str], *, first: int = 1
) -> UnevenLines:
    """The lines that lack cells of needed columns, or have cells that belong to none; ``first`` is that of the header.

    Spreadsheets leave out the separators behind the last cells that say anything, or write some behind
    them: a line that lacks nothing but columns that are not needed is taken as whole, and so is one that
    has nothing but blank cells more.

    Raises:
        InputError: where a cell ends cannot be told, or far too many lines are uneven; the first of them.
    """
    least = max((place for place, name in enumerate(header, 1) if name.strip() in needed), default=0)
    wrong: list[tuple[int, int]] = []
    fatal: list[Problem] = []
    longer = False
    for line, cells, fault in _find_lines(path, separator, least, len(header), first):
        longer |= cells >= len(header)
        if fault is not None:
            fatal.append(fault.at(Location(str(path), line)))
        elif not least <= cells <= len(header):
            wrong.append((line, cells))
        if len(wrong) > MOST_UNEVEN or len(fatal) == _MOST_TOLD:
            break
    if len(wrong) > MOST_UNEVEN and not fatal:
        told = wrong[:_MOST_TOLD]
        fatal = [_explain(header, cells, needed).at(Location(str(path), line)) for line, cells in told]
    if fatal:
        raise InputError(*fatal)
    found: dict[str, dict[int, Problem]] = {}
    for line, cells in wrong:
        column = "" if cells > len(header) else _name_missing(header, cells, needed)
        found.setdefault(column, {})[line] = _explain(header, cells, needed)
    return UnevenLines(found, longer=longer)


def _name_missing(header: Sequence[str], cells: int, needed: Collection[str]) -> str:
    """The first needed column behind so many cells."""
    return next(name for name in map(str.strip, header[cells:]) if name in needed)


def _explain(header: Sequence[str], cells: int, needed: Collection[str]) -> Problem:
    if cells > len(header):
        return tell_many_cells(cells, len(header))
    message = "This line ends before its column {column}."
    hint = "Was it cut off? The separator of an empty cell stands there all the same."
    fields = {"column": _name_missing(header, cells, needed)[:80], "value": ""}
    return Problem("too-few-cells", message, hint, fields=fields)


def tell_many_cells(count: int, width: int) -> Problem:
    """A line with more cells than there are columns."""
    message = "This line has {count} cells, and the header {width}."
    return Problem("too-many-cells", message, QUOTES, fields={"count": count, "width": width})


def _find_lines(
    path: Path, separator: str, least: int, most: int, begin: int
) -> Iterator[tuple[int, int, Problem | None]]:
    """The lines with fewer cells than ``least``, or more than ``most``, and how many they have.

    A cell may hold several lines. Told last is why the file cannot be taken apart: of no line below a cell that
    belongs to no column and holds several could the number be told, and behind a lone quote nobody knows where
    its cell ends. A row is then looked for from the next line on, or from the same one where the cell began above.

    Of a line with more, blank cells behind the ``most`` are not counted. What stands above the line ``begin`` is
    passed over, whatever quotes it has.
    """
    lone, sign = LoneQuotes(separator), separator.encode()
    with path.open("rb") as stream:
        _pass_mark(stream)
        first, cells, blank, inside, broken = begin, 1, True, False, False
        for line, content in enumerate(islice(stream, begin - 1, None), begin):
            outside, before = content, inside
            if inside or _QUOTE in content:
                if lone.holds(content, inside=inside):
                    yield first, 0, tell_lone_quote()
                    is_row = inside and not lone.holds(content, inside=False)
                    first, cells, blank, inside, broken = line if is_row else line + 1, 1, True, False, False
                    if not is_row:
                        continue
                before = inside
                parts = content.split(_QUOTE)
                outside = b"".join(parts[inside::2])
                inside ^= len(parts) % 2 == 0
            cells += outside.count(sign)
            broken |= cells > most and inside
            if cells > most and not inside:
                said = b"".join(content.rstrip(_BLANK + sign).split(_QUOTE)[before::2])
                held = max(cells - outside.count(sign) + said.count(sign), most)
                yield first, held, tell_many_cells(max(held, most + 1), most) if broken else None
            if cells < least:
                blank = blank and not content.strip(_BLANK + sign)
            if not inside:
                if cells < least and not blank:
                    yield first, cells, None
                first, cells, blank, broken = line + 1, 1, True, False
        if inside:
            yield first, 0, tell_lone_quote()


def _pass_mark(stream: BinaryIO) -> None:
    """Pass over the mark at the beginning of a text: behind it a cell may begin with a quote."""
    if stream.read(len(BOM_UTF8)) != BOM_UTF8:
        stream.seek(0)
