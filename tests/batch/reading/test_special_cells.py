"""Formulas, errors and merged cells leave out the rows whose answers they could be, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from table_files import read, refused, rows_of, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROWS = [["city", "plan", "how", "else"], ["A", "yes", "often"], ["B"], ["C", "no"]]


def book(folder: Path, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int, str]]) -> Path:
    """The rows from the second line on, with some cells merged: first row and column, last ones, and what they hold."""
    path = folder / "cities.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for line, row in enumerate(rows, 1):
            sheet.write_row(line, 1, row)
        for area in merged:
            sheet.merge_range(*area)
    return path


@pytest.mark.parametrize(
    ("merged", "lines"),
    [
        ((2, 3, 3, 3, "often"), [3, 4]),
        ((3, 3, 4, 3, ""), []),
        ((2, 2, 2, 3, "yes"), [3, 3]),
        ((2, 3, 2, 4, "often"), []),
        ((2, 4, 4, 4, "hm"), []),
        ((0, 1, 0, 4, "A survey"), []),
        ((1, 4, 2, 4, "else"), []),
        ((4, 1, 7, 1, "C"), []),
        ((2, 6, 3, 8, "beside"), []),
    ],
)
def test_merged_cells(merged: tuple[int, int, int, int, str], lines: list[int], tmp_path: Path) -> None:
    found = read(book(tmp_path, ROWS, [merged]))
    assert [line for line, code in told(found) if code == "merged-cells"] == lines
    assert len(rows_of(found)) == 3 - len(set(lines))


def test_an_answer_that_a_merged_cell_keeps_in_a_column_that_is_not_read_is_told(tmp_path: Path) -> None:
    rows = [["city", "else", "plan"], ["A"], ["B", "", "no"]]
    found = read(book(tmp_path, rows, [(2, 2, 2, 3, "yes")]))
    assert [line for line, code in told(found) if code == "merged-cells"] == [3]
    assert [row["city"] for row in rows_of(found)] == ["B"]


def test_a_merged_city_of_a_long_table_is_told_with_its_lines(tmp_path: Path) -> None:
    rows = [["city", "question", "value"], ["A", "plan", "yes"], ["", "how", "often"], ["B", "plan", "no"]]
    found = read(book(tmp_path, rows, [(2, 1, 3, 1, "A")]))
    assert [line for line, code in told(found) if code == "merged-cells"] == [3, 4]
    assert [row["city"] for row in rows_of(found)] == ["B"]


def test_far_too_many_merged_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path, ROWS, [(2, 6, 3, 8, "beside")])
    monkeypatch.setattr("govcheck.batch.reading.workbook.MOST_CELLS", 32)
    assert not [code for _, code in told(read(path)) if code == "merged-cells"]
    assert refused(book(tmp_path, ROWS[:2], [(2, 2, 2, 3, "x"), (12, 1, 24, 3, "")])) == ["too-large"]


def test_a_formula_in_a_column_that_is_not_read_leaves_no_row_out(tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for line, row in enumerate(ROWS):
            sheet.write_row(line, 0, row)
        sheet.write_formula(1, 3, "=1+1", None, 2)
        sheet.write_formula(2, 2, "=1+1", None, 2)
    found = read(path)
    assert told(found) == [(1, "unknown-column"), (3, "formula"), (3, "unknown-option")]
    assert [row["city"] for row in rows_of(found)] == ["A", "C"]


def test_a_note_may_be_a_formula_or_a_percentage(tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["city", "plan", "plan.note", "plan.evidence"])
        sheet.write_row(1, 0, ["A", "yes"])
        sheet.write_formula(1, 2, '="see "&A2', None, "see A")
        sheet.write_number(1, 3, 0.5, made.add_format({"num_format": "0%"}))
    found = read(path)
    assert told(found) == []
    assert [(row["city"], row["plan.documented"]) for row in rows_of(found)] == [("A", True)]


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ("0%", "percentage"),
        ("0.00%", "percentage"),
        ('[Red]0.0 %;"-"0', "percentage"),
        ('0.0" % of all"', None),
        (r"0.0\%", None),
        ("0.00", None),
    ],
)
def test_a_number_that_is_shown_as_a_percentage_could_be_two(shown: str, code: str | None, tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as made:
        style = made.add_format({"num_format": shown})
        sheet = made.add_worksheet()
        for line, row in enumerate([["city", "scale", "else"], ["A"], ["B", 4], ["C", "dont-know"]]):
            sheet.write_row(line, 0, row)
        sheet.write(1, 1, 0.7, style)
        sheet.write_blank(2, 2, None, style)
        sheet.write(3, 1, "dont-know", style)
    found = read(path)
    assert [told_of for told_of in told(found) if told_of[0] != 1] == ([(2, code)] if code else [])
    assert [row["city"] for row in rows_of(found)] == (["B", "C"] if code else ["A", "B", "C"])


def test_the_formula_of_a_list_of_choices_is_no_cell(tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for line, row in enumerate(ROWS):
            sheet.write_row(line, 0, row)
        sheet.data_validation(1, 2, 3, 2, {"validate": "list", "source": "=$F$1:$F$3"})
        sheet.add_sparkline(8, 8, {"range": "Sheet1!A1:A3"})
    assert told(read(path)) == [(1, "unknown-column")]


@pytest.mark.parametrize("closely", [False, True])
def test_yes_and_no_may_be_written_as_formulas(closely: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for line, row in enumerate([["city", "plan", "what.air", "else"], ["A"], ["B"], ["C"], ["D"]]):
            sheet.write_row(line, 0, row)
        sheet.write_formula(1, 1, "=TRUE()", None, value=True)
        sheet.write_formula(2, 1, "=FALSE()", None, value=False)
        sheet.write_formula(2, 2, "=TRUE()", None, value=True)
        sheet.write_formula(3, 1, "=NOT(TRUE())", None, value=False)
        if closely:
            sheet.write_formula(4, 3, "=1+1", None, 2)
    found = read(path)
    assert told(found) == [(1, "unknown-column"), (4, "formula")]
    rows = [(row["city"], row.get("plan"), row.get("what.air")) for row in rows_of(found)]
    assert rows == [("A", True, None), ("B", False, True), ("D", None, None)]
