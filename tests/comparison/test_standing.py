"""Scores beside a cohort: the position, and a place of few or percentiles of many, never both."""

from __future__ import annotations

from statistics import quantiles
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import PROFILE, answer_file, benchmark, node_data, question_data, questionnaire
from govcheck.assessment import assess
from govcheck.comparison.rank import count_around, find_percentiles, find_place
from govcheck.model.cohort import Quantile
from govcheck.model.standing import NodeStanding, Percentiles, Place
from made_cohort import EUROPE, SPAIN, provenance

SCORES = st.floats(0, 100)
ORDERED = st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=1, max_size=29).map(sorted)
HALF = 0.05


def stood(block: dict[str, Any], value: Any = 6, **own: Any) -> list[NodeStanding]:
    """How a city stands whose only node is a tenth of its answer to a question from 0 to 10, in percent."""
    asked = questionnaire([question_data("q", "number")], [node_data("index", {"q": 1})])
    figures = benchmark({"indicator": "index", "of": "node", "kind": "score", **block}, **own)
    city = {"name": "Testville", "region": "europe", "country": "ES", "population": 20_000}
    answers = answer_file({} if value is None else {"q": value}, city=city)
    return list(assess(asked, answers, [figures], PROFILE).standings)


def few(*ordered: float, **own: Any) -> dict[str, Any]:
    mean = sum(ordered) / len(ordered)
    return {"n": len(ordered), "figures": [{"value": mean, "ordered": ordered}], **own}


def many(n: int = 30, mean: float = 50.0, **values: float) -> dict[str, Any]:
    quantiles = [{"at": int(at[1:]), "value": value} for at, value in values.items()]
    return {"n": n, "figures": [{"value": mean, "quantiles": quantiles}]}


@pytest.mark.parametrize(
    ("ordered", "place", "position", "text"),
    [
        ((20.0, 40.0, 60.0, 80.0, 90.0), Place(rank=3, of=5, shared=False), "about",
         "Of 5 cities, 2 have a higher score for “Title of index” and 2 a lower one. On average they stand at 58."),
        ((20.0, 60.0, 60.0, 80.0, 90.0), Place(rank=3, of=5, shared=True), "about",
         "Of 5 cities, 2 have a higher score for “Title of index” and 1 a lower one. On average they stand at 62."),
        ((10.0, 20.0, 30.0, 40.0, 80.0), Place(rank=2, of=6, shared=False), "above",
         "Of 5 cities, 1 has a higher score for “Title of index” and 4 a lower one. On average they stand at 36."),
        ((70.0, 80.0, 80.0, 80.0, 90.0), Place(rank=6, of=6, shared=False), "below",
         "Of 5 cities, 5 have a higher score for “Title of index” and 0 a lower one. On average they stand at 80."),
    ],
)  # fmt: skip
def test_of_few_cities_there_is_a_place(ordered: Any, place: Place, position: str, text: str) -> None:
    (found,) = stood(few(*ordered))
    assert (found.place, found.position, found.text) == (place, position, text)
    assert (found.n, found.yours, found.percentiles, found.reason) == (5, 60.0, None, None)


@pytest.mark.parametrize(
    ("value", "found", "words"),
    [
        (1, Percentiles(low=None, high=25.0, same=False), "at most 25% of them score lower"),
        (
            4,
            Percentiles(low=25.0, high=50.0, same=False),
            "25 to 50% of them score lower",
        ),
        (
            5,
            Percentiles(low=50.0, high=50.0, same=True),
            "in the middle: at most half of them score lower, and at most half higher",
        ),
        (3, Percentiles(low=25.0, high=25.0, same=True), "at most 25% of them score lower"),
        (7, Percentiles(low=75.0, high=75.0, same=True), "at most 25% of them score higher"),
        (9, Percentiles(low=75.0, high=None, same=False), "at most 25% of them score higher"),
    ],
)
def test_of_many_cities_there_are_percentiles(value: int, found: Percentiles, words: str) -> None:
    (standing,) = stood(many(q25=30.0, q50=50.0, q75=70.0), value)
    assert (standing.percentiles, standing.place, standing.around) == (found, None, None)
    expected = f"30 cities stand at 50 on average for “Title of index”. Where your city stands: {words}."
    assert standing.text == expected


def test_a_score_that_is_several_quantiles_is_shared_on_either_side() -> None:
    (standing,) = stood(many(q25=30.0, q50=60.0, q75=60.0, q90=80.0), 6)
    assert standing.text.endswith("Where your city stands: at most 25% of them score higher.")
    (around,) = stood(many(q10=30.0, q25=60.0, q50=60.0, q75=60.0, q90=80.0), 6)
    assert around.text.endswith("in the middle: at most 25% of them score lower, and at most 25% higher.")


@given(st.lists(st.integers(0, 20), min_size=30, max_size=60), st.integers(0, 20))
def test_what_is_said_of_a_hundred_cities_is_true_of_those_there_are(scores: list[int], score: int) -> None:
    centiles = quantiles(scores, n=100, method="inclusive")
    told = [Quantile(at=at, value=centiles[at - 1]) for at in (10, 25, 50, 75, 90)]
    found, n = find_percentiles(score, told), len(scores)
    no_higher, no_lower = sum(other <= score for other in scores), sum(other >= score for other in scores)
    lower, higher = n - no_lower, n - no_higher
    below, above = (no_higher, no_lower) if found.same else (lower, higher)
    low, high = (found.high, found.low) if found.same else (found.low, found.high)
    # Within one city, for quantiles are read between neighbours.
    assert low is None or below >= (n - 1) * low / 100
    assert high is None or above >= (n - 1) * (100 - high) / 100 - 1e-9


def test_percentiles_of_fewer_cities_than_that_are_not_told_even_if_the_file_has_them() -> None:
    (standing,) = stood(many(n=29, q50=50.0))
    assert (standing.percentiles, standing.place, standing.position) == (None, None, "above")
    assert standing.text == "29 cities stand at 50 on average for “Title of index”."


def test_scores_of_many_cities_give_no_place_even_if_the_file_has_them() -> None:
    (standing,) = stood(few(*(float(n) for n in range(40))))
    assert (standing.place, standing.around) == (None, None)


def test_only_the_groups_of_the_city_are_told() -> None:
    elsewhere = {"by": "region", "id": "africa", "title": "Africa"}
    assert [s.group.title for s in stood(few(20.0, 30.0, group=EUROPE)) if s.group] == ["Europe"]
    assert stood(few(20.0, 30.0, group=elsewhere)) == []
    everyone, found = stood(few(20.0, 30.0, group=EUROPE))
    assert everyone.reason == "not-published"
    assert found.text.startswith("Of 2 cities (Europe), 0 have a higher score")


def test_why_there_is_no_place_is_said() -> None:
    built = provenance("smart-governance", 12)
    other = {"indicator": "elsewhere", **few(20.0, 40.0)}
    everyone, spain = stood(other, provenance=built)
    assert (everyone.group, everyone.reason, everyone.mean) == (None, "not-published", None)
    assert (spain.group.title if spain.group else "", spain.reason) == ("Spain", "suppressed")
    assert (
        everyone.text
        == "The cohort publishes no scores for “Title of index”: too few cities have one, or they would give some away."
    )
    assert spain.text == "Spain: the scores for “Title of index” are hidden, so that no city can be known from them."


def test_a_group_that_is_hidden_in_part_is_told_where_it_is_not() -> None:
    told = stood(few(20.0, 40.0, 60.0, 70.0, 90.0, group=SPAIN), provenance=provenance("smart-governance", 12))
    assert [(s.group and s.group.id, s.reason) for s in told] == [(None, "not-published"), ("ES", None)]


def test_without_a_score_the_average_is_told_alone() -> None:
    (none,) = stood(few(20.0, 40.0), None)
    assert (none.reason, none.position, none.place, none.mean) == ("too-few-answers", None, None, 30.0)
    assert none.text == "2 cities stand at 30 on average for “Title of index”. Your city has no score for it yet."
    (absent,) = stood(few(20.0, 40.0), {"state": "not-applicable", "reason": "Not ours."})
    assert (absent.reason, absent.text.split(". ")[1]) == ("not-applicable", "This does not concern your city.")


def test_a_study_has_no_standings() -> None:
    assert stood({"of": "indicator", "kind": "share", "base": "b", "line": "1", "place": "p",
                  "figures": [{"category": "yes", "value": 48}]}) == []  # fmt: skip


@given(SCORES, ORDERED)
def test_every_score_is_below_at_or_above(score: float, ordered: list[float]) -> None:
    around = count_around(score, ordered, HALF)
    assert around.below + around.at + around.above == len(ordered)
    place = find_place(around)
    assert 1 <= place.rank <= place.of
    assert place.of in {len(ordered), len(ordered) + 1}


@given(SCORES, st.floats(0, 100), ORDERED)
def test_a_higher_score_has_no_lower_place(score: float, more: float, ordered: list[float]) -> None:
    lower, higher = sorted((score, more))
    assert count_around(higher, ordered, HALF).above <= count_around(lower, ordered, HALF).above


@given(ORDERED, st.data())
def test_a_city_of_the_cohort_has_the_place_that_it_has_in_it(ordered: list[float], data: st.DataObject) -> None:
    own = data.draw(st.sampled_from(ordered))
    exact = own + data.draw(st.floats(-0.049, 0.049))
    place = find_place(count_around(exact, ordered, HALF))
    assert (place.rank, place.of) == (1 + sum(other > own for other in ordered), len(ordered))
    assert place.shared == (ordered.count(own) > 1)


@given(SCORES, st.lists(SCORES, min_size=1, max_size=9).map(sorted))
def test_a_score_lies_between_its_percentiles(score: float, values: list[float]) -> None:
    quantiles = [Quantile(at=float(10 * place), value=value) for place, value in enumerate(values, 1)]
    found, value_at = find_percentiles(score, quantiles), {one.at: one.value for one in quantiles}
    assert found.low is not None or found.high is not None
    if found.low is not None:
        assert value_at[found.low] <= score + 1e-9
    if found.high is not None:
        assert value_at[found.high] >= score - 1e-9
    if found.low is not None and found.high is not None:
        assert found.low <= found.high
