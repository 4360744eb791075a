"""A document as the data that the Typst template sets: plain text with its places and links, block by block."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, assert_never

from govcheck.report.document import (
    Cards,
    Columns,
    Figure,
    Gallery,
    Item,
    Listing,
    Look,
    Paragraph,
    Part,
    Table,
    Tone,
)
from govcheck.report.drawing import TALL, TALL_ALONE, draw_svg, draw_wide, find_across, printable
from govcheck.report.palette import LIGHT
from govcheck.report.pdf.beside import has_room, is_as_low
from govcheck.report.pdf.columns import set_columns
from govcheck.report.pdf.opening import find_openings
from govcheck.report.pdf.room import hold, is_long
from govcheck.report.pdf.text import all_said, said, titled

if TYPE_CHECKING:
    from govcheck.report.document import Block, Card, Cell, Document, Row, Section

LONG_ROW = 700
"""A row with a cell of more letters than this may run over pages; shorter ones stay whole."""

GALLERY = 6
"""So many small drawings stay on one page."""

TITLES = ((28, 34), (60, 26), (140, 19))
"""The size of the title in points, for titles of up to so many letters; longer ones are set like text."""


def report_data(document: Document) -> dict[str, Any]:
    """What ``report.typ`` reads: numbers, lists and text, with links only to what is there."""
    return _Setting(document).report(document)


class _Setting:
    """Turns blocks into data for the template; knows which places links can lead to."""

    def __init__(self, document: Document) -> None:
        self._joints = document.joints
        self._places = {found: f"place-{number}" for number, found in enumerate(sorted(document.targets))}
        self._placed: set[str] = set()
        self._above = ""  # the last heading: a caption that says the same is left out

    def report(self, document: Document) -> dict[str, Any]:
        opening = find_openings(document.sections)
        return {
            "colours": LIGHT,
            "language": document.language.code,
            "kicker": said(document.kicker),
            "title": titled(document.title),
            "title_size": next((size for most, size in TITLES if len(document.title) <= most), 12),
            "full_title": titled(document.full_title),
            "meta": all_said(document.meta),
            "notices": [self._paragraph(Paragraph(notice, Tone.NOTICE)) for notice in document.notices],
            "contents": said(document.contents),
            "running_head": said(document.running_head),
            "sections": [self._section(one) | {"opens": one.id in opening} for one in document.sections],
            "colophon": all_said(document.colophon),
        }

    def _section(self, section: Section) -> dict[str, Any]:
        self._above = section.title
        return {
            "id": self._place(section.id),
            "title": titled(section.title),
            "blocks": self._blocks(section.blocks),
        }

    def _blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        data = [{"kind": type(block).__name__.lower(), **self._block(block)} for block in blocks]
        for one, following in pairwise(data):
            if following.get("tone") == Tone.CITE:
                hold(one)
        return data

    def _block(self, block: Block) -> dict[str, Any]:
        data: dict[str, Any]
        match block:
            case Paragraph():
                data = self._paragraph(block)
            case Listing():
                data = self._listing(block)
            case Cards():
                data = {"cards": [_card(card) for card in block.cards]}
            case Table():
                data = self._table(block)
            case Figure():
                data = self._figure(block)
            case Part():
                data = self._part(block)
            case Columns():
                data = {"parts": [{"kind": "part", **self._part(part)} for part in block.parts]}
            case Gallery():
                data = self._gallery(block)
            case _:
                assert_never(block)
        return data

    def _part(self, part: Part) -> dict[str, Any]:
        if part.look is not Look.REMARK:
            self._above = part.title
        blocks = self._blocks(part.blocks)
        title = titled(part.title)
        long = part.look is Look.QUESTION and is_long(blocks, title)
        return {"id": self._place(part.id), "title": title, "look": part.look, "blocks": blocks, "long": long}

    def _paragraph(self, paragraph: Paragraph) -> dict[str, Any]:
        runs = self._runs(paragraph.label, paragraph.text)
        return {"tone": paragraph.tone, "runs": runs, "long": is_long(runs)}

    def _listing(self, listing: Listing) -> dict[str, Any]:
        return {
            "ordered": listing.ordered,
            "signs": any(item.sign for item in listing.items),
            "roomy": any(item.under for item in listing.items),
            "items": [self._item(item) for item in listing.items],
        }

    def _item(self, item: Item) -> dict[str, Any]:
        runs = self._runs(item.label, item.text)
        under = all_said(item.under)
        whole = bool(under) and not is_long(runs, under)
        return {"sign": said(item.sign), "runs": runs, "link": self._link(item.link), "under": under, "whole": whole}

    def _gallery(self, gallery: Gallery) -> dict[str, Any]:
        """Keys that are the same for all drawings stand below them once."""
        figures = [self._figure(figure) for figure in gallery.figures]
        keys = figures[0]["keys"]
        if any(figure["keys"] != keys for figure in figures):
            keys = []
        elif keys:
            figures = [figure | {"keys": []} for figure in figures]
        across = find_across(gallery)
        return {"figures": figures, "keys": keys, "across": across, "long": len(figures) > GALLERY or is_long(figures)}

    def _table(self, table: Table, *, narrow: bool = False) -> dict[str, Any]:
        """``narrow`` where it stands beside its drawing."""
        return {
            "caption": "" if table.caption == self._above else said(table.caption),
            "narrow": narrow,
            "columns": set_columns(table, narrow=narrow),
            "rows": [self._row(row) for row in table.rows],
        }

    def _row(self, row: Row) -> dict[str, Any]:
        long = any(len(cell.text) + sum(map(len, cell.under)) > LONG_ROW for cell in row.cells)
        return {"cells": [self._cell(c) for c in row.cells], "strong": row.strong, "span": row.span, "breakable": long}

    def _cell(self, cell: Cell) -> dict[str, Any] | str:
        """Most cells are words alone."""
        if not cell.under and not cell.link:
            return said(cell.text)
        return {"text": said(cell.text), "under": all_said(cell.under), "link": self._link(cell.link)}

    def _figure(self, figure: Figure) -> dict[str, Any]:
        has_place = figure.twin is not None and has_room(figure.twin)
        wide = draw_wide(figure, TALL if has_place else TALL_ALONE)
        narrow = self._table(figure.twin, narrow=True) if figure.twin and has_place and not wide else None
        beside_drawing = bool(figure.twin and narrow and is_as_low(figure.twin, narrow, figure))
        below = self._table(figure.twin) if figure.twin and not beside_drawing else None
        return {
            "svg": wide or draw_svg(figure),
            "wide": bool(wide),
            "alt": f"{printable(figure.title)}. {printable(figure.description)}",
            "title": said(figure.title),
            "keys": [{"mark": key.mark, "text": said(key.text)} for key in figure.keys],
            "twin": below,
            "narrow_twin": narrow,
        }

    def _runs(self, label: str, text: str) -> list[tuple[str, bool]]:
        """A label in bold and what it names, joined as the language joins the two."""
        if not label or not text:
            return [(said(label or text), bool(label))]
        before, between, after = self._joints.of(label)
        return [(before, False), (said(label), True), (between + said(text) + after, False)]

    def _place(self, identifier: str) -> str:
        """The name of the place that a link leads to; of two with the same id it is the first."""
        if identifier in self._placed:
            return ""
        self._placed.add(identifier)
        return self._places.get(identifier, "")

    def _link(self, target: str) -> str:
        return self._places.get(target, "")


def _card(card: Card) -> dict[str, Any]:
    lines = all_said(card.lines)
    data = {"title": said(card.title), "value": said(card.value), "unit": said(card.unit), "lines": lines}
    return data | {"long": is_long(data)}
