"""The sections and blocks of a document as HTML, set in Python: a report has thousands of cells.

Every text is escaped where it is set; end tags that HTML lets out are left out in tables.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.cache import FEWER, PieceCache
from govcheck.report.charts.figure import render_figure
from govcheck.report.document import Cards, Columns, Figure, Listing, Look, Paragraph, Part, Table, Tone
from govcheck.report.escape import escape_inside, escape_text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from govcheck.report.document import Block, Card, Column, Gallery, Joints, Key, Row, Section

Around = tuple[str, str]
"""The titles of the section and of the part around a block; empty where there is none."""

LOWEST = 6
"""HTML has no heading below this level."""

KEPT_ROWS, KEPT_PARTS = PieceCache(), PieceCache(FEWER)
"""Rows and parts that the report of the next city may have too."""

_RANK = re.compile(r"(\d+)\. (.+)", re.DOTALL)
END = "</div>\n"

_RUNS = {Look.QUESTION: "questions", Look.STEP: "steps"}
"""What parts stand in together with those before and after them that look the same."""

_LOOKS = {Look.PLAIN: "part", Look.QUESTION: "question", Look.STEP: "step"}
_STEP, _REMARK = Look.STEP, Look.REMARK
_PARAGRAPHS = {tone: f'<p class="{tone}">' if tone is not Tone.PLAIN else "<p>" for tone in Tone}


class HtmlBlocks(NamedTuple):
    """Sets blocks, piece by piece into one list: what stands within something else is not copied with it.

    ``joints`` is what stands before, between and after a label and what it names, as HTML; ``targets``
    the ids that a link can lead to; ``draw`` a figure as SVG.
    """

    joints: Joints
    targets: Container[str]
    draw: Callable[[Figure], str]

    def add_section(self, html: list[str], section: Section) -> None:
        """A section of the document with its heading, put to the pieces in ``html``."""
        name, title = escape_text(section.id), escape_text(section.title)
        annex = ' class="annex"' if section.annex else ""
        html.append(f'<section id="{name}" aria-labelledby="{name}-h"{annex}>\n<h2 id="{name}-h">{title}</h2>\n')
        self._blocks(html, section.blocks, 3, (section.title, ""))
        html.append("</section>\n")

    def set_blocks(self, blocks: Iterable[Block], level: int, around: Around) -> str:
        """Blocks whose headings begin at ``level``; questions and steps that follow one another stand together."""
        html: list[str] = []
        self._blocks(html, blocks, level, around)
        return "".join(html)

    def _blocks(self, html: list[str], blocks: Iterable[Block], level: int, around: Around) -> None:
        run = ""
        for block in blocks:
            name = _RUNS.get(block.look, "") if isinstance(block, Part) else ""
            if name != run:
                html += (END if run else "", f'<div class="{name}">\n' if name else "")
                run = name
            # Those that there are most of come first.
            if isinstance(block, Paragraph):
                html.append(self._paragraph(block))
            elif isinstance(block, Part):
                self._part(html, block, level, around)
            elif isinstance(block, Listing):
                self._listing(html, block)
            elif isinstance(block, Table):
                self._table(html, block, around)
            elif isinstance(block, Figure):
                self._figure(html, block, around)
            else:
                self._side_by_side(html, block, level, around)
        if run:
            html.append(END)

    def _side_by_side(self, html: list[str], block: Cards | Columns | Gallery, level: int, around: Around) -> None:
        if isinstance(block, Cards):
            html += ('<ul class="cards">\n', *map(_card, block.cards), "</ul>\n")
        elif isinstance(block, Columns):
            html.append('<div class="columns">\n')
            for part in block.parts:
                self._part(html, part, level, around)
                html.append("\n")
            html.append(END)
        else:
            html.append('<div class="gallery">\n')
            for figure in block.figures:
                self._figure(html, figure, ("", ""), small=True)
                html.append("\n")
            html.append(END)

    def _joined(self, label: str, name: str, text: str) -> str:
        """A label with what it names; ``name`` is the label and ``text`` that as HTML."""
        before, between, after = self.joints.of(label)
        return f"{before}{name}{between}{text}{after}"

    def _linked(self, text: str, link: str) -> str:
        return f'<a href="#{escape_text(link)}">{text}</a>' if link and link in self.targets else text

    def _paragraph(self, block: Paragraph) -> str:
        words, tone, label = block
        text = escape_text(words)
        if label:
            text = self._joined(label, f"<b>{escape_text(label)}</b>", f"<bdi>{text}</bdi>")
        return f"{_PARAGRAPHS[tone]}{text}</p>\n"

    def _listing(self, html: list[str], block: Listing) -> None:
        tag = "ol" if block.ordered else "ul"
        signs = ' class="signs"' if block.items[0].sign else ""
        html.append(f"<{tag}{signs}>\n")
        for text, label, sign, link, under in block.items:
            words = escape_text(text)
            if label:
                name = self._linked(escape_text(label), link) if link else escape_text(label)
                words = self._joined(label, f"<b>{name}</b>", words)
            elif link:
                words = self._linked(words, link)
            before = f'<span class="sign" aria-hidden="true">{escape_text(sign)}</span> ' if sign else ""
            html.append(f"<li>{before}{words}{_under(under)}</li>\n" if under else f"<li>{before}{words}</li>\n")
        html.append(f"</{tag}>\n")

    def _table(self, html: list[str], block: Table, around: Around, name: str = "") -> None:
        """``name`` is that of the drawing whose table it is."""
        title, columns, rows = block
        section, part = around
        numbers, heads = _heads(columns)
        # The heading just above need not be said again.
        caption = "" if title == (part or section) else f"<caption>{escape_text(title)}</caption>\n"
        html.append(
            '<div class="scroll" tabindex="0" role="region" '
            f'aria-label="{self._joined(section, escape_text(section), escape_text(name or part or title))}">\n'
            f"<table{numbers}>\n{caption}<thead><tr>{heads}</tr></thead>\n{'' if rows[0].heads else '<tbody>'}"
        )
        width = len(columns)
        kept = KEPT_ROWS.get
        html += [known[1] if (known := kept(id(row))) else self._row(row, width) for row in rows]
        html.append("</tbody>\n</table>\n</div>\n")

    def _row(self, row: Row, width: int) -> str:
        """A row that heads others begins a body of its own with them: readers of screens say it with each."""
        cells = [
            self._cell(text, under, link) if under or link else escape_inside(text) for text, under, link in row.cells
        ]
        tr = '<tr class="strong">' if row.strong else "<tr>"
        if row.heads:
            return f'<tbody>{tr}<th scope="rowgroup" colspan="{width}">{cells[0]}'
        start = f'<td colspan="{width - 1}">' if row.span else "<td>"
        html = f'{tr}<th scope="row">{start.join(cells)}'
        return KEPT_ROWS.put(id(row), row, html) if row.common else html

    def _cell(self, text: str, under: Iterable[str], link: str) -> str:
        lines = "".join([f"<small>{escape_inside(line)}</small>" for line in under])
        return f"{self._linked(escape_inside(text), link)}{lines}"

    def _figure(self, html: list[str], block: Figure, around: Around, *, small: bool = False) -> None:
        twin = block.twin
        titled = small or not (twin or block.title == around[1])
        caption = f"<figcaption>{escape_text(block.title)}</figcaption>\n" if titled else ""
        look = ' class="beside"' if twin else ""
        html += (
            f'<figure{look}>\n<div class="drawing">\n{caption}',
            self.draw(block),
            "\n",
            _key(block.keys),
            "</div>\n",
        )
        if twin:
            html.append('<div class="twin">\n')
            self._table(html, twin, around, block.title)
            html.append("\n</div>\n")
        html.append("</figure>\n")

    def _part(self, html: list[str], block: Part, level: int, around: Around) -> None:
        # Drawings of a template of one's own are nobody else's.
        if not block.common or self.draw is not render_figure:
            self._set_part(html, block, level, around)
            return
        key = (id(block), level, around[0], self.joints)
        if known := KEPT_PARTS.get(key):
            html.append(known[1])
            return
        pieces: list[str] = []
        self._set_part(pieces, block, level, around)
        html.append(KEPT_PARTS.put(key, block, "".join(pieces)))

    def _set_part(self, html: list[str], block: Part, level: int, around: Around) -> None:
        title, blocks, name, look, _ = block
        section = around[0]
        named = f' id="{escape_text(name)}"' if name else ""
        if look is _REMARK:
            html.append(f"<details{named}><summary>{escape_text(title)}</summary>\n")
            self._blocks(html, blocks, level, (section, title))
            html.append("</details>\n")
            return
        numbered = ""
        if look is _STEP:
            rank, title = split_rank(title)
            numbered = f'<span class="rank">{rank}</span> ' if rank else ""
        html.append(f'<div class="{_LOOKS[look]}"{named}>\n<h{level}>{numbered}{escape_text(title)}</h{level}>\n')
        self._blocks(html, blocks, min(level + 1, LOWEST), (section, title))
        html.append(END)


def split_rank(title: str) -> tuple[str, str]:
    """The number that the title of a step begins with, and the rest of it."""
    found = _RANK.fullmatch(title)
    return (found[1], found[2]) if found else ("", title)


def _under(lines: Iterable[str]) -> str:
    return "".join([f"<small>{escape_text(line)}</small>" for line in lines])


@lru_cache(maxsize=256)
def _heads(columns: tuple[Column, ...]) -> tuple[str, str]:
    """The class of a table, which says where its columns of numbers stand, and its head; few are ever different."""
    numbers = " ".join([f"n{place}" for place, column in enumerate(columns, 1) if column.numeric])
    return f' class="{numbers}"' if numbers else "", "".join(map(_head, columns))


@lru_cache(maxsize=256)
def _key(keys: tuple[Key, ...]) -> str:
    """What the marks of a drawing stand for; the same for all drawings of a kind."""
    items = "".join([f'<li class="{key.mark}">{escape_text(key.text)}</li>' for key in keys])
    return f'<ul class="key">{items}</ul>\n' if items else ""


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
