"""What is told of how a sheet was read: of a title above it, of errors in notes, and of what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.reading.header import remark_header
from govcheck.batch.reading.remark import Remark
from govcheck.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.batch.reading.sheet_cells import Cells
    from govcheck.batch.reading.workbook import Sheet

_MOST_LETTERS = 400
"""So many letters of a list of columns are told."""


def remark_sheet(sheet: Sheet, cells: Cells, file: str) -> Iterator[Problem]:
    """What people are told of a sheet that is read, however its answers are.

    Args:
        sheet: the sheet as it was looked at.
        cells: its cells that are read.
        file: the workbook.
    """
    if cells.is_titled():
        yield remark_header(file, cells.header)
    if rows := sorted(line for line in sheet.hidden.rows if line > cells.header):
        filled = cells.list_filled()
        rows = [line for line in rows if line in filled]
    if rows:
        message = "Hidden rows are read, too: {count}, the first in line {line}."
        yield Problem(Remark.HIDDEN_ROWS, message, "", Location(file), {"count": len(rows), "line": rows[0]})
    if hidden := [name for place, name in cells.columns.items() if _is_hidden(place, sheet)]:
        message = "Hidden columns are read, too: {columns}."
        names = {"columns": ", ".join(hidden)[:_MOST_LETTERS]}
        yield Problem(Remark.HIDDEN_COLUMNS, message, "", Location(file, cells.header), names)
    yield from _tell_errors(sheet, cells, file)


def _is_hidden(column: int, sheet: Sheet) -> bool:
    return any(first <= column <= last for first, last in sheet.hidden.columns)


def _tell_errors(sheet: Sheet, cells: Cells, file: str) -> Iterator[Problem]:
    """Errors of the spreadsheet where a note should stand: told once for each column, and no reason to lose a city."""
    found: dict[str, list[int]] = {}
    for line, column in sheet.errors:
        name = cells.columns.get(column, "")
        if name in cells.documents and line > cells.header:
            found.setdefault(name, []).append(line)
    for name, lines in found.items():
        message = "Cells of {column} with an error of the spreadsheet, such as #N/A, are read as no note: {count}."
        hint = "Write the note, or leave the cell empty."
        where = {"column": name[:80], "value": "", "count": len(lines)}
        yield Problem("error-note", message, hint, Location(file, min(lines)), where)
