"""Elements of WordprocessingML, the language of Word files: text, fields, links and tables.

Each function makes one element; none knows what a report is.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from govcheck.model.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement as Element


def make(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """The element ``tag`` with its children; attributes are of the same namespace."""
    element = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), str(value))
    element.extend(children)
    return element


def safe(text: str) -> str:
    """The text without what XML forbids."""
    return visible(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def words(text: str) -> Iterator[Element]:
    """What a run holds of a text; a line feed becomes a line break."""
    for place, line in enumerate(safe(text).split("\n")):
        if place:
            yield make("br")
        words = make("t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        yield words


def run(text: str, *, bold: bool = False, colour: str = "") -> Element:
    """Text of one look; ``colour`` as in ``#1c2320``."""
    looks = [*([make("b")] if bold else []), *([make("color", val=colour[1:])] if colour else [])]
    return make("r", *([make("rPr", *looks)] if looks else []), *words(text))


def paragraph(style: str, *content: Element, right: bool = False, held: bool = False, number: int = 0) -> Element:
    """A paragraph of a style.

    ``held`` keeps it with the next one; ``number`` is that of its numbering, ``right`` sets it to the right.
    """
    properties = make("pPr", make("pStyle", val=style))
    if held:
        properties.append(make("keepNext"))
    if number:
        properties.append(make("numPr", make("ilvl", val=0), make("numId", val=number)))
    if right:
        properties.append(make("jc", val="right"))
    return make("p", properties, *content)


def style_of(element: Element) -> str:
    """The style of a paragraph; empty for what is none."""
    found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def restyle(element: Element, styles: Mapping[str, str]) -> None:
    """Give the paragraphs of these styles others in their place."""
    for style in element.iter(qn("w:pStyle")):
        name = str(style.get(qn("w:val")))
        style.set(qn("w:val"), styles.get(name, name))


def begin_page(element: Element) -> Element:
    """Begin a page with a paragraph; what says so."""
    said = make("pageBreakBefore")
    element.find(qn("w:pPr")).insert(1, said)
    return said


def hold(element: Element) -> None:
    """Keep a paragraph with the next one; what is none stays as it is."""
    properties = element.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:keepNext")) is None:
        properties.insert(1, make("keepNext"))


def field(instruction: str, shown: str = "1") -> tuple[Element, ...]:
    """The five runs of a field: what it shows now is the last but one."""
    words = make("instrText")
    words.text = f" {instruction} "
    words.set(qn("xml:space"), "preserve")
    begin, separate, end = (make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return begin, make("r", words), separate, run(shown), end


def link(run: Element, bookmark: str, *, plain: bool = False) -> Element:
    """The run as a link to a bookmark of the file; a ``plain`` one looks like the text around it."""
    if not plain:
        properties = run.find(qn("w:rPr"))
        if properties is None:
            properties = make("rPr")
            run.insert(0, properties)
        properties.insert(0, make("rStyle", val="Hyperlink"))
    return make("hyperlink", run, anchor=bookmark, history=1)


def bookmark(target: str) -> str:
    """The name of a bookmark that Word keeps out of sight, the same for the same id."""
    return f"_Ref{int(sha256(safe(target).encode()).hexdigest(), 16) % 10**12:012}"


def table(widths: Sequence[int], rows: Iterable[Element], caption: str, *, first_column: bool) -> Element:
    """A table with columns of these widths, in twentieths of a point; its caption is for those who do not see it.

    ``first_column``: the first cell of each row is its head.
    """
    look = make(
        "tblLook",
        val="04A0" if first_column else "0420",
        firstRow=1,
        lastRow=0,
        firstColumn=int(first_column),
        lastColumn=0,
        noHBand=0,
        noVBand=1,
    )
    properties = make(
        "tblPr",
        make("tblStyle", val="ReportTable"),
        make("tblW", w=sum(widths), type="dxa"),
        make("tblLayout", type="fixed"),
        look,
        *([make("tblCaption", val=safe(caption))] if caption else []),
    )
    return make("tbl", properties, make("tblGrid", *(make("gridCol", w=width) for width in widths)), *rows)


def beside(widths: Sequence[int], gap: int, cells: Iterable[Element]) -> Element:
    """Cells side by side without lines, and without a head: a table for the sake of its places alone.

    The widths hold the ``gap`` after each, in twentieths of a point. It may run over to the next page.
    """
    sides = ("firstRow", "lastRow", "firstColumn", "lastColumn")
    properties = make(
        "tblPr",
        make("tblW", w=sum(widths), type="dxa"),
        make("tblLayout", type="fixed"),
        make("tblCellMar", make("left", w=0, type="dxa"), make("right", w=gap, type="dxa")),
        make("tblLook", val="0600", **dict.fromkeys(sides, 0), noHBand=1, noVBand=1),
    )
    return make("tbl", properties, make("tblGrid", *(make("gridCol", w=width) for width in widths)), make("tr", *cells))


def row(cells: Iterable[Element], *, head: bool = False) -> Element:
    """A row that stays on one page; the ``head`` is repeated on every page."""
    return make("tr", make("trPr", make("cantSplit"), *([make("tblHeader")] if head else [])), *cells)


def cell(width: int, *paragraphs: Element, span: int = 1) -> Element:
    """A cell of at least one paragraph; ``width`` in twentieths of a point."""
    spans = [make("gridSpan", val=span)] if span > 1 else []
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa"), *spans), *paragraphs)


def refill(element: Element, *children: Element) -> None:
    """Give the element these children in place of its own."""
    for child in list(element):
        element.remove(child)
    element.extend(children)
