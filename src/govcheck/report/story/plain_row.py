"""Rows of tables that hold words alone, as most do."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.report.document import Cell, Row

if TYPE_CHECKING:
    from govcheck.report.view.answer import AnswerView

KEPT = 4096
"""So many rows and cells are kept: a report has 600 of them, and most stand in that of the next city too."""


@lru_cache(maxsize=KEPT)
def common_cell(text: str) -> Cell:
    """A cell that holds words alone, and none of a city's own."""
    return Cell(text)


def plain_row(*texts: str, strong: bool = False, span: bool = False) -> Row:
    """A row of cells that hold words alone, the first its head."""
    return Row(tuple(map(Cell, texts)), strong, span)


@lru_cache(maxsize=KEPT)
def common_row(*texts: str, strong: bool = False) -> Row:
    """The same, of words none of which is a city's own."""
    return Row(tuple(map(common_cell, texts)), strong, common=True)


@lru_cache(maxsize=KEPT)
def heading_row(text: str, *under: str) -> Row:
    """A row that is a heading of the rows below it, in words none of which is a city's own."""
    return Row((Cell(text, under),), strong=True, span=True)


def answer_row(answer: AnswerView, *further: str) -> Row:
    """A question with its answer, and what stands beside it; why one does not apply, a city says in its own words."""
    row = common_row if answer.answered or answer.missing else plain_row
    return row(answer.question, answer.told, *further)
