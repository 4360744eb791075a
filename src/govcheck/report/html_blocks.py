"""The sections and blocks of a document as HTML, set in Python: a report has thousands of cells.

Every text is escaped where it is set; end tags that HTML lets out are left out in tables.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, assert_never

from govcheck.report.document import Cards, Columns, Figure, Gallery, Listing, Look, Paragraph, Part, Table, Tone
from govcheck.report.escape import escape_inside, escape_text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from govcheck.report.document import Block, Card, Column, Item, Row, Section

Around = tuple[str, str]
"""The titles of the section and of the part around a block; empty where there is none."""

LOWEST = 6
"""HTML has no heading below this level."""

_RANK = re.compile(r"(\d+)\. (.+)", re.DOTALL)
END = "</div>\n"

_RUNS = {Look.QUESTION: "questions", Look.STEP: "steps"}
"""What parts stand in together with those before and after them that look the same."""

_LOOKS = {Look.PLAIN: "part", Look.QUESTION: "question", Look.STEP: "step", Look.REMARK: "remark"}
_PARAGRAPHS = {tone: f'<p class="{tone}">' if tone is not Tone.PLAIN else "<p>" for tone in Tone}


class HtmlBlocks(NamedTuple):
    """Sets blocks.

    ``joint`` is what stands before, between and after a label and what it names, as HTML; ``targets``
    the ids that a link can lead to; ``draw`` a figure as SVG.
    """

    joint: tuple[str, ...]
    targets: Container[str]
    draw: Callable[[Figure], str]

    def set_section(self, section: Section) -> str:
        """A section of the document with its heading."""
        name, title = escape_text(section.id), escape_text(section.title)
        annex = ' class="annex"' if section.annex else ""
        inside = self.set_blocks(section.blocks, 3, (section.title, ""))
        return (
            f'<section id="{name}" aria-labelledby="{name}-h"{annex}>\n<h2 id="{name}-h">{title}</h2>\n'
            f"{inside}</section>\n"
        )

    def set_blocks(self, blocks: Iterable[Block], level: int, around: Around) -> str:
        """Blocks whose headings begin at ``level``; questions and steps that follow one another stand together."""
        pieces: list[str] = []
        run = ""
        for block in blocks:
            name = _RUNS.get(block.look, "") if isinstance(block, Part) else ""
            if name != run:
                pieces += (END if run else "", f'<div class="{name}">\n' if name else "")
                run = name
            pieces.append(self._block(block, level, around))
        if run:
            pieces.append(END)
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
        return f"{_PARAGRAPHS[block.tone]}{text}</p>\n"

    def _listing(self, block: Listing) -> str:
        tag = "ol" if block.ordered else "ul"
        signs = ' class="signs"' if block.items[0].sign else ""
        return f"<{tag}{signs}>\n{''.join(map(self._item, block.items))}</{tag}>\n"

    def _item(self, item: Item) -> str:
        text, label, sign, link, under = item
        html = escape_text(text)
        html = (
            self._joined(f"<b>{self._linked(escape_text(label), link)}</b>", html)
            if label
            else self._linked(html, link)
        )
        if sign:
            html = f'<span class="sign" aria-hidden="true">{escape_text(sign)}</span> {html}'
        return f"<li>{html}{_under(under)}</li>\n" if under else f"<li>{html}</li>\n"

    def _linked(self, text: str, link: str) -> str:
        return f'<a href="#{escape_text(link)}">{text}</a>' if link and link in self.targets else text

    def _table(self, block: Table, around: Around, name: str = "") -> str:
        """``name`` is that of the drawing whose table it is."""
        section, part = around
        numbers, heads = _heads(block.columns)
        width = len(block.columns)
        # The heading just above need not be said again.
        caption = "" if block.caption == (part or section) else f"<caption>{escape_text(block.caption)}</caption>\n"
        return (
            '<div class="scroll" tabindex="0" role="region" '
            f'aria-label="{self._joined(escape_text(section), escape_text(name or part or block.caption))}">\n'
            f"<table{_attribute('class', numbers)}>\n"
            f"{caption}"
            f"<thead><tr>{heads}</tr></thead>\n"
            f"<tbody>{''.join([self._row(row, width) for row in block.rows])}</tbody>\n"
            "</table>\n"
            "</div>\n"
        )

    def _row(self, row: Row, width: int) -> str:
        cells, strong, span = row
        start = f'<td colspan="{width - 1}">' if span else "<td>"
        html = [self._cell(text, under, link) if under or link else escape_inside(text) for text, under, link in cells]
        tr = '<tr class="strong">' if strong else "<tr>"
        return f'{tr}<th scope="row">{start.join(html)}'

    def _cell(self, text: str, under: Iterable[str], link: str) -> str:
        lines = "".join([f"<small>{escape_inside(line)}</small>" for line in under])
        return f"{self._linked(escape_inside(text), link)}{lines}"

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
        look, named = _LOOKS[block.look], _attribute("id", block.id)
        rank, title = split_rank(block.title) if look == "step" else ("", block.title)
        inner = (around[0], title)
        if look == "remark":
            inside = self.set_blocks(block.blocks, level, inner)
            return f"<details{named}><summary>{escape_text(title)}</summary>\n{inside}</details>\n"
        numbered = f'<span class="rank">{rank}</span> ' if rank else ""
        inside = self.set_blocks(block.blocks, min(level + 1, LOWEST), inner)
        return f'<div class="{look}"{named}>\n<h{level}>{numbered}{escape_text(title)}</h{level}>\n{inside}</div>\n'


def split_rank(title: str) -> tuple[str, str]:
    """The number that the title of a step begins with, and the rest of it."""
    found = _RANK.fullmatch(title)
    return (found[1], found[2]) if found else ("", title)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape_text(value)}"' if value else ""


def _under(lines: Iterable[str]) -> str:
    return "".join([f"<small>{escape_text(line)}</small>" for line in lines])


@lru_cache(maxsize=256)
def _heads(columns: tuple[Column, ...]) -> tuple[str, str]:
    """The class of a table, which says where its columns of numbers stand, and its head; few are ever different."""
    numbers = " ".join([f"n{place}" for place, column in enumerate(columns, 1) if column.numeric])
    return numbers, "".join(map(_head, columns))


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
