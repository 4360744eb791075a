"""Sensitivity: the result shaken a hundred times, to see which levels hold.

Each variation changes every weight by up to ``weight_change`` either way, averages scores by the
arithmetic or the geometric mean, and leaves one answered question out. Seeded: the same answers
always give the same figures, whatever the order of questions and nodes.
"""

from __future__ import annotations

import math
from operator import add, mul
from random import Random
from typing import TYPE_CHECKING

from govcheck.model.result import Sensitivity, SensitivityNode
from govcheck.model.scoring import NodeKind
from govcheck.scoring.level import find_level
from govcheck.scoring.node import is_withheld
from govcheck.scoring.traversal import Floats, Measure, roll_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Levels, Node, SensitivityRules

SHAKEN = {NodeKind.INDEX, NodeKind.ELEMENT, NodeKind.PHASE}


class Variations:
    """A number in every variation at once: the walk over the tree is then one walk for all of them."""

    __slots__ = ("each",)

    def __init__(self, each: Sequence[float]) -> None:
        """Take the number of each variation."""
        self.each = each

    def __add__(self, other: Variations, /) -> Variations:
        """Sum, variation by variation."""
        return Variations(list(map(add, self.each, other.each)))

    def __mul__(self, other: Variations, /) -> Variations:
        """Product, variation by variation."""
        return Variations(list(map(mul, self.each, other.each)))


class Shaking:
    """The arithmetic of the variations: changed weights, and in half of them the geometric mean.

    The geometric mean counts no score below ``floor``: one score of 0 would else make it 0.
    """

    def __init__(self, rules: SensitivityRules, edges: Iterable[tuple[str, str]], random: Random) -> None:
        """Draw the changes of all weights, and which variations use which mean."""
        self._count = rules.variations
        self._floor = rules.geometric_floor
        change = rules.weight_change
        self._factors = {
            edge: [1 + change * (2 * random.random() - 1) for _ in range(self._count)] for edge in sorted(edges)
        }
        self._geometric = [random.random() < 0.5 for _ in range(self._count)]  # noqa: PLR2004 - every second one

    def zero(self) -> Variations:
        """Zero in every variation."""
        return Variations([0.0] * self._count)

    def weight(self, parent: str, child: str, declared: float, /) -> Variations:
        """The declared weight, changed in each variation on its own."""
        return Variations([declared * factor for factor in self._factors[parent, child]])

    def ratio(self, part: Variations, whole: Variations, /) -> Variations:
        """``part / whole``; 0 where ``whole`` is 0."""
        return Variations([a / b if b else 0.0 for a, b in zip(part.each, whole.each, strict=True)])

    def some(self, amount: Variations, /) -> Variations:
        """1 where ``amount`` is above 0, else 0."""
        return Variations([1.0 if one > 0 else 0.0 for one in amount.each])

    def inward(self, score: Variations, /) -> Variations:
        """The score, or its logarithm where the mean is the geometric one."""
        pairs = zip(score.each, self._geometric, strict=True)
        return Variations([math.log(max(one, self._floor)) if log else one for one, log in pairs])

    def outward(self, average: Variations, /) -> Variations:
        """Back from `inward`."""
        return Variations([math.exp(a) if log else a for a, log in zip(average.each, self._geometric, strict=True)])

    def keep(self, _node: str, measure: Measure[Variations], /) -> Measure[Variations]:
        """The measure itself."""
        return measure


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
    random = Random(rules.seed)  # noqa: S311 - a simulation, not a secret
    edges = [(node.id, part) for node in scoring.nodes.values() for part in _parts(node)]
    found = roll_up(roots, _leave_one_out(leaves, rules.variations, random), Shaking(rules, edges, random))
    return Sensitivity(
        seed=rules.seed,
        variations=rules.variations,
        nodes=tuple(_held(scoring.levels, node, base[node].score, found[node]) for node in shaken),
    )


def _held(levels: Levels, node: str, base: float, found: Measure[Variations]) -> SensitivityNode:
    """How often a node kept its level; a variation that leaves it no score has nothing that differs."""
    level = find_level(levels, base * 100)
    scores = [score * 100 for score, scored in zip(found.score.each, found.scored.each, strict=True) if scored]
    changed = sum(find_level(levels, score) is not level for score in scores)
    return SensitivityNode(
        id=node,
        unchanged=len(found.score.each) - changed,
        low=min([base * 100, *scores]),
        high=max([base * 100, *scores]),
    )


def _parts(node: Node) -> Iterator[str]:
    yield from (child.id for child in node.children)
    yield from node.questions


def _leave_one_out(
    leaves: Mapping[str, Measure[float]], variations: int, random: Random
) -> dict[str, Measure[Variations]]:
    """The leaves of every variation: in each, one of the answered questions is absent."""
    answered = sorted(leaf for leaf, measure in leaves.items() if measure.scored)
    out = [random.choice(answered) if answered else "" for _ in range(variations)]
    return {leaf: Measure(*(_spread(number, leaf, out) for number in measure)) for leaf, measure in leaves.items()}


def _spread(number: float, leaf: str, out: Sequence[str]) -> Variations:
    return Variations([0.0 if gone == leaf else number for gone in out])
