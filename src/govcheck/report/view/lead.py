"""Leads: whether the city is ahead of, like, or behind most participants, in a sign and in words."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.language import template
from govcheck.model.benchmark import FigureKind
from govcheck.model.comparison import Position
from govcheck.model.question import Role
from govcheck.report.view.wording import KEPT, Wording

if TYPE_CHECKING:
    from govcheck.model.comparison import Comparison


class Lead(StrEnum):
    """Whether the city leads the participants or lags behind them; ``BESIDE`` where no order is meant."""

    AHEAD = "ahead"
    ALIKE = "alike"
    BEHIND = "behind"
    BESIDE = "beside"
    OPEN = "open"


SIGNS = {
    Lead.AHEAD: "▲",
    Lead.ALIKE: "=",
    Lead.BEHIND: "▼",
    Lead.BESIDE: "◇",
    Lead.OPEN: "?",
}
"""The same by its shape; words always stand beside it."""

_USUAL = {
    Lead.AHEAD: template("ahead of most"),
    Lead.ALIKE: template("like many"),
    Lead.BEHIND: template("behind most"),
    Lead.BESIDE: template("side by side"),
    Lead.OPEN: template("not answered"),
}
_SHARES = {**_USUAL, Lead.ALIKE: template("like most")}
_BY_KIND = {
    FigureKind.SHARE: _SHARES,
    FigureKind.TOP3: _SHARES,
    FigureKind.MEAN: {
        **_USUAL,
        Lead.AHEAD: template("above the average"),
        Lead.ALIKE: template("about the average"),
        Lead.BEHIND: template("below the average"),
    },
    FigureKind.INTERVAL: {
        **_USUAL,
        Lead.AHEAD: template("above the range"),
        Lead.ALIKE: template("within the range"),
        Lead.BEHIND: template("below the range"),
    },
}
_NAMED: dict[Position | None, str] = {
    Position.NAMED: template("your city too"),
    Position.NOT_NAMED: template("not your city"),
}

SHARES = frozenset({FigureKind.SHARE, FigureKind.TOP3})
"""The kinds of figures that say how many have something, or name it."""

HAVING = frozenset({Position.WITH, Position.NAMED})
"""The positions of a city that has it too."""

_DISTRIBUTION = FigureKind.DISTRIBUTION
_PLACED = frozenset({FigureKind.MEAN, FigureKind.INTERVAL})

HALF = 50.0
"""Percent; above it a share is a majority."""


def find_lead(comparison: Comparison, role: Role) -> Lead:
    """Ahead of, like, or behind most participants.

    Only what is scored can be ahead or behind: a barrier that others name, or a priority that they
    set higher, is a difference and no rank; nor is there one between two circumstances, such as two
    events. A share counts against its majority, a distribution
    against the counts on either side, a mean or an interval by the position found for it.
    """
    if comparison.yours is None:
        return Lead.OPEN
    if role is not Role.MATURITY or differs(comparison):
        return Lead.BESIDE
    kind = comparison.kind
    if kind in SHARES and isinstance(comparison.value, (int, float)):
        has = comparison.position in HAVING
        ahead, behind = has and comparison.value < HALF, not has and comparison.value > HALF
    elif kind is _DISTRIBUTION and comparison.n and comparison.at is not None:
        half = comparison.n / 2
        ahead, behind = (comparison.below or 0) > half, (comparison.above or 0) > half
    elif kind in _PLACED:
        ahead, behind = comparison.position is Position.ABOVE, comparison.position is Position.BELOW
    else:
        return Lead.BESIDE
    return Lead.AHEAD if ahead else Lead.BEHIND if behind else Lead.ALIKE


def differs(comparison: Comparison) -> bool:
    """Whether the city's answer speaks of something else than the figure, so that there is no ahead or behind."""
    return comparison.circumstance is not None and not comparison.circumstance.same


def word_lead(words: Wording, comparison: Comparison, lead: Lead) -> str:
    """Where the city stands, in two or three words that fit the kind of figure."""
    return _word(words, comparison.kind, comparison.position, lead)


@lru_cache(maxsize=KEPT)
def _word(words: Wording, kind: FigureKind, position: Position | None, lead: Lead) -> str:
    told = _BY_KIND.get(kind, _USUAL)[lead]
    if lead is Lead.BESIDE:
        told = _NAMED.get(position, told)
    return words.say.text(told)
