"""How far a city went: the quick version or the full one, and how much wider its intervals are for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.model.extent import Extent, IndexWidth
from govcheck.scoring.waiting import find_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route
    from govcheck.scoring.share import Share
    from govcheck.scoring.traversal import Measure


def find_extent(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
    shares: Mapping[str, Sequence[Share]],
) -> Extent:
    """Which version was taken, and for each index its width now and with the full version answered.

    The quick version was taken when at least one of its questions has an answer, in whatever state, and
    no other question that is asked has any. A question that waits for an answer which is not known is not
    among those of the quick version, since nobody was asked it. A width is 100 x (high - low). With the full version
    answered, the questions that are not of the quick one have a point for an interval; the width of an
    index is the mean of its questions' widths, weighted by their ``shares``. An index that is absent has
    no width and is left out.
    """
    asked = [question for question in questionnaire.questions if routes[question.id].asked]
    taken = [q for q in asked if answers.answer(q.id).state is not AnswerState.SKIPPED]
    waiting = find_waiting(
        questionnaire, lambda name: answers.answer(name).state if routes[name].asked else AnswerState.NOT_ASKED
    )
    quick = [question for question in asked if question.quick and question.id not in waiting]
    return Extent(
        quick=bool(taken) and len(quick) < len(asked) and all(question.quick for question in taken),
        quick_questions=len(quick),
        questions=len(asked),
        widths=tuple(_widths(questionnaire, measures, shares)),
    )


def _widths(
    questionnaire: Questionnaire, measures: Mapping[str, Measure[float]], shares: Mapping[str, Sequence[Share]]
) -> Iterator[IndexWidth]:
    quick = {leaf.id for leaf in questionnaire.leaves if leaf.quick}
    for index, below in shares.items():
        if measures[index].present:
            left = (share * _width(measures[leaf]) for leaf, _, share in below if leaf in quick)
            yield IndexWidth(id=index, now=_width(measures[index]), full=sum(left, start=0.0))


def _width(measure: Measure[float]) -> float:
    return 100 * max(0.0, measure.high - measure.low)
