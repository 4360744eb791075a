"""What an XLSX file holds, looked at before it is opened: how large it grows, and which cells compute something."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from govcheck.batch.reading.plain_sheet import find_ends
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from zipfile import ZipInfo

MOST_BYTES = 400_000_000
"""So many bytes all parts may have when they are unpacked."""

MOST_CELLS = 5_000_000
"""So many cells the rectangle around all cells of the sheet may have: that much memory is taken."""

_CHUNK = 1 << 16
_WHOLE = 1 << 62
_VISIBLE = "visible"
_CONTENT = {"v", "t"}
"""Elements whose text is what a cell holds."""

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
    """

    name: str
    areas: tuple[Area, ...]
    formulas: tuple[tuple[int, int], ...]
    errors: tuple[tuple[int, int], ...]


def look_at_sheet(path: Path, name: str | None, *, closely: bool = False) -> Sheet:
    """The named sheet of a workbook, or the first that is not hidden; ``closely``: each cell, whatever it takes.

    Raises:
        InputError: it is no workbook, has no such sheet, or would grow beyond all measure.
    """
    try:
        with ZipFile(path) as archive:
            _check_size(archive, str(path))
            found, part = _find_sheet(archive, name, str(path))
            info = archive.getinfo(part)
            ends = None if closely else find_ends(_unpack(info, archive))
            if ends is None:
                return _Scan(found, str(path)).run(_unpack(info, archive))
            columns = _count(ends.columns[0]), _count(ends.columns[1])
            return Sheet(found, (_find_area(str(path), ends.rows, columns),), (), ())
    except (BadZipFile, zlib.error, expat.ExpatError, LookupError, EOFError, RuntimeError, ValueError) as error:
        message = "The file cannot be read as a workbook."
        hint = "Open it in the spreadsheet, and save it anew as XLSX."
        raise InputError(Problem("not-xlsx", message, hint, Location(str(path)))) from error


def _unpack(part: ZipInfo, archive: ZipFile) -> Iterator[bytes]:
    part.file_size = _WHOLE  # what a part says of its own size may be a lie
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _check_size(archive: ZipFile, file: str) -> None:
    size = 0
    for part in archive.infolist():
        for chunk in _unpack(part, archive):
            size += len(chunk)
            if size > MOST_BYTES:
                raise _too_large(file)


def _too_large(file: str) -> InputError:
    message = "The workbook is too large when it is unpacked."
    hint = "Delete empty rows and columns, or save the sheet as CSV."
    return InputError(Problem("too-large", message, hint, Location(file)))


def _find_sheet(archive: ZipFile, name: str | None, file: str) -> tuple[str, str]:
    """The name of the sheet, and the part that holds it."""
    book = PurePosixPath("xl/workbook.xml")
    relations = {
        one["Id"]: one["Target"]
        for tag, one in _elements(archive, "xl/_rels/workbook.xml.rels")
        if tag == "Relationship"
    }
    elements = _elements(archive, str(book))
    sheets = {
        one["name"]: next((value for key, value in one.items() if key.rpartition(":")[2] == "id"), "")
        for tag, one in elements
        if tag == "sheet"
    }
    hidden = [one["name"] for tag, one in elements if tag == "sheet" and one.get("state", _VISIBLE) != _VISIBLE]
    wanted = next((sheet for sheet in sheets if sheet not in hidden), None) if name is None else name
    if wanted not in sheets:
        message = "The workbook has no sheet {sheet}."
        fields = {"sheet": (wanted or "")[:80], "known": ", ".join(sheets)[:400]}
        raise InputError(Problem("no-such-sheet", message, "There are: {known}.", Location(file), fields))
    target = relations[sheets[wanted]]
    return wanted, target.lstrip("/") if target.startswith("/") else str(book.parent / target)


def _elements(archive: ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    _parse(_unpack(archive.getinfo(part), archive), lambda tag, own: found.append((tag, own)))
    return found


def _parse(
    chunks: Iterator[bytes],
    start: Callable[[str, dict[str, str]], object],
    text: Callable[[str], object] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = text
    parser.StartElementHandler = lambda tag, own: start(tag.rpartition(":")[2], own)
    parser.StartDoctypeDeclHandler = _refuse
    for chunk in chunks:
        parser.Parse(chunk, False)  # noqa: FBT003 - it takes no names
    parser.Parse(b"", True)  # noqa: FBT003 - it takes no names


def _refuse(*_: object) -> None:
    raise BadZipFile("no workbook declares a document type")


def _find_area(file: str, rows: Sequence[int], columns: Sequence[int]) -> Area:
    found = Area(rows[0], columns[0], rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1)
    if found.rows * found.columns > MOST_CELLS:
        raise _too_large(file)
    return found


class _Scan:
    """Goes through the cells of a sheet: where they stand, and what they are."""

    def __init__(self, name: str, file: str) -> None:
        self._name, self._file = name, file
        self._row = self._column = 0
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._filled_rows: list[int] = []
        self._filled_columns: list[int] = []
        self._holds = False
        self._formulas: list[tuple[int, int]] = []
        self._errors: list[tuple[int, int]] = []

    def run(self, chunks: Iterator[bytes]) -> Sheet:
        _parse(chunks, self._start, self._text)
        every = _find_area(self._file, self._rows or [1], self._columns or [1])
        filled = _find_area(self._file, self._filled_rows or [1], self._filled_columns or [1])
        return Sheet(self._name, (every, filled), tuple(self._formulas), tuple(self._errors))

    def _text(self, _: str) -> None:
        if self._holds:
            self._holds = False
            self._filled_rows = _widen(self._filled_rows, self._row)
            self._filled_columns = _widen(self._filled_columns, self._column)

    def _start(self, tag: str, own: Mapping[str, str]) -> None:
        self._holds = tag in _CONTENT
        if tag == "c":
            self._cell(own)
        elif tag == "row":
            self._row = int(own["r"]) if "r" in own else self._row + 1
            self._column = 0
        elif tag == "f":
            self._formulas.append((self._row, self._column))

    def _cell(self, own: Mapping[str, str]) -> None:
        self._column += 1
        if "r" in own:
            place = _ADDRESS.fullmatch(own["r"])
            if place is None:
                raise BadZipFile("a cell has no address")
            self._column, self._row = _count(place[1]), int(place[2])
        self._rows = _widen(self._rows, self._row)
        self._columns = _widen(self._columns, self._column)
        if own.get("t") == "e":
            self._errors.append((self._row, self._column))


def _widen(ends: list[int], place: int) -> list[int]:
    return [min(ends[0], place), max(ends[1], place)] if ends else [place, place]


def _count(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
