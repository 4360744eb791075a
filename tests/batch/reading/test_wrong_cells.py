"""What is wrong in a table is told with its line, all of it at once, and nothing of it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from builders import question_data, questionnaire
from govcheck.batch.origin import ORIGIN
from govcheck.batch.reading.error_table import tabulate_problems
from govcheck.errors import InputError
from govcheck.language import ENGLISH
from table_files import csv_of, read, refused, rows_of, told, write_csv, write_parquet, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_what_a_cell_may_say(tmp_path: Path) -> None:
    text = (
        "city,plan,scale,how,what\n"
        "A,true,7.5,Often,Clean water; AIR\n"
        "B,No,.5,dont-know,none\n"
        "C,1,dont-know,always,not-applicable\n"
        "D,,,,\n"
    )
    found = read(csv_of(tmp_path, text))
    assert found.problems == ()
    none = dict.fromkeys(("what.water", "what.air", "what.soil"), False)
    both = {"what.water": True, "what.air": True, "what.none": False}
    assert rows_of(found) == [
        {"city": "A", "plan": True, "scale": 7.5, "how": "often", **none, **both},
        {"city": "B", "plan": False, "scale": 0.5, "how.state": "dont-know", **none, "what.none": True},
        {"city": "C", "plan": True, "scale.state": "dont-know", "how": "always", "what.state": "not-applicable"},
        {"city": "D"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("plan", "perhaps", "not-yes-no"),
        ("scale", "11", "out-of-range"),
        ("scale", "-1", "out-of-range"),
        ("scale", "many", "not-a-number"),
        ("scale", "nan", "not-a-number"),
        ("scale", "inf", "out-of-range"),
        ("scale", '"1,5"', "not-a-number"),
        ("how", "oftn", "unknown-option"),
        ("how", "=1+1", "unknown-option"),
        ("how", "\x07", "unknown-option"),
        ("how", "x" * 10_000, "unknown-option"),
        ("what", "water;fire", "unknown-option"),
        ("what", "water;none", "not-exclusive"),
        ("what", "water;air;soil", "too-many"),
        ("what", "water;water", "option-twice"),
        ("what.water", "perhaps", "not-true-false"),
        ("plan.unsure", "perhaps", "not-true-false"),
        ("plan.unsure", "true", "unsure-without-value"),
        ("plan.state", "unknown", "unknown-state"),
        ("country", "Spain", "unknown-country"),
        ("region", "Europa", "unknown-region"),
        ("population", "84.00.0", "not-a-population"),
        ("population", "0", "not-a-population"),
        ("date", "10/11/2026", "not-a-date"),
        ("date", "2026-02-30", "not-a-date"),
    ],
)
def test_a_wrong_cell_leaves_its_row_out(column: str, cell: str, code: str, tmp_path: Path) -> None:
    extra = "" if column in {"plan", "how"} else ",how"
    found = read(
        csv_of(tmp_path, f"city,{column}{extra}\nA,,\nB,{cell},\nC,,\n".replace(",\n", ",\n" if extra else "\n"))
    )
    assert told(found) == [(3, code)]
    assert [row["city"] for row in rows_of(found)] == ["A", "C"]
    assert (found.rows, found.left_out) == (3, 1)
    row = tabulate_problems(found.problems, ENGLISH).row(0, named=True)
    assert row["column"] == column
    assert row["code"] == code
    assert len(row["reason"]) < 400


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = (
        "city,plan,plann,how,scale,what,what.air\n"
        "A,true,,oftn,7,,\n"
        ",true,,often,7,,\n"
        "C,maybe,,often,70,,\n"
        ",,,,,,\n"
        '"E\nE",true,,never,1,,\n'
        "F,true,,never,x,,\n"
        "G,true,,never,2,water,true\n"
        "H,true,x,never,3,,\n"
    )
    found = read(csv_of(tmp_path, text))
    assert told(found) == [
        (1, "unknown-column"), (2, "unknown-option"), (3, "no-city"), (4, "not-yes-no"), (4, "out-of-range"),
        (6, "control-character"), (8, "not-a-number"), (9, "answered-twice"),
    ]  # fmt: skip
    assert found.problems[0].fields["near"] == "plan"
    assert found.problems[1].fields["near"] == "often"
    assert [row["city"] for row in rows_of(found)] == ["H"]
    assert (found.rows, found.left_out) == (7, 6)


@pytest.mark.parametrize("tick", ["x", "X", " x ", "✓", "✔", "✔\ufe0f", "☑", "☒"])
def test_a_tick_says_that_it_is_so(tick: str, tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, f"city,what.water,what.air,plan,plan.unsure\nA,{tick},,yes,{tick}\nB,,☐,yes,\n"))
    assert not found.problems
    assert rows_of(found) == [
        {"city": "A", "what.water": True, "plan": True, "plan.unsure": True},
        {"city": "B", "what.air": False, "plan": True},
    ]


def test_a_tick_is_no_answer_to_a_question(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "city,plan,what,what.air\nA,x,,\nB,,x,\nC,,,✗\n"))
    assert told(found) == [(2, "not-yes-no"), (3, "unknown-option"), (4, "not-true-false")]


def test_typed_cells_are_checked_as_well(tmp_path: Path) -> None:
    rows = [
        {"city": "A", "plan": True, "scale": 7, "how": "often", "what.water": True, "what.none": False},
        {"city": "B", "plan": None, "scale": 70, "how": "oftn", "what.water": True, "what.none": True},
        {"city": None, "plan": None, "scale": None, "how": None, "what.water": None, "what.none": None},
        {"city": "D", "plan": None, "scale": None, "how": None, "what.water": None, "what.none": None},
    ]
    found = read(write_parquet(tmp_path / "t.parquet", rows))
    assert sorted(told(found)) == [(2, "not-exclusive"), (2, "out-of-range"), (2, "unknown-option")]
    assert [row["city"] for row in rows_of(found)] == ["A", "D"]
    assert found.rows == 3


def test_a_number_that_may_be_thousands_is_told_with_both_where_both_can_be(tmp_path: Path) -> None:
    asked = questionnaire([question_data("few", "number"), question_data("many", "number", max=5000)])
    path = csv_of(tmp_path, "city;few;many\nA;1.234;1234\nB;1,234;1,2340\nC;1;1.234\nD;1;1,234\nE;1;9.999\n")
    found = read(path, asked)
    assert [(row["few"], row["many"]) for row in rows_of(found)] == [(1.234, 1234.0), (1.234, 1.234), (1.0, 9.999)]
    assert told(found) == [(4, "not-a-number"), (5, "not-a-number")]
    assert {one.hint.format(**one.fields) for one in found.problems} == {"Write 1234 or 1.2340."}
    points = csv_of(tmp_path, "city,few,many\nA,1,1.234\n")
    assert [row["many"] for row in rows_of(read(points, asked))] == [1.234]


def test_nan_is_no_number(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pl.DataFrame({"city": ["A", "B"], "scale": [float("nan"), 3.0]}).write_parquet(path)
    assert told(read(path)) == [(1, "not-a-number")]


def test_a_list_in_parquet_and_numbers_for_yes_and_no(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pl.DataFrame({"city": ["A", "B"], "what": [["water", "air"], None], "plan": [1.0, 0.0]}).write_parquet(path)
    first, second = rows_of(read(path))
    assert first["what.water"] and first["what.air"] and first["plan"] is True
    assert second == {"city": "B", "plan": False}


def test_a_type_without_text_refuses_the_table(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pl.DataFrame({"city": ["A"], "plan": [{"a": 1}], "how": ["no"]}).write_parquet(path)
    assert refused(path) == ["column-type", "unknown-option"]


def test_a_long_table_is_told_by_its_own_lines(tmp_path: Path) -> None:
    text = (
        "city,region,question,value,unsure,else\n"
        "A,europe,plan,true,,\n"
        "A,,what,water,,\n"
        "A,,what,air,,\n"
        "A,,scale,7,true,\n"
        "B,europe,plan,maybe,,\n"
        "B,,what,water,,\n"
        "B,,what,none,,\n"
        "C,europe,plan,true,,\n"
        "C,,plan,false,,\n"
        "D,europe,plann,true,,\n"
        "D,,plan,true,,\n"
        ",,plan,true,,\n"
        "E,,,true,,\n"
        "F,europe,plan,true,,\n"
        "F,africa,how,often,,\n"
    )
    found = read(csv_of(tmp_path, text))
    codes = dict(told(found)[::-1])
    assert codes[1] == "unknown-column"
    assert codes[6] == "not-yes-no"
    assert codes[7] == "not-exclusive"
    assert codes[13] == "no-city"
    assert codes[14] == "no-question"
    assert rows_of(found)[0] == {
        "city": "A", "region": "europe", "plan": True, "scale": 7.0, "scale.unsure": True,
        "what.water": True, "what.air": True, "what.soil": False, "what.none": False,
    }  # fmt: skip
    assert [row["city"] for row in rows_of(found)] == ["A", "D", "E"]


def test_two_days_of_a_city_are_two_rows(tmp_path: Path) -> None:
    text = "city,date,question,value\nA,2025-01-01,plan,false\nA,2026-01-01,plan,true\n"
    assert [row["plan"] for row in rows_of(read(csv_of(tmp_path, text)))] == [False, True]


def test_a_semicolon_table_may_write_numbers_with_a_comma(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, '\ufeffcity;scale;what\r\nA;7,5;"water;air"\r\n'))
    row = rows_of(found)[0]
    assert row["scale"] == 7.5
    assert row["what.air"]


def test_a_note_documents_an_answer_alone(tmp_path: Path) -> None:
    text = "city,plan,plan.note,plan.evidence,how,how.note\nA,true,,Report,,said so\nB,true,,,often,x\n"
    first, second = rows_of(read(csv_of(tmp_path, text)))
    assert first == {"city": "A", "plan": True, "plan.documented": True}
    assert second == {"city": "B", "plan": True, "how": "often", "how.documented": True}


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_parquet])
def test_a_row_knows_its_file_and_its_line(write: Callable[..., Path], tmp_path: Path) -> None:
    rows = [{"city": "A", "plan": "yes"}, {"city": "B", "plan": "perhaps"}, {"city": "C", "plan": "no"}]
    path = write(tmp_path / f"cities.{write.__name__.removeprefix('write_')}", rows)
    found = read(path).frame.select(*ORIGIN).collect()
    first = 1 if write is write_parquet else 2
    assert found.rows() == [(str(path), first, None), (str(path), first + 2, None)]


def test_many_wrong_rows_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govcheck.batch.reading.wrong_rows.MOST_TOLD", 10)
    found = read(csv_of(tmp_path, "city,how,plan\n" + "A,x,maybe\n" * 50))
    assert len(found.problems) == 11
    assert found.problems[0].code == "more-problems"
    assert found.left_out == 50


def test_a_named_sheet_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "t.xlsx", [{"city": "A", "plan": True, "scale": 1 / 3}], sheets=("First", "Second"))
    (row,) = rows_of(read(path, sheet="Second"))
    assert row["scale"] == pytest.approx(1 / 3, abs=1e-9)
    assert refused(path, sheet="Third") == ["no-such-sheet"]


def test_choices_between_commas_are_told_how_they_are_parted(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, 'city;plan;what\nA;yes;"water, sand"\nB;yes;water'))
    (problem,) = found.problems
    assert (found.rows, problem.code) == (2, "unknown-option")
    assert "parted by semicolons" in problem.hint


@pytest.mark.parametrize("text", ["n/a", "N/A", "NA", "None of it", "none", "unknown", "-", "?"])
@pytest.mark.parametrize("column", ["plan", "scale", "how"])
def test_a_word_for_no_answer_is_told_in_the_words_for_it(column: str, text: str, tmp_path: Path) -> None:
    extra = "" if column == "plan" else ",plan"
    found = read(csv_of(tmp_path, f"city,{column}{extra}\nA,{text}{',yes' if extra else ''}\n"))
    (problem,) = found.problems
    assert ("Write dont-know" in problem.hint) == (text != "None of it")
    assert (found.rows, found.left_out) == (1, 1)


def test_a_word_that_is_not_known_brings_nobody_to_invent_an_answer(tmp_path: Path) -> None:
    (problem,) = read(csv_of(tmp_path, "city,plan\nA,no idea\n")).problems
    assert problem.hint == "Write yes or no, or dont-know where nobody knows it."


def test_an_option_called_none_is_one(tmp_path: Path) -> None:
    assert rows_of(read(csv_of(tmp_path, "city,what\nA,none\n")))[0]["what.none"] is True


def test_a_type_that_holds_no_text_is_told_with_those_that_do(tmp_path: Path) -> None:
    for name in ("wide", "long"):
        frame = pl.DataFrame({"city": ["A"], "question": ["plan"], "value": [b"yes"]})
        frame = frame if name == "long" else frame.select("city", pl.col("value").alias("plan"))
        frame.write_parquet(tmp_path / "t.parquet")
        with pytest.raises(InputError, match=r"has a type that holds no text\. Give it a type of texts"):
            read(tmp_path / "t.parquet")


@pytest.mark.parametrize(("cell", "shown"), [("10.0000001", "10.0000001"), ("-0.0000000001", "-1e-10"), ("11", "11")])
def test_a_number_out_of_range_is_told_so_that_it_can_be_seen(cell: str, shown: str, tmp_path: Path) -> None:
    asked = questionnaire([question_data("scale", "number", min=0, max=10)])
    (problem,) = read(csv_of(tmp_path, f"city,scale\nA,{cell}\nB,10\n"), asked).problems
    assert (problem.code, problem.fields["value"]) == ("out-of-range", shown)
