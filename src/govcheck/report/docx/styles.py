"""The styles of the Word file, which whoever goes on writing finds in its list of styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.ns import qn

from govcheck.report.docx.columns import TEXT_WIDTH
from govcheck.report.docx.wordml import make, refill
from govcheck.report.palette import LIGHT

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

FONT = "Calibri"
"""Word has it; elsewhere Carlito, which is as wide, takes its place."""


class Style(NamedTuple):
    """A style: size, spaces and indents in points.

    ``level`` is that of a heading, ``list`` that of a numbering; ``leader``: dots lead to what stands
    behind a tabulator, at the right edge; ``single``: lines as close as their letters; ``own`` ones Word does
    not bring along.
    """

    name: str
    size: float
    colour: str = "ink"
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6
    left: float = 0
    hanging: float = 0
    held: bool = False
    level: int = 0
    list: int = 0
    ground: str = ""
    leader: bool = False
    single: bool = False
    own: bool = False


STYLES = {
    "Title": Style("Title", 26, "accent", bold=True, after=4, held=True),
    "Subtitle": Style("Subtitle", 11, "soft", after=2, held=True),
    "Heading1": Style("heading 1", 19, "accent", bold=True, before=16, after=6, held=True, level=1),
    "Heading2": Style("heading 2", 14, bold=True, before=12, after=4, held=True, level=2),
    "Heading3": Style("heading 3", 12, bold=True, before=14, after=4, held=True, level=3),
    "Heading4": Style("heading 4", 11, "soft", bold=True, before=10, after=3, held=True, level=4),
    "Lead": Style("Lead", 11, own=True),
    "Meta": Style("Meta", 10, "soft", after=2, own=True),
    "Soft": Style("Soft", 10, "soft", own=True),
    "StrongText": Style("Strong Text", 10.5, bold=True, own=True),
    "Citation": Style("Citation", 9, "soft", italic=True, own=True),
    "IntenseQuote": Style("Intense Quote", 10.5, "notice", before=4, after=5, left=8, ground="notice-ground"),
    "ListBullet": Style("List Bullet", 10.5, after=4, list=1),
    "ListNumber": Style("List Number", 10.5, after=4, list=2),
    "ListSign": Style("List Sign", 10.5, after=4, left=18, hanging=18, own=True),
    "ListContinue": Style("List Continue", 9.5, "soft", after=4, left=18),
    "SmallBullet": Style("Small Bullet", 9.5, after=3, list=1, single=True, own=True),
    "SmallNumber": Style("Small Number", 9.5, after=2, list=2, single=True, own=True),
    "SmallSign": Style("Small Sign", 9.5, after=2, left=18, hanging=18, single=True, own=True),
    "SmallContinue": Style("Small Continue", 8.5, "soft", after=3, left=18, single=True, own=True),
    "Remark": Style("Remark", 10, "soft", bold=True, before=4, after=2, held=True, own=True),
    "Caption": Style("caption", 9.5, bold=True, before=8, after=4, held=True),
    "Figure": Style("Figure", 10.5, after=2, single=True, own=True),
    "FigureKey": Style("Figure Key", 9, "soft", after=8, own=True),
    "SmallKey": Style("Small Key", 8, "soft", after=0, single=True, own=True),
    "TableText": Style("Table Text", 9.5, after=0, own=True),
    "TableHead": Style("Table Head", 9, "soft", bold=True, after=0, held=True, own=True),
    "TableNote": Style("Table Note", 8.5, "soft", after=0, own=True),
    "CardValue": Style("Card Value", 17, "accent", bold=True, after=0, held=True, own=True),
    "TableEnd": Style("Table End", 4, after=4, own=True),
    "SmallEnd": Style("Small End", 2, after=2, own=True),
    "TOCHeading": Style("TOC Heading", 14, bold=True, before=14, after=4, held=True),
    "TOC1": Style("toc 1", 10.5, before=3, after=1, leader=True),
    "TOC2": Style("toc 2", 10, "soft", after=1, left=14, leader=True),
    "Header": Style("header", 9, "soft", after=0),
    "Footer": Style("footer", 9, "soft", after=0),
    "Colophon": Style("Colophon", 9, "soft", after=2, own=True),
}

SMALL = {
    "ListBullet": "SmallBullet",
    "ListNumber": "SmallNumber",
    "ListSign": "SmallSign",
    "ListContinue": "SmallContinue",
    "TableEnd": "SmallEnd",
}
"""The styles that others have in the summary, which is to stand on one page."""


def define_styles(word: Word, tag: str) -> None:
    """Give the file its styles in place of what it has; ``tag`` is the language of its text."""
    styles = word.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1":
            styles.remove(style)
    fonts = make("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    size = (make("color", val=LIGHT["ink"][1:]), make("sz", val=21), make("szCs", val=21))
    run = make("rPr", fonts, *size, make("lang", val=tag, eastAsia="zh-CN", bidi="ar-SA"))
    spacing = make("pPr", make("spacing", after=120, line=264, lineRule="auto"))
    refill(styles.find(qn("w:docDefaults")), make("rPrDefault", run), make("pPrDefault", spacing))
    styles.extend(_style(name, style) for name, style in STYLES.items())
    link = (make("color", val=LIGHT["accent"][1:]), make("u", val="single"))
    unit = (make("b", val=0), make("color", val=LIGHT["soft"][1:]), make("sz", val=19))
    for name, look in (("Hyperlink", link), ("Unit", unit)):
        styles.append(make("style", make("name", val=name), make("rPr", *look), type="character", styleId=name))
    styles.append(_table_style())


def _style(name: str, style: Style) -> Element:
    paragraph = make("pPr")
    if style.held:
        paragraph.extend((make("keepNext"), make("keepLines")))
    if style.list:
        paragraph.append(make("numPr", make("numId", val=style.list)))
    if style.ground:
        ground = LIGHT[style.ground][1:]
        edge = make("left", val="single", sz=24, space=6, color=LIGHT[style.colour][1:])
        above, below = (make(side, val="single", sz=4, space=3, color=ground) for side in ("top", "bottom"))
        paragraph.extend((make("pBdr", above, edge, below), make("shd", val="clear", color="auto", fill=ground)))
    if style.leader:
        paragraph.append(make("tabs", make("tab", val="right", leader="dot", pos=TEXT_WIDTH)))
    lines: dict[str, str | int] = {"line": 240, "lineRule": "auto"} if style.single else {}
    paragraph.append(make("spacing", before=round(style.before * 20), after=round(style.after * 20), **lines))
    if style.left:
        paragraph.append(make("ind", left=round(style.left * 20), hanging=round(style.hanging * 20)))
    if style.level:
        paragraph.append(make("outlineLvl", val=style.level - 1))
    run = make("rPr")
    if style.bold:
        run.extend((make("b"), make("bCs")))
    if style.italic:
        run.extend((make("i"), make("iCs")))
    run.append(make("color", val=LIGHT[style.colour][1:]))
    run.extend(make(size, val=round(style.size * 2)) for size in ("sz", "szCs"))
    names = (make("name", val=style.name), make("basedOn", val="Normal"), make("qFormat"))
    custom = {"customStyle": 1} if style.own else {}
    return make("style", *names, paragraph, run, type="paragraph", styleId=name, **custom)


def _table_style() -> Element:
    """Lines between the rows, a stronger one below the head."""
    rule: dict[str, str | int] = {"val": "single", "space": 0}
    borders = make(
        "tblBorders",
        make("bottom", sz=4, color=LIGHT["rule"][1:], **rule),
        make("insideH", sz=4, color=LIGHT["line"][1:], **rule),
    )
    room = (("top", 50), ("left", 110), ("bottom", 50), ("right", 110))
    margins = make("tblCellMar", *(make(side, w=width, type="dxa") for side, width in room))
    below = make("tcBorders", make("bottom", sz=8, color=LIGHT["rule"][1:], **rule))
    head = make("tblStylePr", make("tcPr", below, make("vAlign", val="bottom")), type="firstRow")
    names = (make("name", val="Report Table"), make("basedOn", val="TableNormal"), make("qFormat"))
    return make(
        "style", *names, make("tblPr", borders, margins), head, type="table", styleId="ReportTable", customStyle=1
    )
