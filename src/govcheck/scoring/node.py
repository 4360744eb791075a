"""The scored nodes of all trees: score, interval, coverage, level, and whether it is withheld."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.result import LevelRange, NodeReason, NodeResult
from govcheck.scoring.level import SLACK, find_level
from govcheck.scoring.traversal import ABSENT, Floats, roll_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Levels, Node, Scoring
    from govcheck.scoring.traversal import Measure


def measure_nodes(questionnaire: Questionnaire, leaves: Mapping[str, Measure[float]]) -> dict[str, Measure[float]]:
    """The measures of the leaves and of every node of every tree."""
    return {**leaves, **roll_up(questionnaire.scoring.roots, leaves, Floats())}


def score_nodes(
    questionnaire: Questionnaire, measures: Mapping[str, Measure[float]], evidenced: Mapping[str, Measure[float]]
) -> Iterator[NodeResult]:
    """Every node of every tree but the questions, parents before their children.

    ``measures`` are those of leaves and nodes, ``evidenced`` those of the leaves by evidence alone.
    """
    scoring = questionnaire.scoring
    withheld = {node.id: node for node in scoring.nodes.values() if is_withheld(scoring, node, measures[node.id])}
    quick = roll_up(withheld.values(), _of_the_quick_version(questionnaire, measures), Floats()) if withheld else {}
    proven = roll_up(scoring.roots, evidenced, Floats(scores_alone=True))
    for place in _find_places(questionnaire):
        node = place.node.id
        measure, score = measures[node], proven[node].score
        first = node in withheld and is_first_look(scoring, measure, quick[node])
        yield _result(scoring.levels, place, measure, score, withheld=node in withheld and not first, first=first)


def is_first_look(scoring: Scoring, withheld: Measure[float], quick: Measure[float]) -> bool:
    """Whether enough of the quick version is answered for a first look, where too little is for a firm score."""
    look = scoring.first_look
    if look is None or not withheld.scored or not quick.present:
        return False
    return withheld.coverage >= look.coverage - SLACK and quick.coverage >= look.quick_coverage - SLACK


def _of_the_quick_version(
    questionnaire: Questionnaire, measures: Mapping[str, Measure[float]]
) -> dict[str, Measure[float]]:
    """The leaves, all but those of the quick version absent."""
    return {leaf.id: measures[leaf.id] if leaf.quick else ABSENT for leaf in questionnaire.leaves}


def is_withheld(scoring: Scoring, node: Node, measure: Measure[float]) -> bool:
    """Whether too little of a node that is present is answered for a firm score."""
    return not measure.scored or measure.coverage < scoring.least_coverage(node) - SLACK


class Place(NamedTuple):
    """Where a node stands: in which tree, and below which other node."""

    node: Node
    tree: str
    parent: str | None


@lru_cache(maxsize=16)
def _find_places(questionnaire: Questionnaire) -> tuple[Place, ...]:
    """The place of every node, parents before their children."""
    parents = {child.id: node.id for node in questionnaire.scoring.nodes.values() for child in node.children}
    return tuple(
        Place(node, tree.id, parents.get(node.id))
        for tree in questionnaire.scoring.trees
        for root in tree.nodes
        for node in root.walk()
    )


def _result(
    levels: Levels, place: Place, measure: Measure[float], evidenced: float, *, withheld: bool, first: bool
) -> NodeResult:
    node = place.node
    present = bool(measure.present)
    withheld = present and withheld
    shown = present and not withheld
    reason = NodeReason.TOO_FEW_ANSWERS if withheld else None if present else NodeReason.NOT_APPLICABLE
    low, high = measure.low * 100, measure.high * 100
    level = LevelRange(low=find_level(levels, low).id, high=find_level(levels, high).id) if present else None
    return NodeResult(
        id=node.id,
        tree=place.tree,
        kind=node.kind,
        parent=place.parent,
        title=node.title,
        weight=node.weight,
        score=measure.score * 100 if shown else None,
        low=low if present else None,
        high=high if present else None,
        evidenced=evidenced * 100 if shown else None,
        coverage=measure.coverage if present else None,
        withheld=withheld,
        first_look=first,
        reason=reason,
        level=level,
    )
