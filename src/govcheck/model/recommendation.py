"""Recommendations: the next steps that follow from the answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govcheck.model.advice import Effort, Practice
from govcheck.model.answer import Target
from govcheck.model.record import Count, Id, Number


class RecommendationKind(StrEnum):
    """Whether there is a step to take, or something to find out before."""

    STEP = "step"
    FIND_OUT = "find-out"


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """A next step. ``gap`` is what the answer leaves open in its index, in points (0 to 100).

    ``priority``: from 0 to 1, ``None`` where the city has not said; ``priority_question``: what it
    was asked, ``priority_option``: what stands for this part in a list of priorities. ``for_size``:
    how a city of this size begins, ``None`` where its population is not known or nothing is said of
    how this step starts. ``target`` is the city's own that this step leads to.
    """

    rank: Count
    kind: RecommendationKind
    question: Id
    node: Id
    axis: Id
    to: Id | None
    title: str
    asks: str
    start: tuple[str, ...]
    for_size: str | None
    effort: Effort
    because: str
    gap: Number
    priority: Number | None
    priority_question: Id | None
    priority_option: Id | None
    practices: tuple[Practice, ...]
    goals: tuple[str, ...]
    target: Target | None
