"""The Wilson interval: how far a share of few cities can be trusted."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054
"""The standard normal quantile of a two-sided 95 % interval."""


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share, in percent (E. B. Wilson, 1927).

    Args:
        count: how many of the ``n`` have the property; from 0 to ``n``.
        n: how many were counted; above 0.

    >>> low, high = wilson(10, 21)
    >>> round(low, 1), round(high, 1)
    (28.3, 67.6)
    """
    share = count / n
    spread = Z_95**2 / n
    centre = share + spread / 2
    half = Z_95 * sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, 100 * (centre - half) / (1 + spread)), min(100.0, 100 * (centre + half) / (1 + spread))
