"""Tables are written whole or not at all, in every format, and nothing in them computes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from openpyxl import load_workbook

from govcheck.batch import writing
from govcheck.batch.sheet import write_workbook
from govcheck.batch.sheet_look import LINE, MOST_LINES, MOST_WIDE, find_head_height, find_height, find_looks
from govcheck.batch.writing import FORMATS, Aside, Written, write_tables
from govcheck.errors import InputError, UsageError
from govcheck.store.writing import replace_files

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    {"city": "+Villa", "population": 84_000, "date": date(2026, 11, 20), "a.score": 0.1 + 0.2, "flags": "", "on": True},
    {"city": "<&>\x07 _x0041_", "population": None, "date": None, "a.score": None, "flags": "x:y", "on": None},
    {"city": " Lugar “ñ” ", "population": 1, "date": date(1999, 1, 1), "a.score": 1e-7, "flags": "x:z", "on": False},
]
RESULTS = pl.DataFrame(ROWS)
ERRORS = pl.DataFrame({"file": ["a.yaml", "=b.yaml"], "line": [3, None]})
EMPTY = ERRORS.clear()


def write(path: Path, results: pl.DataFrame = RESULTS, errors: pl.DataFrame = ERRORS, **own: Any) -> Written:
    further = {"errors": errors, "checks": EMPTY}
    options = {"engine": "streaming", "replace": replace_files, **own}
    aside = Aside(results.lazy(), ["flags"], list(further), lambda _: further)
    return write_tables(results.lazy(), results.columns, aside, str(path), **options)


def read(path: Path, table: str) -> pl.DataFrame:
    apart = path if table == "results" else path.with_name(f"{path.stem}.{table}{path.suffix}")
    match path.suffix:
        case ".csv":
            return pl.read_csv(apart, try_parse_dates=True)
        case ".parquet":
            return pl.read_parquet(apart)
        case ".xlsx":
            return pl.read_excel(path, sheet_name=table)
        case _:
            return pl.DataFrame(json.loads(path.read_text("utf-8"))[table])


@pytest.mark.parametrize("engine", ["streaming", "in-memory"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_holds_the_same_tables(suffix: str, engine: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{suffix}"
    told = write(path, engine=engine)
    assert (told.rows, told.flagged) == (3, 2)
    found = read(path, "results")
    assert found.columns == RESULTS.columns
    assert found["a.score"].to_list() == RESULTS["a.score"].to_list()
    assert found["population"].to_list() == RESULTS["population"].to_list()
    assert [day and str(day)[:10] for day in found["date"]] == ["2026-11-20", None, "1999-01-01"]
    assert found["city"].str.strip_chars()[2] == "Lugar “ñ”"
    assert read(path, "errors")["line"].to_list() == [3, None]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(file.rpartition("/")[2] for file in told.files)


def test_a_table_that_is_empty_is_not_written(tmp_path: Path) -> None:
    assert write(tmp_path / "out.csv", errors=EMPTY).files == (str(tmp_path / "out.csv"),)
    write(tmp_path / "out.xlsx", errors=EMPTY)
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == ["results"]


def test_an_empty_table_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    write(tmp_path / "out.csv")
    again = write(tmp_path / "out.csv", errors=EMPTY)
    assert (tmp_path / "out.errors.csv").read_text("utf-8-sig") == "file,line\n"
    assert len(again.files) == 2


def test_further_tables_are_made_of_the_columns_aside(tmp_path: Path) -> None:
    given = RESULTS.lazy().drop("flags")  # the results have the flags, and the table before them has the rest
    results = given.with_columns(flags=RESULTS["flags"])
    for suffix in FORMATS:
        aside = Aside(given, ["flags", "city"], ["cities"], lambda few: {"cities": few.collect().reverse()})
        path = tmp_path / f"out{suffix}"
        told = write_tables(results, ["a.score", "flags"], aside, str(path), engine="streaming", replace=replace_files)
        assert (told.rows, told.flagged) == (3, 2)
        assert read(path, "cities").columns == ["flags", "city"]
        assert read(path, "cities")["flags"].fill_null("").to_list() == ["x:z", "x:y", ""]
        assert read(path, "cities")["city"].str.strip_chars(" '")[2] == "+Villa"


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_few_rows_of_a_large_table_lie_in_memory_at_once(suffix: str, tmp_path: Path) -> None:
    most = []

    def look(rows: pl.DataFrame) -> pl.DataFrame:
        most.append(rows.height)
        return rows

    table = pl.DataFrame({"n": range(6 * writing.ROWS_AT_ONCE), "flags": ""})
    table.write_parquet(tmp_path / "in.parquet")
    results = pl.scan_parquet(tmp_path / "in.parquet").map_batches(look, streamable=True, schema=table.schema)
    aside = Aside(table.lazy(), ["flags"], [], lambda _: {})
    path = tmp_path / f"out{suffix}"
    assert write_tables(results, ["n"], aside, str(path), engine="streaming", replace=replace_files).rows == len(table)
    assert max(most) < 2 * writing.ROWS_AT_ONCE


def test_nothing_in_a_table_computes(tmp_path: Path) -> None:
    write(tmp_path / "out.csv")
    assert "\n'+Villa," in (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "\n'=b.yaml," in (tmp_path / "out.errors.csv").read_text("utf-8-sig")
    write(tmp_path / "out.xlsx")
    for sheet in load_workbook(tmp_path / "out.xlsx"):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "b", "inlineStr"}


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_table_begins_as_a_formula_does(first: str, tmp_path: Path) -> None:
    given = pl.DataFrame({"city": [f"{first}A1", f"A{first}1"], "a.score": [-1.5, 2.5], "flags": ""})
    write(tmp_path / "out.csv", given)
    found = pl.read_csv(tmp_path / "out.csv")
    assert found["city"].to_list() == [f"'{first}A1", f"A{first}1"]
    assert found["a.score"].to_list() == [-1.5, 2.5]


def test_a_workbook_shows_texts_as_they_are_and_days_as_days(tmp_path: Path) -> None:
    write_workbook({"results": RESULTS}, tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["results"]
    # A spreadsheet reads the code of a code as the code; this library shows it as it stands.
    assert [cell.value for cell in sheet["A"]] == ["city", "+Villa", "<&>� _x005F_x0041_", " Lugar “ñ” "]
    assert (sheet["C2"].is_date, sheet["C2"].value.date()) == (True, date(2026, 11, 20))
    assert (sheet.dimensions, sheet.freeze_panes, sheet.auto_filter.ref) == ("A1:F4", "B2", "A1:F4")
    assert [cell.value for cell in sheet["F"]] == ["on", True, None, False]


def test_days_on_which_spreadsheets_do_not_agree_are_texts(tmp_path: Path) -> None:
    days = [date(1850, 5, 1), date(1900, 1, 15), date(1900, 2, 28), date(1900, 3, 1)]
    write_workbook({"results": pl.DataFrame({"date": days})}, tmp_path / "out.xlsx")
    found = [cell.value for cell in load_workbook(tmp_path / "out.xlsx")["results"]["A"]]
    assert found == ["date", "1850-05-01", "1900-01-15", "1900-02-28", datetime(1900, 3, 1)]  # noqa: DTZ001


def test_a_workbook_is_made_to_be_read(tmp_path: Path) -> None:
    reason = "why " * 40
    wide = pl.DataFrame({"by": ["all"], "group": ["x"], "title": ["All"], **{f"n{n}.mean": [0.123] for n in range(12)}})
    tables = {
        "results": RESULTS.with_columns(reason=pl.lit(reason), **{"a.coverage": pl.lit(0.5)}),
        "errors": ERRORS.with_columns(reason=pl.lit(reason)),
        "groups": wide,
    }
    write_workbook(tables, tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    results, errors, groups = book
    assert groups["D2"].number_format == "0.0"
    forms = [results.cell(2, column).number_format for column in range(1, 9)]
    assert forms == ["General", "#,##0", "yyyy-mm-dd", "0.0", "General", "General", "General", "0%"]
    assert results["D2"].value == 0.1 + 0.2
    assert [sheet.freeze_panes for sheet in book] == ["B2", "B2", "D2"]
    assert all(cell.font.bold and cell.alignment.wrap_text for sheet in book for cell in sheet[1])
    # Cities stand in one line each, reasons in as many as they need.
    assert (results["G2"].alignment.wrap_text, errors["C2"].alignment.wrap_text) == (None, True)
    assert (errors.row_dimensions[2].height, results.row_dimensions[2].height) == (3 * LINE, None)
    assert (errors["A2"].alignment.vertical, groups["A2"].alignment.vertical) == ("top", None)
    assert results.column_dimensions["G"].width == pytest.approx(MOST_WIDE, abs=1)


def test_a_workbook_is_made_to_be_printed(tmp_path: Path) -> None:
    wide = pl.DataFrame({"by": ["all"], "title": ["All cities"], **{f"node-{place}": [1.0] for place in range(20)}})
    narrow = pl.DataFrame({"city": ["Here"], "score": [1.0]})
    write_workbook({"results": wide, "errors": narrow}, tmp_path / "out.xlsx")
    first, second = load_workbook(tmp_path / "out.xlsx").worksheets
    for sheet, columns in ((first, "$A:$B"), (second, "$A:$A")):
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", columns)
    assert (first.page_setup.scale, bool(first.sheet_properties.pageSetUpPr.fitToPage)) == (70, False)
    assert (second.page_setup.fitToWidth or 1, second.page_setup.fitToHeight) == (1, 0)


def test_a_column_is_as_wide_as_its_texts_and_the_first_row_as_high_as_its_names() -> None:
    name = "a.long.name-that.needs-two.lines.score"
    table = pl.DataFrame({"city": ["Villa Clara del Río"], name: [1.0], "empty": pl.Series([None], dtype=pl.String)})
    looks = find_looks(table, wraps=False)
    assert [look.width for look in looks.values()] == [22, 12, 12]
    assert find_head_height({"city": looks["city"]}) == LINE
    assert find_head_height(looks) == 4 * LINE
    assert find_looks(pl.DataFrame(), wraps=True) == {}


def test_no_row_is_higher_than_a_sheet_can_show() -> None:
    table = pl.DataFrame({"reason": ["x" * 10_000, "short", None]})
    looks = find_looks(table, wraps=True)
    height = find_height(looks)
    assert height is not None
    assert table.select(height).to_series().to_list() == [MOST_LINES * LINE, LINE, LINE]
    assert find_head_height({"x" * 10_000: looks["reason"]}) == MOST_LINES * LINE
    assert find_height(find_looks(table, wraps=False)) is None


def test_the_same_tables_are_the_same_bytes(tmp_path: Path) -> None:
    for suffix in FORMATS:
        files = [tmp_path / f"{name}{suffix}" for name in ("a", "b")]
        for file in files:
            write(file)
        assert files[0].read_bytes() == files[1].read_bytes(), suffix


@pytest.mark.parametrize("name", ["out.txt", "out", "-"])
def test_only_tables_are_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write(tmp_path / name)


def test_what_fits_in_no_sheet_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    with pytest.raises(UsageError) as told:
        write(tmp_path / "out.xlsx")
    assert told.value.problems[0].fields == {"rows": 3, "columns": 6}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("rows", "columns", "fits"), [(4, 6, True), (3, 6, False), (4, 5, False)])
def test_a_sheet_holds_so_many_columns_and_a_row_fewer_than_lines(
    rows: int,
    columns: int,
    fits: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", rows)
    monkeypatch.setattr(writing, "MOST_COLUMNS", columns)
    with nullcontext() if fits else pytest.raises(UsageError, match="do not fit in a sheet"):
        assert write(tmp_path / "out.xlsx").rows == 3


@pytest.mark.parametrize("suffix", FORMATS)
def test_where_it_fails_the_old_files_stay(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_text("old")
    broken = RESULTS.lazy().with_columns(pl.col("city").str.to_date(strict=True))
    aside = Aside(RESULTS.lazy(), ["flags"], ["errors"], lambda _: {"errors": ERRORS})
    with pytest.raises(pl.exceptions.PolarsError):
        write_tables(broken, RESULTS.columns, aside, str(path), engine="in-memory", replace=replace_files)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "old"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        write(tmp_path / "nowhere" / "out.csv")
    assert told.value.problems[0].code == "not-writable"


def test_one_file_that_is_protected_keeps_all_as_they_were(tmp_path: Path) -> None:
    protected = tmp_path / "out.errors.csv"
    protected.write_text("old")
    protected.chmod(0o444)
    with pytest.raises(InputError) as told:
        write(tmp_path / "out.csv")
    assert told.value.problems[0].location is not None
    assert told.value.problems[0].location.file == str(protected)
    assert [file.name for file in tmp_path.iterdir()] == [protected.name]


SLOW = """
import sys, polars as pl
from govcheck.batch.writing import Aside, write_tables
from govcheck.store.writing import replace_files
wide = {f"c{n}": pl.col("n").sin() + n for n in range(60)}
table = pl.LazyFrame({"n": range(400_000)}).with_columns(**wide).with_columns(flags=pl.lit(""))
aside = Aside(table, ["flags"], [], lambda _: {})
write_tables(table, table.collect_schema().names(), aside, sys.argv[1], engine="streaming", replace=replace_files)
"""


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_a_killed_process_leaves_no_part_and_is_in_nobodys_way(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{suffix}"
    process = subprocess.Popen([sys.executable, "-c", SLOW, path])
    end = time.monotonic() + 60
    while time.monotonic() < end and not any(file.stat().st_size for file in tmp_path.iterdir()):
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert not path.exists()
    assert [file.name.startswith(f".{path.name}.") for file in tmp_path.iterdir()] == [True]
    write(path)
    assert read(path, "results").height == 3
    assert sys.platform == "win32" or not [file for file in tmp_path.iterdir() if file.suffix == ".tmp"]
