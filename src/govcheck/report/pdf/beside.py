"""Whether the table of a drawing stands beside it: it has room there, and is about as tall or less.

How tall both are is counted from their letters and rows. Typst could measure it, and would set each of them twice.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from govcheck.report.charts.geometry import WIDTH

if TYPE_CHECKING:
    from govcheck.report.document import Figure, Table

BESIDE = 5
"""A table of at most this many columns has room beside its drawing."""

BESIDE_WIDE, FEW = 4, 500
"""One with sentences has it with at most so many columns and letters."""

TALLER = 10
"""By so many mm a table may be taller than its drawing: more would take both to the next page, where it could break."""

DRAWING = 76
"""The width of a drawing beside a table, in mm."""

ROW, LINE, LETTER = 4.9, 3.4, 1.45
"""In mm, of the table: a row of one line, a further line, the width of a letter; the head is a row of one line."""

KEY_LINE, KEY_MARK = 3.2, 11
"""In mm, of the key below the drawing: a line of it, and a mark with the gaps before and after it."""


def has_room(table: Table) -> bool:
    """Whether a table can stand beside its drawing; one with sentences if there are only a few of them."""
    if not any(column.wide for column in table.columns):
        return len(table.columns) <= BESIDE
    words = sum(len(cell.text) for row in table.rows for cell in row.cells)
    return len(table.columns) <= BESIDE_WIDE and words <= FEW


def is_as_low(table: Table, columns: list[dict[str, Any]], figure: Figure) -> bool:
    """Whether a table, with ``columns`` as they are set beside its drawing, is about as low as that."""
    return _table_height(table, columns) < _drawing_height(figure) + TALLER


def _table_height(table: Table, columns: list[dict[str, Any]]) -> float:
    widths = [column["share"] - column["gap"] for column in columns]
    height = ROW
    for row in table.rows:
        # A cell that spans has room for whatever it says, or nearly.
        cells = zip(row.cells, [*widths[: len(row.cells) - 1], sum(widths[len(row.cells) - 1 :])], strict=True)
        lines = [sum(ceil(len(text) * LETTER / width) for text in (cell.text, *cell.under)) for cell, width in cells]
        height += ROW + LINE * (max(1, *lines) - 1)
    return height


def _drawing_height(figure: Figure) -> float:
    height = DRAWING * float(getattr(figure.chart, "height", 0)) / getattr(figure.chart, "width", WIDTH)
    key = sum(KEY_MARK + LETTER * len(one.text) for one in figure.keys)
    return height + KEY_LINE * ceil(key / DRAWING)
