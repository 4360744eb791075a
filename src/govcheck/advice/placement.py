"""Where a question stands among the indices: its part of the index, its axis, the axis's priority."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.scoring import NodeKind
from govcheck.scoring.explain import find_shares
from govcheck.scoring.traversal import Floats, roll_up
from govcheck.scoring.worth import worth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.traversal import Measure


class Placement(NamedTuple):
    """``share``: the part of the index's weight, from 0 to 1; ``priority``: from 0 to 1, or not said.

    ``breadth``: how many axes the index has.
    """

    node: str
    axis: str
    share: float
    priority: float | None
    breadth: int


def find_placements(
    questionnaire: Questionnaire, answers: AnswerFile, leaves: Mapping[str, Measure[float]]
) -> dict[str, Placement]:
    """The placement of every question below an index that is not absent.

    The share counts all questions that are not absent, answered or not: it says how much of the
    index would hang on this question if all were answered.
    """
    nodes = questionnaire.scoring.nodes
    as_if_answered = {leaf: measure._replace(scored=measure.present) for leaf, measure in leaves.items()}
    found: dict[str, Placement] = {}
    for index in (node for node in nodes.values() if node.kind is NodeKind.INDEX):
        breadth = max(1, len(index.children))
        measures = {**as_if_answered, **roll_up([index], as_if_answered, Floats())}
        for leaf, via, share in find_shares(index, measures):
            if share > 0:
                above = [nodes[node] for node in (*reversed(via), index.id)]
                axis = next((node.id for node in above if node.kind is NodeKind.ELEMENT), index.id)
                said = next((node.priority for node in above if node.priority), None)
                priority = _priority(questionnaire, answers, said)
                found.setdefault(leaf, Placement(above[0].id, axis, share, priority, breadth))
    return found


def _priority(questionnaire: Questionnaire, answers: AnswerFile, question: str | None) -> float | None:
    if question is None or answers.answer(question).state is not AnswerState.ANSWERED:
        return None
    return worth(questionnaire.by_id[question], answers.answer(question)).value
