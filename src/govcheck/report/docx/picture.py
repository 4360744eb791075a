"""Drawings of a report in a Word file: a picture with its description, and the signs of its key."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.shared import Mm
from PIL import Image

from govcheck.report.document import Mark
from govcheck.report.docx.wordml import make, run, safe
from govcheck.report.drawing import draw_png, draw_svg, draw_wide
from govcheck.report.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from govcheck.report.document import Figure, Key

DRAWING_WIDTH, WIDE_WIDTH, MOST_HEIGHT = 112, 170, 210
"""Of a drawing, of one in two columns, and what a page has room for below a heading, in millimetres."""

ROW = {2: 78, 3: 52}
"""The width of a drawing of a gallery, by how many stand in a row, in millimetres."""

RESOLUTION = 150
"""Of drawings, in pixels an inch: print shows hardly more of them, and the file stays small enough to mail."""

COLOURS = 64
"""What a drawing of a few flat colours needs for its smooth edges too: with a palette it is a third of the size."""

SIGNS = {
    Mark.DOT: ("●", "accent"),
    Mark.BAR: ("▬", "accent-soft"),
    Mark.DIAMOND: ("◇", "ink"),
    Mark.HATCH: ("▨", "band"),
    Mark.THICK: ("━", "accent"),
    Mark.THIN: ("─", "accent"),
    Mark.DASHES: ("┅", "accent"),
    Mark.SQUARE: ("□", "band"),
    Mark.TRIANGLE: ("▶", "accent"),
    Mark.RING: ("○", "accent"),
    Mark.BRACKET: ("└┘", "rule"),
}
"""The sign in the text that looks like a mark of a drawing, and its colour."""

BETWEEN_KEYS = " " * 5

WHOLE = 30
"""What a mark stands for stays on one line if it has at most so many letters."""


def picture(word: Word, figure: Figure, width: int, number: int) -> Element:
    """The drawing in a run, with its title and its description for those who do not see it.

    It is ``width`` millimetres wide; a tall one that is no small one of a gallery stands in two columns as wide
    as the page. One that would still be taller than a page is scaled to fit.
    """
    wide = draw_wide(figure) if width == DRAWING_WIDTH else None
    width = WIDE_WIDTH if wide else width
    drawn = Image.open(BytesIO(draw_png(wide or draw_svg(figure), width, RESOLUTION))).convert("RGB")
    file = BytesIO()
    # Of the ways to choose a palette, this one keeps white as it is and all colours near to what they are.
    drawn.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(file, "PNG")
    inline = word.part.new_pic_inline(file, width=Mm(min(width, MOST_HEIGHT * drawn.width / drawn.height)))
    named = {"id": number, "name": f"Figure {number}"}
    named |= {"descr": safe(figure.description), "title": safe(figure.title)}
    for name, value in named.items():
        inline.docPr.set(name, str(value))
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    return make("r", drawing)


def key_line(keys: tuple[Key, ...]) -> Iterator[Element]:
    """What the marks of a drawing stand for, on one line or more."""
    for key in keys:
        sign, colour = SIGNS[key.mark]
        yield run(sign, colour=LIGHT[colour])
        text = key.text.replace(" ", "\xa0") if len(key.text) <= WHOLE else key.text
        yield run(f"\xa0{text}{'' if key is keys[-1] else BETWEEN_KEYS}")
