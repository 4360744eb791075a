"""A title may stand above the header: it is passed over where one line alone can be the header, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from govcheck.batch.reading.header import MOST_LINES
from table_files import csv_of, read, refused, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

TITLE = ["A survey of cities", "", ""]
HEADER = ["city", "plan", "scale"]
ROWS = [["A", "yes", "5"], ["B", "maybe", "7"]]


def files(folder: Path, rows: list[list[str]]) -> list[Path]:
    with xlsxwriter.Workbook(folder / "cities.xlsx") as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return [csv_of(folder, "\n".join(map(",".join, rows)) + "\n"), folder / "cities.xlsx"]


@pytest.mark.parametrize(
    "above",
    [
        [TITLE],
        [["", "", ""], TITLE],
        [TITLE, [" ", "", ""]],
        [["Cities", "", ""]],
        [["Asked in", "Zurich", ""]],
        [TITLE, ["", "Plans", "Scales"]],
        [TITLE, ["", "", ""], ["", "Plans", "Scales"]],
        [TITLE] * (MOST_LINES - 1),
    ],
)
def test_what_stands_above_the_header_is_told_and_not_read(above: list[list[str]], tmp_path: Path) -> None:
    for path in files(tmp_path, [*above, HEADER, *ROWS]):
        found = read(path)
        header = len(above) + 1
        assert told(found) == [(header, "header-below"), (header + 2, "not-yes-no")]
        assert rows_of(found) == [{"city": "A", "plan": True, "scale": 5.0}]


def test_nothing_is_told_of_blank_lines_above_the_header(tmp_path: Path) -> None:
    for path in files(tmp_path, [["", "", ""], ["", " ", ""], HEADER, *ROWS]):
        assert told(read(path)) == [(5, "not-yes-no")]


@pytest.mark.parametrize(
    "rows", [[TITLE, HEADER, ROWS[0], HEADER, ROWS[1]], [*[TITLE] * MOST_LINES, HEADER, ROWS[0]], [TITLE, ROWS[0]]]
)
def test_where_two_lines_could_be_the_header_or_none_is_near_the_first_is_told(
    rows: list[list[str]], tmp_path: Path
) -> None:
    for path in files(tmp_path, rows):
        assert refused(path) == ["no-header"]


def test_a_header_in_the_first_line_is_one_whatever_follows(tmp_path: Path) -> None:
    for path in files(tmp_path, [HEADER, ROWS[0], HEADER]):
        found = read(path)
        assert [code for _, code in told(found)] == ["not-yes-no", "not-a-number"]
        assert [row["city"] for row in rows_of(found)] == ["A"]


def test_the_header_of_a_long_table_may_stand_below_a_title(tmp_path: Path) -> None:
    for path in files(tmp_path, [TITLE, ["City", "Question", "Value"], ["A", "plan", "yes"]]):
        found = read(path)
        assert told(found) == [(2, "header-below")]
        assert rows_of(found) == [{"city": "A", "plan": True}]


@pytest.mark.parametrize(
    "title", ['A "survey" of, cities', '5" pipes', '"Two\nlines, of\na title"', "x,y,z,u,v", "\ufeffA"]
)
def test_a_title_may_look_as_it_likes(title: str, tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, f"{title}\n\ncity;plan;scale\nA;yes;5\nB;yes\nC;no;\n"))
    line = 3 + title.count("\n")
    assert told(found) == [(line, "header-below"), (line + 2, "too-few-cells")]
    assert [row["city"] for row in rows_of(found)] == ["A", "C"]


def test_lines_that_are_broken_below_a_title_are_told_where_they_stand(tmp_path: Path) -> None:
    path = csv_of(tmp_path, 'One, "two"\ncity,plan,scale\nA,yes,\nB,yes,7,no\nC,"a" b,\n')
    assert refused(path) == ["lone-quote"]


@pytest.mark.parametrize(
    ("above", "codes"),
    [
        ([["ciity", "plan"], ["A", "yes"]], ["no-city-column", "unknown-column"]),
        ([["name", "plan", "population"], ["A", "yes", "9"]], ["no-city-column", "unknown-column"]),
        ([["city", "pan"], ["A", "yes"]], ["no-questions", "unknown-column"]),
        ([["Cities", "Plans"], ["A", "yes"]], ["no-header"]),
        ([["A", "yes", "5"], ["B", "no", "6"]], ["no-header"]),
        ([["A", "yes", "5", "more"]], ["no-header"]),
        ([TITLE, ["name", "plan"], ["A", "yes"]], ["no-header"]),
    ],
)
def test_rows_above_a_line_that_could_be_the_header_are_not_passed_over(
    above: list[list[str]], codes: list[str], tmp_path: Path
) -> None:
    for path in files(tmp_path, [*above, HEADER, *ROWS]):
        assert [code for code in refused(path) if code not in {"unnamed-column", "too-many-cells"}] == codes


def test_a_sheet_with_rows_above_its_header_is_not_left_for_another(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "cities.xlsx") as book:
        for rows in ([["name", "plan"], ["A", "yes"], HEADER, ROWS[0]], [HEADER, ROWS[0]]):
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    assert "no-city-column" in refused(tmp_path / "cities.xlsx")


def test_a_sheet_with_a_title_is_found_among_others(tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {"Cover": [TITLE, ["by a city"]], "Cities": [TITLE, [], HEADER, ROWS[0]]}.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    found = read(path)
    assert told(found) == [(3, "header-below")]
    assert [row["city"] for row in rows_of(found)] == ["A"]


def test_a_header_of_a_survey_tool_below_a_title_is_found(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "Our survey\n\nprofile/city,smart/plan,id\nA,Y,7\n"))
    assert told(found) == [(3, "header-below"), (3, "guessed-columns"), (3, "unknown-column")]
    assert rows_of(found) == [{"city": "A", "plan": True}]
