"""Every kind of figure with the sentence that may be said of it, and none that may not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from builders import benchmark, block_data, compared, question_data, questionnaire, result
from comparison.figures import BARRIERS, BLOCK, COUNTED, MEAN, PLACES, SHARE, STEPS, YES, asked, one

KINDS = [
    (asked("q", ask_if={"question": "gate", **YES}), SHARE, True),
    (asked("q", "several", options=BARRIERS), block_data("i", "top3", BLOCK[:1], n=20), ["staff"]),
    (asked("q", "single", options=STEPS), block_data("i", "distribution", COUNTED, n=20), "deciding"),
    (asked("q", "number"), MEAN, 5),
    (asked("q", "single", options=STEPS), block_data("i", "interval", [{"value": "1.5-2"}], scale="1-3"), "deciding"),
    (asked("q", "several", options=BARRIERS), block_data("i", "order", PLACES), ["staff"]),
    (asked("q", "several", options=BARRIERS), block_data("i", "mentions", BLOCK, n=40), ["staff"]),
]


@pytest.mark.parametrize(("question", "block", "value"), KINDS)
def test_what_was_not_asked_is_said_so_even_where_it_is_answered(question: Any, block: Any, value: Any) -> None:
    gated = {**question, "ask_if": {"question": "gate", **YES}, "if_not_asked": "lowest"}
    for given in ({"gate": False}, {"gate": False, "q": value}):
        (found,) = compared([question_data("gate"), gated], given, block)
        assert found.text.endswith("This was not asked of your city.")
        assert (found.position, found.yours) == (None, None)
        assert not any(portion.yours for portion in found.portions)


@pytest.mark.parametrize(("question", "block", "value"), KINDS)
def test_a_comparison_carries_its_source_and_speaks_of_no_percentile(question: Any, block: Any, value: Any) -> None:
    own = {**block, "note": "A note.", "base": "the base", "line": "755", "who": "participating cities"}
    found = one({**question, "ask_if": None, "if_not_asked": None}, value, own)
    assert (found.benchmark, found.edition, found.indicator, found.question) == ("bench", 2019, "i", "q")
    assert (found.note, found.base, found.line, found.place, found.n) == (
        "A note.",
        "the base",
        "755",
        "P",
        own.get("n"),
    )
    assert "participating cities" in found.text or found.kind == "mentions"
    assert not re.search(r"percentile|quantile|quartile|top \d+ ?%|better than", found.text, re.IGNORECASE)


def test_an_indicator_with_figures_of_two_kinds_gives_both() -> None:
    blocks = (
        block_data("i", "distribution", COUNTED, n=20),
        block_data("i", "interval", [{"value": "1.5-2"}], scale="1-3"),
    )
    found = compared([asked("q", "single", options=STEPS)], {"q": "deciding"}, *blocks)
    assert [c.kind for c in found] == ["distribution", "interval"]


@pytest.mark.parametrize("kind", ["share", "order", "distribution", "mentions"])
def test_an_indicator_that_no_question_names_is_left_out(kind: str) -> None:
    value = "1" if kind == "order" else 5
    assert compared([], {}, block_data("i", kind, [{"category": "a", "value": value}])) == []


def test_sources_are_listed_with_their_caution() -> None:
    (source,) = result(questionnaire([question_data("q")]), {}, benchmark()).sources
    assert (source.benchmark, source.edition, source.participants, source.caution) == ("bench", 2019, 24, "C.")
