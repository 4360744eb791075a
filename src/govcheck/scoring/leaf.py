"""The leaves of the scoring tree: each question's measure, from its route and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.scoring.routing import Route
from govcheck.scoring.traversal import ABSENT, Measure
from govcheck.scoring.worth import lowest, worth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

UNKNOWN = Measure(present=1.0, scored=0.0, score=0.0, low=0.0, high=1.0, coverage=0.0)


def find_leaves(
    questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route]
) -> dict[str, Measure[float]]:
    """The measure of every maturity question."""
    return {
        question.id: measure_leaf(question, answers.answer(question.id), routes[question.id])
        for question in questionnaire.leaves
    }


def measure_leaf(question: Question, answer: Answer, route: Route) -> Measure[float]:
    """A question's measure.

    Answered: its worth. Don't know and skipped: unknown, anything from 0 to 1. Not applicable, and
    not asked as absent: out of every divisor. Not asked as lowest: 0, as if answered. An answer
    counts while it is open whether the question is asked, but its interval stays from 0 to 1: else
    the answer that settles it could widen the interval of a node.
    """
    if not route.asked:
        return _known(0.0, 0.0, 0.0) if route is Route.LOWEST else ABSENT
    if answer.state is not AnswerState.ANSWERED:
        return ABSENT if answer.state is AnswerState.NOT_APPLICABLE else UNKNOWN
    known = _known(*worth(question, answer))
    return known._replace(low=0.0, high=1.0) if route is Route.OPEN else known


def evidenced_leaves(
    questionnaire: Questionnaire, answers: AnswerFile, leaves: Mapping[str, Measure[float]]
) -> dict[str, Measure[float]]:
    """The same leaves, with an answer that has neither note nor evidence at its lowest value."""
    changed = dict(leaves)
    for leaf, measure in leaves.items():
        if measure.score and not answers.answer(leaf).documented:
            floor = lowest(questionnaire.by_id[leaf])
            changed[leaf] = _known(floor, floor, floor)
    return changed


def _known(value: float, low: float, high: float) -> Measure[float]:
    return Measure(present=1.0, scored=1.0, score=value, low=low, high=high, coverage=1.0)
