"""Tables of a report in a Word file, row by row, and cards, which are tables too."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from govcheck.report.docx import wordml as w
from govcheck.report.docx.columns import TEXT_WIDTH, column_widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from govcheck.report.document import Card, Cell, Row, Table
    from govcheck.report.docx.links import Links

CARDS_IN_ROW = 4


def set_table(table: Table, links: Links) -> Iterator[Element]:
    """A table with its head, which every page repeats."""
    widths = column_widths(table)
    head = (
        w.cell(width, w.paragraph("TableHead", w.run(column.title), right=column.numeric))
        for width, column in zip(widths, table.columns, strict=True)
    )
    last = len(table.rows) - 1
    rows = (_row(row, table, widths, links, held=_leads(place, last, row)) for place, row in enumerate(table.rows))
    yield w.table(widths, (w.row(head, head=True), *rows), table.caption, first_column=True)
    yield w.paragraph("TableEnd")


def _row(row: Row, table: Table, widths: Sequence[int], links: Links, *, held: bool) -> Element:
    if row.heads:
        return w.row(
            (w.cell(sum(widths), *_lines(row.cells[0], links, strong=row.strong, held=held), span=len(widths)),)
        )
    if row.span:
        first, second = row.cells
        rest = _lines(second, links, strong=row.strong, held=held)
        head = w.cell(widths[0], *_lines(first, links, strong=row.strong, held=held))
        return w.row((head, w.cell(sum(widths[1:]), *rest, span=len(widths) - 1)))
    return w.row(
        w.cell(width, *_lines(cell, links, strong=row.strong, right=column.numeric, held=held))
        for width, column, cell in zip(widths, table.columns, row.cells, strict=True)
    )


def _lines(cell: Cell, links: Links, *, strong: bool, right: bool = False, held: bool = False) -> Iterator[Element]:
    if cell.text or not cell.under:
        text = links.link(w.run(cell.text, bold=strong), cell.link)
        yield w.paragraph("TableText", text, right=right, held=held)
    yield from (w.paragraph("TableNote", w.run(line), right=right, held=held) for line in cell.under)


def _leads(place: int, last: int, row: Row) -> bool:
    """Whether a row stays with the next: none stands alone on a page, nor a question without its answers."""
    return place < last and (place in {0, last - 1} or row.span)


def set_cards(cards: tuple[Card, ...]) -> Iterator[Element]:
    """Cards as tables with a column each: its title at the head, the number and the lines below it."""
    in_row = ceil(len(cards) / ceil(len(cards) / CARDS_IN_ROW))
    width = TEXT_WIDTH // in_row
    for start in range(0, len(cards), in_row):
        row = cards[start : start + in_row]
        heads = (w.cell(width, w.paragraph("TableHead", w.run(card.title))) for card in row)
        bodies = (w.cell(width, *_card(card)) for card in row)
        yield w.table([width] * len(row), (w.row(heads, head=True), w.row(bodies)), "", first_column=False)
        yield w.paragraph("TableEnd")


def _card(card: Card) -> Iterator[Element]:
    if card.value:
        unit = w.make("r", w.make("rPr", w.make("rStyle", val="Unit")), *w.words(f" {card.unit}"))
        yield w.paragraph("CardValue", w.run(card.value), unit)
    yield from (w.paragraph("TableText", w.run(line)) for line in card.lines or ("",))
