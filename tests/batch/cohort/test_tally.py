"""Sums of as many cities as there may be."""

from __future__ import annotations

import polars as pl
import pytest

from govcheck.batch.cohort.subject import Measured
from govcheck.batch.cohort.tally import CITIES, PARTS, find_mean, tally
from govcheck.model.cohort import GroupKind

NUMBER = Measured("number")


@pytest.mark.parametrize("kinds", [(), (GroupKind.COUNTRY,)])
@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_a_sum_is_as_large_as_it_is(kinds: tuple[GroupKind, ...], engine: str) -> None:
    """So many cities that their sum has more than 64 bits, as a scale that is so much finer."""
    many, times = 1_000, 2**64 // PARTS
    frame = pl.LazyFrame({"number": [100.0 * times] * many, "::country": ["ES"] * many})
    found = tally(frame, kinds, [NUMBER], engine=engine)  # type: ignore[arg-type]
    assert found.of(None)[CITIES] == many
    assert find_mean(found.of(None), NUMBER) == pytest.approx(100.0 * times)
    if kinds:
        assert find_mean(found.of((0, "ES")), NUMBER) == pytest.approx(100.0 * times)
