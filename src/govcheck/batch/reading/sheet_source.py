"""A sheet of a workbook as a table of texts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import fastexcel
import polars as pl

from govcheck.batch.reading.day_number import ZERO, ZERO_1904
from govcheck.batch.reading.header import find_header, has_header
from govcheck.batch.reading.long_numbers import restore_numbers
from govcheck.batch.reading.sheet_cells import Cells
from govcheck.batch.reading.sheet_remarks import remark_sheet
from govcheck.batch.reading.source import LINE, Source, check_width, clean, empty
from govcheck.batch.reading.special_cells import formula, refuse_cells
from govcheck.batch.reading.workbook import Area, Sheet, look_at_sheet
from govcheck.errors import InputError, Location, Problem
from govcheck.model.column import BESIDE, EVIDENCE, NOTE, QUESTION, VALUE

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from govcheck.batch.reading.column_names import ColumnNames


UNREAD_SHEETS = "unread-sheets"
"""The code of what says that only one of several sheets is read: nobody knows how many cities the others hold."""


def open_sheet(path: Path, known: ColumnNames, documents: Collection[str], name: str | None = None) -> Source:
    """A sheet of an XLSX file.

    Args:
        path: the file.
        known: the columns that there may be.
        documents: those of them whose cells only tell whether anything stands in them.
        name: the name of the sheet. Without it the first that can be a table of answers is read, and
            others that can are told.

    Raises:
        InputError: it is no workbook, the sheet is empty, or it would grow beyond all measure.
    """
    file = str(path)
    is_table = partial(has_header, known=known)
    sheet = look_at_sheet(path, name, is_table)
    raw = _read(path, sheet)
    if raw.is_empty():
        raise empty(file)
    if (area := _match(sheet, raw.shape)) is None:
        sheet = look_at_sheet(path, sheet.name, is_table, closely=True)._replace(
            unread=sheet.unread, others=sheet.others
        )
        # Where nobody can tell which cells were read, nobody can tell which lines are refused.
        if (area := _match(sheet, raw.shape)) is None:
            raise InputError(_unreadable(path))
    first = find_header(([cell or "" for cell in row] for row in raw.iter_rows()), known)
    header = [cell or "" for cell in raw.row(first)]
    line = area.first_row + first
    check_width(len(header), file)
    names, problems, guesses = known.find_columns(header, file, line)
    rows = raw.slice(first + 1)
    places = rows.columns
    frame = rows.lazy().select(
        *(clean(pl.col(places[place])).alias(name) for place, name in names.items()),
        *(pl.col(places[place]).alias(f"\0{place}") for place, cell in enumerate(header) if not cell.strip()),
        pl.int_range(line + 1, line + 1 + pl.len(), dtype=pl.Int64).alias(LINE),
    )
    in_header = [column - area.first_column for row, column in (*sheet.formulas, *sheet.errors) if row == line]
    problems += [formula(names.get(place, "")).at(Location(file, line)) for place in in_header]
    beside = BESIDE if {QUESTION, VALUE} <= {*names.values()} else ()
    columns = {area.first_column + place: name for place, name in names.items() if name in {*known.known, *beside}}
    cells = Cells(raw, area, line, columns, {*documents, NOTE, EVIDENCE})
    refused = refuse_cells(sheet, cells)
    remarks = [_unread(sheet).at(Location(file))] if sheet.unread else []
    remarks += [*remark_sheet(sheet, cells, file), *guesses]
    elsewhere = _elsewhere(sheet).at(Location(file)) if sheet.others else None
    return Source(
        file,
        frame,
        _number,
        problems,
        remarks,
        decimal_dot=True,
        day_zero=ZERO_1904 if sheet.from_1904 else ZERO,
        refused=refused,
        header=line,
        elsewhere=elsewhere,
    )


def _match(sheet: Sheet, shape: tuple[int, int]) -> Area | None:
    """Where on the sheet the cells stand that were read."""
    return next((area for area in sheet.areas if (area.rows, area.columns) == shape), None)


def _unread(sheet: Sheet) -> Problem:
    message = "Only the sheet {sheet} was read; answers stand on these as well: {others}."
    hint = "Put all rows on one sheet, or save each sheet as a file of its own."
    return Problem(UNREAD_SHEETS, message, hint, fields={"sheet": sheet.name, "others": ", ".join(sheet.unread)[:400]})


def _elsewhere(sheet: Sheet) -> Problem:
    message = "The sheet {sheet} was read; the workbook has others: {others}."
    hint = "Of several sheets the first with a column city and a question is read, or else the first of all."
    return Problem("other-sheets", message, hint, fields={"sheet": sheet.name, "others": ", ".join(sheet.others)[:400]})


def _unreadable(path: Path) -> Problem:
    message = "The file cannot be read as a workbook."
    hint = "Open it in the spreadsheet, and save it anew as XLSX."
    return Problem("not-xlsx", message, hint, Location(str(path)))


def _read(path: Path, sheet: Sheet) -> pl.DataFrame:
    try:
        book = fastexcel.read_excel(path.absolute())
        texts = pl.DataFrame(book.load_sheet(sheet.name, header_row=None, dtypes="string"))
        if not sheet.long_numbers:
            return texts
        return restore_numbers(texts, pl.DataFrame(book.load_sheet(sheet.name, header_row=None, dtypes="float")))
    except (Exception, pl.exceptions.PanicException) as error:  # the engine has errors of its own kind
        raise InputError(_unreadable(path)) from error


def _number(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame
