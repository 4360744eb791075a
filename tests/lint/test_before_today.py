"""Before and today: both questions of a pair exist, and all pairs stand on one scale."""

from __future__ import annotations

from typing import Any

import pytest

from builders import question_data, questionnaire
from govcheck.lint.check import find_fatal_faults

SCALE = {"low": 0.0, "high": 1.0}
OTHER = {"low": 0.0, "middle": 0.5, "high": 1.0}


def told(*pairs: tuple[str, str], **own: Any) -> list[tuple[str, Any]]:
    """The codes of the faults, and where they stand."""
    asked = [question_data(name, "single", options=SCALE) for name in ("then", "now")]
    asked += [question_data("other", "single", options=OTHER), question_data("owned")]
    listed = [{"title": "P", "before": before, "today": today} for before, today in pairs]
    change = {"id": "c", "title": "C", "before_title": "Then", "today_title": "Now", "pairs": listed, **own}
    faults = find_fatal_faults(questionnaire(asked, rules={"before_today": [change]}))
    return [(fault.problem.code, fault.path[2:]) for fault in faults]


def test_pairs_on_one_scale_are_fine() -> None:
    assert told(("then", "now"), ("now", "then")) == []


@pytest.mark.parametrize(
    ("pair", "code", "key"),
    [
        (("then", "nowhere"), "unknown-question", "today"),
        (("owned", "now"), "not-single", "before"),
        (("then", "other"), "steps-differ", "today"),
    ],
)
def test_a_pair_that_cannot_be_drawn_is_told(pair: tuple[str, str], code: str, key: str) -> None:
    assert told(("then", "now"), pair) == [(code, ("pairs", 1, key))]


def test_an_id_stands_once() -> None:
    asked = [question_data(name, "single", options=SCALE) for name in ("then", "now")]
    pairs = [{"title": "P", "before": "then", "today": "now"}]
    change = {"id": "c", "title": "C", "before_title": "Then", "today_title": "Now", "pairs": pairs}
    found = find_fatal_faults(questionnaire(asked, rules={"before_today": [change, change]}))
    assert [fault.problem.code for fault in found] == ["duplicate-id"]
