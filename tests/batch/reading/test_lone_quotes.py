"""A quote of which nobody can tell what it holds refuses the file, and all others are read as they are meant."""

from __future__ import annotations

import csv
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.batch.reading.column_names import ColumnNames
from govcheck.batch.reading.columns import name_places
from govcheck.batch.reading.csv_source import open_csv
from govcheck.batch.reading.source import LINE
from govcheck.errors import InputError
from table_files import SMALL, WORDS, csv_of, read, refused, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ["city", "how.note", "scale.note"]
PLACES = name_places(SMALL)
NAMES = ColumnNames(PLACES, WORDS)


def lone_lines(path: Path) -> list[int | None]:
    """The lines of quotes for which a file is refused when it is opened."""
    with pytest.raises(InputError) as refusal:
        open_csv(path, NAMES, [*PLACES])
    assert {problem.code for problem in refusal.value.problems} == {"lone-quote"}
    return [problem.location and problem.location.line for problem in refusal.value.problems]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('city,how.note,scale\n"Ada",15" screen,2\n"Bob",x,9\n"Cy",12" screen,5\n"Dee",z,6\n"Eve",z,7\n', [2, 4]),
        ('city,scale,how.note\nA,3,"q"",yes\nB,9,"q""q"\nC,3,"q"",no\nD,2,x\nE,4,"a\nb"\nF,9,z\n', [2, 4]),
        ('city,scale\n"C4 " "x""",3\n', [2]),
        ('city,Is there a plan?",scale\nA,yes,3\nB,no,4\nC,yes,5" pipe\n', [1, 4]),
        ('city,scale,remark\nA,3,15" pipe\nB,4,12" pipe\nC,5,x\n', [2, 3]),
        ('city,scale,how.note\nA,3,15" x" 12"\nB,4,x\n', [2]),
        ('city,scale,how.note\nA,3,a "b,c" d\nB,4,x\n', [2]),
        ('city,how.note,scale\nA,"x" ,3\n', [2]),
        ('city,how.note,scale\n\nA,"x\ny"z,3\nB,,4\n', [3]),
        ('city,how.note,scale\nA,"x\ny,3\nB,,4\n', [2]),
        ('Title 5"\n\ncity,how.note,scale\nA,5",3\n', [4]),
        ('"city,how.note,scale\nA,,3\n', [1]),
        ('city;how.note;scale\r\nA;"5";3\r\nB;5";4\r\n', [3]),
        ('city|how.note|scale\nA|"5"|3\nB|5"|4\n', [3]),
        ('city\thow.note\tscale\nA\t5"\t3\n', [2]),
    ],
)
def test_a_lone_quote_refuses_the_file_when_it_is_opened(text: str, lines: list[int], tmp_path: Path) -> None:
    assert lone_lines(csv_of(tmp_path, text)) == lines


def test_of_many_lone_quotes_the_first_are_told(tmp_path: Path) -> None:
    assert lone_lines(csv_of(tmp_path, "city,scale\n" + '5" pipe,3\n' * 300)) == [*range(2, 102)]


def test_a_lone_quote_is_told_before_what_it_makes_of_later_lines(tmp_path: Path) -> None:
    text = 'city,scale\nA 5",3\nB,4,"x\n",y\nC,5\n'
    assert refused(csv_of(tmp_path, text)) == ["lone-quote", "too-many-cells"]


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ('city,scale\nA "yes",3\n"B",4\n', ['A "yes"', "B"]),
        ('city,scale\n "A",3\n15" x 12",4\nB"",5\n', ['"A"', '15" x 12"', 'B""']),
        ('city,scale\r\n"A ""b""",3\r\n"""C""",4\r\n"D, E",5', ['A "b"', '"C"', "D, E"]),
        ('\ufeff"city","scale","x, y"\n"A","3",\n', ["A"]),
        ('city|scale\n"A | B"|3\nC "d"|4\n', ["A | B", 'C "d"']),
        ('city\tscale\n"A"\t3\nC "d"\t4\n', ["A", 'C "d"']),
        ('Title 5"\n\ncity,scale\nA,3\n', ["A"]),
    ],
)
def test_quotes_that_pair_up_are_read_as_they_stand(text: str, cities: list[str], tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, text))
    assert [problem for problem in told(found) if problem[1] == "lone-quote"] == []
    assert [row["city"] for row in rows_of(found)] == cities


CELLS = st.sampled_from(
    ["", "a", " ", '"a"', '"a,a"', '"a\na"', '""', '"""a"""', 'a "a"', 'a""', '"', 'a"', '"a', '"a"a']
)
TEXTS = st.text('a", \n', max_size=16) | st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4).map(
    lambda rows: "\n".join(map(",".join, rows))
)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_what_is_accepted_is_what_a_strict_reader_reads(tmp_path: Path, text: str) -> None:
    path = csv_of(tmp_path, ",".join(HEADER) + "\n" + text)
    try:
        source = open_csv(path, NAMES, [*PLACES])
    except InputError:
        return
    found = source.number(source.frame).collect().select(LINE, *HEADER).rows()
    assert [row for row in found if any(row[1:])] == read_strictly(path)


def read_strictly(path: Path) -> list[tuple[int | str | None, ...]]:
    """The rows that hold anything, each behind the line where it begins."""
    rows: list[tuple[int | str | None, ...]] = []
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        line = 1
        for cells in reader:
            texts = [cell.strip() or None for cell in [*cells, "", "", ""][: len(HEADER)]]
            if line > 1 and any(texts):
                rows.append((line, *texts))
            line = reader.line_num + 1
    return rows


def test_a_line_of_many_quotes_takes_no_time(tmp_path: Path) -> None:
    start = time.perf_counter()
    for sign in ('"', 'a"', '" ', '""a'):
        assert "lone-quote" in refused(csv_of(tmp_path, f"city,scale\n{sign * 99_999}a,3\n"))
    assert time.perf_counter() - start < 5
