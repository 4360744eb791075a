"""A sheet of an XLSX file, looked at before it is read: where its cells stand, and which are no plain values."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from govcheck.batch.reading.formula_cells import FormulaCells
from govcheck.batch.reading.percent_styles import find_percent_styles
from govcheck.batch.reading.plain_sheet import Hidden, find_ends
from govcheck.batch.reading.workbook_parts import check_size, is_true, parse, too_large, unpack
from govcheck.batch.reading.workbook_sheets import choose_sheet, counts_from_1904
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

MOST_CELLS = 5_000_000
"""So many cells the rectangle around all cells of the sheet may have: that much memory is taken."""

_CONTENT = {"v", "t"}
"""Elements whose text is what a cell holds."""

_NO_CELLS = {"formula1", "formula2", "cfRule", "cfvo", "sparkline", "sparklineGroup"}
"""Elements whose formulas are those of lists of choices, of colours and of small charts."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Area(NamedTuple):
    """A rectangle of cells: its first line and column, counted from 1, and how many it has of each."""

    first_row: int
    first_column: int
    rows: int
    columns: int


class Sheet(NamedTuple):
    """A sheet as it was looked at.

    Attributes:
        name: its name.
        areas: the rectangle around all cells, and that around those that hold something, where it is
            known to be another: a cell may be there for its colour alone.
        formulas: the line and the column of cells that compute something.
        errors: the same of cells that hold an error.
        percents: the same of cells with a number that is shown as a percentage.
        merged: the areas whose cells are merged into one.
        hidden: its lines and columns that nobody sees.
        unread: the other sheets that hold tables.
        others: all other sheets that people see.
        from_1904: its days are counted from 1904.
        long_numbers: whether a number on it may have more than nine decimals.
    """

    name: str
    areas: tuple[Area, ...]
    formulas: tuple[tuple[int, int], ...]
    errors: tuple[tuple[int, int], ...]
    percents: tuple[tuple[int, int], ...] = ()
    merged: tuple[Area, ...] = ()
    hidden: Hidden = Hidden()
    unread: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    from_1904: bool = False
    long_numbers: bool = True


def look_at_sheet(
    path: Path, name: str | None, is_table: Callable[[Sequence[Sequence[str]]], bool], *, closely: bool = False
) -> Sheet:
    """A sheet of a workbook.

    Args:
        path: the workbook.
        name: the name of the sheet; without it the first whose header is that of a table.
        is_table: whether these can be the first lines of a table.
        closely: look at each cell, whatever it takes.

    Raises:
        InputError: it is no workbook, has no such sheet, or would grow beyond all measure.
    """
    file = str(path)
    try:
        with ZipFile(path) as archive:
            check_size(archive, file)
            chosen, unread, others = choose_sheet(archive, name, is_table, file)
            percent, from_1904 = find_percent_styles(archive), counts_from_1904(archive)
            ends = None if closely else find_ends(unpack(archive, chosen.part), percent)
            if ends is None:
                scan = _Scan(chosen.name, file, percent)
                sheet = scan.run(unpack(archive, chosen.part))
            else:
                columns = _count(ends.columns[0]), _count(ends.columns[1])
                merged = tuple(map(_read_area, ends.merged))
                area = _find_area(file, ends.rows, columns)
                sheet = Sheet(
                    chosen.name, (area,), (), (), merged=merged, hidden=ends.hidden, long_numbers=ends.long_numbers
                )
    except (BadZipFile, zlib.error, expat.ExpatError, LookupError, EOFError, RuntimeError, ValueError) as error:
        message = "The file cannot be read as a workbook."
        hint = "Open it in the spreadsheet, and save it anew as XLSX."
        raise InputError(Problem("not-xlsx", message, hint, Location(file))) from error
    if sum(one.rows * one.columns for one in sheet.merged) > MOST_CELLS:
        raise too_large(file)
    return sheet._replace(unread=unread, others=others, from_1904=from_1904)


def _find_area(file: str, rows: Sequence[int], columns: Sequence[int]) -> Area:
    found = Area(rows[0], columns[0], rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1)
    if found.rows * found.columns > MOST_CELLS:
        raise too_large(file)
    return found


def _read_area(text: str) -> Area:
    """The area that is meant by the addresses of two corners, such as ``A2:A5``."""
    (left, top), (right, bottom) = (_read_address(address) for address in text.split(":"))
    return Area(top, left, bottom - top + 1, right - left + 1)


def _read_address(text: str) -> tuple[int, int]:
    """The column and the line of a cell."""
    place = _ADDRESS.fullmatch(text)
    if place is None:
        raise BadZipFile("a cell has no address")
    return _count(place[1]), int(place[2])


class _Scan:
    """Goes through the cells of a sheet: where they stand, and what they are."""

    def __init__(self, name: str, file: str, percent: Collection[str] = ()) -> None:
        self._name, self._file, self._percent = name, file, percent
        self._formulas = FormulaCells()
        self._row = self._column = 0
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._filled_rows: list[int] = []
        self._filled_columns: list[int] = []
        self._holds = self._is_percent = self._computes = False
        self._kind = ""
        self._errors: list[tuple[int, int]] = []
        self._percents: list[tuple[int, int]] = []
        self._merged: list[Area] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._before = ""

    def run(self, chunks: Iterable[bytes]) -> Sheet:
        parse(chunks, self._start, self._text)
        self._end_cell()
        every = _find_area(self._file, self._rows or [1], self._columns or [1])
        filled = _find_area(self._file, self._filled_rows or [1], self._filled_columns or [1])
        hidden = Hidden(tuple(self._hidden_rows), tuple(self._hidden_columns))
        special = tuple(self._formulas.refused), tuple(self._errors), tuple(self._percents)
        return Sheet(self._name, (every, filled), *special, tuple(self._merged), hidden)

    def _text(self, text: str) -> None:
        if self._computes:
            self._formulas.add_formula(text)
        elif self._before == "v":
            self._formulas.add_value(text)
        if self._holds:
            self._holds = False
            self._filled_rows = _widen(self._filled_rows, self._row)
            self._filled_columns = _widen(self._filled_columns, self._column)
            if self._is_percent:
                self._percents.append((self._row, self._column))

    def _start(self, tag: str, own: Mapping[str, str]) -> None:
        self._holds = tag in _CONTENT
        self._computes = tag == "f" and self._before not in _NO_CELLS
        if tag == "c":
            self._end_cell()
            self._cell(own)
        elif tag == "row":
            self._end_cell()
            self._row = int(own["r"]) if "r" in own else self._row + 1
            self._column = 0
            if is_true(own.get("hidden", "")):
                self._hidden_rows.append(self._row)
        elif self._computes:
            self._formulas.begin()
        elif tag == "col" and is_true(own.get("hidden", "")):
            self._hidden_columns.append((int(own["min"]), int(own["max"])))
        elif tag == "mergeCell":
            self._merged.append(_read_area(own["ref"]))
        self._before = tag

    def _end_cell(self) -> None:
        """What stands in a cell is known when the next one begins."""
        self._formulas.end(self._row, self._column)

    def _cell(self, own: Mapping[str, str]) -> None:
        self._column += 1
        if "r" in own:
            self._column, self._row = _read_address(own["r"])
        self._rows = _widen(self._rows, self._row)
        self._columns = _widen(self._columns, self._column)
        self._kind = own.get("t", "n")
        self._is_percent = own.get("s") in self._percent and self._kind == "n"
        if self._kind == "e":
            self._errors.append((self._row, self._column))


def _widen(ends: list[int], place: int) -> list[int]:
    return [min(ends[0], place), max(ends[1], place)] if ends else [place, place]


def _count(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
