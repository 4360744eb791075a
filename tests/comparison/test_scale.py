"""Means, and intervals read from words: above, about or below, and nothing finer."""

from __future__ import annotations

from typing import Any

import pytest

from builders import block_data
from comparison.figures import MEAN, STEPS, asked, one

ON_AVERAGE = "On a scale from 0 to 10, cities stand at 4.6 on average."


@pytest.mark.parametrize(
    ("value", "position", "text"),
    [
        (10, "above", "Your city, at 10, stands above that."),
        (5.1, "about", "Your city, at 5.1, stands about there."),  # half a point is 5% of the scale
        (5.11, "above", "Your city, at 5.1, stands above that."),
        (4.6, "about", "Your city, at 4.6, stands about there."),
        (4.1, "about", "Your city, at 4.1, stands about there."),
        (4.09, "below", "Your city, at 4.1, stands below that."),
        (0, "below", "Your city, at 0, stands below that."),
        (None, None, "Your city has not answered this yet."),
    ],
)
def test_a_mean_is_above_about_or_below(value: Any, position: str | None, text: str) -> None:
    found = one(asked(kind="number"), value, MEAN)
    assert (found.position, found.text) == (position, f"{ON_AVERAGE} {text}")
    assert (found.yours, found.value, found.n) == (value, 4.6, None)


@pytest.mark.parametrize(("value", "position"), [(3.1, "about"), (3.11, "above"), (2.7, "about"), (2.69, "below")])
def test_about_a_mean_is_measured_on_its_own_scale(value: float, position: str) -> None:
    block = block_data("i", "mean", [{"value": 2.9}], scale="1-5")
    assert one(asked(kind="number", min=1, max=5), value, block).position == position


def test_a_mean_with_its_number_of_cities_says_it() -> None:
    found = one(asked(kind="number", min=1, max=5), 1, block_data("i", "mean", [{"value": 2.9}], scale="1-5", n=20))
    assert (
        found.text == "On a scale from 1 to 5, 20 cities stand at 2.9 on average. Your city, at 1, stands below that."
    )


@pytest.mark.parametrize(
    ("value", "position", "text"),
    [
        ("informing", "below", "Your city, at 1, stands below that."),
        ("consulting", "within", "Your city, at 2, stands within that."),
        ("deciding", "above", "Your city, at 3, stands above that."),
        (None, None, "Your city has not answered this yet."),
    ],
)
def test_an_interval_read_from_words(value: Any, position: str | None, text: str) -> None:
    block = block_data("i", "interval", [{"value": "1.5-2"}], scale="1-3")
    found = one(asked("q", "single", options=STEPS), value, block)
    said = "Read from the words of the study, cities stand between 1.5 and 2 on the steps of this scale."
    assert (found.position, found.text) == (position, f"{said} {text}")
    assert (found.low, found.high, found.value, found.yours) == (1.5, 2, "1.5-2", value)
