"""The columns of one question are read together: what contradicts itself is told, whichever column stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from table_files import csv_of, read, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path


def test_options_in_columns_of_their_own_are_checked_together(tmp_path: Path) -> None:
    text = (
        "city,what.water,what.air,what.soil,what.none,plan,plan.state\n"
        "A,1,1,,,,\n"
        "B,1,,,yes,,\n"
        "C,1,1,1,,,\n"
        "D,0,0,0,0,true,dont-know\n"
    )
    found = read(csv_of(tmp_path, text))
    assert told(found) == [(3, "not-exclusive"), (4, "too-many"), (5, "value-with-state")]
    assert [row["city"] for row in rows_of(found)] == ["A"]


@pytest.mark.parametrize("columns", ["what,what.water,what.air", "what.water,what.air,what"])
def test_a_list_and_columns_that_differ_are_told_whichever_stands_first(columns: str, tmp_path: Path) -> None:
    cells = [
        {"what": "water", "what.water": "0"},
        {"what": "water", "what.air": "x"},
        {"what": "water", "what.air": "0"},
    ]
    rows = [",".join([city, *(row.get(name, "") for name in columns.split(","))])
            for city, row in zip("ABC", cells, strict=True)]  # fmt: skip
    found = read(csv_of(tmp_path, "\n".join([f"city,{columns}", *rows])))
    assert told(found) == [(2, "answered-twice"), (3, "answered-twice")]
    assert [(row["city"], row["what.water"], row["what.air"]) for row in rows_of(found)] == [("C", True, False)]


@pytest.mark.parametrize("columns", ["plan,plan.state", "plan.state,plan"])
def test_two_states_that_differ_are_told(columns: str, tmp_path: Path) -> None:
    text = f"city,{columns}\nA,dont-know,not-applicable\nB,dont-know,dont-know\nC,dont-know,\nD,,not-applicable\n"
    found = read(csv_of(tmp_path, text))
    assert told(found) == [(2, "two-states")]
    states = [row["plan.state"] for row in rows_of(found)]
    assert states == ["dont-know", "dont-know", "not-applicable"]


def test_a_number_for_yes_or_no_may_have_decimals(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "city,plan,what.water,what.air\nA,1.0,1.0,0.0\nB,0.0,0.0,1.0\nC,2.0,0.5,1.0\n"))
    assert sorted(told(found)) == [(4, "not-true-false"), (4, "not-yes-no")]
    rows = [(row["plan"], row["what.water"], row["what.air"]) for row in rows_of(found)]
    assert rows == [(True, True, False), (False, False, True)]


@pytest.mark.parametrize(
    ("column", "cell", "codes"),
    [
        ("plan", "maybe", ["not-yes-no"]),
        ("scale", "70", ["out-of-range"]),
        ("what", "fire", ["unknown-option"]),
        ("what.water", "maybe", ["not-true-false"]),
        ("plan", "", ["unsure-without-value"]),
        ("scale", "dont-know", ["unsure-without-value"]),
    ],
)
def test_a_value_that_cannot_be_read_is_one_that_could_be_unsure(
    column: str, cell: str, codes: list[str], tmp_path: Path
) -> None:
    question = column.partition(".")[0]
    wide = f"city,{column},{question}.unsure,how\nA,{cell},x,often\n"
    long = f"city,question,value\nA,{column},{cell}\nA,{question}.unsure,x\nA,how,often\n"
    for text in (wide, long):
        found = read(csv_of(tmp_path, text))
        assert [code for _, code in told(found)] == codes
        assert (found.rows, found.left_out) == (1, 1)
