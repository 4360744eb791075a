"""Leads: whether the city is ahead of, like, or behind most participants, in a sign and in words."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.comparison.counted import counted_options
from govcheck.language import template
from govcheck.model.benchmark import PERCENT, FigureKind
from govcheck.model.comparison import Position
from govcheck.model.question import Role
from govcheck.report.view.wording import KEPT, Wording
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question


class Lead(StrEnum):
    """Whether the city leads the participants or lags behind them.

    ``SPLIT`` where about half of them are on either side, or may be; ``BESIDE`` where no order is meant.
    """

    AHEAD = "ahead"
    ALIKE = "alike"
    SPLIT = "split"
    BEHIND = "behind"
    BESIDE = "beside"
    OPEN = "open"


SIGNS = {
    Lead.AHEAD: "▲",
    Lead.ALIKE: "=",
    Lead.SPLIT: "±",
    Lead.BEHIND: "▼",
    Lead.BESIDE: "◇",
    Lead.OPEN: "?",
}
"""The same by its shape; words always stand beside it."""

_USUAL = {
    Lead.AHEAD: template("ahead of most"),
    Lead.ALIKE: template("like many"),
    Lead.SPLIT: template("in the middle"),
    Lead.BEHIND: template("behind most"),
    Lead.BESIDE: template("side by side"),
    Lead.OPEN: template("no answer"),
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
_HALF = {
    True: template("about half, your city too"),
    False: template("about half, not your city"),
}
_OPEN = template("no clear majority")

SHARES = frozenset({FigureKind.SHARE, FigureKind.TOP3})
"""The kinds of figures that say how many have something, or name it."""

HAVING = frozenset({Position.WITH, Position.NAMED})
"""The positions of a city that has it too."""

_DISTRIBUTION = FigureKind.DISTRIBUTION
_PLACED = frozenset({FigureKind.MEAN, FigureKind.INTERVAL})

HALF = 50.0
"""Percent; above it a share is a majority, which is what "most" means."""


def find_lead(comparison: Comparison, question: Question, about: float) -> Lead:
    """Ahead of, like, or behind most participants.

    Only what is scored can be ahead or behind: a barrier that others name, or a priority that they
    set higher, is a difference and no rank; nor is there one between two circumstances, such as two
    events, nor in an option that is worth nothing, such as “none of these”. A share counts against its
    majority, where it has one (see `is_split`), a distribution against the counts on either side: a city
    with few beside it, and most on neither side, is in the middle. A mean or an interval counts by the position
    found for it.

    Args:
        comparison: the city's answer beside a figure.
        question: the question that it stands beside.
        about: the part of a scale within which two values count as equal; see `ComparisonRules`.
    """
    if comparison.yours is None:
        return Lead.OPEN
    if question.role is not Role.MATURITY or differs(comparison) or _is_worthless(comparison, question):
        return Lead.BESIDE
    if is_split(comparison, about):
        return Lead.SPLIT
    kind = comparison.kind
    if kind in SHARES and isinstance(comparison.value, (int, float)):
        has = comparison.position in HAVING
        ahead, behind = has and comparison.value < HALF, not has and comparison.value > HALF
    elif kind is _DISTRIBUTION and comparison.n and comparison.at is not None:
        half, below, above = comparison.n / 2, comparison.below or 0, comparison.above or 0
        ahead, behind = below > half, above > half
        if not (ahead or behind) and comparison.at < max(below, above):
            return Lead.SPLIT
    elif kind in _PLACED:
        ahead, behind = comparison.position is Position.ABOVE, comparison.position is Position.BELOW
    else:
        return Lead.BESIDE
    return Lead.AHEAD if ahead else Lead.BEHIND if behind else Lead.ALIKE


def _is_worthless(comparison: Comparison, question: Question) -> bool:
    """Whether a share is of options that all are worth nothing."""
    if comparison.kind not in SHARES:
        return False
    counted = counted_options(question, comparison.of, comparison.indicator, comparison.category)
    values = [question.by_id[option].value for option in counted if option in question.by_id]
    return bool(values) and not any(values)


def is_split(comparison: Comparison, about: float) -> bool:
    """Whether a share is neither surely more than half nor surely less: nobody can be beside most of them then.

    So it is where its 95% interval, as it is shown, holds the half, and without an interval where it is no
    further from the half than ``about``, the part of a scale within which two values count as equal.
    """
    if comparison.kind not in SHARES or not isinstance(comparison.value, (int, float)):
        return False
    if comparison.low is None or comparison.high is None:
        return _is_half(comparison.value, about)
    return round(comparison.low) <= HALF <= round(comparison.high)


def _is_half(share: float, about: float) -> bool:
    return abs(share - HALF) <= PERCENT * about + SLACK


def differs(comparison: Comparison) -> bool:
    """Whether the city's answer speaks of something else than the figure, so that there is no ahead or behind."""
    return comparison.circumstance is not None and not comparison.circumstance.same


def word_lead(words: Wording, comparison: Comparison, lead: Lead) -> str:
    """Where the city stands, in two or three words that fit the kind of figure.

    A share whose interval holds the half is called about half only where it is; 7 of 9 is no clear majority.
    """
    if lead is Lead.SPLIT and comparison.kind in SHARES and isinstance(comparison.value, (int, float)):
        half = _is_half(comparison.value, words.questionnaire.scoring.comparison.about)
        return _word_split(words, half=half, has=comparison.position in HAVING)
    return _word(words, comparison.kind, comparison.position, lead)


@lru_cache(maxsize=KEPT)
def _word_split(words: Wording, *, half: bool, has: bool) -> str:
    return words.say.text(_HALF[has] if half else _OPEN)


@lru_cache(maxsize=KEPT)
def _word(words: Wording, kind: FigureKind, position: Position | None, lead: Lead) -> str:
    told = _BY_KIND.get(kind, _USUAL)[lead]
    if lead is Lead.BESIDE:
        told = _NAMED.get(position, told)
    return words.say.text(told)
