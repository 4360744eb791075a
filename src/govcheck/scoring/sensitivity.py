"""Sensitivity: the result shaken a hundred times, to see which levels hold.

Each variation changes every weight by up to ``weight_change`` either way, averages scores by the
arithmetic or the geometric mean, and leaves one answered question out. Seeded: the same answers
always give the same figures, whatever the order of questions and nodes.
"""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING

from govcheck.model.result import Sensitivity, SensitivityNode
from govcheck.model.scoring import NodeKind
from govcheck.scoring.leaf import ABSENT
from govcheck.scoring.level import find_level
from govcheck.scoring.node import is_withheld
from govcheck.scoring.traversal import Floats, roll_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node, SensitivityRules
    from govcheck.scoring.traversal import Measure

SHAKEN = {NodeKind.INDEX, NodeKind.ELEMENT, NodeKind.PHASE}


class GeometricFloats(Floats):
    """Floats with the geometric mean of scores, none of them counted below ``floor``."""

    def __init__(self, floor: float) -> None:
        """Take the floor, above 0: one score of 0 would else make the whole mean 0."""
        self._floor = floor

    def inward(self, score: float, /) -> float:
        """The logarithm of the score, or of the floor."""
        return math.log(max(score, self._floor))

    def outward(self, average: float, /) -> float:
        """Back from the logarithm."""
        return math.exp(average)


def shake(questionnaire: Questionnaire, leaves: Mapping[str, Measure[float]]) -> Sensitivity:
    """In how many variations each index, element and phase keeps the level of its score.

    A node whose score is withheld has no level to keep and is left out.
    """
    scoring = questionnaire.scoring
    rules = scoring.sensitivity
    roots = [root for tree in scoring.trees for root in tree.nodes]
    base = roll_up(roots, leaves, Floats())
    shaken = [
        node.id
        for node in scoring.nodes.values()
        if node.kind in SHAKEN and base[node.id].present and not is_withheld(scoring, node, base[node.id])
    ]
    edges = sorted((node.id, part) for node in scoring.nodes.values() for part in _parts(node))
    level = {node: find_level(scoring.levels, base[node].score * 100).id for node in shaken}
    scores: dict[str, list[float]] = {node: [base[node].score * 100] for node in shaken}
    kept = dict.fromkeys(shaken, 0)
    random = Random(rules.seed)  # noqa: S311 - a simulation, not a secret
    for _ in range(rules.variations):
        varied = _leave_one_out(random, leaves)
        found = roll_up(roots, varied, _mean(random, rules), _Weighting(random, rules.weight_change, edges))
        for node in shaken:
            if not found[node].scored:
                # The question left out was the only one; nothing is left to differ.
                kept[node] += 1
                continue
            score = found[node].score * 100
            scores[node].append(score)
            kept[node] += find_level(scoring.levels, score).id == level[node]
    nodes = tuple(
        SensitivityNode(id=node, unchanged=kept[node], low=min(scores[node]), high=max(scores[node]))
        for node in shaken
    )  # fmt: skip
    return Sensitivity(seed=rules.seed, variations=rules.variations, nodes=nodes)


class _Weighting:
    """Weights changed at random, each on its own."""

    def __init__(self, random: Random, change: float, edges: Iterable[tuple[str, str]]) -> None:
        self._factors = {edge: 1 + random.uniform(-change, change) for edge in edges}

    def __call__(self, parent: str, child: str, weight: float) -> float:
        return weight * self._factors[parent, child]


def _parts(node: Node) -> Iterator[str]:
    yield from (child.id for child in node.children)
    yield from node.questions


def _mean(random: Random, rules: SensitivityRules) -> Floats:
    return random.choice([Floats(), GeometricFloats(rules.geometric_floor)])


def _leave_one_out(random: Random, leaves: Mapping[str, Measure[float]]) -> dict[str, Measure[float]]:
    answered = sorted(leaf for leaf, measure in leaves.items() if measure.scored)
    varied = dict(leaves)
    if answered:
        varied[random.choice(answered)] = ABSENT
    return varied
