"""A document as the data that the Typst template sets: plain text, and how much room it needs."""

from __future__ import annotations

import re
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
from govcheck.report.drawing import draw_svg, draw_wide, printable
from govcheck.report.palette import LIGHT
from govcheck.report.pdf_columns import has_room, set_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.report.document import Block, Card, Cell, Document, Row, Section

LONG_WORD = 24
"""From this many letters on, a word may be broken anywhere."""

LONG_ROW = 700
"""A row with a cell of more letters than this may run over pages; shorter ones stay whole."""

LONG = 2000
"""What stands together and is longer than this many letters may run over pages: a page holds twice as much."""

GALLERY = 6
"""So many small drawings stay on one page."""

SHORT = 650
"""What has at most so many letters moves to the next page as a whole rather than leave a line alone there."""

EACH, LINE = 25, 60
"""How many letters each piece of text, and each line feed in it, takes the room of."""

TALL, TALL_BESIDE = 300, 330
"""The tallest drawing that stands in one column, and that does so beside its table, in units of drawings."""

TITLES = ((28, 34), (60, 26), (140, 19))
"""The size of the title in points, for titles of up to so many letters; longer ones are set like text."""

BREAK = "\N{ZERO WIDTH SPACE}"
"""Stands in long words where they may be broken."""

_PIECE = 6
_WORD = re.compile(rf"\S{{{LONG_WORD},}}")


def report_data(document: Document) -> dict[str, Any]:
    """What ``report.typ`` reads: numbers, lists and text, with links only to what is there."""
    return _Setting(document).report(document)


def _said(text: str) -> str:
    """The text with nothing in it that cannot be shown; long words can be broken."""
    return _WORD.sub(_breakable, printable(text))


def _titled(text: str) -> str:
    """The same for what may not be empty."""
    return _said(text) if text.strip() else "–"


def _breakable(word: re.Match[str]) -> str:
    found = word[0]
    return BREAK.join(found[at : at + _PIECE] for at in range(0, len(found), _PIECE))


class _Setting:
    """Turns blocks into data for the template; knows which places links can lead to."""

    def __init__(self, document: Document) -> None:
        self._joint = document.joint
        self._places = {found: f"place-{number}" for number, found in enumerate(sorted(document.targets))}
        self._placed: set[str] = set()
        self._above = ""  # the last heading: a caption that says the same is left out

    def report(self, document: Document) -> dict[str, Any]:
        return {
            "colours": LIGHT,
            "language": document.language.code,
            "kicker": _said(document.kicker),
            "title": _titled(document.title),
            "title_size": next((size for most, size in TITLES if len(document.title) <= most), 12),
            "full_title": _titled(document.full_title),
            "meta": _all(document.meta),
            "notices": [self._paragraph(Paragraph(notice, Tone.NOTICE)) for notice in document.notices],
            "contents": _said(document.contents),
            "running_head": _said(document.running_head),
            "sections": [self._section(section) for section in document.sections],
            "colophon": _all(document.colophon),
        }

    def _section(self, section: Section) -> dict[str, Any]:
        self._above = section.title
        return {
            "id": self._place(section.id),
            "title": _titled(section.title),
            "blocks": self._blocks(section.blocks),
        }

    def _blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        data = [{"kind": type(block).__name__.lower(), **self._block(block)} for block in blocks]
        for one, following in pairwise(data):
            if following.get("tone") == Tone.CITE:
                _hold(one)
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
        title = _titled(part.title)
        long = part.look is Look.QUESTION and _is_long(blocks, title)
        return {"id": self._place(part.id), "title": title, "look": part.look, "blocks": blocks, "long": long}

    def _paragraph(self, paragraph: Paragraph) -> dict[str, Any]:
        runs = self._runs(paragraph.label, paragraph.text)
        return {"tone": paragraph.tone, "runs": runs, "long": _is_long(runs)}

    def _listing(self, listing: Listing) -> dict[str, Any]:
        return {
            "ordered": listing.ordered,
            "signs": any(item.sign for item in listing.items),
            "roomy": any(item.under for item in listing.items),
            "items": [self._item(item) for item in listing.items],
        }

    def _item(self, item: Item) -> dict[str, Any]:
        runs = self._runs(item.label, item.text)
        return {"sign": _said(item.sign), "runs": runs, "link": self._link(item.link), "under": _all(item.under)}

    def _gallery(self, gallery: Gallery) -> dict[str, Any]:
        """Keys that are the same for all drawings stand below them once."""
        figures = [self._figure(figure) for figure in gallery.figures]
        keys = figures[0]["keys"]
        if any(figure["keys"] != keys for figure in figures):
            keys = []
        elif keys:
            figures = [figure | {"keys": []} for figure in figures]
        return {"figures": figures, "keys": keys, "long": len(figures) > GALLERY or _is_long(figures)}

    def _table(self, table: Table, *, narrow: bool = False) -> dict[str, Any]:
        """``narrow`` where it stands beside its drawing."""
        return {
            "caption": "" if table.caption == self._above else _said(table.caption),
            "narrow": narrow,
            "columns": set_columns(table, _said, narrow=narrow),
            "rows": [self._row(row) for row in table.rows],
        }

    def _row(self, row: Row) -> dict[str, Any]:
        long = any(len(cell.text) + sum(map(len, cell.under)) > LONG_ROW for cell in row.cells)
        return {"cells": [self._cell(c) for c in row.cells], "strong": row.strong, "span": row.span, "breakable": long}

    def _cell(self, cell: Cell) -> dict[str, Any]:
        return {"text": _said(cell.text), "under": _all(cell.under), "link": self._link(cell.link)}

    def _figure(self, figure: Figure) -> dict[str, Any]:
        beside_twin = figure.twin is not None and has_room(figure.twin)
        wide = draw_wide(figure, TALL_BESIDE if beside_twin else TALL)
        twin = self._table(figure.twin, narrow=beside_twin and not wide) if figure.twin else None
        beside = [self._paragraph(paragraph) for paragraph in figure.beside]
        return {
            "svg": wide or draw_svg(figure),
            "wide": bool(wide),
            "alt": f"{printable(figure.title)}. {printable(figure.description)}",
            "title": _said(figure.title),
            "keys": [{"mark": key.mark, "text": _said(key.text)} for key in figure.keys],
            "twin": twin,
            "beside": beside,
            "long": _is_long(twin, beside),
        }

    def _runs(self, label: str, text: str) -> list[tuple[str, bool]]:
        """A label in bold and what it names, joined as the language joins the two."""
        if not label or not text:
            return [(_said(label or text), bool(label))]
        before, between, after = self._joint
        return [(before, False), (_said(label), True), (between + _said(text) + after, False)]

    def _place(self, identifier: str) -> str:
        """The name of the place that a link leads to; of two with the same id it is the first."""
        if identifier in self._placed:
            return ""
        self._placed.add(identifier)
        return self._places.get(identifier, "")

    def _link(self, target: str) -> str:
        return self._places.get(target, "")


def _hold(data: dict[str, Any]) -> None:
    """Keep the last words of a block with what follows: a paragraph or a list, if it is short."""
    data["held"] = _letters(data) <= SHORT
    if blocks := data.get("blocks"):
        _hold(blocks[-1])


def _card(card: Card) -> dict[str, Any]:
    said = {"title": _said(card.title), "value": _said(card.value), "unit": _said(card.unit), "lines": _all(card.lines)}
    return said | {"long": _is_long(said)}


def _is_long(*data: Any) -> bool:
    return sum(map(_letters, data)) > LONG


def _letters(data: Any) -> int:
    """About the room that data takes, in letters; a drawing has its own."""
    match data:
        case str():
            return EACH + len(data) + LINE * data.count("\n")
        case list() | tuple():
            return sum(map(_letters, data))
        case dict():
            return sum(_letters(value) for key, value in data.items() if key not in {"svg", "alt"})
        case _:
            return 0


def _all(texts: Iterable[str]) -> list[str]:
    return [_said(text) for text in texts]
