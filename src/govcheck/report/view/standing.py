"""Standings: whether the city is ahead of, like, or behind most participants, in a sign and in words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from govcheck.language import template
from govcheck.model.benchmark import FigureKind
from govcheck.model.comparison import Position
from govcheck.model.question import Role

if TYPE_CHECKING:
    from govcheck.model.comparison import Comparison
    from govcheck.report.view.wording import Wording


class Standing(StrEnum):
    """Where the city stands beside the participants; ``BESIDE`` where no order is meant."""

    AHEAD = "ahead"
    ALIKE = "alike"
    BEHIND = "behind"
    BESIDE = "beside"
    OPEN = "open"


SIGNS = {
    Standing.AHEAD: "▲",
    Standing.ALIKE: "=",
    Standing.BEHIND: "▼",
    Standing.BESIDE: "◇",
    Standing.OPEN: "?",
}
"""The same by its shape; words always stand beside it."""

_USUAL = {
    Standing.AHEAD: template("ahead of most"),
    Standing.ALIKE: template("like many"),
    Standing.BEHIND: template("behind most"),
    Standing.BESIDE: template("side by side"),
    Standing.OPEN: template("not answered"),
}
_SHARES = {**_USUAL, Standing.ALIKE: template("like most")}
_BY_KIND = {
    FigureKind.SHARE: _SHARES,
    FigureKind.TOP3: _SHARES,
    FigureKind.MEAN: {
        **_USUAL,
        Standing.AHEAD: template("above the average"),
        Standing.ALIKE: template("about the average"),
        Standing.BEHIND: template("below the average"),
    },
    FigureKind.INTERVAL: {
        **_USUAL,
        Standing.AHEAD: template("above the range"),
        Standing.ALIKE: template("within the range"),
        Standing.BEHIND: template("below the range"),
    },
}
_NAMED: dict[Position | None, str] = {
    Position.NAMED: template("your city too"),
    Position.NOT_NAMED: template("not your city"),
}

HALF = 50.0
"""Percent; above it a share is a majority."""


def find_standing(comparison: Comparison, role: Role) -> Standing:
    """Ahead of, like, or behind most participants.

    Only what is scored can be ahead or behind: a barrier that others name, or a priority that they
    set higher, is a difference and no rank; nor is there one between two circumstances, such as two
    events. A share counts against its majority, a distribution
    against the counts on either side, a mean or an interval by the position found for it.
    """
    if comparison.yours is None:
        return Standing.OPEN
    if role is not Role.MATURITY or differs(comparison):
        return Standing.BESIDE
    match comparison.kind:
        case FigureKind.SHARE | FigureKind.TOP3 if isinstance(comparison.value, (int, float)):
            has = comparison.position in {Position.WITH, Position.NAMED}
            ahead, behind = has and comparison.value < HALF, not has and comparison.value > HALF
        case FigureKind.DISTRIBUTION if comparison.n and comparison.at is not None:
            half = comparison.n / 2
            ahead, behind = (comparison.below or 0) > half, (comparison.above or 0) > half
        case FigureKind.MEAN | FigureKind.INTERVAL:
            ahead, behind = comparison.position is Position.ABOVE, comparison.position is Position.BELOW
        case _:
            return Standing.BESIDE
    return Standing.AHEAD if ahead else Standing.BEHIND if behind else Standing.ALIKE


def differs(comparison: Comparison) -> bool:
    """Whether the city's answer speaks of something else than the figure, so that there is no ahead or behind."""
    return comparison.circumstance is not None and not comparison.circumstance.same


def word_standing(words: Wording, comparison: Comparison, standing: Standing) -> str:
    """Where the city stands, in two or three words that fit the kind of figure."""
    told = _BY_KIND.get(comparison.kind, _USUAL)[standing]
    if standing is Standing.BESIDE:
        told = _NAMED.get(comparison.position, told)
    return words.say.text(told)
