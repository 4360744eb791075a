"""The pages that the contents of a Word file show until Word counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.report.document import Card, Cards, Cell, Column, Gallery, Paragraph, Part, Row, Table
from govcheck.report.docx.pages import number_pages
from govcheck.report.docx.wordml import bookmark
from report.made_document import every_block
from report.word_file import made

if TYPE_CHECKING:
    from govcheck.report.document import Block

LINE = Paragraph("A line of text.")
LAST = Part("The last part", (LINE,), id="last")


def page_of_last(*blocks: Block) -> int:
    return number_pages(made(*blocks, LAST).element.body)[bookmark("last")]


@pytest.mark.parametrize(("lines", "page"), [(1, 1), (27, 1), (35, 2), (60, 2), (73, 3)])
def test_lines_fill_pages(lines: int, page: int) -> None:
    """About 35 paragraphs of a line go on a page of 253 mm."""
    assert page_of_last(*[LINE] * lines) == page


def test_long_paragraphs_take_more_lines() -> None:
    """A line holds about 105 letters."""
    assert page_of_last(*[Paragraph("word " * 18)] * 25) == 1
    assert page_of_last(*[Paragraph("word " * 30)] * 25) == 2
    assert page_of_last(*[Paragraph("one\ntwo")] * 25) == 2


def test_a_heading_stays_with_what_follows() -> None:
    """It is on the page of its text, though it would have room on the one before."""
    pages = [number_pages(made(*[LINE] * count, LAST).element.body)[bookmark("last")] for count in range(28, 36)]
    assert pages == sorted(pages)
    assert pages[0] == 1 and pages[-1] == 2


def test_the_rows_of_a_table_run_over_pages_and_repeat_the_head() -> None:
    columns = (Column("Question"), Column("Answer"))
    rows = tuple(Row((Cell(f"Question {number}"), Cell("Yes"))) for number in range(120))
    assert page_of_last(Table("Answers", columns, rows[:20])) == 1
    assert page_of_last(Table("Answers", columns, rows)) == 4


def test_rows_that_stay_together_are_counted_too() -> None:
    """A row of cards is about as high as four lines."""
    cards = Cards((Card("Open government", "57", "of 100", ("Established",)),))
    assert page_of_last(*[cards] * 5) == 1
    assert page_of_last(*[cards] * 15) == 2
    gallery = next(
        block for section in every_block().sections for block in section.blocks if isinstance(block, Gallery)
    )
    assert page_of_last(gallery) == 1
    assert page_of_last(*[gallery] * 12) >= 3


def test_nothing_has_no_pages() -> None:
    assert set(number_pages(made().element.body).values()) == {1}
