"""The scored nodes of all trees: score, interval, coverage, level, and whether it is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.result import LevelRange, NodeReason, NodeResult
from govcheck.scoring.level import SLACK, find_level
from govcheck.scoring.traversal import ABSENT, Floats, roll_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node, Scoring, Tree
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
    withheld = any(is_withheld(scoring, node, measures[node.id]) for node in scoring.nodes.values())
    quick = roll_up(scoring.roots, _of_the_quick_version(questionnaire, measures), Floats()) if withheld else measures
    proven = roll_up(scoring.roots, evidenced, Floats())
    for tree in scoring.trees:
        for node, parent in _with_parents(tree):
            first = is_first_look(scoring, node, measures[node.id], quick[node.id])
            yield _result(scoring, tree.id, node, parent, measures[node.id], proven[node.id], first=first)


def is_first_look(scoring: Scoring, node: Node, measure: Measure[float], quick: Measure[float]) -> bool:
    """Whether too little is answered for a firm score, but enough of the quick version for a first look."""
    look = scoring.first_look
    if look is None or not measure.scored or not quick.present or not is_withheld(scoring, node, measure):
        return False
    return measure.coverage >= look.coverage - SLACK and quick.coverage >= look.quick_coverage - SLACK


def _of_the_quick_version(
    questionnaire: Questionnaire, measures: Mapping[str, Measure[float]]
) -> dict[str, Measure[float]]:
    """The leaves, all but those of the quick version absent."""
    return {leaf.id: measures[leaf.id] if leaf.quick else ABSENT for leaf in questionnaire.leaves}


def is_withheld(scoring: Scoring, node: Node, measure: Measure[float]) -> bool:
    """Whether too little of a node that is present is answered for a firm score."""
    least = scoring.minimum_coverage if node.minimum_coverage is None else node.minimum_coverage
    return not measure.scored or measure.coverage < least - SLACK


def _with_parents(tree: Tree) -> Iterator[tuple[Node, str | None]]:
    def below(node: Node, parent: str | None) -> Iterator[tuple[Node, str | None]]:
        yield node, parent
        for child in node.children:
            yield from below(child, node.id)

    for root in tree.nodes:
        yield from below(root, None)


def _result(
    scoring: Scoring,
    tree: str,
    node: Node,
    parent: str | None,
    measure: Measure[float],
    proven: Measure[float],
    *,
    first: bool,
) -> NodeResult:
    present = bool(measure.present)
    withheld = present and not first and is_withheld(scoring, node, measure)
    shown = present and not withheld
    reason = NodeReason.TOO_FEW_ANSWERS if withheld else None if present else NodeReason.NOT_APPLICABLE
    low, high = measure.low * 100, measure.high * 100
    level = (
        LevelRange(low=find_level(scoring.levels, low).id, high=find_level(scoring.levels, high).id)
        if present
        else None
    )
    return NodeResult(
        id=node.id,
        tree=tree,
        kind=node.kind,
        parent=parent,
        title=node.title,
        weight=node.weight,
        score=measure.score * 100 if shown else None,
        low=low if present else None,
        high=high if present else None,
        evidenced=proven.score * 100 if shown else None,
        coverage=measure.coverage if present else None,
        withheld=withheld,
        first_look=first,
        reason=reason,
        level=level,
    )
