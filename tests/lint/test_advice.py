"""The ways in which steps of advice start: each is one that the population bands speak of."""

from __future__ import annotations

import pytest

from builders import advice_data, question_data, questionnaire, step_data
from govcheck.lint.advice import check_ways
from govcheck.store.content import list_questionnaires, load_profile, load_questionnaire

WAYS = ("try", "hear")


SILENT = "silent"
"""Of a step that does not speak of its way at all; ``None``: one that says that it has none."""


def told(*ways: str | None) -> list[tuple[str, tuple[str | int, ...]]]:
    """The codes of the faults of steps that start in these ways, and where they stand."""
    questions = [question_data(f"q{number}") for number, _ in enumerate(ways)]
    said: list[dict[str, str | None]] = [{} if way == SILENT else {"way": way} for way in ways]
    steps = {f"q{number}": [step_data("yes", **way)] for number, way in enumerate(said)}
    found = check_ways(questionnaire(questions, advice=advice_data(steps)), WAYS)
    return [(fault.problem.code, fault.path) for fault in found]


def test_steps_may_all_name_a_way_or_none() -> None:
    assert told("try", "hear", "try") == []
    assert told(SILENT, SILENT) == []


def test_a_step_without_a_way_among_others_is_told() -> None:
    assert told("try", SILENT) == [("missing-way", ("steps", "q1", 0))]


def test_a_step_may_say_that_no_way_fits_it() -> None:
    assert told("try", None) == []


def test_a_way_that_no_band_speaks_of_is_told_with_the_nearest() -> None:
    assert told("hear", "tryy") == [("unknown-way", ("steps", "q1", 0, "way"))]
    asked = questionnaire([question_data("q")], advice=advice_data({"q": [step_data("yes", way="tryy")]}))
    (near,) = check_ways(asked, WAYS)
    (far,) = check_ways(asked, ("publish",))
    assert near.problem.fields["near"] == "try"
    assert far.problem.hint.format(**far.problem.fields) == "Name one that they speak of: publish."


def test_where_the_bands_say_nothing_no_step_lacks_a_way() -> None:
    asked = questionnaire([question_data("q")], advice=advice_data({"q": [step_data("yes")]}))
    assert list(check_ways(asked, ())) == []


@pytest.mark.parametrize("name", list_questionnaires())
def test_every_step_that_comes_with_govcheck_starts_in_a_known_way(name: str) -> None:
    advice, ways = load_questionnaire(name).advice, set(load_profile().ways)
    assert advice is not None
    assert [
        (q, step.title, step.way)
        for q, steps in advice.steps.items()
        for step in steps
        if step.way not in {*ways, None}
    ] == []


@pytest.mark.parametrize(
    ("name", "question", "to"),
    [
        ("smart-governance", "transparency.perception-study", "yes"),
        ("smart-governance", "planning.agreement", "aligned"),
        ("smart-governance", "og.enablers", "public-awareness"),
        ("smart-resilience", "measures.participation", "opinion-measuring"),
        ("smart-resilience", "vulnerable-groups.reached", "socially-and-economically-marginalised"),
    ],
)
def test_a_step_that_no_way_fits_has_none(name: str, question: str, to: str) -> None:
    advice = load_questionnaire(name).advice
    assert advice is not None
    (step,) = (step for step in advice.steps[question] if step.to == to)
    assert step.way is None
