"""Numbers of people are read as people write them."""

from __future__ import annotations

import pytest

from govcheck.model.people import read_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("84000", 84000),
        ("84,000", 84000),
        ("84.000", 84000),
        ("84\u00a0000", 84000),
        ("1'234'567", 1234567),
        ("1.234,567", None),
        ("84\u2009000", 84000),
        ("84000.0", 84000),
        ("84000,00", 84000),
        ("0084", 84),
        ("084.000", None),
        ("84,5", None),
        ("\u0668\u0664", None),
        ("84\n", None),
        ("0", None),
        ("100000001", None),
        ("", None),
        ("1 000 000 000", None),
    ],
)
def test_one_reading_or_none(text: str, people: int | None) -> None:
    assert read_people(text) == people
