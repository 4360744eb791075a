"""Shares: how much of the weight of a node each question below it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.scoring import NodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node
    from govcheck.scoring.traversal import Measure


class Share(NamedTuple):
    """A question below a node, the nodes between, and the part of the node's weight that it carries, from 0 to 1."""

    question: str
    via: tuple[str, ...]
    part: float


def find_shares(node: Node, counts: Mapping[str, float]) -> list[Share]:
    """The share of each question below a node.

    ``counts`` is 1 for each part that takes part, else 0. What takes no part has the share 0; the others'
    shares sum to 1.
    """
    found: list[Share] = []
    _share_out(node, counts, 1.0, (), found)
    return found


def _share_out(node: Node, counts: Mapping[str, float], share: float, via: tuple[str, ...], found: list[Share]) -> None:
    """Share out what a node carries among its parts."""
    weights = [(part, weight * counts[part]) for part, weight in node.weights.items()]
    total = sum([weight for _, weight in weights])
    for part, weight in weights:
        own = share * weight / total if total else 0.0
        if part in node.by_id:
            _share_out(node.by_id[part], counts, own, (*via, part), found)
        else:
            found.append(Share(part, via, own))


def share_indices(questionnaire: Questionnaire, measures: Mapping[str, Measure[float]]) -> dict[str, list[Share]]:
    """The shares of the questions of each index, as if all were answered that are not absent."""
    counts = {part: measure.present for part, measure in measures.items()}
    nodes = questionnaire.scoring.nodes.values()
    return {node.id: find_shares(node, counts) for node in nodes if node.kind is NodeKind.INDEX}
