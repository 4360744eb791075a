"""Drawings of a report in a Word file: a picture with its description, and the signs of its key."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.shared import Mm

from govcheck.report.document import Mark
from govcheck.report.docx.indexed_png import index_png
from govcheck.report.docx.wordml import make, run, safe
from govcheck.report.drawing import draw_png, draw_svg
from govcheck.report.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from govcheck.report.document import Figure, Key

DRAWING_WIDTH, SMALL_WIDTH, TALLEST = 112, 84, 210
"""Of a drawing and of one of a gallery, and what a page has room for below a heading, in millimetres."""

RESOLUTION = 150
"""Of drawings, in pixels an inch: print shows hardly more of them, and the file stays small enough to mail."""

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
    Mark.STRIP: ("▬", "accent"),
}
"""The sign in the text that looks like a mark of a drawing, and its colour."""

BETWEEN_KEYS = " " * 5


def picture(word: Word, figure: Figure, width: int, number: int) -> Element:
    """The drawing in a run, with its title and its description for those who do not see it.

    It is ``width`` millimetres wide; one that would be taller than a page is scaled to fit.
    """
    png = index_png(draw_png(draw_svg(figure), width, RESOLUTION))
    columns, rows = struct.unpack_from(">II", png, 16)
    inline = word.part.new_pic_inline(BytesIO(png), width=Mm(min(width, TALLEST * columns / rows)))
    named = {"id": number, "name": f"Figure {number}"}
    named |= {"descr": safe(figure.description), "title": safe(figure.title)}
    for name, value in named.items():
        inline.docPr.set(name, str(value))
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    return make("r", drawing)


def key_line(keys: tuple[Key, ...]) -> Iterator[Element]:
    """What the marks of a drawing stand for, on one line."""
    for key in keys:
        sign, colour = SIGNS[key.mark]
        yield run(sign, colour=LIGHT[colour])
        yield run(f"\xa0{key.text}{'' if key is keys[-1] else BETWEEN_KEYS}")
