"""Sensitivity: the result shaken a hundred times, to see which levels hold.

Each variation changes every weight by up to ``weight_change`` either way, averages scores by the
arithmetic or the geometric mean, and leaves one answered question out. Seeded: the same answers
always give the same figures, whatever the order of questions and nodes; and what is drawn does not
depend on the answers, so that two cities are shaken alike.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from math import exp, log
from operator import add, mul, truediv
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.result import Sensitivity, SensitivityNode
from govcheck.model.scoring import NodeKind
from govcheck.scoring.level import find_level, find_range
from govcheck.scoring.node import is_withheld
from govcheck.scoring.traversal import Measure, roll_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Levels

SHAKEN = {NodeKind.INDEX, NodeKind.ELEMENT, NodeKind.PHASE}


class Variations:
    """A number in every variation at once: the walk over the tree is then one walk for all of them.

    ``each`` holds the number of each variation; it is empty where the number is the ``same`` in all.
    """

    __slots__ = ("each", "same")

    def __init__(self, each: Sequence[float] = (), same: float = 0.0) -> None:
        """Take the number of each variation, or of all."""
        self.each = each
        self.same = same

    def __add__(self, other: Variations, /) -> Variations:
        """Sum, variation by variation."""
        many, one = (self, other) if self.each else (other, self)
        if one.each:
            return Variations(list(map(add, self.each, other.each)))
        if one.same == 0:
            return many
        return Variations([number + one.same for number in many.each], many.same + one.same)

    def __mul__(self, other: Variations, /) -> Variations:
        """Product, variation by variation."""
        many, one = (self, other) if self.each else (other, self)
        if one.each:
            return Variations(list(map(mul, self.each, other.each)))
        if one.same == 0:
            return one
        if one.same == 1:
            return many
        return Variations([number * one.same for number in many.each], many.same * one.same)


class Draws(NamedTuple):
    """What is drawn for the variations.

    ``weights``: the changed weights of each edge of the trees, from parent to part; ``plain``: the first so
    many variations average by the arithmetic mean, the other half by the geometric; ``out``: which of the
    answered questions each variation leaves out, from 0 (the first) to below 1 (the last).
    """

    weights: dict[tuple[str, str], Variations]
    plain: int
    out: Sequence[float]


class Shaking:
    """The arithmetic of the variations: changed weights, and in half of them the geometric mean.

    It is for scores alone. The geometric mean counts no score below ``floor``: one score of 0 would else
    make it 0. ``gone`` holds the variations that leave a question out: it has no weight in them.
    """

    def __init__(self, draws: Draws, floor: float, gone: Mapping[str, Sequence[int]]) -> None:
        """Take what was drawn, and which questions are left out where."""
        self._draws = draws
        self._floor = floor
        self._gone = gone
        self._zero = Variations()

    def zero(self) -> Variations:
        """Zero in every variation."""
        return self._zero

    def weight(self, parent: str, child: str, _declared: float, /) -> Variations:
        """The declared weight, changed in each variation on its own."""
        weights = self._draws.weights[parent, child]
        if child not in self._gone:
            return weights
        each = list(weights.each)
        for variation in self._gone[child]:
            each[variation] = 0.0
        return Variations(each)

    def ratio(self, part: Variations, whole: Variations, /) -> Variations:
        """``part / whole``; 0 where ``whole`` is 0."""
        if not whole.each or not part.each:
            return self._zero  # a sum of weights that is the same in all variations is one of nothing
        if 0.0 in whole.each:
            return Variations([a / b if b else 0.0 for a, b in zip(part.each, whole.each, strict=True)])
        return Variations(list(map(truediv, part.each, whole.each)))

    def some(self, amount: Variations, /) -> Variations:
        """1 where ``amount`` is above 0, else 0."""
        if 0.0 in amount.each:
            return Variations([1.0 if one > 0 else 0.0 for one in amount.each])
        return Variations(same=1.0 if amount.each or amount.same > 0 else 0.0)

    def inward(self, score: Variations, /) -> Variations:
        """The score, or its logarithm where the mean is the geometric one."""
        plain, floor = self._draws.plain, self._floor
        least = log(floor)
        if score.each:
            return Variations(
                [*score.each[:plain], *[log(one) if one > floor else least for one in score.each[plain:]]]
            )
        others = len(self._draws.out) - plain
        return Variations([score.same] * plain + [log(max(score.same, floor))] * others)

    def outward(self, average: Variations, /) -> Variations:
        """Back from `inward`."""
        plain = self._draws.plain
        return Variations([*average.each[:plain], *map(exp, average.each[plain:])])

    def keep(self, _node: str, measure: Measure[Variations], /) -> Measure[Variations]:
        """The measure itself."""
        return measure


def shake(questionnaire: Questionnaire, measures: Mapping[str, Measure[float]]) -> Sensitivity:
    """In how many variations each index, element and phase keeps the level of its score.

    ``measures`` are those of leaves and nodes. A node whose score is withheld has no level to keep and is left out.
    """
    scoring = questionnaire.scoring
    rules = scoring.sensitivity
    shaken = [
        node.id
        for node in scoring.nodes.values()
        if node.kind in SHAKEN and measures[node.id].present and not is_withheld(scoring, node, measures[node.id])
    ]
    found = vary(questionnaire, {leaf.id: measures[leaf.id] for leaf in questionnaire.leaves}) if shaken else {}
    return Sensitivity(
        seed=rules.seed,
        variations=rules.variations,
        nodes=tuple(_held(scoring.levels, node, measures[node].score, found[node]) for node in shaken),
    )


def vary(questionnaire: Questionnaire, leaves: Mapping[str, Measure[float]]) -> dict[str, Measure[Variations]]:
    """The score of every node in every variation; 0 and not ``scored`` where none of its answers is left."""
    scoring = questionnaire.scoring
    draws = draw(questionnaire)
    nothing = Variations()
    numbers = {
        leaf: Measure(nothing, Variations(same=m.scored), Variations(same=m.score), nothing, nothing, nothing)
        for leaf, m in leaves.items()
    }
    shaking = Shaking(draws, scoring.sensitivity.geometric_floor, find_gone(leaves, draws.out))
    return roll_up(scoring.roots, numbers, shaking)


def find_gone(leaves: Mapping[str, Measure[float]], out: Sequence[float]) -> dict[str, list[int]]:
    """The variations that leave each question out: one of those that are answered is absent in each."""
    answered = sorted(leaf for leaf, measure in leaves.items() if measure.scored)
    gone: dict[str, list[int]] = {}
    for variation, place in enumerate(out if answered else ()):
        gone.setdefault(answered[int(place * len(answered))], []).append(variation)
    return gone


@lru_cache(maxsize=8)
def draw(questionnaire: Questionnaire) -> Draws:
    """What is drawn for the variations of a questionnaire, once for all cities."""
    rules = questionnaire.scoring.sensitivity
    random = Random(rules.seed)  # noqa: S311 - a simulation, not a secret
    edges = {
        (node.id, part): weight
        for node in questionnaire.scoring.nodes.values()
        for part, weight in node.weights.items()
    }
    variations, change = range(rules.variations), rules.weight_change
    return Draws(
        weights={
            edge: Variations([edges[edge] * (1 + change * (2 * random.random() - 1)) for _ in variations])
            for edge in sorted(edges)
        },
        plain=rules.variations // 2,
        out=[random.random() for _ in variations],
    )


def _held(levels: Levels, node: str, base: float, found: Measure[Variations]) -> SensitivityNode:
    """How often a node kept its level; a variation that leaves it no score has nothing that differs."""
    low, high = find_range(levels, find_level(levels, base * 100))
    scores, scored = [score * 100 for score in found.score.each], found.scored
    if not scored.same:
        scores = [score for score, there in zip(scores, scored.each, strict=True) if there]
    scores.sort()
    changed = len(scores) - bisect_left(scores, high) + bisect_left(scores, low)
    return SensitivityNode(
        id=node,
        unchanged=len(found.score.each) - changed,
        low=min((base * 100, *scores[:1])),
        high=max((base * 100, *scores[-1:])),
    )
