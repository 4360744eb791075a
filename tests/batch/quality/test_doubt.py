"""What deserves a second look in many rows is told with its row, and the row that it repeats."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CHECKS, PROFILE, question_data, questionnaire
from govcheck.batch.folded_name import fold_names
from govcheck.batch.quality import doubt
from govcheck.batch.quality.check import COLUMNS, Check
from govcheck.batch.quality.doubt import Doubts, find_doubts
from govcheck.batch.quality.fingerprint import ANSWERS
from govcheck.language import ENGLISH
from govcheck.model.typed import fold

ASKED = questionnaire([question_data("a")])
TODAY = date(2026, 11, 20)

Row = dict[str, Any]


def doubts(*rows: Row, columns: tuple[str, ...] = tuple(COLUMNS)) -> Doubts:
    """The doubts about rows; what a row does not say is as if nothing were wrong with it."""
    lines = count(2)
    plain = {"city": "Testville", "country": None, "population": None, "date": None, "flags": "", "answered": 30}
    filled = [{**plain, ANSWERS: i, "::file": "t.csv", "::line": next(lines), **row} for i, row in enumerate(rows)]
    frame = pl.DataFrame(filled, schema={name: COLUMNS[name] for name in columns})
    return find_doubts(frame.lazy(), ASKED, PROFILE, TODAY, ENGLISH)


def find(*rows: Row, columns: tuple[str, ...] = tuple(COLUMNS)) -> list[tuple[Any, ...]]:
    return doubts(*rows, columns=columns).table.rows()


def codes(*rows: Row) -> list[tuple[int, str]]:
    return [(line, check) for _, line, _, check, _ in find(*rows)]


def test_nothing_is_told_of_rows_that_are_sound() -> None:
    sound = {"city": "A", "country": "ES", "population": 84_000, "date": TODAY, "::version": "1.0"}
    assert find(sound, {**sound, "city": "B"}, {**sound, "date": date(2025, 11, 20)}) == []


def test_a_table_without_rows_has_no_doubts() -> None:
    assert find() == []


def test_what_a_table_lacks_is_not_doubted() -> None:
    few = ("city", "::file", "::line")
    assert [row[3] for row in find({}, {}, columns=few)] == ["duplicate-city"]
    assert find({"city": "A"}, {"city": "B"}, columns=few) == []
    assert find({"city": "A"}, {"city": "B"}, columns=(*few, "answered")) == []
    assert find({"city": None}, {"city": None}) == []


def test_a_city_that_stands_twice_is_told_with_the_first_place() -> None:
    rows = find(
        {"city": "Málaga", "date": TODAY, "::file": "a.yaml", "::line": None},
        {"city": "Other", "date": TODAY},
        {"city": " MALAGA", "date": TODAY},
        {"city": "malaga"},
    )
    assert rows == [
        ("t.csv", 4, " MALAGA", "duplicate-city", "This city stands in a.yaml already, with the same date."),
        (
            "t.csv", 5, "malaga", "duplicate-city",
            "This city stands in a.yaml already, and no date tells the two apart.",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({}, {}, True),
        ({"country": "ES"}, {"country": "ES"}, True),
        ({"country": "ES"}, {"country": "FR"}, False),
        ({"country": "ES"}, {}, True),
        ({}, {"country": "ES"}, True),
        ({"date": TODAY}, {"date": TODAY}, True),
        ({"date": TODAY}, {}, True),
        ({"date": TODAY}, {"date": date(2025, 1, 1)}, False),
        ({"date": TODAY, "country": "ES"}, {"date": TODAY, "country": "FR"}, False),
        ({"date": TODAY, "country": "ES"}, {"date": TODAY}, True),
        ({"date": TODAY, "country": "ES"}, {"country": "ES"}, True),
        ({"date": TODAY}, {"country": "ES"}, True),
        ({"date": TODAY}, {"country": "ES", "date": date(2025, 1, 1)}, False),
        ({"city": "A"}, {"city": "B"}, False),
    ],
)
def test_which_rows_are_the_same_city_in_one_round(first: Row, second: Row, *, told: bool) -> None:
    assert codes(first, second) == ([(3, "duplicate-city")] if told else [])


CITIES = st.fixed_dictionaries({
    "city": st.sampled_from(["A", "a ", "B"]),
    "country": st.sampled_from([None, "ES", "FR"]),
    "date": st.sampled_from([None, TODAY, date(2025, 1, 1)]),
    "population": st.sampled_from([None, 1_000, 1_999, 2_000]),
})  # fmt: skip


def _may_be(one: Row, other: Row, *parts: str) -> bool:
    agree = (one[part] is None or other[part] is None or one[part] == other[part] for part in parts)
    return fold(one["city"]) == fold(other["city"]) and all(agree)


@given(st.lists(CITIES, max_size=8))
def test_each_row_is_held_against_the_first_that_may_be_the_same(rows: list[Row]) -> None:
    expected = []
    for at, row in enumerate(rows):
        first = next((i for i in range(at) if _may_be(row, rows[i], "country", "date")), None)
        if first is not None:
            expected.append((at, "duplicate-city", first))
        number = row["population"]
        known = (i for i in range(at) if rows[i]["population"] and _may_be(row, rows[i], "country"))
        first = next(known, None) if number else None
        if first is not None and {number, rows[first]["population"]} == {1_000, 2_000}:
            expected.append((at, "population", first))
    found = find(*rows)
    assert [(line - 2, check) for _, line, _, check, _ in found] == [(at, check) for at, check, _ in expected]
    assert all(f"in t.csv:{first + 2}" in row[4] for row, (*_, first) in zip(found, expected, strict=True))


def test_the_same_answers_are_told_from_a_number_of_answers_on() -> None:
    least = CHECKS["same_answers_from"]
    few = {ANSWERS: 7, "answered": least - 1}
    assert find({"city": "A", **few}, {"city": "B", **few}) == []
    same = {ANSWERS: 7, "answered": least}
    rows = find({"city": "A", **same}, {"city": "B"}, {"city": "C", **same}, {"city": "D", **same})
    reason = "All answers are the same as those of A in t.csv:2."
    assert rows == [
        ("t.csv", 4, "C", "same-answers", reason),
        ("t.csv", 5, "D", "same-answers", reason),
    ]


def test_flags_of_the_whole_questionnaire_are_told() -> None:
    flags = ("not-asked:a;all-best:small", "same-position:small", "not-applicable:small", "contradiction:all-best")
    rows = [{"city": str(place), "flags": flag} for place, flag in enumerate(flags)]
    assert codes(*rows) == [(2, "all-best"), (3, "same-position")]


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        (99, "Hardly any city has only 99 inhabitants. Are they counted in thousands?"),
        (100, None),
        (40_000_000, None),
        (40_000_001, "No city has 40,000,001 inhabitants."),
    ],
)
def test_a_population_that_no_city_has(people: int, reason: str | None) -> None:
    assert [row[4] for row in find({"population": people})] == ([reason] if reason else [])


def test_populations_of_one_city_that_differ_grossly() -> None:
    city = {"city": "A", "country": "ES"}
    years = [date(year, 1, 1) for year in (2023, 2024, 2025, 2026)]
    numbers = (None, 84_000, 86_000, 840_000)
    rows = find(*({**city, "date": day, "population": people} for day, people in zip(years, numbers, strict=True)))
    assert rows == [("t.csv", 5, "A", "population", "The city has 840,000 inhabitants here, and 84,000 in t.csv:3.")]


def test_a_date_after_today() -> None:
    rows = find({"city": "A", "date": TODAY}, {"city": "B", "date": date(2026, 11, 21)})
    assert rows == [("t.csv", 3, "B", "future-date", "21 November 2026 lies in the future.")]


def test_a_date_that_is_no_date_of_answers() -> None:
    rows = find({"city": "A", "date": date(2000, 1, 1)}, {"city": "B", "date": date(1899, 12, 30)})
    reason = "30 December 1899 lies too long ago. Did a spreadsheet make a date of an empty cell?"
    assert rows == [("t.csv", 3, "B", "early-date", reason)]


def test_a_row_without_any_answer() -> None:
    rows = find({"city": "A"}, {"city": "Total", "answered": 0})
    reason = "No question is answered here. Is this row a city, or a sum of others?"
    assert rows == [("t.csv", 3, "Total", "no-answers", reason)]


def test_other_versions_of_the_questionnaire() -> None:
    rows = [{"city": "A", "::version": "0.9"}, {"city": "B"}]
    message = "Answered with version 0.9 of the questionnaire, which is at 1.0 now."
    assert find(*rows) == [("t.csv", 2, "A", "version", message)]
    message = "Answered with version 0.9 of the questionnaire, other rows with another; it is at 1.0 now."
    assert find(*rows, {"city": "C", "::version": "1.0"}) == [("t.csv", 2, "A", "version", message)]


def test_one_row_may_have_several_doubts_in_a_fixed_order() -> None:
    own = {
        "city": "Total", "::sample": True, "flags": "same-position:small;all-best:small", "population": 5,
        "date": date(2030, 1, 1), "::version": "0.1",
        ANSWERS: 1,
    }  # fmt: skip
    told = [check for line, check in codes(own, {**own, "population": 50}) if line == 3]
    # The same answers are answers, and no day is too early and yet to come; what the profile knows of no country.
    others = {Check.NO_ANSWERS, Check.EARLY_DATE, Check.REGION}
    order = [check.value for check in Check if check not in others]
    assert told == sorted([*order, "population"], key=order.index)


def test_of_very_many_the_first_are_told_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubt, "MOST_TOLD", 3)
    found = doubts(*({"city": "A"} for _ in range(9)), {"city": "B", "population": 1})
    rows = found.table.rows()
    assert list(found.counts.items()) == [("duplicate-city", 8), ("population", 1)]
    assert [row[1] for row in rows] == [3, 4, 5, None]
    assert rows[-1] == (None, None, None, "more-doubts", "9 doubts were found; only the first 3 are told.")


@pytest.mark.parametrize(("most", "lines"), [(4, [3, 4, 5]), (3, [3, 4, 5]), (2, [3, 4, None])])
def test_it_is_told_where_there_is_but_one_doubt_more(
    most: int, lines: list[int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubt, "MOST_TOLD", most)
    assert [row[1] for row in find(*({"city": "A"} for _ in range(4)))] == lines


def test_a_version_that_is_not_known_is_no_other_version() -> None:
    message = "Answered with version 0.9 of the questionnaire, which is at 1.0 now."
    rows = [{"city": city, "::version": "0.9" if city in "AC" else None} for city in "ABCD"]
    assert [row[2:] for row in find(*rows)] == [("A", "version", message), ("C", "version", message)]
    assert find({"city": "A"}, {"city": "B"}) == []


KNOWN = st.characters(exclude_categories=["Cs", "Cn"])
"""Letters that Python knows: Polars may know newer ones."""


@given(
    st.lists(
        st.text(KNOWN, max_size=8)
        | st.sampled_from(
            [
                "Gießen",
                "GIESSEN ",
                " São  Tomé",
                "ΟΔΟΣ",
                "à",
                "O'Brien",
                "O`Brien",
                "o\u00b4brien",
                "a\u034f\u0345",
                "ᴬᴮ\u00a0C",
            ]
        ),
        max_size=6,
    )
)
def test_names_are_folded_as_words_are(names: list[str]) -> None:
    assert fold_names(pl.Series(names, dtype=pl.String)).to_list() == [fold(name) for name in names]
