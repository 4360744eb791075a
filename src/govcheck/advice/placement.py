"""Where a question stands among the indices: its part of the index, its axis, the axis's priority."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.scoring import NodeKind, PriorityOption
from govcheck.scoring.explain import find_shares
from govcheck.scoring.worth import option_ids, worth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.model.advice import Ranking
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route
    from govcheck.scoring.traversal import Measure


class Priority(NamedTuple):
    """How important the city finds a part: ``value`` from 0 to 1, ``None`` where it has not said.

    ``question`` is what it was asked, ``None`` where it was not; ``option`` what stands for the
    part in a list of priorities.
    """

    value: float | None
    question: str | None
    option: str | None


class Placement(NamedTuple):
    """``share``: the part of the index's weight, from 0 to 1; ``breadth``: how many axes the index has."""

    node: str
    axis: str
    share: float
    priority: Priority
    breadth: int


def find_placements(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
    ranking: Ranking,
) -> dict[str, Placement]:
    """The placement of every question below an index that is not absent.

    The share counts all questions that are not absent, answered or not: it says how much of the
    index would hang on this question if all were answered.
    """
    nodes = questionnaire.scoring.nodes
    as_if_answered = {part: measure.present for part, measure in measures.items()}
    found: dict[str, Placement] = {}
    for index in (node for node in nodes.values() if node.kind is NodeKind.INDEX):
        breadth = max(1, len(index.children))
        places: dict[tuple[str, ...], Placement] = {}
        for leaf, via, share in find_shares(index, as_if_answered):
            if share > 0 and leaf not in found:
                if via not in places:
                    above = [nodes[node] for node in (*reversed(via), index.id)]
                    axis = next((node.id for node in above if node.kind is NodeKind.ELEMENT), index.id)
                    said = next((node.priority for node in above if node.priority), None)
                    priority = _priority(questionnaire, answers, routes, said, ranking)
                    places[via] = Placement(above[0].id, axis, share, priority, breadth)
                found[leaf] = places[via]._replace(share=share)
    return found


def _priority(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    said: str | PriorityOption | None,
    ranking: Ranking,
) -> Priority:
    if said is None:
        return Priority(None, None, None)
    question, option = (said.question, said.option) if isinstance(said, PriorityOption) else (said, None)
    answer = answers.answer(question)
    if not routes[question].asked or answer.state is not AnswerState.ANSWERED:
        return Priority(None, question, option)
    if option is not None:
        return Priority(1.0 if option in option_ids(answer) else ranking.priority_unchosen, question, option)
    return Priority(worth(questionnaire.by_id[question], answer).value, question, None)
