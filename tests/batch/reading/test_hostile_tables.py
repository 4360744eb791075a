"""Tables that are broken, or made to do harm, are refused in words and within bounds."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter

from table_files import csv_of, read, refused, repack, rows_of, told, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", ["no-rows"]),
        (b"\xef\xbb\xbf\n", ["no-rows"]),
        (b"city,plan\n", ["no-rows"]),
        (b"city,plan\n,\n", ["no-rows"]),
        (b"city,how\nA,caf\xe9\n", ["not-utf-8"]),
        ("city,plan\nA,true\n".encode("utf-16"), ["not-utf-8"]),
        (b"city,plan\nA,\x00\n", ["not-utf-8"]),
        (b"city,plan\nA,\xe2\x82", ["not-utf-8"]),
        (b"city,plan\rA,true\r", ["line-ends"]),
        (b'city,plan\nA,"true\nB,true\n', ["lone-quote"]),
        (b'city,plan\nA 5",true\nB 6",true\n', ["lone-quote", "lone-quote"]),
        (b'"' + b"x" * 200_000 + b"\ncity,plan\nA,true\n", ["not-csv"]),
        (b"city,plan," + b"x" * 1_100_000 + b",y\nA,yes\n", ["not-csv"]),
        (b'title\n"' + b"x" * 200_000 + b"\ncity,plan\nA,true\n", ["lone-quote"]),
        (b"place,plan\nA,true\n", ["no-city-column", "unknown-column"]),
        (b"city,plaan\nA,true\n", ["no-questions", "unknown-column"]),
        (b"city,plan,plan\nA,true,x\nB,maybe,\n", ["duplicate-column", "not-yes-no"]),
        (b"city," + b",".join(b"c%d" % i for i in range(20_000)) + b"\nA\n", ["too-many-columns"]),
    ],
)
def test_csv_that_cannot_be_used(content: bytes, codes: list[str], tmp_path: Path) -> None:
    assert sorted(refused(csv_of(tmp_path, content))) == sorted(codes)


@pytest.mark.parametrize(
    "name", ["=cmd|'/C calc'!A0", "@SUM(1)", "+1", "-1", "A\x1b[31m", "A\u202eB", "R\u061cio", "x" * 201]
)
def test_a_name_that_acts_is_refused(name: str, tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, f"city,plan\nA,true\n{name},true\n"))
    assert [line for line, _ in told(found)] == [3]
    assert [row["city"] for row in rows_of(found)] == ["A"]


def test_columns_without_a_name_are_told_if_they_hold_something(tmp_path: Path) -> None:
    assert told(read(csv_of(tmp_path, "city,plan,,\nA,true,,x\n"))) == [(1, "unnamed-column")]


def test_the_first_lines_may_be_blank(tmp_path: Path) -> None:
    assert told(read(csv_of(tmp_path, "\n\ncity,plan\nA,true\nB,maybe\n"))) == [(5, "not-yes-no")]


def test_a_cell_may_hold_lines(tmp_path: Path) -> None:
    text = 'city,plan,plan.note\nA,true,"one\ntwo"\nB,maybe,\n'
    assert told(read(csv_of(tmp_path, text))) == [(4, "not-yes-no")]


def test_files_that_are_none(tmp_path: Path) -> None:
    for suffix, code in ((".xlsx", "not-xlsx"), (".parquet", "not-parquet"), (".pdf", "no-table")):
        path = tmp_path / f"t{suffix}"
        path.write_bytes(b"PK\x03\x04 broken")
        assert refused(path) == [code]
    assert refused(tmp_path / "*.csv") == ["no-file"]
    empty = tmp_path / "empty.parquet"
    pl.DataFrame({"city": [], "plan": []}).write_parquet(empty)
    assert refused(empty) == ["no-rows"]


def test_formulas_and_error_cells_leave_their_rows_out(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, ["city", "scale", "else"])
        sheet.write_row(3, 1, ["A", 7])
        sheet.write_row(4, 1, ["B"])
        sheet.write_formula(4, 2, "=1+1", None, 2)
        sheet.write_row(5, 1, ["C"])
        sheet.write_formula(5, 2, "=NA()", None, "#N/A")
        sheet.write_row(7, 1, ["D", 70])
        sheet.write_formula(3, 5, "=1+1", None, 2)
    found = read(path)
    assert [one for one in told(found) if one[1] not in {"unknown-column", "unnamed-column"}][:1] == [(5, "formula")]
    assert (8, "out-of-range") in told(found)
    assert [row["city"] for row in rows_of(found)] == ["A"]


def test_cells_that_have_nothing_but_a_colour_move_no_line(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        colour = book.add_format({"bg_color": "yellow"})
        sheet = book.add_worksheet()
        for line in range(8):
            sheet.write_blank(line, 0, None, colour)
        sheet.write_row(2, 1, ["city", "plan", "scale"])
        sheet.write_row(3, 1, ["A", True])
        sheet.write_formula(3, 3, "=5+0", None, "")
        sheet.write_row(4, 1, ["B", True, 50])
        sheet.write_row(5, 1, ["C", True, 5])
    found = read(path)
    assert told(found) == [(4, "formula"), (5, "out-of-range")]
    assert [row["city"] for row in rows_of(found)] == ["C"]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_blank(0, 0, None, book.add_format({"bold": True}))
        sheet.write_row(2, 1, ["city", "scale"])
        sheet.write_row(3, 1, ["A", 50])
    assert told(read(path)) == [(4, "out-of-range")]


def test_a_hidden_sheet_is_not_the_first(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Old", "New"):
            book.add_worksheet(name).write_column(0, 0, ["city", name])
            book.get_worksheet_by_name(name).write_column(0, 1, ["plan", True])
        book.get_worksheet_by_name("New").activate()
        book.get_worksheet_by_name("New").set_first_sheet()
        book.get_worksheet_by_name("Old").hide()
    assert [row["city"] for row in rows_of(read(path))] == ["New"]
    assert [row["city"] for row in rows_of(read(path, sheet="Old"))] == ["Old"]


def test_days_that_no_calendar_has_are_refused(tmp_path: Path) -> None:
    days = [-(10**8), 10**8, 2_932_897, 20_000]
    dates = pl.Series([*days, None]).cast(pl.Int32).cast(pl.Date)
    path = tmp_path / "t.parquet"
    pl.DataFrame({"city": [*"ABCD", None], "plan": [True] * 4 + [None], "date": dates}).write_parquet(path)
    found = read(path)
    assert told(found) == [(line, "not-a-date") for line in (1, 2, 3)]
    assert [row["date"] for row in rows_of(found)] == [date(2024, 10, 4)]
    found = read(csv_of(tmp_path, "city,plan,date\nA,true,0000-01-01\nB,true,0001-01-01\nC,true,9999-12-31\n"))
    assert told(found) == [(2, "not-a-date")]
    assert len(rows_of(found)) == 2


def test_a_moment_falls_on_the_day_of_its_own_zone(tmp_path: Path) -> None:
    late = pl.Series([datetime(2026, 1, 1, 23, 30)]).dt.replace_time_zone("America/New_York")  # noqa: DTZ001 - given next
    path = tmp_path / "t.parquet"
    pl.DataFrame({"city": ["A"], "plan": [True], "date": late}).write_parquet(path)
    assert [row["date"] for row in rows_of(read(path))] == [date(2026, 1, 1)]


def test_a_wide_column_in_a_long_table_is_told(tmp_path: Path) -> None:
    assert told(read(csv_of(tmp_path, "city,question,value,plan\nA,scale,5,true\n"))) == [(1, "misplaced-column")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "t.csv")
    assert refused(tmp_path / "t.csv") == ["not-a-file"]


def test_a_formula_in_a_long_sheet_leaves_its_city_out(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(
            [["city", "question", "value"], ["A", "scale", 7], ["B", "plan", True], ["B", "scale"]]
        ):
            sheet.write_row(line, 0, row)
        sheet.write_formula(3, 2, "=1+1", None, 2)
    found = read(path)
    assert told(found) == [(4, "formula")]
    assert [row["city"] for row in rows_of(found)] == ["A"]


SHEET = "xl/worksheets/sheet1.xml"
CELLS = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (CELLS.format('<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'), "too-large"),
        (CELLS.format('<row r="1"><c r="a one"><v>1</v></c></row>'), "not-xlsx"),
        (CELLS.format('<row r="many"><c><v>1</v></c></row>'), "not-xlsx"),
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]>' + CELLS.format(""), "not-xlsx"),
        ("<worksheet><sheetData>", "not-xlsx"),
        (CELLS.format(""), "no-rows"),
    ],
)  # fmt: skip
def test_sheets_that_harm(content: str, code: str, tmp_path: Path) -> None:
    path = repack(write_xlsx(tmp_path / "t.xlsx", [{"city": "A", "plan": True}]), SHEET, lambda _: content.encode())
    assert refused(path) == [code]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govcheck.batch.reading.workbook_parts.MOST_BYTES", 1_000_000)
    path = write_xlsx(tmp_path / "t.xlsx", [{"city": "A", "plan": True}])
    assert not read(path).problems
    assert refused(repack(path, "xl/media/image1.png", lambda _: b"\0" * 2_000_000)) == ["too-large"]
