"""The table of groups says what the rows of the result table say, and nothing of few cities."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import PROFILE, node_data, question_data, questionnaire
from cohort_solver import check, count_population
from govcheck.batch.cohort.group_table import group_table
from govcheck.batch.cohort.suppression import Publication
from govcheck.model.cohort import GroupKind
from govcheck.model.profile import Profile
from strategies import FEWER

WORLD = Profile.model_validate(
    {
        **PROFILE.model_dump(exclude_none=True),
        "regions": [{"id": "south", "title": "South"}, {"id": "north", "title": "North"}],
        "countries": {"ES": "Spain", "PT": "Portugal", "SE": "Sweden"},
    }
)
REGIONS = {"ES": "south", "PT": "south", "SE": "north", None: None}
ASKED = questionnaire(
    [question_data("a"), question_data("b")],
    [node_data("whole", [node_data("first", {"a": 1}), node_data("second", {"b": 1})])],
)
NODES = ("whole", "first", "second")


def results(number: int, seed: int = 1, missing: float = 0.1) -> pl.DataFrame:
    """A result table of cities anywhere; some have no score."""
    random = Random(seed)  # noqa: S311 - the same in every run
    rows = []
    for at in range(number):
        country = random.choice(["ES", "ES", "ES", "PT", "SE", None])
        row: dict[str, Any] = {"city": f"City {at}", "country": country, "region": REGIONS[country]}
        row["population"] = random.choice([20_000, 20_000, 400_000, None])
        row |= {f"{node}.score": None if random.random() < missing else 100 * random.random() for node in NODES}
        rows.append(row)
    schema = {"country": pl.String, "region": pl.String, "population": pl.Int64}
    return pl.DataFrame(rows, schema_overrides={**schema, **{f"{node}.score": pl.Float64 for node in NODES}})


def band(population: int | None) -> str | None:
    found = WORLD.band(population)
    return found and found.id


def atoms(table: pl.DataFrame, by: list[GroupKind]) -> list[tuple[str | None, ...]]:
    columns = {"region": table["region"].to_list(), "country": table["country"].to_list()}
    columns["band"] = [band(population) for population in table["population"]]
    return list(zip(*(columns[kind] for kind in GroupKind if kind in by), strict=True)) or [()] * table.height


@pytest.mark.parametrize("lazy", [False, True])
def test_the_figures_are_those_of_the_rows(lazy: bool) -> None:  # noqa: FBT001 - a case
    table = results(400)
    found = group_table(table.lazy() if lazy else table, ASKED, WORLD, list(GroupKind), 5)
    assert found.columns[:10] == [
        "by", "group", "title", "cities", "suppressed", "hidden", "whole.n", "whole.mean", "whole.p25", "whole.p50",
    ]  # fmt: skip
    assert found.rows()[0][:6] == ("all", None, "All cities", 400, None, 0)
    assert found["by"].to_list() == ["all", *["region"] * 2, *["band"] * 2, *["country"] * 3]
    place = {kind.value: at for at, kind in enumerate(GroupKind)}
    keys = atoms(table, list(GroupKind))
    for row in found.iter_rows(named=True):
        own = table.filter([row["by"] == "all" or key[place[row["by"]]] == row["group"] for key in keys])
        assert row["cities"] == own.height
        for node in NODES:
            scores = own[f"{node}.score"]
            assert row[f"{node}.n"] == scores.count()
            assert row[f"{node}.mean"] == pytest.approx(scores.mean(), abs=1e-9)
            for at in (25, 50, 75):
                assert row[f"{node}.p{at}"] == pytest.approx(scores.quantile(at / 100, "linear"), abs=1e-9)


def test_no_noise_of_the_computation_is_told() -> None:
    scores = pl.Series([at / 10 for at in range(1, 41)])
    table = pl.DataFrame({f"{node}.score": scores for node in NODES})
    assert scores.quantile(0.25, "linear") != 1.075, "computed, it is 1.0750000000000002"
    row = group_table(table, ASKED, WORLD, [], 5).row(0, named=True)
    assert [row[f"whole.{part}"] for part in ("mean", "p25", "p50", "p75")] == [2.05, 1.075, 2.05, 3.025]


@pytest.mark.parametrize(("number", "told"), [(29, False), (30, True), (31, True)])
def test_of_fewer_than_thirty_there_are_no_quantiles(number: int, told: bool) -> None:  # noqa: FBT001 - a case
    found = group_table(results(number, missing=0), ASKED, WORLD, [], 5)
    assert found.height == 1
    assert found["whole.n"].to_list() == [number]
    assert [value is not None for value in found["whole.p50"]] == [told]


def test_of_too_few_cities_nothing_is_told() -> None:
    found = group_table(results(4), ASKED, WORLD, [GroupKind.COUNTRY], 5)
    assert set(found["suppressed"]) == {"too-few"}
    assert found["cities"].to_list() == [None] * found.height
    assert found["whole.n"].null_count() == found.height


def told_of(lacking: int) -> dict[str, set[str | None]]:
    """The countries of which each node is told, all cities for none; the last so many cities lack the second part."""
    countries = ["ES"] * 12 + ["SE"] * 9 + ["PT"] * 2
    scores: list[float | None] = [50.0] * (len(countries) - lacking) + [None] * lacking
    columns = {"whole.score": [50.0] * len(countries), "first.score": [50.0] * len(countries), "second.score": scores}
    found = group_table(pl.DataFrame({"country": countries, **columns}), ASKED, WORLD, [GroupKind.COUNTRY], 5)
    return {node: set(found.filter(pl.col(f"{node}.n").is_not_null())["group"]) for node in NODES}


def test_a_hidden_group_that_lacks_a_part_is_not_to_be_worked_out_from_the_whole() -> None:
    """The whole less half of each part would be half of the first part of those two cities that lack the second."""
    assert told_of(2) == {"whole": set(), "first": {None, "ES"}, "second": {None}}


def test_the_whole_is_told_where_nobody_lacks_a_part_or_others_do_too() -> None:
    assert told_of(0)["whole"] == {None, "ES"}
    assert told_of(3)["whole"] == {None, "ES"}


@FEWER
@given(st.integers(5, 40), st.integers(0, 10**6), st.sampled_from([3, 5]), st.sampled_from([0.0, 0.3]))
def test_no_hidden_group_can_be_computed_from_the_table(number: int, seed: int, least: int, missing: float) -> None:
    table = results(number, seed, missing)
    by = list(GroupKind)
    found = group_table(table, ASKED, WORLD, by, least)
    keys = atoms(table, by)
    place = {kind.value: at for at, kind in enumerate(GroupKind)}
    for count, column in [("cities", None), *((f"{node}.n", f"{node}.score") for node in NODES)]:
        has = [True] * number if column is None else table[column].is_not_null().to_list()
        population = count_population(Counter(key for key, there in zip(keys, has, strict=True) if there).items())
        told = found.filter(pl.col(count).is_not_null())
        groups = {(place[by], group) for by, group in told.select("by", "group").rows() if by != "all"}
        every = {(at, part) for atom, _ in population for at, part in enumerate(atom) if part is not None}
        hidden = dict.fromkeys(every - groups, "hidden")
        check(population, Publication(total="all" in told["by"], groups=frozenset(groups), hidden=hidden), least)
