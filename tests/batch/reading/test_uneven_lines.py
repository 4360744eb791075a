"""A line that ends before the header does, or has more cells than it, is told, and its row left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from table_files import csv_of, read, refused, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("city,plan,how\nA,1,often\nB,1\nC,,\nD", [3, 5]),
        ("city;plan;how\r\nA;1;often\r\nB;1\r\n", [3]),
        ('city,plan,how\n"A\nA",1,often\n"B,1,2"\n"""C""",1,often\n', [4]),
        ("\n\ncity,plan,how\n\nA,1,often\n   \nB,1\n\n", [7]),
        ('city,plan,how\nA,1,"often"\nB,1,never', []),
        ("city,plan,how.note,else\nA,1\nB,1,x\nC", [4]),
        ("city,plan,how\nA,1,often\n,\n , \n", []),
        ("city,else,plan\nA\nB,,1\n", [2]),
        ("city,question,value\nA,plan,1\nB,how\n", [3]),
        ("city,plan\n\n\nA,1\n", []),
    ],
)
def test_lines_that_are_too_short(text: str, lines: list[int], tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, text))
    assert [line for line, code in told(found) if code == "too-few-cells"] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("city,plan\nA,yes\nB,no,\nC,yes,, \n", []),
        ("city,plan\nA,yes\nB,no,x\nC,yes\n", [3]),
        ('city,plan\nA,yes,""\nB,no,"x"\nC,yes,"a, b",\n', [3, 4]),
        ('city,plan\n"A\nB",yes,x\nC,yes,\n', [2]),
        ("city;plan;scale\r\nA;yes;3,5\r\nB;yes;3;5\r\nC;no;4;\r\n", [3]),
        ("Title,,,,\n\ncity,plan\nA,yes,,,\nB,no,,,x\n", [5]),
        ("city,plan\nA\nB,no,x\nC,yes\n", [2, 3]),
        ("city,plan,how\nA,1,often\nB,1,,\n,,,,\nC,,,,\n", []),
        ("city,plan,how\nA,1,,\nB,1,often,,\n", []),
    ],
)
def test_lines_with_more_cells_are_read_where_these_are_blank(text: str, lines: list[int], tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, text))
    left = [(line, code) for line, code in told(found) if code in {"too-many-cells", "too-few-cells"}]
    assert sorted(line for line, _ in left) == lines
    assert found.left_out == len(lines)
    assert found.rows - len(lines) == len(rows_of(found)) > 0


def test_however_many_lines_have_blank_cells_more_the_wrong_ones_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govcheck.batch.reading.uneven_lines.MOST_UNEVEN", 200)
    text = "city,plan,how\n" + "A,1,often,\n" * 300 + "Bad,1,often,5\nShort,1\nLast,1,never\n"
    found = read(csv_of(tmp_path, text))
    assert sorted(told(found)) == [(302, "too-many-cells"), (303, "too-few-cells")]
    assert rows_of(found)[-1]["city"] == "Last"


def test_a_line_break_in_a_cell_of_no_column_moves_no_line(tmp_path: Path) -> None:
    for cell in ('"x\ny"', '"\n"'):
        path = csv_of(tmp_path, f"city,plan,how\nA,1,often\nB,1,often,{cell}\nC,1,often\nD,1\nE,1,often\n")
        assert refused(path) == ["too-many-cells"]


def test_the_row_is_left_out_and_the_column_named(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "city,plan,how\nA,1\nB,1,often\n"))
    assert [row["city"] for row in rows_of(found)] == ["B"]
    assert (found.rows, found.left_out) == (2, 1)
    (problem,) = found.problems
    assert problem.fields["column"] == "how"


def test_what_stands_in_quotes_is_in_one_cell(tmp_path: Path) -> None:
    text = 'city,plan,how.note,how\n"A, ""a""",1,"x\n,,,\n",often\nB,1,,never\n'
    assert told(read(csv_of(tmp_path, text))) == []
    assert told(read(csv_of(tmp_path, f'{text}"C, "",",1,\n'))) == [(6, "too-few-cells")]


def test_far_too_many_short_lines_are_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govcheck.batch.reading.uneven_lines.MOST_UNEVEN", 200)
    assert refused(csv_of(tmp_path, "city,plan\n" + "A\n" * 201)) == ["too-few-cells"] * 100
