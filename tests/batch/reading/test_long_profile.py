"""A city of a long table is one city, in whichever ways its rows write its country, region, population and day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from govcheck.batch.reading.answer_columns import says_none
from govcheck.batch.reading.remark import Remark
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.language import ENGLISH
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_profile
from table_files import SMALL, csv_of, rows_of, told, write_csv, write_parquet, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.batch.reading.table import TableRead

PROFILES = [load_profile(code) for code in ("en", "es", "fr")]
WORDS = learn_words([(SMALL, ENGLISH)], PROFILES)
ANSWERS = [("plan", "yes"), ("scale", "7"), ("how", "often")]


def read_each(folder: Path, *profiles: dict[str, str]) -> list[TableRead]:
    """A long table in each form: the answers of a city, each beside another of the profiles."""
    rows = [
        {"city": "A", **profile, "question": question, "value": value}
        for profile, (question, value) in zip(profiles, ANSWERS, strict=False)
    ]
    made = [
        write_csv(folder / "t.csv", rows),
        write_xlsx(folder / "t.xlsx", rows),
        write_parquet(folder / "t.parquet", rows),
    ]
    return [read_table(path, SMALL, WORDS, PROFILES[0]) for path in made]


@pytest.mark.parametrize(
    ("column", "texts", "value"),
    [
        ("country", ["Spain", "ES", "ESP"], "ES"),
        ("country", ["Namibia", "NAM", "Namibie"], "NA"),
        ("region", ["Europe", "europe", "EUROPA"], "europe"),
        ("population", ["84000", "84 000", "84,000"], 84_000),
        ("population", ["84000", "084000"], 84_000),
        ("date", ["2026-01-02T10:00", "2026-01-02T10:01", "2026/1/2"], date(2026, 1, 2)),
        ("date", ["13/1/2026", "2026-01-13", "2026-01-13 10:00:00"], date(2026, 1, 13)),
    ],
)
def test_one_city_may_be_written_in_several_ways(column: str, texts: list[str], value: object, tmp_path: Path) -> None:
    for found in read_each(tmp_path, *({column: text} for text in texts)):
        assert not told(found)
        assert rows_of(found) == [
            {"city": "A", column: value, "plan": True, "scale": 7.0} | ({"how": "often"} if texts[2:] else {})
        ]


def test_what_differs_still_does(tmp_path: Path) -> None:
    for found in read_each(tmp_path, {"country": "ES"}, {"country": "FR"}, {"country": "Spain"}):
        assert not told(found)
        assert [row["country"] for row in rows_of(found)] == ["ES", "FR"]
    for found in read_each(tmp_path, {"population": "84000"}, {"population": "84 001"}):
        assert {code for _, code in told(found)} == {"profile-differs"}


def test_days_are_read_by_what_the_rows_show(tmp_path: Path) -> None:
    days = [{"date": "5/10/2026"}, {"date": "05/10/2026"}, {"date": "20/11/2026"}]
    for found in read_each(tmp_path, *days):
        assert [code for _, code in told(found)] == ["day-order", "split-days"]
        assert [row["date"] for row in rows_of(found)] == [date(2026, 10, 5), date(2026, 11, 20)]


def test_a_sign_before_decimals_in_any_row_stands_between_no_thousands(tmp_path: Path) -> None:
    rows = [
        {"city": city, "population": people, "question": "plan", "value": "yes"}
        for city, people in [("A", "84000.00"), ("B", "84.000"), ("C", "84000")]
    ]
    found = read_table(write_csv(tmp_path / "t.csv", rows), SMALL, WORDS, PROFILES[0])
    assert [code for _, code in told(found)] == ["not-a-population"]
    assert [row["city"] for row in rows_of(found)] == ["A", "C"]


def test_moments_of_parquet_are_one_day(tmp_path: Path) -> None:
    moments = pl.datetime_range(pl.datetime(2026, 1, 2, 10), pl.datetime(2026, 1, 2, 12), "1h", eager=True)
    rows = [{"city": "A", "question": question, "value": value} for question, value in ANSWERS]
    pl.DataFrame(rows).with_columns(date=moments).write_parquet(tmp_path / "t.parquet")
    (row,) = rows_of(read_table(tmp_path / "t.parquet", SMALL, WORDS, PROFILES[0]))
    assert (row["date"], row["how"]) == (date(2026, 1, 2), "often")


def test_a_code_beside_its_region_is_the_country_that_other_rows_name(tmp_path: Path) -> None:
    named, coded = {"country": "Namibia", "region": "africa"}, {"country": "NA", "region": ""}
    for found in read_each(tmp_path, named, coded):
        assert not told(found)
        assert [(row["country"], row["region"]) for row in rows_of(found)] == [("NA", "africa")]
    for found in read_each(tmp_path, {"country": "Namibia"}, {"country": "NA"}):
        assert [code for _, code in told(found)] == ["doubtful-country"]
        assert rows_of(found) == []


def test_a_column_finds_the_words_for_none_that_are_known_one_by_one() -> None:
    """The same rule for a column and for a word: neither may learn one that the other does not."""
    languages = [load_language(code) for code in ("en", "es", "fr")]
    words = learn_words([(SMALL, language) for language in languages], PROFILES)
    texts = [*words.unsaid, *words.states, *words.flags, "Council minutes", "not yet", "No. 7 of 2025"]
    texts += [form for text in texts for form in (text.upper(), f" {text}  ", text.replace("'", "’"))]
    known = [words.is_unsaid(text) or words.flag(text) is False for text in texts]
    found = pl.DataFrame({"text": texts}).select(says_none(pl.col("text"), words))["text"].to_list()
    assert dict(zip(texts, found, strict=True)) == dict(zip(texts, known, strict=True))


@pytest.mark.parametrize("none", ["no", "-", "Don’t  know"])
def test_a_word_for_none_in_one_row_takes_nothing_from_another(none: str, tmp_path: Path) -> None:
    rows = [
        {"city": "A", "question": "plan", "value": "yes", "evidence": none},
        {"city": "A", "question": "plan", "value": "", "evidence": "Minutes"},
    ]
    for given, documented in ((rows, True), (rows[:1], None)):
        found = read_table(write_csv(tmp_path / "t.csv", given), SMALL, WORDS, PROFILES[0])
        assert not told(found)
        assert [row.get("plan.documented") for row in rows_of(found)] == [documented]


@pytest.mark.parametrize(("column", "one", "other"), [("date", "2025-01-01", "2026-01-01"), ("country", "ES", "FR")])
def test_a_row_that_may_be_of_several_cities_leaves_them_all_out(
    column: str, one: str, other: str, tmp_path: Path
) -> None:
    for found in read_each(tmp_path, {column: one}, {column: other}, {column: ""}):
        assert [code for _, code in told(found)] == ["city-unclear"]
        assert (found.rows, found.left_out, rows_of(found)) == (3, 3, [])


@pytest.mark.parametrize(
    ("column", "texts", "code"),
    [("date", ["2026-01-01", "2026-01-01", "2026-13-01"], "not-a-date"), ("country", ["ES", "ES", "Spian"], "country")],
)
def test_a_city_does_not_lose_an_answer_by_a_cell_that_cannot_be_read(
    column: str, texts: list[str], code: str, tmp_path: Path
) -> None:
    for found in read_each(tmp_path, *({column: text} for text in texts)):
        assert len(told(found)) == 1
        assert code in told(found)[0][1]
        assert rows_of(found) == []


def test_a_city_is_one_in_whichever_letters_its_rows_write_it(tmp_path: Path) -> None:
    rows = [
        {"city": city, "question": question, "value": value}
        for city, (question, value) in zip(["M\u00e1laga", "MALAGA ", "ma\u0301laga"], ANSWERS, strict=True)
    ]
    found = read_table(write_csv(tmp_path / "t.csv", rows), SMALL, WORDS, PROFILES[0])
    assert rows_of(found) == [{"city": "M\u00e1laga", "plan": True, "scale": 7.0, "how": "often"}]
    assert not told(found)


@pytest.mark.parametrize(("second", "split"), [("scale", True), ("plan", False)])
def test_days_that_may_belong_together_are_told(second: str, split: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """A day in each row makes a round of each, where it may be one round of several days."""
    rows = [
        {"city": "A", "date": "2025-01-01", "question": "plan", "value": "yes"},
        {"city": "A", "date": "2025-01-02", "question": second, "value": "7" if split else "no"},
        {"city": "B", "date": "2025-01-01", "question": "plan", "value": "yes"},
        {"city": "B", "date": "2025-01-01", "question": "scale", "value": "7"},
    ]
    found = read_table(write_csv(tmp_path / "t.csv", rows), SMALL, WORDS, PROFILES[0])
    assert [row["city"] for row in rows_of(found)] == ["A", "A", "B"]
    assert [one.fields["count"] for one in found.problems if one.code == Remark.SPLIT_DAYS] == [1] * split
    assert all(one.code == Remark.SPLIT_DAYS for one in found.problems)


def long_of(folder: Path, *rows: str) -> TableRead:
    path = csv_of(folder, "\n".join(["city,country,region,population,date,question,value", *rows]))
    return read_table(path, SMALL, WORDS, PROFILES[0])


def test_a_city_takes_nothing_from_one_of_that_name_in_another_country(tmp_path: Path) -> None:
    rows = ["Córdoba,ES,europe,320000,2019-05-01,plan,yes", "Cordoba,AR,,,,plan,no", "CÓRDOBA,ES,,,,scale,7"]
    found = long_of(tmp_path, *rows)
    assert not told(found)
    profile = {"region": "europe", "population": 320_000, "date": date(2019, 5, 1)}
    assert rows_of(found) == [
        {"city": "Córdoba", "country": "ES", **profile, "plan": True, "scale": 7.0},
        {"city": "Cordoba", "country": "AR", "plan": False},
    ]


def test_a_row_without_a_country_is_of_the_only_one_of_that_name(tmp_path: Path) -> None:
    found = long_of(tmp_path, "A,,,,,plan,yes", "A,ES,europe,84000,2026-01-02,scale,7", "a,,,,,how,often")
    assert not told(found)
    profile = {"city": "A", "country": "ES", "region": "europe", "population": 84_000, "date": date(2026, 1, 2)}
    assert rows_of(found) == [{**profile, "plan": True, "scale": 7.0, "how": "often"}]


def test_a_round_takes_no_people_and_no_region_from_another(tmp_path: Path) -> None:
    rows = ["A,ES,europe,84000,2025-01-01,plan,yes", "A,ES,,,2026-01-01,plan,no"]
    first, second = rows_of(long_of(tmp_path, *rows))
    assert (first["region"], first["population"]) == ("europe", 84_000)
    assert second == {"city": "A", "country": "ES", "date": date(2026, 1, 1), "plan": False}


@pytest.mark.parametrize("day", ["", "2026-13-01"])
def test_days_that_are_not_clear_leave_out_no_city_of_another_country(day: str, tmp_path: Path) -> None:
    rows = ["A,ES,,,2025-01-01,plan,yes", "A,ES,,,2026-01-01,plan,yes", f"A,ES,,,{day},scale,7", "A,AR,,,,plan,no"]
    found = long_of(tmp_path, *rows)
    assert told(found) == [(4, "not-a-date" if day else "city-unclear")]
    assert rows_of(found) == [{"city": "A", "country": "AR", "plan": False}]
    assert (found.rows, found.left_out) == (4, 3)


def test_the_country_is_asked_for_before_the_day(tmp_path: Path) -> None:
    rows = ["A,ES,,,2025-01-01,plan,yes", "A,AR,,,2026-01-01,plan,yes", "A,,,,,scale,7"]
    found = long_of(tmp_path, *rows)
    assert [(line, code) for line, code in told(found)] == [(4, "city-unclear")]
    assert found.problems[0].fields["column"] == "country"
    assert rows_of(found) == []


def test_days_of_a_city_that_is_left_out_are_not_told_for_one_of_that_name(tmp_path: Path) -> None:
    rows = ["A,ES,,,2025-01-01,plan,yes", "A,ES,,,2026-01-01,scale,7", "A,ES,,,,how,often", "A,AR,,,2026-01-01,plan,no"]
    assert told(long_of(tmp_path, *rows)) == [(4, "city-unclear")]
