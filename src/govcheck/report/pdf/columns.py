"""The columns of a table in the PDF: their shares of the width, and whether it has room beside its drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govcheck.report.pdf.text import said

if TYPE_CHECKING:
    from govcheck.report.document import Table

BESIDE = 5
"""A table of at most this many columns has room beside its drawing."""

BESIDE_WIDE, FEW = 4, 500
"""One with sentences has it with at most so many columns and letters."""

WIDE, NARROW, LETTER = 170.0, 88.0, 1.55
"""The width of a table, of one beside its drawing, and of a letter in it with its share of the gap, in mm."""


def has_room(table: Table) -> bool:
    """Whether a table can stand beside its drawing; one with sentences if there are only a few of them."""
    if not any(column.wide for column in table.columns):
        return len(table.columns) <= BESIDE
    words = sum(len(cell.text) for row in table.rows for cell in row.cells)
    return len(table.columns) <= BESIDE_WIDE and words <= FEW


def set_columns(table: Table, *, narrow: bool) -> list[dict[str, Any]]:
    """Columns with their share of the width: what words need would depend on a single long one.

    Words are ``divided`` in those columns alone that have no room for their longest.
    """
    usual, numeric = (1.3, 0.85) if narrow else (1.2, 0.7)
    shares = [
        numeric if column.numeric else 2.4 if column.wide else 1.4 if place == 0 else usual
        for place, column in enumerate(table.columns)
    ]
    letter = sum(shares) * LETTER / (NARROW if narrow else WIDE)
    return [
        {
            "title": said(column.title),
            "numeric": column.numeric,
            "share": share,
            "divided": _longest(table, place) * letter > share - letter,
        }
        for place, (column, share) in enumerate(zip(table.columns, shares, strict=True))
    ]


def _longest(table: Table, place: int) -> int:
    """The length of the longest word of a column."""
    texts = [row.cells[place].text for row in table.rows if place < len(row.cells) and not (row.span and place)]
    return max((len(word) for text in [table.columns[place].title, *texts] for word in text.split()), default=0)
