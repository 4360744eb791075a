"""Days with a time after them, and days as spreadsheets count them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter

from govcheck.batch.reading.day_text import read_day
from govcheck.batch.reading.remark import leave_remarks_out
from table_files import csv_of, read, rows_of, told, write_parquet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/11/2026 0:00", date(2026, 11, 20)),
        ("22/01/2026 10:22", date(2026, 1, 22)),
        ("1/22/2026 10:22:31", date(2026, 1, 22)),
        ("1/22/2026 10:22:31 AM", date(2026, 1, 22)),
        ("1/22/2026, 9:05 p. m.", date(2026, 1, 22)),
        ("22.01.2026 10:22:31,5", date(2026, 1, 22)),
        ("2026/01/22 10:22:31 a. m. CET", date(2026, 1, 22)),
        ("2026/01/22 1:22:31 PM GMT+1", date(2026, 1, 22)),
        ("2026-1-22T10:22:31.000+01:00", date(2026, 1, 22)),
        ("2026-01-22T10:22Z", date(2026, 1, 22)),
        ("2026-01-22 00:00:00", date(2026, 1, 22)),
        ("1/2/2026 10:22", None),
        ("22/01/2026 noon", None),
        ("22/01/2026 1022", None),
        ("22/01/202610:22", None),
        ("32/01/2026 10:22", None),
    ],
)
def test_a_time_after_the_day_is_cut_off(text: str, day: date | None) -> None:
    assert pl.select(read_day(pl.lit(text), plain=False)).item() == day


def test_other_days_show_what_comes_first_with_times_too(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "city,plan,date\nA,yes,22/01/2026 10:22\nB,yes,2/1/2026 9:05\n"))
    assert told(found) == [(None, "day-order")]
    assert [row["date"] for row in rows_of(found)] == [date(2026, 1, 22), date(2026, 1, 2)]


def book_of(folder: Path, days: list[object], *, early: bool = False, long: bool = False) -> Path:
    path = folder / "days.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": early}) as made:
        sheet = made.add_worksheet("Cities")
        sheet.write_row(0, 0, ["city", "date", "question", "value"] if long else ["city", "date", "plan"])
        for line, day in enumerate(days, 1):
            sheet.write_row(line, 0, [f"City {line}", *([] if day is None else [day])])
            sheet.write_row(line, 2, ["plan", "yes"] if long else ["yes"])
    return path


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize(("early", "days"), [(False, [46044, 46349]), (True, [44582, 44887])])
def test_numbers_of_a_sheet_are_days(days: list[object], tmp_path: Path, *, early: bool, long: bool) -> None:
    found = read(book_of(tmp_path, [*days, None], early=early, long=long))
    assert told(found) == [(None, "day-numbers")]
    assert leave_remarks_out(found.problems) == []
    (problem,) = found.problems
    assert (problem.fields["value"], problem.fields["day"]) == (str(days[0]), "2026-01-22")
    assert [row.get("date") for row in rows_of(found)] == [date(2026, 1, 22), date(2026, 11, 23), None]


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("other", [20261120, 12345, 80000, 46044.25, "2026-01-22", "soon"])
def test_beside_anything_else_no_number_is_a_day(other: object, tmp_path: Path, *, long: bool) -> None:
    found = read(book_of(tmp_path, [46044, other], long=long))
    assert (2, "not-a-date") in told(found)
    assert "format of a date" in next(one for one in found.problems if one.location and one.location.line == 2).hint


def test_in_other_files_no_number_is_a_day(tmp_path: Path) -> None:
    assert told(read(csv_of(tmp_path, "city,date,plan\nA,46044,yes\n"))) == [(2, "not-a-date")]
    path = write_parquet(tmp_path / "t.parquet", [{"city": "A", "date": "46044", "plan": True}])
    assert [code for _, code in told(read(path))] == ["not-a-date"]
