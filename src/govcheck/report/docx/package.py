"""The Word file around its text: page, settings, numberings, properties; the same bytes for the same text."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml.ns import qn
from docx.shared import Mm

from govcheck.report.docx.styles import define_styles
from govcheck.report.docx.wordml import make, refill, safe

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

WIDTH, HEIGHT, SIDE, EDGE = 210, 297, 20, 16
"""Of an A4 page, and its margins at the sides and above and below, in millimetres."""

LONGEST_PROPERTY = 255
"""Letters that a property of the file may have."""


def open_word(tag: str) -> Word:
    """An empty Word file with our page, styles and numberings; ``tag`` is the language of its text."""
    word = docx.Document()
    _strip(word)
    _set_up(word, tag)
    return word


def pack_word(word: Word, title: str, tag: str, day: date) -> bytes:
    """The file as bytes: the same ones for the same text and the same day, whenever it is packed."""
    properties = word.core_properties
    properties.title, properties.language, properties.author = safe(title)[:LONGEST_PROPERTY], tag, "govcheck"
    properties.last_modified_by, properties.comments, properties.revision = "govcheck", "", 1
    properties.created = properties.modified = datetime.combine(day, time())
    file = BytesIO()
    word.save(file)
    return _undated(file.getvalue())


def number_afresh(word: Word) -> int:
    """The number of a new numbering, which begins with 1."""
    numbering = word.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    override = make("lvlOverride", make("startOverride", val=1), ilvl=0)
    numbering.append(make("num", make("abstractNumId", val=2), override, numId=number))
    return number


def _strip(word: Word) -> None:
    """Take out what the template brings along and nobody needs: a picture of it, its history."""
    wanted = ("/styles", "/settings", "/numbering", "/theme", "/officeDocument", "/core-properties")
    package = word.part.package
    for relations in (word.part.rels, package.rels):
        for name, relation in list(relations.items()):
            if not relation.reltype.endswith(wanted):
                del relations[name]


def _set_up(word: Word, tag: str) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(WIDTH), Mm(HEIGHT)
    page.left_margin = page.right_margin = Mm(SIDE)
    page.top_margin = page.bottom_margin = Mm(EDGE)
    page.header_distance = page.footer_distance = Mm(9)
    uri = "http://schemas.microsoft.com/office/word"
    colours = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2", "hyperlink": "hyperlink"}
    colours |= {f"accent{place}": f"accent{place}" for place in range(1, 7)}
    refill(
        word.settings.element,
        make("defaultTabStop", val=360),
        make("characterSpacingControl", val="doNotCompress"),
        make("compat", make("compatSetting", name="compatibilityMode", uri=uri, val=15)),
        make("themeFontLang", val=tag),
        make("clrSchemeMapping", **colours, followedHyperlink="followedHyperlink"),
    )
    refill(
        word.part.numbering_part.element,
        _abstract_list(1, "bullet", "•"),
        _abstract_list(2, "decimal", "%1."),
        *(make("num", make("abstractNumId", val=place), numId=place) for place in (1, 2)),
    )
    define_styles(word, tag)


def _abstract_list(number: int, form: str, sign: str) -> Element:
    indent = make("pPr", make("ind", left=360, hanging=360))
    parts = (make("numFmt", val=form), make("lvlText", val=sign), make("lvlJc", val="left"), indent)
    level = make("lvl", make("start", val=1), *parts, ilvl=0)
    return make("abstractNum", make("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _undated(package: bytes) -> bytes:
    """The same file without the time when it was packed."""
    file = BytesIO()
    with ZipFile(BytesIO(package)) as packed, ZipFile(file, "w") as unpacked:
        for name in packed.namelist():
            entry = ZipInfo(name)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            unpacked.writestr(entry, packed.read(name))
    return file.getvalue()
