"""Numbers of people and days are read as people write them where one reading is possible, and told where two are."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import xlsxwriter

from table_files import read, rows_of, told, write_xlsx

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


def test_texts_of_parquet_are_read_by_themselves_as_a_part_of_a_cluster_reads_them(tmp_path: Path) -> None:
    texts = ["84.000", "84 000", "1.234.567", "84000.0"]
    pl.DataFrame({"city": list("ABCD"), "plan": True, "population": texts}).write_parquet(tmp_path / "t.parquet")
    found = read(tmp_path / "t.parquet")
    assert told(found) == [(1, "not-a-population")]
    assert values(found, "population") == [84_000, 1_234_567, 84_000]


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


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (["52.000", "1.385.000"], [52_000, 1_385_000]),
        (["52.000", "84000"], [84_000]),
        (["52.000", "1.385.000", "84.5"], [1_385_000]),
        (["52,000", "84000"], [52_000, 84_000]),
    ],
)
def test_texts_of_a_sheet_have_thousands_where_one_of_them_shows_it(
    texts: list[str],
    people: list[int],
    long: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    answer = {"question": "plan", "value": "yes"} if long else {"plan": "yes"}
    rows = [{"city": f"City {place}", "population": text, **answer} for place, text in enumerate(texts)]
    found = read(write_xlsx(tmp_path / "t.xlsx", rows))
    assert values(found, "population") == people
    assert {code for _, code in told(found)} == ({"not-a-population"} if len(people) < len(texts) else set())


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
    found = read_column(tmp_path, "date", ["5/10/2026", "11/11/2026"])
    assert values(found, "date") == [date(2026, 11, 11)]
    (problem,) = found.problems
    assert problem.hint.format(**problem.fields) == "Write 2026-10-05 or 2026-05-10."


@pytest.mark.parametrize(
    ("shown", "first", "day"),
    [("20/11/2026", "day first", date(2026, 10, 5)), ("11/20/2026", "month first", date(2026, 5, 10))],
)
def test_one_day_of_a_column_shows_how_the_others_are_written(
    shown: str, first: str, day: date, tmp_path: Path
) -> None:
    found = read_column(tmp_path, "date", ["5/10/2026", shown, "7/7/2026"])
    assert values(found, "date") == [day, date(2026, 11, 20), date(2026, 7, 7)]
    (problem,) = found.problems
    assert problem.code == "day-order"
    assert first in problem.message
    assert (problem.fields["value"], problem.fields["shown"]) == ("5/10/2026", shown)


@pytest.mark.parametrize(
    "others",
    [["20/11/2026", "11/20/2026"], ["20.11.2026"], ["20/11/2026", "2026-11-20"], ["20/11/2026", "2026-11-20 00:00"],
     ["32/11/2026"], ["20/13/2026"], ["soon"], ["31/02/2026"], ["02/30/2026"], ["13/01/0000"]],
)  # fmt: skip
def test_a_column_that_was_not_written_alike_shows_nothing(others: list[str], tmp_path: Path) -> None:
    found = read_column(tmp_path, "date", ["5/10/2026", *others, "2026-01-01" if "-" in others[-1] else "1/1/2026"])
    assert (2, "not-a-date") in told(found)
    assert "day-order" not in [code for _, code in told(found)]


def test_a_cell_that_is_no_day_does_not_contradict_the_others(tmp_path: Path) -> None:
    found = read_column(tmp_path, "date", ["5/10/2026", "11/20/2026", "31/02/2026"])
    assert [code for _, code in told(found)] == ["day-order", "not-a-date"]
    assert values(found, "date") == [date(2026, 5, 10), date(2026, 11, 20)]


def test_nothing_is_told_of_days_that_need_no_others(tmp_path: Path) -> None:
    assert not told(read_column(tmp_path, "date", ["20/11/2026", "5/5/2026"]))


@pytest.mark.parametrize("long", [False, True])
def test_parquet_may_hold_decimals_and_moments(long: bool, tmp_path: Path) -> None:  # noqa: FBT001
    people, days = [Decimal("84000.00"), Decimal("84.50")], [datetime(2026, 11, 20, 23, 30)] * 2  # noqa: DTZ001 - it has none
    wide = pl.DataFrame({"city": ["A", "B"], "population": people, "date": days, "scale": [Decimal("7.50")] * 2})
    frame = wide.rename({"scale": "value"}).with_columns(question=pl.lit("scale")) if long else wide
    assert frame.schema["population"] == pl.Decimal(38, 2)
    frame.write_parquet(tmp_path / "t.parquet")
    found = read(tmp_path / "t.parquet")
    assert told(found) == [(2, "not-a-population")]
    assert rows_of(found) == [{"city": "A", "population": 84_000, "date": date(2026, 11, 20), "scale": 7.5}]


@pytest.mark.parametrize("text", ["n/a", "-", "None", "don’t know"])
@pytest.mark.parametrize("column", ["population", "date", "country", "region"])
def test_a_word_for_what_is_not_known_is_told_to_be_left_out(column: str, text: str, tmp_path: Path) -> None:
    (problem,) = read_column(tmp_path, column, [text, ""]).problems
    assert problem.hint == "Leave the cell empty where it is not known."


def test_no_row_of_a_file_with_types_is_read_by_what_others_show(tmp_path: Path) -> None:
    """A cluster reads such a file part by part, and every part as the whole."""
    days = ["5/10/2026", "20/11/2026"]
    pl.DataFrame({"city": ["A", "B"], "plan": True, "date": days}).write_parquet(tmp_path / "t.parquet")
    assert told(read(tmp_path / "t.parquet")) == [(1, "not-a-date")]


@pytest.mark.parametrize("day", [date(2020, 1, 2), datetime(2020, 1, 2, 3)])  # noqa: DTZ001
def test_a_day_under_another_name_is_no_date(day: date, tmp_path: Path) -> None:
    for column, code in (("country", "unknown-country"), ("region", "unknown-region"), ("population", "not-a-pop")):
        frame = pl.DataFrame({"city": ["A", "B"], "plan": True, "date": date(2026, 11, 20), column: [day, None]})
        frame.write_parquet(tmp_path / "t.parquet")
        found = read(tmp_path / "t.parquet")
        assert [(line, one[: len(code)]) for line, one in told(found)] == [(1, code)]
        assert values(found, "city") == ["B"]
    pl.DataFrame({"city": [day], "plan": True}).write_parquet(tmp_path / "t.parquet")
    assert values(read(tmp_path / "t.parquet"), "city") == ["2020-01-02"]
