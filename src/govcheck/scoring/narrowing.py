"""Narrowing: which open or unsure answers leave how much of the range of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.narrowing import Narrowing
from govcheck.scoring.routing import Route

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.share import Share
    from govcheck.scoring.traversal import Measure


def find_narrowings(
    questionnaire: Questionnaire,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
    shares: Mapping[str, Sequence[Share]],
) -> tuple[Narrowing, ...]:
    """Every question whose answer leaves a range, the widest first; ``shares`` are those of the indices.

    A width is the question's share of the weight of its index times 100 x (high - low); those of
    an index sum to its own width, since that is the weighted mean of its parts'. What is absent
    leaves no range. A question of which it is open whether it is asked cannot be answered yet, and
    is left out: the one that decides about it may narrow more than its own width. Equal widths keep
    the order of the questionnaire.
    """
    widest: dict[str, Narrowing] = {}
    for index, below in shares.items():
        for leaf, _, share in below:
            points = 100 * share * (measures[leaf].high - measures[leaf].low)
            if routes[leaf] is Route.ASKED and points > (widest[leaf].points if leaf in widest else 0):
                widest[leaf] = Narrowing(question=leaf, node=index, points=points, at_least=leaf in questionnaire.gates)
    found = [widest[question.id] for question in questionnaire.questions if question.id in widest]
    return tuple(sorted(found, key=lambda narrowing: -round(narrowing.points, 9)))
