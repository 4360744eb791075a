"""Levels: the named range that a score, or the ends of an interval, fall into."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.model.scoring import Level, Levels

SLACK = 1e-9
"""Two engines may differ in the last bit of a score; none may turn that into another level."""


def find_level(levels: Levels, score: float) -> Level:
    """The level of a score from 0 to 100.

    >>> from govcheck.model.scoring import Levels
    >>> steps = [{"id": "low", "title": "Low", "at_least": 0}, {"id": "high", "title": "High", "at_least": 60}]
    >>> levels = Levels(source={"edition": 2019, "place": "Foresight"}, steps=steps)
    >>> find_level(levels, 60.0).id, find_level(levels, 59.9999999999).id, find_level(levels, 59.9).id
    ('high', 'high', 'low')
    """
    for step in reversed(levels.steps):
        if score >= step.at_least - SLACK:
            return step
    return levels.steps[0]


def find_range(levels: Levels, level: Level) -> tuple[float, float]:
    """From which score, and up to below which, a level reaches: `find_level` finds it there and nowhere else."""
    above = (step.at_least - SLACK for step in levels.steps if step.at_least > level.at_least)
    return level.at_least - SLACK if level.at_least else -inf, next(above, inf)
