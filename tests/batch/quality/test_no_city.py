"""Rows that are no cities are doubted, and no group counts them: sums, averages, and cities that are made up."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from builders import PROFILE, question_data, questionnaire
from govcheck.batch.quality.check import COLUMNS
from govcheck.batch.quality.doubt import find_doubts
from govcheck.batch.quality.fingerprint import ANSWERS
from govcheck.batch.quality.no_city import keep_cities
from govcheck.language import ENGLISH
from govcheck.store.content import load_profile

if TYPE_CHECKING:
    from govcheck.model.profile import Profile

ASKED = questionnaire([question_data("a")])
OURS = load_profile()

Row = dict[str, Any]


def table(*rows: Row) -> pl.LazyFrame:
    lines = count(2)
    plain = {"country": None, "population": None, "date": None, "flags": "", "answered": 30, "::file": "t.csv"}
    filled = [{**plain, "city": f"City {i}", ANSWERS: i, "::line": next(lines), **row} for i, row in enumerate(rows)]
    return pl.DataFrame(filled, schema=COLUMNS).lazy()


def codes(*rows: Row, profile: Profile = PROFILE) -> list[tuple[int, str]]:
    found = find_doubts(table(*rows), ASKED, profile, date(2026, 11, 20), ENGLISH).table.rows()
    return [(line, check) for _, line, _, check, _ in found]


def kept(*rows: Row) -> list[int]:
    return [line - 2 for line in keep_cities(table(*rows), PROFILE.checks).collect()["::line"]]


@pytest.mark.parametrize(
    "name", ["Total", "TOTAL", " total:", "** Average **", "Total 2026", "total (6)", "MOYENNE GÉNÉRALE", "Σ total"]
)
def test_a_total_by_its_name(name: str) -> None:
    rows = {"city": "Oslo"}, {"city": name}
    assert codes(*rows) == ([] if name.startswith("Σ") else [(3, "total-row")])
    assert kept(*rows) == ([0, 1] if name.startswith("Σ") else [0])


@pytest.mark.parametrize("name", ["Totalán", "San Total", "Villa Average", "Average Town", "", "12"])
def test_a_city_with_such_a_word_in_its_name_is_one(name: str) -> None:
    assert codes({"city": name}) == []
    assert kept({"city": name}) == [0]


@pytest.mark.parametrize("name", ["TOTAL", "Totales", "Promedio", "Media", "Moyenne", "Somme", "Suma", "mean"])
def test_the_words_of_our_languages(name: str) -> None:
    assert codes({"city": name}, profile=OURS) == [(2, "total-row")]


@pytest.mark.parametrize(
    ("people", "sums"),
    [
        ([1000, 2000, 3000, 6000], [3]),
        ([6000, 1000, 2000, 3000], [0]),
        ([1000, 2000, None, 3000, 6000], [4]),
        ([1000, 2000, 3000, 6001], []),
        ([1000, 2000, 3001, 6000], []),
        ([1000, 2000, 3000], []),  # so few add up by chance
        ([2000, 2000], []),
        ([None, None, None, None], []),
    ],
)
def test_a_sum_by_its_people(people: list[int | None], sums: list[int]) -> None:
    rows = [{"population": one} for one in people]
    assert codes(*rows) == [(at + 2, "total-row") for at in sums]
    assert kept(*rows) == [at for at in range(len(rows)) if at not in sums]


def test_the_rows_of_a_file_add_up_among_themselves() -> None:
    one = [{"population": people, "::file": "a.csv"} for people in (1000, 2000, 3000, 6000)]
    other = [{"population": people, "::file": "b.csv"} for people in (500, 600, 700, 6000)]
    alone = [{"population": 6000, "::file": f"{name}.answers.yaml", "::line": None} for name in "xyz"]
    assert kept(*one, *other) == [0, 1, 2, 4, 5, 6, 7]
    assert keep_cities(table(*one, *other, *alone), PROFILE.checks).collect().height == 10


def test_a_total_without_answers_is_told_as_a_row_without_any() -> None:
    rows = {"city": "Oslo"}, {"city": "Total", "answered": 0}
    assert codes(*rows) == [(3, "no-answers")]
    assert kept(*rows) == [0]


def test_a_made_up_city() -> None:
    rows = {"city": "Oslo", "::sample": False}, {"city": "Nowhere", "::sample": True}
    assert codes(*rows) == [(3, "sample")]
    assert kept(*rows) == [0]


def test_what_a_table_lacks_leaves_nothing_out() -> None:
    assert keep_cities(pl.LazyFrame({"x.score": [1.0, None]}), PROFILE.checks).collect().to_dict(as_series=False) == {
        "x.score": [1.0, None]
    }


@pytest.mark.parametrize(
    ("country", "region", "doubted"),
    [("ES", "asia-pacific", True), ("ES", "europe", False), ("ES", None, False), (None, "europe", False),
     ("CY", "europe", False), ("CY", "middle-east-west-asia", False), ("US", "latin-america", True)],
)  # fmt: skip
def test_a_region_in_which_the_country_does_not_lie(country: str | None, region: str | None, *, doubted: bool) -> None:
    own = codes({"country": country, "region": region}, profile=OURS)
    assert own == ([(2, "region")] if doubted else [])


def test_the_reason_names_both_regions() -> None:
    rows = table({"country": "ES", "region": "asia-pacific"})
    found = find_doubts(rows, ASKED, OURS, date(2026, 11, 20), ENGLISH).table
    assert found["reason"].to_list() == ["Spain lies in Europe, and the row says Asia-Pacific."]
