"""The rule for the five most telling comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from govcheck.model.comparison import Comparison
from govcheck.model.question import Role
from govcheck.report.view.lead import Lead, find_lead
from govcheck.report.view.telling import choose_telling, strength
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result


def compared(question: str, kind: str, **own: object) -> Comparison:
    shared = {"benchmark": "b", "edition": 2019, "indicator": question, "category": None, "question": question}
    empty = {"value": None, "n": None, "count": None, "low": None, "high": None, "position": None, "scale": None}
    rest = {"base": "cities", "text": "…", "place": "Chapter", "line": "1", "note": None}
    return TypeAdapter(Comparison).validate_python({**shared, **empty, **rest, "kind": kind, **own})


HAS = {"yours": True, "position": "with"}
LACKS = {"yours": False, "position": "without"}


@pytest.mark.parametrize(
    ("comparison", "expected", "lead"),
    [
        (compared("og.plan", "share", value=30.0, **HAS), 0.7, Lead.AHEAD),
        (compared("og.plan", "share", value=30.0, **LACKS), 0.3, Lead.ALIKE),
        (compared("og.plan", "share", value=86.0, **LACKS), 0.86, Lead.BEHIND),
        (compared("og.plan", "share", value=50.0, **HAS), 0.5, Lead.ALIKE),
        (compared("data.stage", "distribution", yours="polish", n=20, below=12, at=3, above=5), 0.6, Lead.AHEAD),
        (compared("data.stage", "distribution", yours="measure", n=20, below=0, at=8, above=12), 0.6, Lead.BEHIND),
        (compared("data.stage", "distribution", yours="measure", n=20), None, Lead.BESIDE),
        (
            compared("participation.sufficiency.citizens", "mean", yours=5.0, value=3.0, scale="1-5", position="above"),
            1.0,
            Lead.AHEAD,
        ),
        (
            compared("asm.development.foresight", "mean", yours=4.5, value=4.6, scale="0-10", position="about"),
            0.255,
            Lead.ALIKE,
        ),
        (
            compared(
                "participation.ladder.design",
                "interval",
                yours="consulting",
                low=3.5,
                high=4.0,
                scale="1-5 (words)",
                position="below",
            ),
            0.625,
            Lead.BEHIND,
        ),
        (compared("data.barriers", "mentions", yours=("budget",)), None, Lead.BESIDE),
        (compared("og.plan", "share", value=86.0, yours=None), None, Lead.OPEN),
    ],
)
def test_strength_and_lead(comparison: Comparison, expected: float | None, lead: Lead) -> None:
    found = strength(comparison, smart_governance().by_id[comparison.question])
    assert found == (None if expected is None else pytest.approx(expected))
    assert find_lead(comparison, Role.MATURITY) is lead


def test_a_barrier_that_others_name_is_no_rank() -> None:
    assert find_lead(compared("data.barriers", "share", value=90.0, **LACKS), Role.DIAGNOSTIC) is Lead.BESIDE


def test_five_are_chosen_from_five_sections_and_all_are_answered(result_of: Callable[[str], Result]) -> None:
    asked = smart_governance()
    for kind in ("half", "full"):
        chosen = choose_telling(asked, result_of(kind).comparisons)
        assert len({asked.by_id[c.question].section for c in chosen}) == len(chosen) == 5
        assert all(c.yours is not None for c in chosen)


def test_nothing_is_telling_where_nothing_is_answered(result_of: Callable[[str], Result]) -> None:
    assert choose_telling(smart_governance(), result_of("empty").comparisons) == ()


def test_the_strongest_of_a_section_comes_first_and_what_is_not_scored_counts_half() -> None:
    weak = compared("og.plan", "share", value=60.0, **LACKS)
    strong = compared("og.plan", "share", value=90.0, **LACKS)
    elsewhere = compared("foresight.use", "share", value=51.0, **LACKS)
    barrier = compared("assessment.barriers", "share", value=95.0, yours=False, position="not-named")
    assert choose_telling(smart_governance(), [weak, barrier, elsewhere, strong]) == (strong, elsewhere, barrier, weak)
