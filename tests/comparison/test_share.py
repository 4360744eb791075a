"""Shares of participants: how many have something, or name it, and whether the city is among them."""

from __future__ import annotations

from typing import Any

import pytest

from builders import block_data, compared, question_data
from comparison.figures import BARRIERS, BLOCK, NA, SHARE, asked, one
from govcheck.model.comparison import Position

SHARE_BARE = block_data("i", "share", [{"category": "yes", "value": 48}])
MANY = "10 of 21 cities (48%, 95% interval 28 to 68%) answered yes."


@pytest.mark.parametrize(
    ("value", "block", "position", "text"),
    [
        (True, SHARE, "with", f"{MANY} So did your city."),
        (False, SHARE, "without", f"{MANY} Your city answered no."),
        (None, SHARE, None, f"{MANY} Your city has not answered this yet."),
        ({"state": "dont-know"}, SHARE, None, f"{MANY} Your city said that it does not know."),
        (NA, SHARE, None, f"{MANY} Your city said that this does not apply."),
        (True, SHARE_BARE, "with", "48% of cities (their number is not published) answered yes. So did your city."),
    ],
)
def test_a_share_of_yes_and_no(value: Any, block: Any, position: str | None, text: str) -> None:
    found = one(asked(), value, block)
    assert (found.position, found.text, found.value, found.kind) == (position, text, 48, "share")
    known = "n" in block
    assert (found.n, found.count) == ((21, 10) if known else (None, None))
    assert (found.low, found.high) == (pytest.approx((28.3, 67.6), abs=0.1) if known else (None, None))
    assert found.yours == {"with": True, "without": False, None: None}[position]


def test_a_share_may_be_set_beside_a_number_question_without_a_fault() -> None:
    found = one(asked(kind="number"), 3, SHARE)
    assert found.position == "not-named"


STAFF = "15 of 20 cities (75%, 95% interval 53 to 89%) name “Lack of staff”"
MONEY = "9 of 20 cities (45%, 95% interval 26 to 66%) name “Lack of money”"


@pytest.mark.parametrize(
    ("value", "staff", "money"),
    [
        (["staff"], ("named", "So does your city."), ("not-named", "Your city does not.")),
        (["none"], ("not-named", "Your city does not."), ("not-named", "Your city does not.")),
        (None, (None, "Your city has not answered this yet."), (None, "Your city has not answered this yet.")),
    ],
)
def test_shares_of_several_categories(value: Any, staff: Any, money: Any) -> None:
    question = asked("q", "several", options=BARRIERS)
    given = {"q": value} if value else {}
    found = compared([question], given, block_data("i", "share", BLOCK, n=20))
    assert [(c.category, c.position, c.text) for c in found] == [
        ("staff", staff[0], f"{STAFF}. {staff[1]}"),
        ("money", money[0], f"{MONEY}. {money[1]}"),
    ]


def test_a_share_of_those_who_named_it_among_their_top_three() -> None:
    found = compared([asked("q", "several", options=BARRIERS)], {"q": ["money"]}, block_data("i", "top3", BLOCK, n=20))
    assert [c.text for c in found] == [
        f"{STAFF} among their top three. Your city does not.",
        f"{MONEY} among their top three. So does your city.",
    ]
    assert [c.position for c in found] == ["not-named", "named"]


@pytest.mark.parametrize(("value", "told"), [(True, "So did your city."), (False, "Your city answered no.")])
def test_a_category_that_a_question_asks_about_is_counted_where_it_says_yes(value: bool, told: str) -> None:  # noqa: FBT001
    """A yes-no question about a plan stands beside the share of those who have the plan."""
    question = question_data("q", indicators=[{"id": "i", "category": "plan"}])
    found = one(question, value, block_data("i", "share", [{"category": "plan", "value": 48, "count": 10}], n=21))
    assert (found.position, found.text.endswith(told)) == (Position.WITH if value else Position.WITHOUT, True)
