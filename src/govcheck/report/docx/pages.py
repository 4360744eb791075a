"""The pages of a Word file, as they are likely to fall: the numbers that its contents show until Word counts.

Word knows the pages only once it has set them, which it does when it prints, shows a preview or is asked
to; LibreOffice shows in the contents what it finds there. Worked out from the widths of letters and the
heights of lines, tables and drawings, most numbers are right, and few are more than a page off.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.ns import qn

from govcheck.report.docx.columns import TEXT_WIDTH
from govcheck.report.docx.package import EDGE, HEIGHT
from govcheck.report.docx.styles import STYLES, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

ROOM = (HEIGHT - 2 * EDGE) * 72 / 25.4
"""The height of the text on a page, in points."""

LINE, SINGLE = 1.343, 1.221
"""The height of a line, and of one as close as its letters, in sizes of these."""

HUNDREDTHS = {
    letter: width
    for width, letters in {
        22: "il \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'íîï",
        24: "j,’",
        26: "I.;:·",
        30: "f()[]-",
        32: "J!¡",
        34: "rt°",
        38: "/",
        40: 'sz"ª',
        42: "cL“”çº",
        44: "x",
        46: "kvyFSZ?¿",
        48: "agETYáàâÉ",
        52: "bdhnopquKPX«»óúñùôûü",
        54: "BCR",
        56: "V",
        58: "A",
        62: "DH",
        64: "GNU",
        66: "O",
        68: "Q&",
        72: "w%",
        80: "m",
        86: "M",
        88: "W",
        90: "→",
    }.items()
    for letter in letters
}
"""The widths of letters, in hundredths of their size; of all others ``USUAL``."""

USUAL = 50

CELL_SIDES, CELL_EDGES = 11.0, 5.5
"""What a cell takes beside its text, and above and below it, in points."""

EMU = 12_700
"""Units of a drawing in a point."""

LIST_INDENT = 18.0
TOGETHER = 2
"""So many lines of a paragraph stay together."""

_USUAL_STYLE = Style("Normal", 10.5)


class _Piece(NamedTuple):
    """A paragraph as its lines, or a table as the rows that stay together.

    So many of them as ``together`` says stay with what stands before; ``head`` is the height that every further
    page repeats. A ``first`` one begins a page.
    """

    before: float
    lines: tuple[float, ...]
    after: float = 0
    held: bool = False
    head: float = 0
    together: int = TOGETHER
    names: tuple[str, ...] = ()
    first: bool = False

    @property
    def height(self) -> float:
        return self.before + sum(self.lines) + self.after


def number_pages(body: Element, room: float = ROOM) -> dict[str, int]:
    """The page on which each bookmark is likely to stand; ``room`` is the height of the text on a page, in points."""
    pieces = tuple(_set_apart(_pieces(body)))
    found: dict[str, int] = {}
    page, used, at = 1, 0.0, 0
    while at < len(pieces):
        end = next((place for place in range(at, len(pieces)) if not pieces[place].held), len(pieces) - 1)
        group = pieces[at : end + 1]
        needed = (
            sum(piece.height for piece in group[:-1]) + group[-1].before + sum(group[-1].lines[: group[-1].together])
        )
        if used and (group[0].first or used + needed > room >= needed):
            page, used = page + 1, 0.0
        for piece in group:
            used += piece.before if used else 0
            for place, line in enumerate(piece.lines):
                if used + line > room:
                    page, used = page + 1, piece.head
                used += line
                if place == 0:
                    found |= dict.fromkeys(piece.names, page)
            used += piece.after
        at = end + 1
    return found


def _set_apart(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Of the spaces after a piece and before the next one, the larger counts."""
    after = 0.0
    for piece in pieces:
        yield piece._replace(before=max(piece.before - after, 0))
        after = piece.after


def _pieces(parent: Element) -> Iterator[_Piece]:
    for element in parent:
        if element.tag == qn("w:p"):
            yield _paragraph(element, TEXT_WIDTH / 20)
        elif element.tag == qn("w:tbl"):
            yield _table(element)
        else:
            yield from chain.from_iterable(_pieces(content) for content in element.iter(qn("w:sdtContent")))


def _paragraph(element: Element, width: float) -> _Piece:
    properties = element.find(qn("w:pPr"))
    named = properties.find(qn("w:pStyle"))
    style = STYLES.get(str(named.get(qn("w:val"))), _USUAL_STYLE)
    line = (SINGLE if style.single else LINE) * style.size
    room = width - max(style.left, LIST_INDENT if style.list else 0)
    texts = "".join("\n" if part.tag == qn("w:br") else part.text or "" for part in element.iter(qn("w:t"), qn("w:br")))
    lines = [line] * sum(_count_lines(text, room / style.size * 100) for text in texts.split("\n"))
    drawings = tuple(int(extent.get("cy")) / EMU for extent in element.iter(qn("wp:extent")))
    return _Piece(
        style.before,
        (*drawings, *lines[1:]) if drawings else tuple(lines),
        style.after,
        held=style.held or properties.find(qn("w:keepNext")) is not None,
        names=_names(element),
        first=properties.find(qn("w:pageBreakBefore")) is not None,
    )


def _table(element: Element) -> _Piece:
    """A table; the only row of one without a head, which is there for its places alone, may run over a page."""
    rows = list(element.iter(qn("w:tr")))
    if rows[0].find(f".//{qn('w:tblHeader')}") is None:
        longest = max(rows[0].iter(qn("w:tc")), key=_cell)
        return _Piece(0, tuple(_lines(longest)), names=_names(element))
    return _Piece(0, tuple(_clusters(rows)), head=_row(rows[0]), together=1)


def _lines(cell: Element) -> Iterator[float]:
    """The lines of a cell, each with the space around it."""
    width = _inner_width(cell)
    for paragraph in cell.iter(qn("w:p")):
        piece = _paragraph(paragraph, width)
        yield piece.before + piece.lines[0]
        yield from piece.lines[1:]
        yield piece.after


def _clusters(rows: Iterable[Element]) -> Iterator[float]:
    """The heights of rows, of those that stay with the next together with it."""
    height = 0.0
    for row in rows:
        height += _row(row)
        *_, last = row.iter(qn("w:p"))
        if last.find(f".//{qn('w:keepNext')}") is None and row.find(f".//{qn('w:tblHeader')}") is None:
            yield height
            height = 0.0


def _row(row: Element) -> float:
    """A row is as high as its highest cell."""
    return max(map(_cell, row.iter(qn("w:tc")))) + CELL_EDGES


def _cell(cell: Element) -> float:
    width = _inner_width(cell)
    return sum(_paragraph(paragraph, width).height for paragraph in cell.iter(qn("w:p")))


def _inner_width(cell: Element) -> float:
    return int(next(cell.iter(qn("w:tcW"))).get(qn("w:w"))) / 20 - CELL_SIDES


def _names(element: Element) -> tuple[str, ...]:
    """The bookmarks in an element."""
    return tuple(str(mark.get(qn("w:name"))) for mark in element.iter(qn("w:bookmarkStart")))


def _count_lines(text: str, room: float) -> int:
    """The lines of a text where ``room`` hundredths of a letter's size are on each; words stay whole."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = _width(word)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width + HUNDREDTHS[" "]
    return lines


def _width(word: Sequence[str]) -> int:
    return sum(HUNDREDTHS.get(letter, USUAL) for letter in word)
