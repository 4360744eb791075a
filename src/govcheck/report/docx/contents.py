"""The contents of a Word file, filled in: the headings with the pages on which they are likely to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.ns import qn

from govcheck.report.docx import wordml as w
from govcheck.report.docx.pages import ROOM, number_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

LINES_OF_CONTENTS = 30
"""With more than these, the contents name the sections alone."""

PLACE = "#contents"
"""What the bookmark of the contents is named after."""

SECOND, SPARE = 2, 30
"""The page of the contents; on the first one there is no room for their title where less is left, in points."""

DEEPEST = 2
"""The level of the deepest headings in the contents: sections and their parts."""


class Heading(NamedTuple):
    """A heading with the name of its bookmark; the level of a section is 1."""

    level: int
    title: str
    name: str


def set_contents(behind: Element, title: str, headings: Iterable[Heading]) -> None:
    """Set the contents before an element of the body, as a field: Word offers to fill it in anew, and never insists.

    The page numbers are fields too; Word counts anew when it prints or shows a preview.
    """
    named = [heading for heading in headings if heading.level <= DEEPEST]
    deepest = DEEPEST if len(named) <= LINES_OF_CONTENTS else 1
    shown = [heading for heading in named if heading.level <= deepest]
    begin, instruction, separate, _, end = w.field(f'TOC \\o "1-{deepest}" \\h \\z \\u')
    lines = [w.paragraph(f"TOC{heading.level}", _entry(heading)) for heading in shown]
    for run in (separate, instruction, begin):
        lines[0].insert(1, run)
    lines[-1].append(end)
    gallery = w.make("docPartObj", w.make("docPartGallery", val="Table of Contents"), w.make("docPartUnique"))
    name = w.bookmark(PLACE)
    mark = w.make("bookmarkStart", id=0, name=name), w.run(title), w.make("bookmarkEnd", id=0)
    head = w.paragraph("TOCHeading", *mark)
    behind.addprevious(w.make("sdt", w.make("sdtPr", gallery), w.make("sdtContent", head, *lines)))
    broken = w.begin_page(head)
    body = behind.getparent()
    if number_pages(body, ROOM - SPARE)[name] > SECOND:
        # The first page is the summary's alone; what it may need of the second one is no reason for a third.
        broken.getparent().remove(broken)
    pages = number_pages(body)
    for line, heading in zip(lines, shown, strict=True):
        line.replace(next(line.iter(qn("w:hyperlink"))), _entry(heading, str(pages[heading.name])))


def _entry(heading: Heading, page: str = "1") -> Element:
    """A line of the contents, which leads to its heading and says its page."""
    entry = w.link(w.run(heading.title), heading.name, plain=True)
    entry.extend((w.make("r", w.make("tab")), *w.field(f"PAGEREF {heading.name} \\h", page)))
    return entry
