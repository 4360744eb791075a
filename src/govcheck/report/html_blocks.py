"""The blocks of a document as HTML, set in Python: a report has thousands of cells.

Every text is escaped where it is set; end tags that HTML lets out are left out in tables.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, assert_never

from govcheck.report.document import Cards, Columns, Figure, Gallery, Listing, Look, Paragraph, Part, Table, Tone
from govcheck.report.environment import escape_text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from govcheck.report.document import Block, Card, Cell, Column, Item, Row

Around = tuple[str, str]
"""The titles of the section and of the part around a block; empty where there is none."""

LOWEST = 6
"""HTML has no heading below this level."""

_RANK = re.compile(r"(\d+)\. (.+)", re.DOTALL)
_RUNS = {Look.QUESTION: "questions", Look.STEP: "steps"}


class HtmlBlocks(NamedTuple):
    """Sets blocks.

    ``joint`` is what stands before, between and after a label and what it names, as HTML; ``targets``
    the ids that a link can lead to; ``draw`` a figure as SVG.
    """

    joint: tuple[str, ...]
    targets: Container[str]
    draw: Callable[[Figure], str]

    def set_blocks(self, blocks: Iterable[Block], level: int, around: Around) -> str:
        """Blocks whose headings begin at ``level``; questions and steps that follow one another stand together."""
        pieces: list[str] = []
        for name, run in groupby(blocks, key=_run):
            inside = "".join([self._block(block, level, around) for block in run])
            pieces.append(f'<div class="{name}">\n{inside}</div>\n' if name else inside)
        return "".join(pieces)

    def _block(self, block: Block, level: int, around: Around) -> str:
        match block:
            case Paragraph():
                html = self._paragraph(block)
            case Part():
                html = self._part(block, level, around)
            case Listing():
                html = self._listing(block)
            case Table():
                html = self._table(block, around)
            case Figure():
                html = self._figure(block, around)
            case Cards(cards):
                html = f'<ul class="cards">\n{"".join(map(_card, cards))}</ul>\n'
            case Columns(parts):
                columns = "".join(f"{self._part(part, level, around)}\n" for part in parts)
                html = f'<div class="columns">\n{columns}</div>\n'
            case Gallery(figures):
                drawings = "".join(f"{self._figure(figure, ('', ''), small=True)}\n" for figure in figures)
                html = f'<div class="gallery">\n{drawings}</div>\n'
            case _:
                assert_never(block)
        return html

    def _joined(self, label: str, text: str) -> str:
        before, between, after = self.joint
        return f"{before}{label}{between}{text}{after}"

    def _paragraph(self, block: Paragraph) -> str:
        text = escape_text(block.text)
        if block.label:
            text = self._joined(f"<b>{escape_text(block.label)}</b>", f"<bdi>{text}</bdi>")
        return f'<p class="{block.tone}">{text}</p>\n' if block.tone is not Tone.PLAIN else f"<p>{text}</p>\n"

    def _listing(self, block: Listing) -> str:
        tag = "ol" if block.ordered else "ul"
        signs = ' class="signs"' if block.items[0].sign else ""
        return f"<{tag}{signs}>\n{''.join(map(self._item, block.items))}</{tag}>\n"

    def _item(self, item: Item) -> str:
        sign = f'<span class="sign" aria-hidden="true">{escape_text(item.sign)}</span> ' if item.sign else ""
        if item.label:
            text = self._joined(f"<b>{self._linked(escape_text(item.label), item.link)}</b>", escape_text(item.text))
        else:
            text = self._linked(escape_text(item.text), item.link)
        return f"<li>{sign}{text}{_under(item.under)}</li>\n"

    def _linked(self, text: str, link: str) -> str:
        return f'<a href="#{escape_text(link)}">{text}</a>' if link in self.targets else text

    def _table(self, block: Table, around: Around, name: str = "") -> str:
        """``name`` is that of the drawing whose table it is."""
        section, part = around
        numbers = " ".join(f"n{place}" for place, column in enumerate(block.columns, 1) if column.numeric)
        width = len(block.columns)
        # The heading just above need not be said again.
        caption = "" if block.caption == (part or section) else f"<caption>{escape_text(block.caption)}</caption>\n"
        return (
            '<div class="scroll" tabindex="0" role="region" '
            f'aria-label="{self._joined(escape_text(section), escape_text(name or part or block.caption))}">\n'
            f"<table{_attribute('class', numbers)}>\n"
            f"{caption}"
            f"<thead><tr>{''.join(map(_head, block.columns))}</tr></thead>\n"
            f"<tbody>{''.join([self._row(row, width) for row in block.rows])}</tbody>\n"
            "</table>\n"
            "</div>\n"
        )

    def _row(self, row: Row, width: int) -> str:
        start = f'<td colspan="{width - 1}">' if row.span else "<td>"
        strong = ' class="strong"' if row.strong else ""
        cells = [self._cell(cell) if cell.link or cell.under else _inside(cell.text) for cell in row.cells]
        return f'<tr{strong}><th scope="row">{start.join(cells)}'

    def _cell(self, cell: Cell) -> str:
        text = _inside(cell.text)
        if cell.link:
            text = self._linked(text, cell.link)
        for line in cell.under:
            text += f"<small>{_inside(line)}</small>"
        return text

    def _figure(self, block: Figure, around: Around, *, small: bool = False) -> str:
        beside = block.twin or block.beside
        titled = small or not (beside or block.title == around[1])
        caption = f"<figcaption>{escape_text(block.title)}</figcaption>\n" if titled else ""
        keys = "".join(f'<li class="{key.mark}">{escape_text(key.text)}</li>' for key in block.keys)
        key = f'<ul class="key">{keys}</ul>\n' if keys else ""
        twin = ""
        if beside:
            texts = "".join(f"{self._paragraph(text)}\n" for text in block.beside)
            table = f"{self._table(block.twin, around, block.title)}\n" if block.twin else ""
            twin = f'<div class="twin">\n{texts}{table}</div>\n'
        return (
            f"<figure{_attribute('class', 'beside' if beside else '')}>\n"
            f'<div class="drawing">\n{caption}{self.draw(block)}\n{key}</div>\n{twin}</figure>\n'
        )

    def _part(self, block: Part, level: int, around: Around) -> str:
        section = around[0]
        rank, title = split_rank(block)
        named, inner = _attribute("id", block.id), (section, title)
        if block.look is Look.REMARK:
            inside = self.set_blocks(block.blocks, level, inner)
            return f"<details{named}><summary>{escape_text(title)}</summary>\n{inside}</details>\n"
        kind = "part" if block.look is Look.PLAIN else block.look
        numbered = f'<span class="rank">{rank}</span> ' if rank else ""
        inside = self.set_blocks(block.blocks, min(level + 1, LOWEST), inner)
        return f'<div class="{kind}"{named}>\n<h{level}>{numbered}{escape_text(title)}</h{level}>\n{inside}</div>\n'


def split_rank(part: Part) -> tuple[str, str]:
    """The number that the title of a step begins with, and the rest of it."""
    found = _RANK.fullmatch(part.title) if part.look is Look.STEP else None
    return (found[1], found[2]) if found else ("", part.title)


def _run(block: Block) -> str:
    """What a block stands in together with its neighbours of the same kind; empty where it stands alone."""
    return _RUNS.get(block.look, "") if isinstance(block, Part) else ""


def _inside(text: str) -> str:
    """The text as it may stand in an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape_text(value)}"' if value else ""


def _under(lines: Iterable[str]) -> str:
    return "".join([f"<small>{escape_text(line)}</small>" for line in lines])


def _head(column: Column) -> str:
    wide = ' class="w"' if column.wide else ""
    return f'<th scope="col"{wide}>{escape_text(column.title)}</th>'


def _card(card: Card) -> str:
    value, unit = escape_text(card.value), escape_text(card.unit)
    big = f'<span class="big"><span class="value">{value}</span> <span class="of">{unit}</span></span>'
    lines = "".join(
        f'<span class="{"line soft" if place else "line"}">{escape_text(line)}</span>'
        for place, line in enumerate(card.lines)
    )
    return f'<li><span class="title">{escape_text(card.title)}</span>\n{big if card.value else ""}{lines}</li>\n'
