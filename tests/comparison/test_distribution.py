"""Distributions: how many gave a lower answer, the same and a higher one, as far as it is published."""

from __future__ import annotations

from typing import Any

import pytest

from builders import block_data, compared, question_data
from comparison.figures import COUNTED, STEPS, asked, one

UNCOUNTED = [{"category": row["category"], "value": row["value"]} for row in COUNTED]
LISTED = "Informing 15%; Consulting 55%; Deciding 30%."


@pytest.mark.parametrize(
    ("value", "around", "text"),
    [
        (
            "informing",
            (0, 3, 17),
            "Of 20 cities, 0 gave a lower answer than your city, 3 the same and 17 a higher one.",
        ),
        (
            "consulting",
            (3, 11, 6),
            "Of 20 cities, 3 gave a lower answer than your city, 11 the same and 6 a higher one.",
        ),
        ("deciding", (14, 6, 0), "Of 20 cities, 14 gave a lower answer than your city, 6 the same and 0 a higher one."),
        (None, (None, None, None), f"Of 20 cities: {LISTED} Your city has not answered this yet."),
    ],
)
def test_a_distribution_with_counts(value: Any, around: Any, text: str) -> None:
    found = one(asked("q", "single", options=STEPS), value, block_data("i", "distribution", COUNTED, n=20))
    assert ((found.below, found.at, found.above), found.text, found.position) == (around, text, None)
    assert [(p.category, p.value, p.count, p.yours) for p in found.portions] == [
        (row["category"], row["value"], row["count"], row["category"] == value) for row in COUNTED
    ]
    assert found.value == {"informing": 15, "consulting": 55, "deciding": 30, None: None}[value]
    assert found.count == {"informing": 3, "consulting": 11, "deciding": 6, None: None}[value]


def test_a_distribution_without_counts_gives_the_shares_alone() -> None:
    found = one(asked("q", "single", options=STEPS), "deciding", block_data("i", "distribution", UNCOUNTED))
    assert found.text == f"Of cities: {LISTED} Your city's answer: Deciding."
    assert (found.n, found.count, found.below, found.at, found.above) == (None,) * 5


@pytest.mark.parametrize("value", ["informing", "deciding"])
def test_of_a_partial_distribution_only_the_published_part_is_spoken(value: str) -> None:
    found = one(asked("q", "single", options=STEPS), value, block_data("i", "distribution", COUNTED[:2], n=20))
    own = f"Your city's answer: {value.title()}."
    assert found.text == f"Of 20 cities: Informing 15%; Consulting 55%. The rest is not published. {own}"
    assert (found.below, found.at, found.above) == (None, None, None)
    assert len(found.portions) == 2


@pytest.mark.parametrize("values", [(0.0, 0.0, 0.0), (1.0, 0.5, 0.0), (0.0, 1.0, 0.5)])
def test_where_the_options_have_no_order_no_answer_is_lower_or_higher(values: tuple[float, ...]) -> None:
    options = dict(zip(STEPS, values, strict=True))
    found = one(asked("q", "single", options=options), "consulting", block_data("i", "distribution", COUNTED, n=20))
    assert (found.below, found.at, found.above) == (None, None, None)
    assert "lower" not in found.text and found.text.endswith("Your city's answer: Consulting.")


FOUR = {"none": 0.0, "few": 0.3, "many": 0.7, "all": 1.0}
JOINED = [
    {"id": "i", "category": "none-or-few", "options": ["none", "few"]},
    {"id": "i", "category": "many"},
    {"id": "i", "category": "all"},
]


@pytest.mark.parametrize(("value", "around"), [("none", (0, 5, 15)), ("few", (0, 5, 15)), ("all", (16, 4, 0))])
def test_a_published_category_may_join_options(value: str, around: Any) -> None:
    rows = [
        {"category": "many", "value": 55, "count": 11},
        {"category": "all", "value": 20, "count": 4},
        {"category": "none-or-few", "value": 25, "count": 5},
    ]
    question = question_data("q", "single", options=FOUR, indicators=JOINED)
    found = one(question, value, block_data("i", "distribution", rows, n=20))
    assert (found.below, found.at, found.above) == around
    assert [p.category for p in found.portions] == ["none-or-few", "many", "all"]
    assert [p.yours for p in found.portions] == [value in {"none", "few"}, value == "many", value == "all"]
    share = one(question, value, block_data("i", "share", [rows[2]], n=20))
    assert share.yours is (value in {"none", "few"})
    assert "None / Few" in share.text


TWO = [
    {"id": "i", "category": "low", "options": ["none"]},
    {"id": "j", "category": "low", "options": ["none", "few"]},
]


def test_two_indicators_may_share_the_name_of_a_category() -> None:
    question = question_data("q", "single", options=FOUR, indicators=TWO)
    rows = [{"category": "low", "value": 25, "count": 5}]
    blocks = [block_data(name, "share", rows, n=20) for name in "ij"]
    first, second = compared([question], {"q": "few"}, *blocks)
    assert (first.position, second.position) == ("not-named", "named")
    assert "answered “None”" in first.text
    assert "answered “None / Few”" in second.text
    spread = compared([question], {"q": "few"}, *(block_data(name, "distribution", rows, n=20) for name in "ij"))
    assert [(p.label, p.yours) for c in spread for p in c.portions] == [("None", False), ("None / Few", True)]
    assert spread[0].text.endswith("Your city's answer: Few.")


def test_an_answer_named_like_a_category_keeps_its_own_words() -> None:
    refs = [{"id": "i", "category": "few", "options": ["none", "few"]}]
    question = question_data("q", "single", options=FOUR, indicators=refs)
    rows = [{"category": "few", "value": 25, "count": 5}]
    found = one(question, "few", block_data("i", "distribution", rows, n=20))
    assert "None / Few 25%" in found.text
    assert found.text.endswith("Your city's answer: Few.")


def test_a_distribution_over_yes_and_no() -> None:
    rows = [{"category": "no", "value": 25, "count": 5}, {"category": "yes", "value": 75, "count": 15}]
    found = one(asked(), value=True, block=block_data("i", "distribution", rows, n=20))
    assert (found.below, found.at, found.above, found.yours) == (5, 15, 0, True)


def test_each_question_that_names_a_distribution_has_its_own() -> None:
    questions = [asked(name, "single", options=STEPS) for name in ("design", "review")]
    found = compared(questions, {"design": "deciding"}, block_data("i", "distribution", COUNTED, n=20))
    assert [(c.question, c.at) for c in found] == [("design", 6), ("review", None)]
    assert len(found[1].portions) == 3
