"""Answer files as rows of the canonical wide table, gathered column by column."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.origin import FILE, ORIGIN, PATH, SAMPLE, VERSION
from govcheck.batch.row import answer_cells
from govcheck.batch.wide_table import PROFILE
from govcheck.model.file_name import is_utf8
from govcheck.model.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from govcheck.batch.row import Cell
    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.question import Question

Cells = tuple[tuple[str, "Cell"], ...]
"""What one answer says, by the columns it stands in."""


def keep_cells(question: Question, answer: Answer) -> Cells:
    """What the table has of an answer."""
    return tuple(answer_cells(question, answer))


class AnswerTable:
    """Rows that come one after the other; a column begins with the first row that has something for it.

    Args:
        columns: the types of the columns that may come, in the order of the table.
        most: no more rows than so many will come.
    """

    def __init__(self, columns: Mapping[str, pl.DataType], most: int) -> None:
        self.rows = 0
        self._columns = columns
        self._most = most
        self._cells: dict[str, list[object]] = {name: [None] * most for name in (*PROFILE, *ORIGIN)}

    def add(self, file: Path, head: AnswerFile, answers: Iterable[Cells]) -> None:
        """Add the row of a file: its profile, and what was kept of its answers."""
        cells, row, city = self._cells, self.rows, head.city
        self.rows += 1
        cells["city"][row] = city.name
        cells["country"][row] = city.country
        cells["region"][row] = city.region
        cells["population"][row] = city.population
        cells["date"][row] = head.date
        cells[FILE][row] = str(file)
        cells[VERSION][row] = head.version
        if not is_utf8(str(file)):
            cells[FILE][row] = visible(str(file))
            cells.setdefault(PATH, [None] * self._most)[row] = os.fsencode(file)
        if head.sample:
            cells.setdefault(SAMPLE, [None] * self._most)[row] = True
        for answer in answers:
            for name, cell in answer:
                if name not in cells:
                    cells[name] = [None] * self._most
                cells[name][row] = cell

    def frame(self) -> pl.DataFrame:
        """The table of the rows so far, with the columns that have come."""
        return pl.DataFrame(
            [
                pl.Series(name, self._cells[name][: self.rows], kind)
                for name, kind in self._columns.items()
                if name in self._cells
            ]
        )
