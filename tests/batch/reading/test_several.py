"""Several choices in one cell are taken apart in one way only: a label may have commas and blanks of its own."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.batch.reading.several import find_choices
from table_files import csv_of, read, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = {"a": "a", "b": "b", "red, green": "rg", "red": "r", "blue": "blue", "one two": "12", "x, y, z": "xyz"}


def chosen(text: str) -> list[str | None]:
    return [one.option for one in find_choices(text, KNOWN.get)]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("a;b", ["a", "b"]),
        ("a; b;", ["a", "b"]),
        ("a, b", ["a", "b"]),
        ("a,b,", ["a", "b"]),
        ("a b", ["a", "b"]),
        ("a\nb", ["a", "b"]),
        ("one two\na", ["12", "a"]),
        ("one two\r\nred, green", ["12", "rg"]),
        ("one two | x, y, z|", ["12", "xyz"]),
        ("one two", ["12"]),
        ("one two, a", ["12", "a"]),
        ("red, green", ["rg"]),
        ("red, green, a", ["rg", "a"]),
        ("x, y, z, a", ["xyz", "a"]),
        ("red, a", ["r", "a"]),
        ("a, c", [None]),
        ("a c", [None]),
        ("a; c", ["a", None]),
        ("a,,b", [None]),
        (",", [None]),
        ("one two a", [None]),
        ("x, y", [None]),
    ],
)
def test_which_options_a_cell_chooses(text: str, options: list[str | None]) -> None:
    assert chosen(text) == options


def test_a_cell_that_can_be_taken_apart_in_two_ways_means_nothing() -> None:
    known = {"a": "1", "b": "2", "a, b": "3", "c": "4"}
    assert [one.option for one in find_choices("a, b, c", known.get)] == [None]
    assert [one.option for one in find_choices("a, b", known.get)] == ["3"]


def test_a_hostile_cell_takes_no_time() -> None:
    assert chosen("a," * 16_000) == [None]
    known = {",".join("a" for _ in range(n)): str(n) for n in range(1, 20)}
    assert [one.option for one in find_choices(",".join("a" for _ in range(900)), known.get)] == [None]


@given(st.lists(st.sampled_from(["a", "b", "red, green", "one two", "x, y, z"]), min_size=1, unique=True))
def test_labels_between_commas_are_found_again(labels: list[str]) -> None:
    assert chosen(", ".join(labels)) == [KNOWN[label] for label in labels]
    assert chosen("; ".join(labels)) == list(chain(KNOWN[label] for label in labels))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_has_the_separator_that_its_header_has(separator: str, tmp_path: Path) -> None:
    text = 'city;what;scale\nA;"Clean water\nClean air";7\nB;"water|soil";8\nC;;9\n'.replace(";", separator)
    found = rows_of(read(csv_of(tmp_path, text)))
    assert [(row["city"], row["scale"], row.get("what.air"), row.get("what.soil")) for row in found] == [
        ("A", 7.0, True, False),
        ("B", 8.0, False, True),
        ("C", 9.0, None, None),
    ]


def test_lists_of_tools_in_a_table(tmp_path: Path) -> None:
    text = 'city;what;plan\nA;"Clean water, Clean air";Y\nB;water air;n\nC;"water, sand";N\nD;"water,air,soil";y\n'
    found = read(csv_of(tmp_path, text))
    assert told(found) == [(4, "unknown-option"), (5, "too-many")]
    rows = [(row["city"], row["plan"], row["what.water"], row["what.air"], row["what.soil"]) for row in rows_of(found)]
    assert rows == [("A", True, True, True, False), ("B", False, True, True, False)]
