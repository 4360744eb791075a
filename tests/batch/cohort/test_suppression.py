"""Nothing that is hidden can be computed from what is published: asked of a solver that knows nothing of the code."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cohort_solver import cells_of, check, count_population, few, follows, vectors
from govcheck.batch.cohort import small_set
from govcheck.batch.cohort.listing import choose_listed
from govcheck.batch.cohort.suppression import Part, suppress

if TYPE_CHECKING:
    import pytest

    from govcheck.batch.cohort.suppression import Population, Publication

COUNTRIES = {"es": "south", "pt": "south", "it": "south", "se": "north", "fi": "north", "xx": None}


@st.composite
def cities(draw: st.DrawFn) -> Population:
    """Cities with a region, a band and a country; mostly each country in one region, some of it not known."""
    nested = draw(st.sampled_from([True, True, False]))
    countries = draw(st.lists(st.sampled_from([*COUNTRIES, None]), min_size=1, max_size=4, unique=True))
    bands = draw(st.sampled_from([("a",), ("a", "b"), ("a", "b", None)]))
    counts: Counter[tuple[str | None, ...]] = Counter()
    for country, band in product(countries, bands):
        region = COUNTRIES.get(country or "") if nested else draw(st.sampled_from(["south", "north"]))
        counts[region, band, country] = draw(st.sampled_from([0, 1, 1, 2, 3, 4, 5, 7, 12]))
    return count_population(counts.items())


@settings(max_examples=300)
@given(cities(), st.sampled_from([3, 5, 5, 6, 8]))
def test_nothing_hidden_and_no_few_cities_can_be_computed(population: Population, least: int) -> None:
    check(population, suppress(population, least), least)


@settings(max_examples=150)
@given(cities(), st.data())
def test_a_barred_group_is_as_hidden_as_a_small_one(population: Population, data: st.DataObject) -> None:
    groups = sorted({(at, part) for atom, _ in population for at, part in enumerate(atom) if part is not None})
    barred = frozenset(data.draw(st.sets(st.sampled_from(groups)))) if groups else frozenset()
    shown = suppress(population, 5, barred)
    assert barred <= set(shown.hidden)
    check(population, shown, 5)


@settings(max_examples=300)
@given(cities(), st.sampled_from([3, 5]))
def test_lists_of_scores_tell_no_few_cities_apart(population: Population, least: int) -> None:
    shown = suppress(population, least)
    total, listed = choose_listed(population, shown, least, 30)
    assert listed <= shown.groups
    lists = [cells_of(population, group) for group in (*([None] if total else []), *sorted(listed))]
    kept = [tuple(one[at] for one in lists) for at in range(len(population))]
    apart: Counter[tuple[int, ...]] = Counter()
    for key, (_, size) in zip(kept, population, strict=True):
        apart[key] += size
    # Whoever reads the lists has the published figures beside them.
    together = [[int(key == own) for own in kept] for key in apart if any(key)] + vectors(population, shown)
    assert not any(follows(together, cells_of(population, group)) for group in shown.hidden)
    assert next(few(population, together, least), None) is None


def shown_of(least: int = 5, **groups: int) -> Publication:
    """What is published of countries of so many cities, without region and band."""
    return suppress(count_population(((name,), many) for name, many in groups.items()), least)


def test_a_small_group_is_hidden_and_the_next_one_with_it() -> None:
    assert shown_of(es=12, pt=7, it=3).hidden == {(0, "it"): "too-few", (0, "pt"): "would-reveal"}
    assert shown_of(es=12, pt=7, it=3).groups == {(0, "es")}
    assert shown_of(es=12, pt=7, it=3, fr=2).hidden == {(0, "it"): "too-few", (0, "fr"): "too-few"}
    assert shown_of(es=12, pt=7, it=3, least=3).hidden == {}


def test_of_too_few_cities_nothing_is_published() -> None:
    assert shown_of(es=4) == (False, frozenset(), {(0, "es"): "too-few"})
    assert shown_of(es=5).groups == {(0, "es")}


def test_cities_of_no_known_group_count_and_are_not_to_be_found_out() -> None:
    population = count_population([(("es",), 9), (("pt",), 8), ((None,), 2)])
    assert suppress(population, 5).hidden == {(0, "pt"): "would-reveal"}


def test_cities_that_are_known_to_be_in_a_region_alone_are_not_to_be_found_out() -> None:
    population = count_population([(("south", "es"), 9), (("south", None), 2), (("north", "se"), 6)])
    shown = suppress(population, 5)
    assert shown.hidden == {(1, "es"): "would-reveal"}


def test_where_nobody_can_tell_no_group_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_set, "MOST_TRIED", 0)
    suppress.cache_clear()
    shown = shown_of(least=6, es=12, pt=7, it=3, fr=2)
    assert (shown.total, shown.groups) == (True, frozenset())
    suppress.cache_clear()


def test_where_nobody_can_tell_the_kind_of_most_groups_is_hidden_first(monkeypatch: pytest.MonkeyPatch) -> None:
    population = count_population(
        [(("south", "a", "gr"), 3), (("south", "a", "pt"), 5), (("south", "b", "es"), 5), (("south", "b", "gr"), 3),
         (("south", "b", "pt"), 4)]
    )  # fmt: skip
    assert suppress(population, 5).hidden == {}
    monkeypatch.setattr(small_set, "MOST_TRIED", 1)
    suppress.cache_clear()
    shown = suppress(population, 5)
    assert (shown.total, shown.groups) == (True, {(0, "south"), (1, "a"), (1, "b")})
    assert shown.hidden == dict.fromkeys([(2, "es"), (2, "gr"), (2, "pt")], "would-reveal")
    suppress.cache_clear()


def test_where_nobody_can_tell_and_all_groups_are_hidden_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere Portugal and the band a are told of, which differ in cells of two cities each."""
    population = count_population([(("es", "b"), 12), (("pt", "b"), 7)])
    cities = count_population([(("pt", "a"), 2), (("pt", "b"), 2), (("es", "a"), 2), (("es", "b"), 9)])
    part = Part(cities, frozenset({(0, "pt"), (1, "a")}))
    groups = [(0, "es"), (0, "pt"), (1, "b")]
    assert suppress(population, 3, parts=(part,)) == (True, set(groups), {})
    monkeypatch.setattr(small_set, "MOST_TRIED", 0)
    suppress.cache_clear()
    assert suppress(population, 3, parts=(part,)) == (False, frozenset(), dict.fromkeys(groups, "would-reveal"))
    suppress.cache_clear()


def test_a_cohort_of_many_small_cells_is_looked_at_whole() -> None:
    """Regions, bands and countries that cross in sixteen cells, each of fewer than five cities."""
    cells = (
        "0,1,2:1 0,2,2:2 0,4,1:4 0,5,3:2 1,0,2:1 1,0,3:2 1,1,1:3 1,1,4:1 "
        "1,2,1:4 1,4,2:4 1,5,2:2 2,2,2:2 2,2,3:1 2,4,4:2 2,5,0:4 2,5,2:4"
    )
    pairs = (cell.split(":") for cell in cells.split())
    population = count_population((tuple(atom.split(",")), int(many)) for atom, many in pairs)
    shown = suppress(population, 10)
    assert shown.groups == {(0, "1"), (1, "4"), (1, "5"), (2, "1"), (2, "2")}
    check(population, shown, 10)


def test_groups_of_the_same_cities_are_hidden_together_and_no_others_for_them() -> None:
    """The only country of the north has as many cities as that of the south; one of both has to be hidden."""
    population = count_population([((None, "xx"), 3), (("north", "se"), 5), (("south", "es"), 5)])
    shown = suppress(population, 5)
    assert shown.hidden == {(1, "xx"): "too-few", (0, "north"): "would-reveal", (1, "se"): "would-reveal"}
    assert shown.groups == {(0, "south"), (1, "es")}


def test_no_difference_of_two_published_groups_gives_a_few_cities_away() -> None:
    """A region and a band of ten share nine cities: what is left is one city less another."""
    population = count_population([(("europe", "s"), 9), (("europe", "m"), 1), (("asia", "s"), 1), (("asia", "m"), 19)])
    shown = suppress(population, 5)
    check(population, shown, 5)
    assert shown.total
    assert not {(0, "europe"), (1, "s")} <= shown.groups


def test_a_difference_of_enough_cities_is_told() -> None:
    """A country and a band differ in a cell of one city and in one of three."""
    population = count_population([(("a", "x"), 8), (("a", "y"), 1), (("b", "x"), 3), (("b", "y"), 30)])
    assert not {(0, "a"), (1, "x")} <= suppress(population, 5).groups
    assert suppress(population, 4).hidden == {}


def test_lists_do_not_add_up_to_a_hidden_group() -> None:
    """Of the cities that the lists tell apart each part is large enough, and some of them are a hidden group."""
    population = count_population(
        [((None, "a", "xx"), 9), (("north", "b", "pt"), 9), (("south", "a", "es"), 5), (("south", "a", "pt"), 6),
         (("south", "b", "es"), 4)]
    )  # fmt: skip
    shown = suppress(population, 5)
    assert (0, "north") in shown.hidden
    assert (2, "pt") in shown.groups
    # The list of Portugal less that of the band a would be that of the north.
    assert choose_listed(population, shown, 5, 30) == (False, {(1, "a"), (1, "b")})
