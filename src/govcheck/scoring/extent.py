"""How far a city went: the quick version or the full one, and how much wider its intervals are for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.model.extent import Extent, IndexWidth
from govcheck.model.scoring import NodeKind
from govcheck.scoring.traversal import Floats, roll_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route
    from govcheck.scoring.traversal import Measure


def find_extent(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
) -> Extent:
    """Which version was taken, and for each index its width now and with the full version answered.

    The quick version was taken when at least one of its questions has an answer, in whatever state, and
    no other question that is asked has any. A width is 100 x (high - low). With the full version
    answered, the questions that are not of the quick one have a point for an interval: wherever it
    lies, the width of a node is the same, for it is the weighted mean of its parts' widths. An index
    that is absent has no width and is left out.
    """
    asked = [question for question in questionnaire.questions if routes[question.id].asked]
    taken = [q for q in asked if answers.answer(q.id).state is not AnswerState.SKIPPED]
    quick = [question for question in asked if question.quick]
    return Extent(
        quick=bool(taken) and len(quick) < len(asked) and all(question.quick for question in taken),
        quick_questions=len(quick),
        questions=len(asked),
        widths=_widths(questionnaire, measures),
    )


def _widths(questionnaire: Questionnaire, measures: Mapping[str, Measure[float]]) -> tuple[IndexWidth, ...]:
    indices = [node for node in questionnaire.scoring.nodes.values() if node.kind is NodeKind.INDEX]
    settled = {
        leaf.id: now if leaf.quick else now._replace(high=now.low)
        for leaf in questionnaire.leaves
        for now in (measures[leaf.id],)
    }
    full = roll_up(indices, settled, Floats())
    return tuple(
        IndexWidth(id=node.id, now=_width(measures[node.id]), full=_width(full[node.id]))
        for node in indices
        if measures[node.id].present
    )


def _width(measure: Measure[float]) -> float:
    return 100 * max(0.0, measure.high - measure.low)
