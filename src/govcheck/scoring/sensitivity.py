"""Sensitivity: the result shaken a hundred times, to see which levels hold.

Each variation changes every weight by up to ``weight_change`` either way, averages scores by the
arithmetic or the geometric mean, and leaves one answered question out. Seeded: the same answers
always give the same figures.
"""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING

from govcheck.model.result import Sensitivity, SensitivityNode
from govcheck.model.scoring import NodeKind
from govcheck.scoring.leaf import ABSENT
from govcheck.scoring.level import find_level
from govcheck.scoring.traversal import Floats, roll_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import SensitivityRules
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
    """In how many variations each index, element and phase keeps the level of its score."""
    scoring = questionnaire.scoring
    rules = scoring.sensitivity
    roots = [root for tree in scoring.trees for root in tree.nodes]
    base = roll_up(roots, leaves, Floats())
    shaken = [n.id for n in scoring.nodes.values() if n.kind in SHAKEN and base[n.id].scored]
    level = {node: find_level(scoring.levels, base[node].score * 100).id for node in shaken}
    scores: dict[str, list[float]] = {node: [base[node].score * 100] for node in shaken}
    kept = dict.fromkeys(shaken, 0)
    random = Random(rules.seed)  # noqa: S311 - a simulation, not a secret
    for _ in range(rules.variations):
        varied = _leave_one_out(random, leaves)
        found = roll_up(roots, varied, _mean(random, rules), _Weighting(random, rules.weight_change))
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

    def __init__(self, random: Random, change: float) -> None:
        self._random = random
        self._change = change

    def __call__(self, _parent: str, _child: str, weight: float) -> float:
        return weight * (1 + self._random.uniform(-self._change, self._change))


def _mean(random: Random, rules: SensitivityRules) -> Floats:
    return random.choice([Floats(), GeometricFloats(rules.geometric_floor)])


def _leave_one_out(random: Random, leaves: Mapping[str, Measure[float]]) -> dict[str, Measure[float]]:
    answered = [leaf for leaf, measure in leaves.items() if measure.scored]
    varied = dict(leaves)
    if answered:
        varied[random.choice(answered)] = ABSENT
    return varied
