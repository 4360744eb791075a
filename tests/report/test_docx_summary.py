"""The first page of the Word document, which holds all that the summary says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from govcheck.report.document import Cell, Column, Columns, Item, Listing, Paragraph, Part, Row, Table
from govcheck.report.docx import render_docx
from govcheck.report.docx.contents import PLACE
from govcheck.report.docx.pages import number_pages
from govcheck.report.docx.wordml import bookmark, style_of
from govcheck.report.story.tell import tell_story
from report.made_document import small
from report.word_file import all_of, made, opened, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Word

    from govcheck.report.document import Document, Section
    from govcheck.report.view import View

LEFT = Part("Strongest points", (Paragraph("Nothing stands out."),))
RIGHT = Part("First steps", (Listing((Item("Publish it", under=("Low effort",)),), ordered=True),), id="first")


def test_two_parts_of_words_stand_side_by_side() -> None:
    """In a table without lines and without a head; its headings are headings all the same."""
    word = made(Part("Around", (Columns((LEFT, RIGHT)),)))
    (table,) = all_of(word, "w:tbl")
    assert [words_of(cell) for cell in table.iter(qn("w:tc"))] == [
        "Strongest pointsNothing stands out.",
        "First stepsPublish itLow effort",
    ]
    assert [style_of(cell.find(qn("w:p"))) for cell in table.iter(qn("w:tc"))] == ["Heading3"] * 2
    look = table.find(f".//{qn('w:tblLook')}")
    assert {look.get(qn(f"w:{side}")) for side in ("firstRow", "lastRow", "firstColumn", "lastColumn")} == {"0"}
    assert not any(list(table.iter(qn(f"w:{tag}"))) for tag in ("tblHeader", "tblStyle", "tblBorders"))
    pages = number_pages(word.element.body)
    assert pages[bookmark("first")] == 1


def test_what_has_no_room_beside_something_stands_below_it() -> None:
    table = Table("Scores", (Column("A"),), (Row((Cell("b"),)),))
    assert not all_of(made(Part("One", (Columns((LEFT,)),))), "w:tbl")
    assert len(all_of(made(Part("Table", (Columns((LEFT, Part("Scores", (table,)))),))), "w:tbl")) == 1


def test_a_long_pair_runs_over_pages() -> None:
    """In pages too, as it does in Word: it is as long as the longer of the two."""
    long = Part("Long", (Listing((Item("A line of text."),) * 80),))
    word = made(Part("Around", (Columns((LEFT, long)),)), Part("Last", (), id="last"))
    assert number_pages(word.element.body)[bookmark("last")] == 2


def two_sections(*blocks: Paragraph | Part) -> Document:
    document = small(*blocks)
    (first,) = document.sections
    return replace(document, sections=(first, first._replace(id="second", title="The second", blocks=())))


@pytest.mark.parametrize(("lines", "begun"), [(2, True), (30, True), (45, False)])
def test_the_contents_leave_the_first_page_to_the_summary(*, lines: int, begun: bool) -> None:
    """They begin a page, unless the summary needs part of the second one."""
    word = opened(render_docx(two_sections(*[Paragraph("A line of text.")] * lines)))
    (head,) = [
        mark.getparent().getparent() for mark in all_of(word, "w:pStyle") if mark.get(qn("w:val")) == "TOCHeading"
    ]
    assert (head.find(f".//{qn('w:pageBreakBefore')}") is not None) == begun
    assert number_pages(word.element.body)[bookmark(PLACE)] == 2


def first_page(word: Word, section: Section) -> bool:
    """Whether all headings of a section are likely to stand on the first page."""
    pages = number_pages(word.element.body)
    names = [mark.get(qn("w:name")) for mark in all_of(word, "w:bookmarkStart")]
    return all(pages[name] == 1 for name in names[: names.index(bookmark(PLACE))]) and bool(section.blocks)


@pytest.mark.parametrize("kind", ["full", "half"])
def test_the_first_page_holds_what_to_do_first(view_of: Callable[[str], View], kind: str) -> None:
    story = tell_story(view_of(kind))
    word = opened(render_docx(replace(story, sections=story.sections[:2])))
    assert first_page(word, story.sections[0])
    (steps,) = [cell for cell in all_of(word, "w:tc") if view_of(kind).labels.first_steps in words_of(cell)]
    assert len([mark for mark in steps.iter(qn("w:pStyle")) if mark.get(qn("w:val")) == "SmallNumber"]) == 3
