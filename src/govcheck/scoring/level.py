"""Levels: the named range that a score, or the ends of an interval, fall into."""

from __future__ import annotations

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
    return next(step for step in reversed(levels.steps) if score >= step.at_least - SLACK or step is levels.steps[0])
