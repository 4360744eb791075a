"""A sheet of a workbook as a table of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.check import Check
from govcheck.batch.reading.source import LINE, Source, clean, empty, name_columns
from govcheck.batch.reading.workbook import Area, Sheet, look_at_sheet
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def open_sheet(path: Path, name: str | None = None) -> Source:
    """The first sheet of an XLSX file, or a named one; its first line with anything on it is the header.

    Raises:
        InputError: it is no workbook, the sheet is empty, or it would grow beyond all measure.
    """
    file = str(path)
    sheet = look_at_sheet(path, name)
    raw = _read(path, sheet)
    if raw.is_empty():
        raise empty(file)
    sheet, area = _find_area(path, sheet, raw.shape)
    first = next((place for place, row in enumerate(raw.iter_rows()) if any(row)), 0)
    header = [cell or "" for cell in raw.row(first)]
    line = area.first_row + first
    names, problems = name_columns(header, file, line)
    rows = raw.slice(first + 1)
    places = rows.columns
    frame = rows.lazy().select(
        *(clean(pl.col(places[place])).alias(name) for place, name in names.items()),
        *(pl.col(places[place]).alias(f"\0{place}") for place, cell in enumerate(header) if not cell.strip()),
        pl.int_range(line + 1, line + 1 + pl.len(), dtype=pl.Int64).alias(LINE),
    )
    refused: dict[str, dict[int, Problem]] = {}
    for cells, what in ((sheet.formulas, _formula), (sheet.errors, _fault)):
        for row, column in cells:
            own = names.get(column - area.first_column)
            if own is not None:
                refused.setdefault(own, {})[row] = what(own)
            if row == line:
                problems.append(_formula(own or "").at(Location(file, line)))
    return Source(file, frame, _number, problems, refused=refused)


def _find_area(path: Path, sheet: Sheet, shape: tuple[int, int]) -> tuple[Sheet, Area]:
    """Where on the sheet the cells stand that were read, and the sheet, looked at as closely as that takes.

    Raises:
        InputError: nobody can tell, and so not which lines are refused.
    """
    for closely in (False, True):
        found = look_at_sheet(path, sheet.name, closely=True) if closely else sheet
        for area in found.areas:
            if (area.rows, area.columns) == shape:
                return found, area
    raise InputError(_unreadable(path))


def _unreadable(path: Path) -> Problem:
    message = "The file cannot be read as a workbook."
    hint = "Open it in the spreadsheet, and save it anew as XLSX."
    return Problem("not-xlsx", message, hint, Location(str(path)))


def _read(path: Path, sheet: Sheet) -> pl.DataFrame:
    try:
        return pl.read_excel(
            path,
            sheet_name=sheet.name,
            engine="calamine",
            has_header=False,
            infer_schema_length=0,
            drop_empty_rows=False,
            drop_empty_cols=False,
            raise_if_empty=False,
        )
    except (Exception, pl.exceptions.PanicException) as error:  # the engine has errors of its own kind
        raise InputError(_unreadable(path)) from error


def _number(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame


def _formula(column: str) -> Problem:
    message = "{column} holds a formula here, and formulas are not taken."
    hint = "Put its value in its place: copy the column, and paste it as values."
    return Problem("formula", message, hint, fields={"column": column[:80], "value": ""})


def _fault(column: str) -> Problem:
    message = "{column} holds an error of the spreadsheet here, such as #N/A."
    hint = "Give the value, or leave the cell empty."
    return Problem("error-cell", message, hint, fields={"column": column[:80], "value": ""})


def check_refused(source: Source) -> list[Check]:
    """The checks of cells that are refused for what they are."""
    return [_check_lines(source, name, lines) for name, lines in source.refused.items()]


def _check_lines(source: Source, name: str, lines: Mapping[int, Problem]) -> Check:
    here = pl.col(LINE)
    return Check(name, here.cast(pl.String), here.is_in(list(lines)), lambda line: [lines[int(line)]], source.line())
