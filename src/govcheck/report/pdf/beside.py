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

ROW, LINE, LETTER = 4.9, 3.4, 1.3
"""In mm, of the table: a row of one line, a further line, the width of a letter of a sentence."""

HEAD_LINE, HEAD_LETTER = 3.0, 1.28
"""In mm, of its head: a further line, the width of a letter."""

CAPTION, CAPTION_LETTER = 1.5, 1.4
"""In mm, of its caption: the gap below it, the width of a letter."""

KEY_LINE, KEY_LETTER, KEY_MARK = 3.2, 1.45, 11
"""In mm, of the key below the drawing: a line of it, the width of a letter, a mark with the gaps around it."""


def has_room(table: Table) -> bool:
    """Whether a table can stand beside its drawing; one with sentences if there are only a few of them."""
    if not any(column.wide for column in table.columns):
        return len(table.columns) <= BESIDE
    words = sum(len(cell.text) for row in table.rows for cell in row.cells)
    return len(table.columns) <= BESIDE_WIDE and words <= FEW


def is_as_low(table: Table, data: dict[str, Any], figure: Figure) -> bool:
    """Whether a table is about as low as its drawing; ``data`` is what it is set from beside that."""
    return _table_height(table, data["columns"], data["caption"]) < _drawing_height(figure) + TALLER


def _table_height(table: Table, columns: list[dict[str, Any]], caption: str) -> float:
    shares, gaps = ([column[part] for column in columns] for part in ("share", "gap"))
    widths: list[float] = [share - gap for share, gap in zip(shares, gaps, strict=True)]
    heads = (ceil(len(column["title"]) * HEAD_LETTER / width) for column, width in zip(columns, widths, strict=True))
    height: float = ROW + HEAD_LINE * (max(heads) - 1)
    if caption:
        height += CAPTION + LINE * ceil(len(caption) * CAPTION_LETTER / sum(shares))
    for row in table.rows:
        last = len(row.cells) - 1
        # The last cell of a row that spans takes all columns that are left, with the gaps between them.
        rooms = [*widths[:last], sum(shares[last:]) - gaps[-1] if row.span else widths[last]]
        lines = [
            sum(ceil(len(text) * LETTER / room) for text in (cell.text, *cell.under))
            for cell, room in zip(row.cells, rooms, strict=True)
        ]
        height += ROW + LINE * (max(1, *lines) - 1)
    return height


def _drawing_height(figure: Figure) -> float:
    tall, wide = (float(getattr(figure.chart, side, WIDTH)) for side in ("height", "width"))
    height = DRAWING * tall / wide
    key = sum(KEY_MARK + KEY_LETTER * len(one.text) for one in figure.keys)
    return height + KEY_LINE * ceil(key / DRAWING)
