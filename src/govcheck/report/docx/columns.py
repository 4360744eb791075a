"""The columns of a table in a Word file: how wide they are, by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.report.document import Column, Row, Table

TEXT_WIDTH = 9638
"""What margins of 20 mm leave of an A4 page, in twentieths of a point."""

WIDEST, FIRST, USUAL = 46, 48, 32
"""A column with longer lines than so many letters becomes no wider: of sentences, the first one, any other."""

SHORT, LETTER, ROOM, NARROWEST = 16, 100, 220, 1400
"""Lines of up to so many letters stay whole; the width of a letter, that of the gaps beside it, and what
a column of longer lines needs, in twentieths of a point."""


def column_widths(table: Table) -> tuple[int, ...]:
    """How wide the columns are, in twentieths of a point: by what stands in them, within bounds.

    Short lines get the room that they need, and longer ones share what is left, if that is enough for them.
    No word is broken where the table has room for all of them.
    """
    letters = [_letters(table, column, place) for place, column in enumerate(table.columns)]
    least = [ROOM + LETTER * min(_longest_word(table, place), WIDEST) for place in range(len(table.columns))]
    needed = [ROOM + LETTER * count if count <= SHORT else 0 for count in letters]
    left, long = TEXT_WIDTH - sum(needed), [place for place, width in enumerate(needed) if not width]
    if long and left >= NARROWEST * len(long):
        shared = iter(_share(left, [letters[place] for place in long], [least[place] for place in long]))
        return tuple(width or next(shared) for width in needed)
    return tuple(_share(TEXT_WIDTH, [4 + count for count in letters], least))


def _share(room: int, weights: Sequence[int], least: Sequence[int]) -> list[int]:
    """The room in the measure of the weights, to each the least that it needs if there is enough for all."""
    widths = [room * weight // sum(weights) for weight in weights]
    narrow = [width < need for width, need in zip(widths, least, strict=True)]
    if not any(narrow) or sum(least) > room:
        return widths
    rest = room - sum(need for need, fixed in zip(least, narrow, strict=True) if fixed)
    others = [place for place, fixed in enumerate(narrow) if not fixed]
    shared = iter(_share(rest, [weights[place] for place in others], [least[place] for place in others]))
    return [need if fixed else next(shared) for need, fixed in zip(least, narrow, strict=True)]


def _longest_word(table: Table, place: int) -> int:
    cells = [row.cells[place] for row in table.rows if _stands(row, place)]
    texts = [table.columns[place].title, *(text for cell in cells for text in (cell.text, *cell.under))]
    return max((len(word) for text in texts for word in text.split()), default=0)


def _letters(table: Table, column: Column, place: int) -> int:
    """The length of the longest line of a column, and of no less than the longest word of its title."""
    cells = [row.cells[place] for row in table.rows if not row.span and place < len(row.cells)]
    lines = [line for cell in cells for text in (cell.text, *cell.under) for line in text.splitlines()]
    words = max((len(word) for word in column.title.split()), default=0)
    return min(_most(column, place), max(words, *map(len, lines), 3))


def _stands(row: Row, place: int) -> bool:
    """Whether a row has a cell that stands in this column alone."""
    return place < len(row.cells) - row.span


def _most(column: Column, place: int) -> int:
    """The letters that count for the width of a column: more of them where there are sentences or heads of rows."""
    return WIDEST if column.wide else USUAL if place else FIRST
