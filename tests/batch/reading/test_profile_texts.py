"""Numbers of people and days are read as people write them where one reading is possible, and told where two are."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import xlsxwriter

from table_files import read, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.batch.reading.table import TableRead


def read_column(folder: Path, column: str, texts: list[str]) -> TableRead:
    path = folder / "cities.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["city", "plan", column])
        writer.writerows([f"City {place}", "yes", text] for place, text in enumerate(texts))
    return read(path)


def values(found: TableRead, column: str) -> list[Any]:
    return [row[column] for row in rows_of(found)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("84000", 84_000),
        ("84.000", 84_000),
        ("84,000", 84_000),
        ("84 000", 84_000),
        ("84\u202f000", 84_000),
        ("84\u00a0000", 84_000),
        ("84’000", 84_000),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("84000.0", 84_000),
        ("84000,00", 84_000),
    ],
)
def test_one_reading_of_a_number(text: str, people: int, tmp_path: Path) -> None:
    assert values(read_column(tmp_path, "population", [text, "1"]), "population") == [people, 1]


@pytest.mark.parametrize(
    "text",
    ["84.00.0", "84.0000", "84.5", "084.000", "0.000", "1.234,567", "84 00", "84.000.00", "84k", "٨٤", "-84.000", "1e5",
     "100.000.001", "999.999.999.999.999.999.999"],
)  # fmt: skip
def test_no_number(text: str, tmp_path: Path) -> None:
    found = read_column(tmp_path, "population", [text, "1"])
    assert told(found) == [(2, "not-a-population")]
    assert values(found, "population") == [1]


@pytest.mark.parametrize("other", ["8.5", "84000.0", "84000.000", ".5", "84.00"])
def test_a_sign_that_stands_before_decimals_stands_between_no_thousands(other: str, tmp_path: Path) -> None:
    found = read_column(tmp_path, "population", ["84.000", other, "84,000", "1.234.567"])
    assert (2, "not-a-population") in told(found)
    assert "may be thousands" in found.problems[0].message
    assert values(found, "population")[-2:] == [84_000, 1_234_567]


@pytest.mark.parametrize(
    ("both", "one"),
    [("84,000.50", "84.125"), ("84 000.500", "84.125"), ("1.234.567,5", "84,125"), ("1.234,567", "84,125")],
)
def test_the_last_of_both_signs_stands_before_decimals(both: str, one: str, tmp_path: Path) -> None:
    found = read_column(tmp_path, "population", [both, one, "84000"])
    assert told(found) == [(2, "not-a-population"), (3, "not-a-population")]
    assert "may be thousands" in found.problems[1].message
    assert values(found, "population") == [84_000]


@pytest.mark.parametrize("number", [84.123, 84.5, 0.0])
def test_a_number_of_a_sheet_or_of_parquet_has_decimals(number: float, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([["city", "plan", "population"], ["A", True, number], ["B", True, 7.0]]):
            sheet.write_row(line, 0, row)
    pl.DataFrame({"city": ["A", "B"], "plan": True, "population": [number, 7.0]}).write_parquet(tmp_path / "t.parquet")
    for name, line in (("t.xlsx", 2), ("t.parquet", 1)):
        found = read(tmp_path / name)
        assert told(found) == [(line, "not-a-population")]
        assert values(found, "population") == [7]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-05", date(2026, 10, 5)),
        ("20/11/2026", date(2026, 11, 20)),
        ("11/20/2026", date(2026, 11, 20)),
        ("13.1.2026", date(2026, 1, 13)),
        ("5-5-2026", date(2026, 5, 5)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026-10-05 14:30", date(2026, 10, 5)),
        ("2026-10-05T23:59:59.5Z", date(2026, 10, 5)),
        ("2026-10-05T23:59:59+02:00", date(2026, 10, 5)),
    ],
)
def test_one_reading_of_a_day(text: str, day: date, tmp_path: Path) -> None:
    assert values(read_column(tmp_path, "date", [text]), "date") == [day]


@pytest.mark.parametrize(
    "text",
    ["31/02/2026", "20/13/2026", "0/13/2026", "2026/13/01", "20/11/26", "20 November 2026", "2026", "46000",
     "13/13/2026", "2026-02-30 10:00", "13/01/0000"],
)  # fmt: skip
def test_no_day(text: str, tmp_path: Path) -> None:
    found = read_column(tmp_path, "date", [text, "2026-01-01"])
    assert told(found) == [(2, "not-a-date")]
    assert found.problems[0].message == "{value} is no date."


def test_a_day_that_can_be_two_is_told_with_both(tmp_path: Path) -> None:
    """Even where others in the column say which it would be: programs change those that they can take for months."""
    found = read_column(tmp_path, "date", ["5/10/2026", "20/11/2026"])
    assert values(found, "date") == [date(2026, 11, 20)]
    (problem,) = found.problems
    assert problem.hint.format(**problem.fields) == "Write 2026-10-05 or 2026-05-10."
