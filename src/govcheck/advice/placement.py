"""Where a question stands among the indices: its part of the index, its axis, the axis's priority."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.scoring import NodeKind, PriorityOption
from govcheck.scoring.worth import option_ids, worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.model.advice import Ranking
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node
    from govcheck.scoring.routing import Route
    from govcheck.scoring.share import Share


class Priority(NamedTuple):
    """How important the city finds a part: ``value`` from 0 to 1, ``None`` where it has not said.

    ``question`` is what it was asked, ``None`` where it was not; ``option`` what stands for the
    part in a list of priorities.
    """

    value: float | None
    question: str | None
    option: str | None


class Placement(NamedTuple):
    """``share``: the part of the weight of the index ``top``, from 0 to 1; ``breadth``: how many axes that has."""

    top: str
    node: str
    axis: str
    share: float
    priority: Priority
    breadth: int


class Spot(NamedTuple):
    """Where questions stand, for every city: ``prioritised`` is the node whose priority is theirs."""

    node: str
    axis: str
    prioritised: str | None
    breadth: int


def find_placements(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    shares: Mapping[str, Sequence[Share]],
    ranking: Ranking,
) -> dict[str, Placement]:
    """The placement of every question below an index that is not absent.

    The ``shares`` of the indices count all questions that are not absent, answered or not: they say
    how much of the index would hang on a question if all were answered.
    """
    nodes, spots = questionnaire.scoring.nodes, _find_spots(questionnaire)
    said = {node.id: _priority(questionnaire, answers, routes, node.priority, ranking) for node in nodes.values()}
    found: dict[str, Placement] = {}
    for index, below in shares.items():
        for leaf, via, share in below:
            if share > 0 and leaf not in found:
                spot = spots[index, *via]
                priority = said[spot.prioritised] if spot.prioritised else Priority(None, None, None)
                found[leaf] = Placement(index, spot.node, spot.axis, share, priority, spot.breadth)
    return found


@lru_cache(maxsize=16)
def _find_spots(questionnaire: Questionnaire) -> dict[tuple[str, ...], Spot]:
    """The spot that each way down from an index leads to."""
    found: dict[tuple[str, ...], Spot] = {}

    def visit(way: tuple[Node, ...]) -> None:
        above = way[::-1]
        axis = next((node.id for node in above if node.kind is NodeKind.ELEMENT), way[0].id)
        prioritised = next((node.id for node in above if node.priority), None)
        breadth = max(1, len(way[0].children))
        found[tuple(node.id for node in way)] = Spot(way[-1].id, axis, prioritised, breadth)
        for child in way[-1].children:
            visit((*way, child))

    for node in questionnaire.scoring.nodes.values():
        if node.kind is NodeKind.INDEX:
            visit((node,))
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
