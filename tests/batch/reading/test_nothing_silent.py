"""No row is left out without a reason, and no answer is read as skipped."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import polars as pl
import pytest

from govcheck.batch.reading import long_form
from govcheck.batch.reading.check import Check
from govcheck.batch.reading.source import LINE, Source
from govcheck.batch.reading.wrong_rows import any_wrong, find_wrong_rows
from table_files import csv_of, read, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

STRANGE = [
    "1e1", "5e-1", "+07.0E0", "\uff17", "\u0667", "1_0", "0.1234567890123456789012", "0000000000000007", "7.0.0", "1,5",
    "1.234", "7\x1c", "7\x1f", "7\u200b", "inf", "NaN", "0x7", "7%", "--7", ".", "+", "yes\x1c", "no\x1f", "Often\x1d",
    "water\x1e", "water;;air", ";", "none;none", "dont-know\x1c", "x\x1c", "true\x85", "\x85", "\x1c", "\u3000",
]  # fmt: skip
COLUMNS = ("plan", "scale", "how", "what", "what.water", "plan.unsure", "plan.state", "plan.documented")


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("column", COLUMNS)
def test_each_row_that_is_left_out_is_told(column: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "cities.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=separator)
        names = [column] if column in {"plan", "how"} else [column, "how"]
        writer.writerows([["city", *names], *(["A", text, *["often"][: len(names) - 1]] for text in STRANGE)])
    found = read(path)
    assert len({line for line, _ in told(found)}) == found.left_out > 0
    assert len(rows_of(found)) == found.rows - found.left_out


@pytest.mark.parametrize("text", ["1e1", "5e-1", "+07.0E0", "\uff17", "1_0", "0000000000000007", "7\x1c"])
def test_a_number_that_is_not_written_plainly_is_told(text: str, tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, f"city,plan,scale\nA,yes,{text}\nB,no,7\n"))
    assert told(found) == [(2, "not-a-number")]
    assert found.problems[0].fields["value"] == text


def test_a_check_without_words_is_told_in_general() -> None:
    frame = pl.LazyFrame({"city": ["A"], "plan": ["yes"], LINE: [2]})
    source = Source("cities.csv", frame, lambda frame: frame)
    check = Check("plan", pl.col("plan"), pl.col("plan") == "yes", lambda _: [], source.line())
    found = find_wrong_rows(source, [check], pl.col("city"))
    assert found.left_out == 1
    assert [one.code for one in found.problems] == ["unreadable"]


@pytest.mark.parametrize("blank", ["\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u00a0", " "])
def test_a_word_with_a_blank_behind_it_is_read(blank: str, tmp_path: Path) -> None:
    text = f"city,plan,how,what\nA,yes{blank},Often{blank},water;air{blank}\n"
    pl.DataFrame({"city": ["A"], "plan": [f"yes{blank}"], "how": [f"often{blank}"], "what": [f"water;air{blank}"]}
                 ).write_parquet(tmp_path / "t.parquet")  # fmt: skip
    for path in (csv_of(tmp_path, text), tmp_path / "t.parquet"):
        (row,) = rows_of(read(path))
        assert (row["plan"], row["how"], row["what.water"], row["what.air"]) == (True, "often", True, True)


def test_the_parts_of_a_list_may_have_blanks(tmp_path: Path) -> None:
    lists = [["water", "air "], [" water ", None], [], None, ["", " "], [" "]]
    pl.DataFrame({"city": list("ABCDEF"), "plan": True, "what": lists}).write_parquet(tmp_path / "t.parquet")
    found = read(tmp_path / "t.parquet")
    assert told(found) == [(5, "empty-list")]
    chosen = [(row["city"], row.get("what.water"), row.get("what.air")) for row in rows_of(found)]
    assert chosen == [("A", True, True), ("B", True, False), *((city, None, None) for city in "CDF")]


def long(folder: Path, *rows: str) -> Path:
    return csv_of(folder, "\n".join(["city,question,value,state,unsure,documented,note,evidence", *rows]))


def test_every_row_of_the_long_form_that_names_no_question_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ["A,,yes", "A,plan,yes", "B,,no", "B,nonsense,1", "B,nonsense,2", "C,plan,no", "C,,no"]
    found = told(read(long(tmp_path, *rows)))
    assert found == [(2, "no-question"), (4, "no-question"), (5, "unknown-column"), (8, "no-question")]
    monkeypatch.setattr(long_form, "MOST_STRAY", 2)
    *problems, more = read(long(tmp_path, *rows)).problems
    assert (more.code, more.fields["count"], len(problems)) == ("more-problems", 2, 2)


def test_a_blank_value_of_the_long_form_is_skipped(tmp_path: Path) -> None:
    rows = ["A,plan,yes", "A,scale,", "B,scale,,dont-know", "B,plan,yes", "C,plan,,not-applicable", "D,how,,,,,note"]
    found = read(long(tmp_path, *rows))
    assert not found.problems
    assert rows_of(found) == [
        {"city": "A", "plan": True}, {"city": "B", "plan": True, "scale.state": "dont-know"},
        {"city": "C", "plan.state": "not-applicable"}, {"city": "D"},
    ]  # fmt: skip


def test_a_blank_value_is_no_wrong_word_however_many_there_are(tmp_path: Path) -> None:
    wrong = [f"City {place},how,wrong{place}" for place in range(60)]
    found = read(long(tmp_path, *wrong, "A,how,", "A,plan,yes"))
    assert found.left_out == 60
    assert rows_of(found) == [{"city": "A", "plan": True}]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (("A,plan,,dont-know", "A,plan,,not-applicable"), "two-states"),
        (("A,plan.state,dont-know", "A,plan,,not-applicable"), "two-states"),
        (("A,what.water,,dont-know", "A,what.air,,not-applicable"), "two-states"),
        (("A,plan,yes,,true", "A,plan,,,false"), "answered-twice"),
        (("A,what.water,1,,true", "A,what.air,1,,false"), "answered-twice"),
        (("A,plan,yes,,,true", "A,plan,,,,false"), "answered-twice"),
        (("A,what.water,1", "A,what.air,,dont-know"), "value-with-state"),
        (("A,plan,,,true", "A,how,often"), "unsure-without-value"),
    ],
)
def test_rows_of_one_question_that_contradict_each_other_are_told(
    rows: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    for order in (rows, rows[::-1]):
        found = read(long(tmp_path, *order, "B,plan,yes"))
        assert [own for _, own in told(found)] == [code]
        assert [row["city"] for row in rows_of(found)] == ["B"]


def test_rows_of_one_question_that_agree_are_taken_together(tmp_path: Path) -> None:
    rows = ["A,plan,yes,,true", "A,plan,,,TRUE", "B,plan,,dont-know", "B,plan.state,Dont-know", "B,how,often"]
    found = read(long(tmp_path, *rows))
    assert not found.problems
    first, second = rows_of(found)
    assert first == {"city": "A", "plan": True, "plan.unsure": True}
    assert second == {"city": "B", "plan.state": "dont-know", "how": "often"}


@pytest.mark.parametrize("where", ["what.air", "what", "own"])
@pytest.mark.parametrize("part", ["documented", "note", "evidence"])
def test_what_documents_an_option_documents_its_question(part: str, where: str, tmp_path: Path) -> None:
    cell = {"documented": ",,true", "note": ",,,Seen", "evidence": ",,,,Report"}[part]
    row = f"A,what.{part},{cell.strip(',')}" if where == "own" else f"A,{where},,{cell}"
    found = read(long(tmp_path, "A,what.water,1", row))
    assert not found.problems
    (row_found,) = rows_of(found)
    assert row_found["what.documented"] is True


def test_a_check_that_is_lacking_a_word_loses_no_row() -> None:
    """Null is neither right nor wrong: such a row would be in no table."""
    lacking = Check("plan", pl.col("plan"), pl.lit(None, pl.Boolean), lambda _: [], pl.lit(1))
    rows = pl.DataFrame({"plan": ["yes"]})
    assert rows.filter(~any_wrong([lacking])).height == 1


NONE = ["no", "No", " n/a ", "-", "0", "FALSE", "NA", "None", "NaN", "No  answer", "don’t know", "N/A."]


@pytest.mark.parametrize("cell", [*NONE, "Council minutes", "No. 7 of 2025"])
def test_a_word_that_says_so_is_no_document(cell: str, tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, f"city,plan,plan.evidence\nA,yes,{cell}\n"))
    assert not told(found)
    assert rows_of(found)[0].get("plan.documented") is (None if cell in NONE else True)


@pytest.mark.parametrize("cells", [[False, None], [0, None], [float("nan"), None]])
def test_no_kind_of_cell_is_a_document_because_it_is_there(cells: list[object], tmp_path: Path) -> None:
    pl.DataFrame({"city": ["A", "B"], "plan": [True, True], "plan.note": cells}).write_parquet(tmp_path / "t.parquet")
    assert all("plan.documented" not in row for row in rows_of(read(tmp_path / "t.parquet")))
