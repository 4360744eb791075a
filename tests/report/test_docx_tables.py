"""Tables and cards of the Word document: heads, widths, captions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from govcheck.report.document import Card, Cards, Cell, Column, Part, Row, Table
from govcheck.report.docx.columns import TEXT_WIDTH
from report.word_file import all_of, made, texts_of

if TYPE_CHECKING:
    from docx.document import Document as Word


def test_tables_have_a_head_and_rows_that_hold_together(word: Word) -> None:
    tables = [table for table in all_of(word, "w:tbl") if table.find(f".//{qn('w:tblStyle')}") is not None]
    assert len(tables) == 7
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert table.find(f".//{qn('w:tblLook')}").get(qn("w:firstRow")) == "1"
        widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert TEXT_WIDTH - len(widths) <= sum(widths) <= TEXT_WIDTH
        for row in rows:
            spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == len(widths)
            assert all(cell.find(qn("w:p")) is not None for cell in row.findall(qn("w:tc")))
    captions = {caption.get(qn("w:val")) for caption in all_of(word, "w:tblCaption")}
    assert captions <= set(texts_of(word, "Caption"))


def test_a_caption_does_not_repeat_the_heading() -> None:
    table = Table("Scores", (Column("A"),), (Row((Cell("b"),)),))
    word = made(Part("Scores", (table,)), Part("More", (table,)))
    assert texts_of(word, "Caption") == ["Scores"]
    assert [caption.get(qn("w:val")) for caption in all_of(word, "w:tblCaption")] == ["Scores"] * 2


def test_no_row_stands_alone_on_a_page_nor_a_question_without_its_answers() -> None:
    answer = Row((Cell("Often"), Cell("5 of 19", ("more",))))
    asked = Row((Cell("How often?"), Cell("Often")), strong=True, span=True)
    table = Table("", (Column("Answer"), Column("Cities")), (asked, answer, answer, answer, asked, answer, answer))
    rows = all_of(made(table), "w:tr")[1:]
    held = [[mark is not None for mark in map(_keep, row.iter(qn("w:p")))] for row in rows]
    assert [all(marks) for marks in held] == [True, False, False, False, True, True, False]
    assert [any(marks) for marks in held] == [all(marks) for marks in held]
    (only,) = all_of(made(Table("", (Column("A"),), (Row((Cell("b"),)),))), "w:tr")[1:]
    assert not any(_keep(paragraph) is not None for paragraph in only.iter(qn("w:p")))


def _keep(paragraph: Any) -> Any:
    return paragraph.find(f".//{qn('w:keepNext')}")


def test_cards_without_lines_and_five_of_them() -> None:
    word = made(Cards(tuple(Card(f"Card {number}", str(number), "of 9", ()) for number in range(5))))
    assert [len(table.columns) for table in word.tables] == [3, 2]
