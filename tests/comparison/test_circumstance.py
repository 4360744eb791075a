"""Figures of one crisis beside answers about another: shown side by side, and nobody is ahead or behind."""

from __future__ import annotations

from typing import Any

import pytest

from builders import answer_file, benchmark, block_data, question_data, questionnaire, random_answers, result
from govcheck.assessment import assess
from govcheck.model.comparison import Circumstance, Comparison
from govcheck.report.plain import render_plain
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.report.view.lead import Lead
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.content import load_profile, load_questionnaire

HERE = {"question": "crisis", "any_of": ["flood"]}
STEPS = {"low": 0, "middle": 0.5, "top": 1}
ASKED = [
    question_data("filler"),
    question_data("crisis", "single", role="context", options={"flood": 0, "fire": 0}),
    question_data("several", "several", options={"a": 1, "b": 1}, indicators=[{"id": "share"}]),
    question_data("spread", "single", options=STEPS, indicators=[{"id": "distribution"}]),
    question_data("number", "number", indicators=[{"id": "mean"}]),
    question_data("steps", "single", options=STEPS, indicators=[{"id": "interval"}]),
]
ROWS = [
    {"category": "low", "value": 60, "count": 6},
    {"category": "middle", "value": 40, "count": 4},
    {"category": "top", "value": 0, "count": 0},
]
BLOCKS = [
    block_data("share", "share", [{"category": "a", "value": 90, "count": 9}], n=10, holds_for=HERE),
    block_data("distribution", "distribution", ROWS, n=10, holds_for=HERE),
    block_data("mean", "mean", [{"value": 2}], scale="0-10", holds_for=HERE),
    block_data("interval", "interval", [{"value": "1-2"}], scale="1-3", holds_for=HERE),
]
GIVEN = {"several": ["b"], "spread": "top", "number": 9, "steps": "top"}
SMALL = questionnaire(ASKED)


def made(crisis: Any) -> tuple[list[Comparison], View]:
    found = result(SMALL, {**GIVEN, **({"crisis": crisis} if crisis else {})}, benchmark(*BLOCKS, period="Flood, 2019"))
    return list(found.comparisons), build_view(found, SMALL)


def shown(view: View) -> list[Any]:
    return [c for chapter in view.chapters for c in chapter.comparisons]


def test_of_the_same_crisis_all_is_said() -> None:
    comparisons, view = made("flood")
    assert [str(c.position) for c in comparisons] == ["not-named", "None", "above", "above"]
    assert comparisons[1].below == 10
    assert all(c.circumstance == Circumstance(question="crisis", yours="Flood", same=True) for c in comparisons)
    assert {c.lead for c in shown(view)} == {Lead.BEHIND, Lead.AHEAD}
    assert len(view.telling) == 4
    assert view.circumstances == ()
    assert all("Participating cities, Flood, 2019;" in c.cited and not c.circumstance for c in shown(view))


@pytest.mark.parametrize(
    ("crisis", "yours"),
    [
        ("fire", "Fire"),
        ({"value": "fire", "note": "Great\nfire \x1b[31m"}, "Fire (Great fire ␛[31m)"),
        ({"value": "fire", "note": "Long. " * 20}, "Fire"),
        ({"state": "dont-know"}, "not said"),
        (None, "not said"),
    ],
)
def test_of_another_crisis_nobody_is_ahead_or_behind(crisis: Any, yours: str) -> None:
    comparisons, view = made(crisis)
    assert all((c.position, c.below, c.at, c.above) == (None,) * 4 for c in comparisons)
    assert not any(word in c.text for c in comparisons for word in ("above", "below", "about there"))
    assert all(c.yours is not None for c in comparisons)
    assert {c.lead for c in shown(view)} == {Lead.BESIDE}
    assert {c.circumstance for c in shown(view)} == {f"Theirs: Flood, 2019; yours: {yours}."}
    assert view.telling == ()
    (sentence,) = view.circumstances
    assert "nobody is ahead or behind" in sentence
    for text in (render_plain(view), render_summary(view, 100, colour=False)):
        assert sentence in " ".join(text.split())


@pytest.mark.parametrize(
    "condition", [{"question": "missing", "any_of": ["flood"]}, {**HERE, "any_of": ["unheard-of"]}]
)
def test_what_a_questionnaire_does_not_ask_is_not_the_same(condition: Any) -> None:
    block = {**BLOCKS[0], "holds_for": condition}
    (found,) = result(SMALL, {**GIVEN, "crisis": "flood"}, benchmark(block)).comparisons
    assert found.circumstance == Circumstance(question=condition["question"], yours=None, same=False)


def test_figures_may_hold_for_a_number() -> None:
    block = {**BLOCKS[0], "holds_for": {"question": "number", "below": 5}}
    (found,) = result(SMALL, GIVEN, benchmark(block)).comparisons
    assert found.circumstance == Circumstance(question="number", yours="9", same=False)


def test_where_no_period_is_given_the_edition_is_cited() -> None:
    found = result(SMALL, GIVEN, benchmark(*BLOCKS))
    assert all("Participating cities, 2019;" in c.cited for c in shown(build_view(found, SMALL)))


OF_THE_CRISIS = ("impact.", "measures.", "improvement.", "motivation.", "tools.enabled-response", "digitalisation.")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("crisis", ["covid-19", "flood-or-storm", None])
def test_figures_of_covid_19_are_set_against_answers_about_covid_19_alone(seed: int, crisis: str | None) -> None:
    asked, study = load_questionnaire("smart-resilience"), load_benchmark("uclg-2021")
    answers = dict(random_answers(asked, seed).answers)
    answers.pop("crisis.latest", None)
    given = answer_file({"crisis.latest": crisis} if crisis else {}, questionnaire=asked.id)
    given = given.model_copy(update={"answers": {**answers, **given.answers}})
    found = assess(asked, given, [study], load_profile())
    view = build_view(found, asked)
    for comparison in found.comparisons:
        assert (comparison.circumstance is not None) is comparison.indicator.startswith(OF_THE_CRISIS)
        assert comparison.circumstance is None or comparison.circumstance.same is (crisis == "covid-19")
    assert all("COVID-19, 2021" in c.cited for c in shown(view))
    apart = [c for c in shown(view) if c.circumstance]
    assert bool(apart) is (crisis != "covid-19")
    assert {c.lead for c in apart} <= {Lead.BESIDE, Lead.OPEN}
    assert not any(c.circumstance for c in view.telling)
