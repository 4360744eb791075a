"""A city counts once among cities, in however many rows it stands: with its latest answers."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from builders import PROFILE, question_data, questionnaire
from govcheck.batch.cohort.build import Design, build_benchmark
from govcheck.batch.quality.latest import keep_latest, list_repeated_cities
from govcheck.batch.quality.no_city import LOOKED, keep_cities, list_candidates
from govcheck.errors import InputError
from govcheck.model.cohort import GroupKind
from govcheck.model.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

WORLD = Profile.model_validate(
    {**PROFILE.model_dump(exclude_none=True), "countries": {"ES": "Spain", "PT": "Portugal", "FR": "France"}}
)
ASKED = questionnaire([question_data("plan"), question_data("late")])
EIGHT = [(f"City {at}", "ES") for at in range(8)]
KINDS = (GroupKind.COUNTRY,)


def table(cities: Sequence[tuple[str | None, str | None]], **own: Any) -> pl.DataFrame:
    rows = [
        {"city": city, "country": country, "plan": at % 2 == 0, "late": True}
        for at, (city, country) in enumerate(cities)
    ]
    return pl.DataFrame(rows).with_columns(population=1000, **own)


def told(frame: pl.DataFrame, question: str = "plan") -> dict[str | None, int | None]:
    bench = build_benchmark(frame.lazy(), ASKED, WORLD, Design(KINDS, 5, date(2026, 11, 21)))
    return {block.group and block.group.id: block.n for block in bench.blocks if block.indicator == question}


def test_a_group_of_one_city_in_five_rows_is_hidden() -> None:
    lisbon = [("Lisboa", "PT"), ("lisboa", "PT"), ("  LISBOA", "PT"), ("Lisbôa", "PT"), ("Lisboa", None)]
    assert told(table([*EIGHT, *lisbon])) == {None: 9}
    others = [(f"Porto {at}", "PT") for at in range(5)]
    assert told(table([*EIGHT, *others])) == {None: 13, "ES": 8, "PT": 5}


def test_five_cities_of_which_one_stands_there_often_are_told_each_once() -> None:
    often = [("Porto 0", "PT")] * 3 + [(f"Porto {at}", "PT") for at in range(1, 5)]
    assert told(table([*EIGHT, *often])) == {None: 13, "ES": 8, "PT": 5}


def test_a_name_in_two_countries_is_two_cities() -> None:
    cities = [(f"City {at}", country) for at in range(5) for country in ("ES", "PT")]
    assert told(table(cities)) == {None: 10, "ES": 5, "PT": 5}
    assert (
        list_repeated_cities(rows(*[("Córdoba", country, None, 1) for country in ("ES", "AR")] * 2)) == ["Córdoba"] * 2
    )


def test_of_few_cities_in_many_rows_there_is_no_cohort() -> None:
    with pytest.raises(InputError, match="Too few cities, 2"):
        told(table([("Lisboa", "PT"), ("Vigo", "ES")] * 9))


def test_rows_without_a_name_are_cities_of_their_own() -> None:
    assert told(table([*EIGHT, *[(None, "PT")] * 5])) == {None: 13, "ES": 8, "PT": 5}


def rows(*cities: tuple[str | None, str | None, date | None, int]) -> pl.LazyFrame:
    """Rows by city, country, day and the number of answers, which tells them apart here."""
    names = ["city", "country", "date", "answered"]
    schema = {name: LOOKED[name] for name in names} | {"::answers": pl.UInt64}
    return pl.DataFrame([(*one, one[3]) for one in cities], schema=schema, orient="row").lazy()


@pytest.mark.parametrize(
    ("cities", "kept"),
    [
        ([("Faro", "PT", date(2025, 1, 1), 1), ("FARO", "PT", date(2026, 1, 1), 2), ("Faro", "PT", None, 9)], [2]),
        ([("Faro", "PT", None, 1), ("Faro", "PT", None, 3), ("Faro", "PT", None, 2)], [3]),
        ([("Faro", None, date(2026, 1, 1), 1), ("Faro", "PT", date(2025, 1, 1), 2)], [1]),
        ([("Faro", "PT", None, 1), ("Faro", "ES", None, 2), ("Faro", None, None, 3)], [1, 3]),
        (
            [("Faro", "PT", None, 1), ("Vigo", "ES", None, 2), (None, "ES", None, 3), (None, "ES", None, 4)],
            [1, 2, 3, 4],
        ),
    ],
)
def test_the_latest_row_of_a_city_counts_whatever_the_order(cities: list[Any], kept: list[int]) -> None:
    for order in permutations(cities):
        found = keep_latest(rows(*order)).select("answered").collect()["answered"].to_list()
        assert sorted(found) == kept


def test_of_rows_with_as_many_answers_always_the_same_counts() -> None:
    two = rows(("Faro", "PT", None, 5), ("Faro", "PT", None, 5)).with_columns(pl.Series("::answers", [7, 9], pl.UInt64))
    for frame in (two, two.reverse()):
        assert keep_latest(frame).collect()["::answers"].to_list() == [9]


def test_an_earlier_round_counts_where_the_later_one_is_no_city_s() -> None:
    frame = rows(("Faro", "PT", date(2025, 1, 1), 4), ("Faro", "PT", date(2026, 1, 1), 0))
    assert keep_cities(frame, WORLD.checks).collect().to_dicts()[0]["answered"] == 4


def test_cities_of_several_rows_are_listed_once_whatever_their_dates() -> None:
    named = [("Río", "ES"), ("Oslo", "NO"), (" rio", None), ("RIO", "ES"), ("Lima", "PE"), ("Oslo", "US"), (None, "ES")]
    cities = pl.DataFrame(named, schema=["city", "country"], orient="row").with_columns(
        date=pl.date(2026, 1, pl.int_range(1, 8))
    )
    totals = pl.DataFrame({"city": ["Total", "Total"], "answered": [9, 9]}, schema_overrides={"answered": pl.Int64})
    for frame, listed in (
        (cities, ["RIO"]),
        (cities.drop("country"), ["Oslo", "RIO"]),
        (cities.drop("city"), []),
        (totals, []),
    ):
        assert list_repeated_cities(list_candidates(frame.lazy(), WORLD.checks)) == listed


def test_too_few_rows_are_refused() -> None:
    with pytest.raises(InputError, match="Too few cities, 4"):
        told(table(EIGHT[:4]))
