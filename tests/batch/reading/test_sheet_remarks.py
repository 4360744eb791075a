"""What a sheet hides, or has for a note that is an error: read where one reading is possible, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from govcheck.batch.reading.remark import Remark, leave_remarks_out
from table_files import read, refused, repack, rows_of, told, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("closely", [False, True])
def test_a_formula_for_yes_whose_value_says_no_is_told(closely: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["city", "A", "B"])
        sheet.write_column(0, 1, ["plan"])
        sheet.write_formula(1, 1, "=TRUE()")
        sheet.write_formula(2, 1, "=FALSE()", None, value=False)
        if closely:
            sheet.set_row(0, options={"hidden": True})
            sheet.write_formula(5, 5, "=1+1", None, 2)
    found = read(path)
    assert (2, "formula") in told(found)
    assert rows_of(found) == [{"city": "B", "plan": False}]


@pytest.mark.parametrize("long", [False, True])
def test_an_error_in_a_note_leaves_no_city_out(long: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "cities.xlsx"
    rows = [["city", "question", "value", "note"], ["A", "plan", True], ["B", "plan", True, "Seen"]]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows if long else [["city", "else", "plan", "plan.note"], *rows[1:]]):
            sheet.write_row(line, 0, row)
        sheet.write_formula(1, 3, "=NA()", None, "#N/A")
    found = read(path)
    assert (2, "error-note") in told(found)
    assert [(row["city"], row.get("plan.documented")) for row in rows_of(found)] == [("A", None), ("B", True)]


@pytest.mark.parametrize("name", ["note", "state"])
def test_an_error_in_a_column_that_is_not_read_leaves_no_city_out(name: str, tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["city", "plan", name])
        book.get_worksheet_by_name("Sheet1").write_row(1, 0, ["A", True])
        book.get_worksheet_by_name("Sheet1").write_formula(1, 2, "=NA()", None, "#N/A")
    assert told(read(path)) == [(1, "unknown-column")]


@pytest.mark.parametrize("closely", [False, True])
def test_what_is_hidden_is_read_and_told(closely: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(
            [["city", "plan", "scale", "else"], ["A", "yes", 1], ["B", "no", 2], ["C", "no", 3]]
        ):
            sheet.write_row(line, 0, row)
        for line in (0, 2, 3, 9):
            sheet.set_row(line, options={"hidden": True})
        sheet.set_column(1, 2, options={"hidden": True})
        sheet.set_column(7, 9, options={"hidden": True})
        if closely:
            sheet.write_formula(1, 3, "=1+1", None, 2)
    found = read(path)
    assert told(found) == [(None, "hidden-rows"), (1, "hidden-columns"), (1, "unknown-column")]
    rows, columns, _ = found.problems
    assert rows.fields == {"count": 2, "line": 3}
    assert columns.fields == {"columns": "plan, scale"}
    assert [row["city"] for row in rows_of(found)] == ["A", "B", "C"]


def test_a_remark_is_told_though_nothing_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([["Cities of 2026"], ["city", "plan"], ["A", "yes"], ["B", "perhaps"]]):
            sheet.write_row(line, 0, row)
    problems = read(path).problems
    assert [one.code for one in problems] == [Remark.HEADER, "not-yes-no"]
    assert [one.code for one in leave_remarks_out(problems)] == ["not-yes-no"]


@pytest.mark.parametrize("name", ["xl/Styles.xml", "xl/looks/all.xml"])
def test_the_styles_stand_where_the_workbook_says(name: str, tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["city", "scale"])
        sheet.write(1, 0, "A")
        sheet.write(1, 1, 0.7, book.add_format({"num_format": "0%"}))
    target = name.removeprefix("xl/").encode()
    repack(path, "xl/_rels/workbook.xml.rels", lambda links: links.replace(b"styles.xml", target))
    assert [code for _, code in told(read(repack(path, "xl/styles.xml", lambda part: part, name)))] == ["percentage"]


def test_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "cities.xlsx", [{"city": "A", "plan": True}])
    assert refused(repack(path, "xl/Styles.xml", lambda _: b"<styleSheet/>")) == ["not-xlsx"]
