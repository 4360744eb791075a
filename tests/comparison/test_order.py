"""Orders as they are published, and mentions, which are no shares of cities."""

from __future__ import annotations

from typing import Any

import pytest

from builders import benchmark, block_data, node_data, question_data, questionnaire, result
from comparison.figures import BARRIERS, PLACES, asked, one


def test_a_place_in_an_order_may_join_options() -> None:
    refs = [{"id": "i", "category": "means", "options": ["staff", "money"]}]
    question = question_data("q", "several", options=BARRIERS, indicators=refs)
    block = block_data("i", "order", [{"category": "means", "value": "1"}])
    for value, yours in ((["money"], True), (["none"], False)):
        found = one(question, value, block)
        assert [(p.label, p.yours) for p in found.portions] == [("Lack of staff / Lack of money", yours)]
    assert "Lack of staff / Lack of money (number 1)" in found.text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["staff"], "Your city names: Lack of staff."),
        (["none"], "Your city names none of these."),
        (None, "Your city has not answered this yet."),
    ],
)
def test_an_order_is_given_as_published(value: Any, text: str) -> None:
    found = one(asked("q", "several", options=BARRIERS), value, block_data("i", "order", PLACES))
    listed = "Lack of money (number 1); Lack of staff (lowest)"
    assert found.text == f"Published order for cities: {listed}. No numbers were published. {text}"
    assert (found.position, found.value, found.n, found.count) == (None,) * 4
    assert [(p.category, p.value, p.yours) for p in found.portions] == [
        ("money", "1", False),
        ("staff", "lowest", value == ["staff"]),
    ]


def test_an_order_over_several_questions_names_the_parts_they_rate() -> None:
    questions = [
        question_data("a", "number", indicators=[{"id": "i", "category": "talks"}]),
        question_data("b", "number", role="priority", indicators=[{"id": "i", "category": "data"}]),
        question_data("c", "number", role="context", indicators=[{"id": "i", "category": "rest"}]),
    ]
    talks = node_data("talks", {"a": 1}, kind="element", title="Talking", priority="b")
    nodes = [node_data("index", [talks])]
    places = (("talks", "highest", "highest"), ("data", "top", "in the top group"), ("rest", "lead", "ahead"))
    rows = [{"category": category, "value": value, "said": said} for category, value, said in places]
    small = questionnaire(questions, nodes)
    block = benchmark(block_data("i", "order", rows))
    (found,) = result(small, {"a": 3}, block).comparisons
    listed = "Talking (highest); Talking (in the top group); Text of c? (ahead)"
    assert found.text == f"Published order for cities: {listed}. No numbers were published."
    assert found.yours is None
    assert "Your city has not answered this yet." in result(small, {}, block).comparisons[0].text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["staff", "money"], "Your city names: Lack of staff; Lack of money."),
        (["none"], "Your city names none of these."),
        (None, "Your city has not answered this yet."),
    ],
)
def test_mentions_are_an_order_and_no_share_of_cities(value: Any, text: str) -> None:
    rows = [{"category": "staff", "value": 20, "count": 8}, {"category": "money", "value": 18, "count": 7}]
    block = block_data("i", "mentions", rows, n=40, base="mentions")
    found = one(asked("q", "several", options=BARRIERS), value, block)
    listed = "Lack of staff; Lack of money"
    assert found.text == (
        f"In the order of how often they were mentioned (40 mentions, not cities): {listed}. {text}"
    )  # fmt: skip
    assert (found.position, found.value, found.low, found.high) == (None,) * 4


def test_mentions_of_which_nobody_says_how_many_are_told_without_a_number() -> None:
    rows = [{"category": "staff", "value": 30}, {"category": "money", "value": 20}]
    found = one(asked("q", "several", options=BARRIERS), ["staff"], block_data("i", "mentions", rows, base="mentions"))
    assert found.text.startswith("In the order of how often they were mentioned: Lack of staff; Lack of money.")
