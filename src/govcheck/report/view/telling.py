"""Which comparisons tell most about this city: a rule that anyone can follow by hand.

1. Only what the city answered and what was published in numbers takes part, and only where both speak
   of the same: figures of one event are not set against answers about another. A share that may be more
   than half or less takes no part.
2. Each gets a strength from 0 to 1, the part of the participants that the city differs from:

   - share, top three: the share of those on the other side;
   - distribution: the larger of the shares above and below the city's answer;
   - mean: a half, plus the distance in parts of the scale; half of that where it is "about" the mean;
   - interval read from words: the same, by the distance from its nearer end.

   What is no stronger than a half stands out from nobody: the city is like half of the participants or more.
   Answers that are not scored (barriers, challenges, priorities) count half.
3. The strongest of each section of the questionnaire come first, so that the five are spread over
   the axes; if that gives fewer than five, the next strongest of any section follow.
4. Equal strengths keep the order of the questionnaire.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.model.benchmark import FigureKind, find_ends
from govcheck.model.comparison import Position
from govcheck.model.question import Role
from govcheck.report.view.lead import HAVING, SHARES, differs, is_split
from govcheck.scoring.framework import find_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

MOST = 5
"""As many as a reader takes in at once."""

_HALF = 0.5 + 1e-9
"""A share of participants; what is a half but for its last digits is one."""


def choose_telling(questionnaire: Questionnaire, comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """At most five comparisons, the most telling first."""
    order = _order(questionnaire)
    rated = [(strength, c) for c in comparisons if (strength := _weighed(questionnaire, c)) is not None]
    rated.sort(key=lambda pair: (-pair[0], order[pair[1].question]))
    leaders: list[Comparison] = []
    rest: list[Comparison] = []
    seen: set[str] = set()
    for _, comparison in rated:
        section = questionnaire.by_id[comparison.question].section
        (rest if section in seen else leaders).append(comparison)
        seen.add(section)
    return tuple([*leaders, *rest][:MOST])


@lru_cache(maxsize=16)
def _order(questionnaire: Questionnaire) -> dict[str, int]:
    return {question: place for place, question in enumerate(questionnaire.by_id)}


def _weighed(questionnaire: Questionnaire, comparison: Comparison) -> float | None:
    if is_split(comparison, questionnaire.scoring.comparison.about):
        return None
    question = questionnaire.by_id[comparison.question]
    found = strength(comparison, question)
    if found is None or found <= _HALF:
        return None
    return found if question.role is Role.MATURITY else found / 2


def strength(comparison: Comparison, question: Question) -> float | None:
    """How far the city stands apart, from 0 to 1; ``None`` where that cannot be said in numbers."""
    if comparison.yours is None or differs(comparison):
        return None
    match comparison.kind:
        case kind if kind in SHARES and isinstance(comparison.value, (int, float)):
            return (100 - comparison.value if comparison.position in HAVING else comparison.value) / 100
        case FigureKind.DISTRIBUTION if comparison.n and comparison.at is not None:
            return max(comparison.below or 0, comparison.above or 0) / comparison.n
        case FigureKind.MEAN:
            return _distance(comparison, question, comparison.value, comparison.value)
        case FigureKind.INTERVAL:
            return _distance(comparison, question, comparison.low, comparison.high)
        case _:
            return None


def _distance(comparison: Comparison, question: Question, low: object, high: object) -> float | None:
    yours = find_number(question, comparison.yours)
    if (
        comparison.scale is None
        or yours is None
        or not isinstance(low, (int, float))
        or not isinstance(high, (int, float))
    ):
        return None
    first, last = find_ends(comparison.scale)
    beyond = 0.5 + max(low - yours, yours - high, 0.0) / (last - first)
    alike = comparison.position in {Position.ABOUT, Position.WITHIN}
    return min(1.0, beyond / 2 if alike else beyond)
