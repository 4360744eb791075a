"""CSV as a table of texts: its encoding and its separator found, its header read, its rows left for later."""

from __future__ import annotations

import codecs
import csv
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.header import MOST_LINES, find_header, is_filled, remark_header
from govcheck.batch.reading.lone_quotes import QUOTES
from govcheck.batch.reading.source import LINE, SMALL_BYTES, Source, check_width, clean, empty
from govcheck.batch.reading.uneven_lines import find_uneven_lines
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from govcheck.batch.reading.column_names import ColumnNames

_BREAKS = "\0breaks"
"""How many line breaks stand in the cells of a row."""

_SEPARATORS = ",;\t|"
_CHUNK = 1 << 20
_MOST_HEADER = 1 << 20
"""So many bytes a header may take; one that is longer is no header."""


def open_csv(path: Path, known: ColumnNames, documents: Collection[str]) -> Source:
    """A CSV file in UTF-8; of the separators, the one under which most of the known columns are found.

    Args:
        path: the file.
        known: the columns that are read.
        documents: those of them that a line may lack at its end, for they hold no answers.

    Raises:
        InputError: it is no such text, has no header, has far too many columns, or cannot be taken apart into cells.
    """
    file = str(path)
    _check_text(path)
    separator, header, line, lines, titled = _read_header(_read_start(path), known, file)
    check_width(len(header), file)
    names, problems, remarks = known.find_columns(header, file, line)
    places = [f"\0{place}" for place in range(len(header))]
    meant = [names.get(place, name) for place, name in enumerate(header)]
    uneven = find_uneven_lines(path, separator, meant, known.known - {*documents}, first=line)
    frame = pl.scan_csv(
        path,
        separator=separator,
        infer_schema=False,
        new_columns=places,
        glob=False,
        raise_if_empty=False,
        skip_lines=line - 1,
        truncate_ragged_lines=uneven.longer,
    )
    wide = frame.select(
        *(clean(pl.col(places[place])).alias(name) for place, name in names.items()),
        *(places[place] for place, name in enumerate(header) if not name.strip()),
        pl.sum_horizontal(pl.col(place).str.count_matches("\n", literal=True) for place in places).alias(_BREAKS),
    )
    number = partial(_number, first=line + lines)
    return Source(
        file,
        number(wide) if uneven.refused else wide,
        number,
        problems,
        [*([remark_header(file, line)] if titled else []), *remarks],
        refused=uneven.refused,
        decimal_comma=separator != ",",
        engine="in-memory" if path.stat().st_size <= SMALL_BYTES else "streaming",
        header=line,
    )


def _number(frame: pl.LazyFrame, first: int) -> pl.LazyFrame:
    """The lines as an editor counts them: a cell may hold several."""
    if LINE in frame.collect_schema():
        return frame
    before = pl.col(_BREAKS).cast(pl.Int64).cum_sum().shift(1, fill_value=0)
    return frame.with_columns((pl.int_range(pl.len(), dtype=pl.Int64) + before + first).alias(LINE))


def _check_text(path: Path) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if b"\0" in chunk:
                message = "The file is not text in UTF-8: it holds NUL bytes."
                place = Location(str(path), line + chunk.count(b"\n", 0, chunk.index(b"\0")))
                raise InputError(Problem("not-utf-8", message, _SAVE, place))
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                raise InputError(_not_utf_8(path, line + chunk.count(b"\n", 0, error.start))) from error
            line += chunk.count(b"\n")
    if decoder.getstate()[0]:
        raise InputError(_not_utf_8(path, line))
    if path.stat().st_size <= len(codecs.BOM_UTF8) and not _read_start(path).strip():
        raise empty(str(path))


_SAVE = "In the spreadsheet, save it as “CSV UTF-8”."


def _not_utf_8(path: Path, line: int) -> Problem:
    return Problem("not-utf-8", "This line is not text in UTF-8.", _SAVE, Location(str(path), line))


def _read_start(path: Path) -> str:
    with path.open("rb") as stream:
        start = stream.read(_MOST_HEADER)
    if len(start) == _MOST_HEADER and not start.endswith(b"\n"):
        start = start[: start.rfind(b"\n") + 1]  # the cells of a line that was cut off are not all of its cells
        if not start:
            message = "The first line is longer than any header."
            raise InputError(Problem("not-csv", message, "Is this the right file?", Location(str(path), 1)))
    return start.removeprefix(codecs.BOM_UTF8).decode("utf-8", "ignore").replace("\r\n", "\n")


class _Header(NamedTuple):
    """A header: where it begins, how many lines it takes, and whether anything stands above it."""

    separator: str
    names: list[str]
    line: int
    lines: int
    titled: bool


def _read_header(start: str, known: ColumnNames, file: str) -> _Header:
    if not start.strip():
        raise empty(file)
    if "\r" in start.lstrip("\n").split("\n", 1)[0]:
        raise InputError(Problem("line-ends", _OLD_ENDS, _SAVE, Location(file)))
    tries = []
    reason = ""
    for separator in _SEPARATORS:
        try:
            lines = list(_read_lines(start, separator))
        except csv.Error as error:
            reason = str(error)
            continue
        place = find_header((cells for cells, *_ in lines), known)
        header, line, taken = lines[place]
        hits = sum(known.read(name) in known.known for name in header)
        titled = any(is_filled(cells) for cells, *_ in lines[:place])
        tries.append((hits, len(header), _Header(separator, header, line, taken, titled)))
    if not tries:
        raise InputError(Problem("not-csv", _BROKEN, QUOTES, Location(file, 1), {"reason": reason}))
    return max(tries, key=lambda found: found[:2])[2]


def _read_lines(start: str, separator: str) -> Iterator[tuple[list[str], int, int]]:
    """The first lines, up to one that cannot be taken apart: cells, where each begins and how many it takes.

    Raises:
        csv.Error: the very first cannot.
    """
    reader = csv.reader((f"{one}\n" for one in start.split("\n")), delimiter=separator)
    line, filled = 1, 0
    try:
        for cells in reader:
            yield cells, line, reader.line_num - line + 1
            line = reader.line_num + 1
            filled += is_filled(cells)
            if filled == MOST_LINES:
                return
    except csv.Error:
        if line == 1:
            raise


_OLD_ENDS = "The lines end as they did on very old computers."
_BROKEN = "The table cannot be taken apart into cells: {reason}."
