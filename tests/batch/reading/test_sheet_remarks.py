"""What a sheet computes, hides, or has for a note that is an error: read where one reading is possible, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from govcheck.batch.reading.remark import Remark, leave_remarks_out
from table_files import read, refused, repack, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

WAITS = b' fullCalcOnLoad="1"'


def computed(folder: Path, said: bytes = b"") -> Path:
    """A workbook whose scales are formulas, as a spreadsheet saves it."""
    path = folder / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([["city", "plan", "scale", "plan.note"], ["A"], ["B"], ["C"], ["D", "yes", 3]]):
            sheet.write_row(line, 0, row)
        sheet.write_formula(1, 2, "=3+4", None, 7)
        sheet.write_formula(2, 2, '=IF(A3="","",1)', None, "")
        sheet.write_formula(3, 2, "=NA()", None, "#N/A")
        sheet.write_formula(4, 3, '="see "&A5', None, "see D")
    repack(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b'<c r="C3">', b'<c r="C3" t="str">'))
    return repack(path, "xl/workbook.xml", lambda book: book.replace(WAITS, said))


@pytest.mark.parametrize("said", [b"", b' calcMode="manual"', b' fullCalcOnLoad="0" calcCompleted="1"'])
def test_what_a_spreadsheet_has_computed_is_read_and_told(said: bytes, tmp_path: Path) -> None:
    found = read(computed(tmp_path, said))
    assert told(found) == [(None, "stored-values"), (4, "error-cell")]
    assert (found.problems[0].fields["count"], found.problems[0].fields["line"]) == (2, 2)
    rows = [(row["city"], row.get("scale"), row.get("plan.documented")) for row in rows_of(found)]
    assert rows == [("A", 7.0, None), ("B", None, None), ("D", 3.0, True)]


@pytest.mark.parametrize(
    "said", [WAITS, b' fullCalcOnLoad="true"', b' calcMode="manual" calcOnSave="0"', b' calcCompleted="0"']
)
def test_what_nobody_has_computed_is_told_and_not_read(said: bytes, tmp_path: Path) -> None:
    found = read(computed(tmp_path, said))
    assert told(found) == [(2, "formula"), (3, "formula"), (4, "error-cell")]
    assert [row["city"] for row in rows_of(found)] == ["D"]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_zero_beside_each_formula_tells_that_nobody_has_computed_them(elsewhere: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([["city", "plan", "scale"], ["A", "yes"], ["B", "no"], ["C", "no", 1]]):
            sheet.write_row(line, 0, row)
        sheet.write_formula(1, 2, "=3+4")
        sheet.write_formula(2, 2, "=7-7", None, 0)
        if elsewhere:
            sheet.write_formula(9, 9, "=1+1", None, 2)
    found = read(repack(path, "xl/workbook.xml", lambda book: book.replace(WAITS, b"")))
    codes = [one for one in told(found) if one[1] != "unnamed-column"]
    assert codes == ([(None, "stored-values")] if elsewhere else [(2, "formula"), (3, "formula")])


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


def test_a_formula_without_a_value_is_told_and_not_read(tmp_path: Path) -> None:
    path = repack(computed(tmp_path), "xl/worksheets/sheet1.xml", lambda sheet: sheet.replace(b"<v>7</v>", b"<v></v>"))
    assert (2, "formula") in told(read(path))


def test_a_formula_may_give_a_name_to_a_column(tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["city", "A"])
        sheet.write_column(0, 1, ["", "yes"])
        sheet.write_formula(0, 1, '="pl"&"an"', None, "plan")
    assert refused(path) == ["formula"]
    found = read(repack(path, "xl/workbook.xml", lambda book: book.replace(WAITS, b"")))
    assert told(found) == []
    assert rows_of(found) == [{"city": "A", "plan": True}]


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
    problems = read(computed(tmp_path)).problems
    assert [one.code for one in leave_remarks_out(problems)] == ["error-cell"]
    assert all(one.code in set(Remark) for one in problems[:1])


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
    assert refused(repack(computed(tmp_path), "xl/Styles.xml", lambda _: b"<styleSheet/>")) == ["not-xlsx"]
