"""Rows of tables that hold words alone, as most do."""

from __future__ import annotations

from functools import lru_cache

from govcheck.report.document import Cell, Row

KEPT = 8192
"""So many cells are kept: a report has 1,500, and most of them stand in that of the next city too."""


@lru_cache(maxsize=KEPT)
def plain_cell(text: str) -> Cell:
    """A cell that holds words alone."""
    return Cell(text)


def plain_row(*texts: str, strong: bool = False, span: bool = False) -> Row:
    """A row of such cells, the first its head."""
    return Row(tuple(map(plain_cell, texts)), strong, span)
