"""Of the sheets of a workbook the one with the answers is read, and others with answers are told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from govcheck.errors import InputError
from table_files import read, refused, rows_of, told

if TYPE_CHECKING:
    from collections.abc import Mapping


ANSWERS = [[" ", "\n"], ["city", "plan"], ["A", "yes"]]
MORE = [["city", "plan"], ["B", "no"]]
LONG = [["city", "question", "value"], ["C", "plan", "no"]]
COVER = [[], ["A survey"], ["city of", "plan"]]
CODES = [["question", "label"], ["plan", "Is there a plan?"]]


def book(folder: Path, sheets: Mapping[str, list[list[str]]], **options: bool) -> Path:
    path = folder / "cities.xlsx"
    with xlsxwriter.Workbook(path, options) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return path


def test_further_sheets_with_answers_are_told_once(tmp_path: Path) -> None:
    found = read(book(tmp_path, {"Spain": ANSWERS, "Notes": CODES, "France": MORE, "Long": LONG, "Empty": []}))
    assert [row["city"] for row in rows_of(found)] == ["A"]
    (problem,) = found.problems
    assert problem.code == "unread-sheets"
    assert (problem.fields["sheet"], problem.fields["others"]) == ("Spain", "France, Long")
    assert (found.rows, found.left_out) == (1, 0)


def test_a_sheet_that_was_asked_for_is_read_alone(tmp_path: Path) -> None:
    found = read(book(tmp_path, {"Spain": ANSWERS, "France": MORE}), sheet="France")
    assert [row["city"] for row in rows_of(found)] == ["B"]
    assert not found.problems


@pytest.mark.parametrize("in_place", [False, True])
def test_a_cover_before_the_answers_is_passed_over(in_place: bool, tmp_path: Path) -> None:  # noqa: FBT001
    found = read(book(tmp_path, {"Cover": COVER, "Codes": CODES, "Long": LONG}, in_memory=in_place))
    assert [row["city"] for row in rows_of(found)] == ["C"]
    assert not found.problems


def test_where_no_sheet_has_answers_the_first_is_told(tmp_path: Path) -> None:
    path = book(tmp_path, {"Cover": COVER, "Codes": CODES})
    assert refused(path) == ["no-header", "other-sheets"]
    with pytest.raises(InputError, match="The sheet Cover was read; the workbook has others: Codes"):
        read(path)
    assert refused(path, sheet="Codes") == [
        "no-city-column",
        "no-questions",
        "other-sheets",
        "unknown-column",
        "unknown-column",
    ]
    assert "other-sheets" not in refused(book(tmp_path, {"Codes": CODES}))


def test_a_header_written_into_its_cells_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as made:
        for name, rows in {"Cover": COVER, "Cities": ANSWERS}.items():
            sheet = made.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    assert told(read(path)) == []
    assert [row["city"] for row in rows_of(read(path))] == ["A"]


@pytest.mark.parametrize("name", ["~cities.xlsx", "cities [2026] *.xlsx", "%20 cités.XLSX"])
def test_the_name_of_the_file_is_no_pattern(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book(tmp_path, {"Cities": ANSWERS}).rename(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert [row["city"] for row in rows_of(read(Path(name)))] == ["A"]
