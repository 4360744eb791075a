"""Scores are listed one by one of fewer cities than percentiles are told of."""

from __future__ import annotations

import pytest

from cohort_solver import count_population
from govcheck.batch.cohort.listing import choose_listed
from govcheck.batch.cohort.suppression import suppress


@pytest.mark.parametrize(("number", "listed"), [(29, True), (30, False), (31, False)])
def test_the_scores_of_all_cities_are_listed_where_they_are_too_few_for_percentiles(
    number: int,
    listed: bool,  # noqa: FBT001 - a case
) -> None:
    population = count_population([((), number)])
    assert choose_listed(population, suppress(population, 5), 5, 30) == (listed, frozenset())


@pytest.mark.parametrize(("number", "listed"), [(29, True), (30, False), (31, False)])
def test_so_are_those_of_a_group(number: int, listed: bool) -> None:  # noqa: FBT001 - a case
    population = count_population([(("es",), number), (("pt",), 40)])
    groups = {(0, "es")} if listed else set()
    assert choose_listed(population, suppress(population, 5), 5, 30) == (False, groups)
