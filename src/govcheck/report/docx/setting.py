"""Sets a report block by block as paragraphs and tables of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from govcheck.report.document import (
    Cards,
    Columns,
    Figure,
    Gallery,
    Listing,
    Look,
    Paragraph,
    Part,
    Table,
    Tone,
)
from govcheck.report.docx import wordml as w
from govcheck.report.docx.columns import TEXT_WIDTH
from govcheck.report.docx.contents import Heading, set_contents
from govcheck.report.docx.links import Links
from govcheck.report.docx.package import number_afresh
from govcheck.report.docx.picture import DRAWING_WIDTH, ROW, key_line, picture
from govcheck.report.docx.styles import SMALL
from govcheck.report.docx.tables import set_cards, set_table
from govcheck.report.drawing import find_across

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from govcheck.report.document import Block, Document, Item

DEEPEST_HEADING = 4
BESIDE, GAP = 2, 240
"""Parts that stand side by side, and the gap after each, in twentieths of a point."""

TONES = {
    Tone.PLAIN: "Normal",
    Tone.LEAD: "Lead",
    Tone.SOFT: "Soft",
    Tone.STRONG: "StrongText",
    Tone.CITE: "Citation",
    Tone.NOTICE: "IntenseQuote",
}


class Setter:
    """Sets one document."""

    def __init__(self, document: Document, word: Word) -> None:
        self._document = document
        self._word = word
        self._links = Links(document)
        self._headings: list[Heading] = []
        self._marks = 0
        self._pictures = 0

    def fill(self) -> None:
        """Set everything: the contents come last, when all headings are known, and stand behind the first section."""
        document, body = self._document, self._word.element.body
        end = body[-1]
        for element in self._opening():
            end.addprevious(element)
        behind = w.paragraph("TableEnd")
        for place, section in enumerate(document.sections):
            if place == 1:
                end.addprevious(behind)
            end.addprevious(self._heading(section.title, section.id, 1))
            for element in self._blocks(section.blocks, 2):
                if w.style_of(element) == TONES[Tone.CITE]:
                    w.hold(end.getprevious())
                end.addprevious(element)
                if place == 0:
                    w.restyle(element, SMALL)
        for line in document.colophon:
            end.addprevious(w.paragraph("Colophon", w.run(line)))
        if behind.getparent() is not None:
            set_contents(behind, document.contents, self._headings)
        page = self._word.sections[0]
        w.refill(page.header.part.element, w.paragraph("Header", w.run(document.running_head)))
        number = (w.run(f"{document.page} "), *w.field("PAGE"), w.run(" / "), *w.field("NUMPAGES"))
        w.refill(page.footer.part.element, w.paragraph("Footer", *number, right=True))

    def _opening(self) -> Iterator[Element]:
        document = self._document
        if document.kicker:
            yield w.paragraph("Subtitle", w.run(document.kicker))
        yield w.paragraph("Title", w.run(document.title))
        yield from (w.paragraph("Meta", w.run(line)) for line in document.meta)
        yield from (w.paragraph("IntenseQuote", w.run(notice)) for notice in document.notices)

    def _heading(self, title: str, target: str, level: int) -> Element:
        self._marks += 1
        name = w.bookmark(target or f"#{self._marks}")
        self._headings.append(Heading(level, title, name))
        return w.paragraph(f"Heading{min(level, DEEPEST_HEADING)}", *self._marked(name, w.run(title)))

    def _marked(self, name: str, run: Element) -> tuple[Element, Element, Element]:
        start = w.make("bookmarkStart", id=self._marks, name=name)
        return start, run, w.make("bookmarkEnd", id=self._marks)

    def _blocks(self, blocks: Iterable[Block], level: int) -> Iterator[Element]:
        """What leads to something else stays with it: to a drawing all words before it, else the first, if soft."""
        found = tuple(blocks)
        drawn = max((place for place, block in enumerate(found) if isinstance(block, Figure)), default=0)
        for place, block in enumerate(found):
            soft = place == 0 and len(found) > 1 and isinstance(block, Paragraph) and block.tone is Tone.SOFT
            leads = soft or (place < drawn and isinstance(block, Paragraph | Listing))
            for element in self._block(block, level):
                if leads:
                    w.hold(element)
                yield element

    def _block(self, block: Block, level: int) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield w.paragraph(TONES[block.tone], *self._links.name(block.label, w.run(block.text)))
            case Listing():
                yield from self._listing(block)
            case Cards(cards):
                yield from set_cards(cards)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block, DRAWING_WIDTH)
            case Gallery():
                yield from self._gallery(block)
            case Part():
                yield from self._part(block, level)
            case Columns(parts):
                yield from self._columns(parts, level)
            case _:
                assert_never(block)

    def _part(self, part: Part, level: int) -> Iterator[Element]:
        if part.look is not Look.REMARK:
            yield self._heading(part.title, part.id, level)
            yield from self._blocks(part.blocks, level + 1)
            return
        self._marks += 1
        title = self._marked(w.bookmark(part.id), w.run(part.title)) if part.id else (w.run(part.title),)
        yield w.paragraph("Remark", *title)
        yield from self._blocks(part.blocks, level)

    def _columns(self, parts: Sequence[Part], level: int) -> Iterator[Element]:
        """Two parts of words alone stand side by side; whatever else there is has no room for that."""
        told = all(isinstance(block, Paragraph | Listing) for part in parts for block in part.blocks)
        if len(parts) != BESIDE or not told:
            yield from self._blocks(parts, level)
            return
        width = (TEXT_WIDTH + GAP) // BESIDE
        cells = (w.cell(width, *self._part(part, level)) for part in parts)
        yield w.beside([width] * BESIDE, GAP, cells)
        yield w.paragraph("TableEnd")

    def _listing(self, listing: Listing) -> Iterator[Element]:
        number = number_afresh(self._word) if listing.ordered else 0
        for item in listing.items:
            style = "ListNumber" if number else "ListSign" if item.sign else "ListBullet"
            yield w.paragraph(style, *self._item(item, tab=not number), number=number, held=bool(item.under))
            for line in item.under:
                yield w.paragraph("ListContinue", w.run(line), held=line is not item.under[-1])

    def _item(self, item: Item, *, tab: bool) -> Iterator[Element]:
        if item.sign:
            yield w.run(item.sign)
            yield w.make("r", w.make("tab")) if tab else w.run(" ")
        text = w.run(item.text)
        if item.label:
            yield from self._links.name(item.label, text, item.link)
        else:
            yield self._links.link(text, item.link)

    def _gallery(self, gallery: Gallery) -> Iterator[Element]:
        """Small drawings as a table with a column each: the title at the head, the drawing with its key below."""
        figures, across = gallery.figures, find_across(gallery)
        for start in range(0, len(figures), across):
            row = figures[start : start + across]
            width = TEXT_WIDTH // len(row)
            heads = (w.cell(width, w.paragraph("TableHead", w.run(figure.title))) for figure in row)
            bodies = (w.cell(width, *self._drawn(figure, ROW[across], "SmallKey")) for figure in row)
            yield w.table([width] * len(row), (w.row(heads, head=True), w.row(bodies)), "", first_column=False)
            yield w.paragraph("TableEnd")
            for figure in row:
                yield from self._beside(figure)

    def _beside(self, figure: Figure) -> Iterator[Element]:
        """What stands with a drawing: the same as a table."""
        if figure.twin is not None:
            yield from self._table(figure.twin)

    def _drawn(self, figure: Figure, width: int, key: str = "FigureKey") -> Iterator[Element]:
        self._pictures += 1
        drawn = picture(self._word, figure, width, self._pictures)
        yield w.paragraph("Figure", drawn, held=bool(figure.keys))
        if figure.keys:
            yield w.paragraph(key, *key_line(figure.keys))

    def _figure(self, figure: Figure, width: int) -> Iterator[Element]:
        yield from self._caption(figure.title)
        yield from self._drawn(figure, width)
        yield from self._beside(figure)

    def _caption(self, title: str) -> Iterator[Element]:
        """A caption, unless the heading above has just said the same."""
        if title and title != self._headings[-1].title:
            yield w.paragraph("Caption", w.run(title))

    def _table(self, table: Table) -> Iterator[Element]:
        yield from self._caption(table.caption)
        yield from set_table(table, self._links)
