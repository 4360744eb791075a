"""The columns of tables in the Word document: as wide as what stands in them needs."""

from __future__ import annotations

from govcheck.report.document import Cell, Column, Row, Table
from govcheck.report.docx.columns import TEXT_WIDTH, column_widths
from report.word_file import made, texts_of


def test_columns_of_sentences_are_wide_and_numbers_narrow() -> None:
    columns = (Column("Question", wide=True), Column("Worth", numeric=True), Column("Responsibility"))
    table = Table("", columns, (Row((Cell("word " * 40), Cell("50"), Cell("Yes"))),))
    wide, number, words = column_widths(table)
    assert wide > 3 * number
    assert words > number > 700
    assert not texts_of(made(table), "Caption")


def test_short_words_stay_whole_beside_sentences() -> None:
    columns = (Column("Step"), Column("Effort"), Column("Area"))
    table = Table("", columns, (Row((Cell("word " * 9), Cell("medium effort"), Cell("Transparency and more"))),))
    step, effort, area = column_widths(table)
    assert effort == 220 + 13 * 100
    assert step > area > effort
    crowded = Table("", columns * 6, (Row((Cell("word " * 9), Cell("medium effort"), Cell("Participation")) * 6),))
    assert sum(column_widths(crowded)) <= TEXT_WIDTH
    assert min(column_widths(crowded)) > 300


def test_no_word_is_broken_where_all_have_room() -> None:
    columns = tuple(map(Column, ("Question", "Target", "Due", "Responsible", "Where it stands")))
    where = Cell("not reached yet", ("Not reached yet: the answer is Consulting. 452 days are left.",))
    rows = (
        (Cell("Does it have one, and " * 5), Cell("Written and common"), Cell("30 June 2027"), Cell("Planning"), where),
        (Cell("How far does it go?"), Cell("Collaborating"), Cell("31 December 2027"), Cell("Participation"), where),
    )
    widths = column_widths(Table("", columns, tuple(map(Row, rows))))
    assert widths[1] >= 220 + 100 * len("Collaborating")
    assert widths[3] >= 220 + 100 * len("Participation")
    assert TEXT_WIDTH - len(widths) <= sum(widths) <= TEXT_WIDTH
    endless = Table("", columns, (Row((Cell("x" * 9999),) * 5),))
    assert TEXT_WIDTH - len(widths) <= sum(column_widths(endless)) <= TEXT_WIDTH
