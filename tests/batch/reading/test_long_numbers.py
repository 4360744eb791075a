"""A number with many decimals is the same in a workbook as in every other form."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.batch.reading.long_numbers import restore_numbers
from table_files import read, repack, rows_of, told, write_csv, write_parquet, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("closely", [False, True])
@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("3.3333333333333335", 10 / 3),
        ("3.3333333333333331E-2", 1 / 30),
        ("1.2345678e-05", 0.000012345678),
        ("2.1234567891", 2.1234567891),
        ("2.00000000004", 2.00000000004),
        ("0.30000000000000004", 0.3),
        ("10.000000000000002", 10),
        ("-5.5511151231257827E-17", 0),
        ("7", 7),
    ],
)
def test_a_cell_holds_the_number_that_is_stored(
    stored: str,
    meant: float,
    closely: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["city", "scale", "else"])
        sheet.write_row(1, 0, ["A", 8.125])
        if closely:
            sheet.write_formula(1, 2, "=1+1", None, 2)
    repack(path, SHEET, lambda xml: xml.replace(b"<v>8.125</v>", f"<v>{stored}</v>".encode()))
    (row,) = rows_of(read(path))
    assert row["scale"] == pytest.approx(meant, rel=1e-14, abs=1e-15)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.floats(0, 10) | st.floats(0, 1e-8), min_size=1))
def test_numbers_are_the_same_in_every_form(numbers: list[float], tmp_path: Path) -> None:
    rows = [{"city": f"City {place}", "scale": number} for place, number in enumerate(numbers)]
    written = [row | {"scale": f"{row['scale']:.20f}"} for row in rows]
    for path in (
        write_csv(tmp_path / "t.csv", written),
        write_parquet(tmp_path / "t.parquet", rows),
        write_xlsx(tmp_path / "t.xlsx", rows),
    ):
        found = read(path)
        assert told(found) == []
        assert [row["scale"] for row in rows_of(found)] == pytest.approx(numbers, abs=1e-13)


def test_what_is_no_long_number_stays_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["city", "population", "scale", "date", "plan"])
        sheet.write_row(1, 0, ["007", 84000.00000000001, 1 / 3])
        sheet.write_datetime(1, 3, datetime(2026, 1, 2, 10, 7), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))  # noqa: DTZ001 - a sheet knows no zones
        sheet.write_boolean(1, 4, boolean=True)
        sheet.write_row(2, 0, ["1e-9 City", 2, "0.33333333333"])
    found = read(path)
    assert told(found) == []
    first, second = rows_of(found)
    assert (first["city"], first["population"], str(first["date"]), first["plan"]) == ("007", 84000, "2026-01-02", True)
    assert (second["city"], second["scale"]) == ("1e-9 City", 0.33333333333)


def test_only_numbers_that_were_cut_short_are_written_anew() -> None:
    texts = ["3.333333333", "0", "33333333333333331968", "123456789012.123504639", "007", "true", "a", None, "7"]
    numbers = [10 / 3, 1e-12, 1e20 / 3, 123456789012.1235, 7.0, 1.0, None, None, 7.000000000000001]
    found = restore_numbers(
        pl.DataFrame({"a": texts, "b": texts}),
        pl.DataFrame({"a": numbers, "b": [None] * 9}, schema_overrides={"b": pl.Float64}),
    )
    assert found["a"].to_list() == ["3.33333333333333", "0.000000000001", *texts[2:]]
    assert found["b"].to_list() == texts


def test_a_time_span_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["city", "scale", "how"])
        sheet.write_row(1, 0, ["A", 1 / 3])
        sheet.write_datetime(1, 2, timedelta(hours=7, minutes=7), book.add_format({"num_format": "[h]:mm"}))
    assert [code for _, code in told(read(path))] == ["unknown-option"]
