"""Cells of a sheet that are refused for what they are: formulas, errors, percentages, and cells that are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.check import Check
from govcheck.batch.reading.source import LINE
from govcheck.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.batch.reading.sheet_cells import Cells
    from govcheck.batch.reading.source import Source
    from govcheck.batch.reading.workbook import Sheet

Refused = dict[str, dict[int, Problem]]
"""By column, the lines whose cells are refused, and why."""


def refuse_cells(sheet: Sheet, cells: Cells) -> Refused:
    """The cells that are refused below the header.

    Args:
        sheet: the sheet as it was looked at.
        cells: its cells that are read.
    """
    merged = _find_merged(sheet, cells) if sheet.merged else ()
    counting = cells.counting
    refused: Refused = {}
    for special, own, what in (
        (sheet.formulas, counting, formula),
        (sheet.percents, counting, _percent),
        (sheet.errors, counting, _fault),
        (merged, cells.columns, _merged),
    ):
        problems = {name: what(name) for name in own.values()}
        for line, column in special:
            if column in own and line > cells.header:
                refused.setdefault(own[column], {})[line] = problems[own[column]]
    return refused


def _find_merged(sheet: Sheet, cells: Cells) -> Iterator[tuple[int, int]]:
    """The cells whose answer could be meant for others as well.

    Where it stands in a column that is read, and the others are none, or their lines are blank else, only one
    reading is possible.
    """
    raw, area, header, columns, _ = cells
    lines = cells.list_filled()
    for one in sheet.merged:
        own_lines = [line for line in range(one.first_row, one.first_row + one.rows) if line in lines]
        own_columns = [at for at in range(one.first_column, one.first_column + one.columns) if at in columns]
        row, column = one.first_row - area.first_row, one.first_column - area.first_column
        inside = 0 <= row < area.rows and 0 <= column < area.columns
        least = 1 if one.first_column in columns else 0  # an answer in a column that is not read could be lost
        several = len(own_lines) * len(own_columns) > least
        if one.first_row > header and several and inside and raw[row, column]:
            yield from ((line, column) for line in own_lines for column in own_columns)


def formula(column: str) -> Problem:
    """What is told of a formula."""
    message = "{column} holds a formula here, and formulas are not taken."
    hint = "Put its value in its place: copy the column, and paste it as values."
    return Problem("formula", message, hint, fields={"column": column[:80], "value": ""})


def _fault(column: str) -> Problem:
    message = "{column} holds an error of the spreadsheet here, such as #N/A."
    hint = "Give the value, or leave the cell empty."
    return Problem("error-cell", message, hint, fields={"column": column[:80], "value": ""})


def _percent(column: str) -> Problem:
    message = "{column} is shown as a percentage here, and the cell holds a hundredth of the number that is seen."
    hint = "Set the format of the cell to Number, and write the number that you mean."
    return Problem("percentage", message, hint, fields={"column": column[:80], "value": ""})


def _merged(column: str) -> Problem:
    message = "{column} is merged with other cells here, and nobody can tell for which of them its answer holds."
    hint = "Take the cells apart again (Unmerge), and write in each of them what holds there."
    return Problem("merged-cells", message, hint, fields={"column": column[:80], "value": ""})


def check_refused(source: Source) -> list[Check]:
    """The checks of cells that are refused for what they are."""
    return [_check_lines(source, name, lines) for name, lines in source.refused.items()]


def _check_lines(source: Source, name: str, lines: Mapping[int, Problem]) -> Check:
    here = pl.col(LINE)
    return Check(name, here.cast(pl.String), here.is_in(list(lines)), lambda line: [lines[int(line)]], source.line())
