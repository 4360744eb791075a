"""What is wrong in a long table is told on the line on which it stands, and only for the reason that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from table_files import csv_of, read, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.batch.reading.table import TableRead

HEADER = "city,country,region,population,date,question,value"


def long_of(folder: Path, *rows: str) -> TableRead:
    return read(csv_of(folder, "\n".join(["city,question,value", *rows])))


def profiles_of(folder: Path, *profiles: str) -> TableRead:
    answers = ["plan,yes", "scale,7", "how,often"]
    rows = [f"A,{profile},{answer}" for profile, answer in zip(profiles, answers, strict=False)]
    return read(csv_of(folder, "\n".join([HEADER, *rows])))


@pytest.mark.parametrize(
    ("rows", "line", "code"),
    [
        (["what.water,yes", "what.air,perhaps"], 4, "not-true-false"),
        (["what.water,yes", "what.air,yes", "what.soil,yes"], 3, "too-many"),
        (["what.unsure,yes", "what.water,yes", "what.none,yes"], 4, "not-exclusive"),
        (["plan.unsure,perhaps"], 3, "not-true-false"),
        (["how.state,dont-know", "how,often"], 3, "value-with-state"),
        (["scale,often", "how,often"], 3, "not-a-number"),
        (["how,", "how,oftn"], 4, "unknown-option"),
    ],
)
def test_a_wrong_answer_is_told_on_its_line(rows: list[str], line: int, code: str, tmp_path: Path) -> None:
    found = long_of(tmp_path, "A,plan,yes", *(f"A,{row}" for row in rows))
    assert told(found) == [(line, code)]


@pytest.mark.parametrize(
    ("profiles", "code"),
    [
        ([",,,", ",moon,,"], "unknown-region"),
        ([",,,", ",,many,"], "not-a-population"),
        ([",,,", ",,,2026-13-01"], "not-a-date"),
        ([",,,", "XX,,,"], "unknown-country"),
    ],
)
def test_a_wrong_profile_is_told_on_its_line(profiles: list[str], code: str, tmp_path: Path) -> None:
    found = profiles_of(tmp_path, *profiles)
    assert told(found) == [(3, code)]
    assert (found.rows, found.left_out) == (1, 1)


@pytest.mark.parametrize("answer", ["plan,yes", "scale,5", "how,often", "what.water,yes"])
def test_an_answer_that_stands_twice_is_told_as_nothing_else(answer: str, tmp_path: Path) -> None:
    assert told(long_of(tmp_path, f"A,{answer}", f"A,{answer}")) == [(2, "answered-twice")]


def test_choices_in_rows_of_their_own_are_one_answer(tmp_path: Path) -> None:
    (row,) = rows_of(long_of(tmp_path, "A,what,water", "A,what,Clean soil"))
    assert (row["what.water"], row["what.soil"], row["what.air"]) == (True, True, False)


@pytest.mark.parametrize(
    ("column", "wrong", "code"),
    [("region", ["europe", "moon", "europe"], "unknown-region"), ("population", ["1", "many"], "not-a-population")],
)
def test_what_cannot_be_read_is_no_second_reason(column: str, wrong: list[str], code: str, tmp_path: Path) -> None:
    place = HEADER.split(",").index(column) - 1
    rows = ["," * place + text + "," * (3 - place) for text in wrong]
    assert told(profiles_of(tmp_path, *rows)) == [(3, code)]


def test_what_differs_is_told_beside_what_cannot_be_read(tmp_path: Path) -> None:
    found = profiles_of(tmp_path, ",,84000,", ",,many,", ",,85000,")
    assert sorted(code for _, code in told(found)) == ["not-a-population", "profile-differs"]
