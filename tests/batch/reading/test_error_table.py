"""The error table can be opened anywhere: nothing in it acts, whatever the input held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.reading.error_table import tabulate_problems
from govcheck.errors import Location, Problem
from govcheck.language import ENGLISH
from table_files import csv_of, read

if TYPE_CHECKING:
    from pathlib import Path


def test_characters_that_nobody_sees_are_shown(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, 'city,how,pl\x1ban\nA\x1b[31m,of\x07ten\u202e,\nB,"one\ntwo",\nC,often,'))
    table = tabulate_problems(found.problems, ENGLISH)
    for row in table.rows():
        assert all(str(cell).isprintable() for cell in row), row
    assert "of␇ten\u2039U+202E\u203a" in table["value"].to_list()
    assert "one two" in table["value"].to_list()
    assert "pl␛an" in table["column"].to_list()


def test_a_file_keeps_its_name() -> None:
    table = tabulate_problems(
        [Problem("code", "This is no answer.", "", Location("a  b.csv", 3), {"value": "x"})], ENGLISH
    )
    assert table.row(0) == ("a  b.csv", 3, None, "x", "code", "This is no answer.", None)
