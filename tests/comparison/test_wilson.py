from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.comparison.wilson import wilson


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (10, 21, 28.3, 67.6),  # contract.md
        (0, 10, 0.0, 27.8),
        (10, 10, 72.2, 100.0),
        (1, 10, 1.8, 40.4),
        (5, 10, 23.7, 76.3),
        (81, 263, 25.5, 36.6),  # R. G. Newcombe, 1998: 0.2553 to 0.3662
        (15, 148, 6.2, 16.0),  # the same: 0.0624 to 0.1605
        (0, 20, 0.0, 16.1),  # the same: 0.0000 to 0.1611
        (1, 29, 0.6, 17.2),  # the same: 0.0061 to 0.1718
    ],
)
def test_known_intervals(count: int, n: int, low: float, high: float) -> None:
    assert wilson(count, n) == pytest.approx((low, high), abs=0.06)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors_that_of_the_rest(pair: tuple[int, int]) -> None:
    count, n = pair
    low, high = wilson(count, n)
    assert 0 <= low <= 100 * count / n + 1e-9
    assert 100 * count / n - 1e-9 <= high <= 100
    assert wilson(n - count, n) == pytest.approx((100 - high, 100 - low), abs=1e-9)
