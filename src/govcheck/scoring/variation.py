"""Variations: a number in many shaken versions of a result at once, and the arithmetic of weights and means."""

from __future__ import annotations

from math import exp, log
from operator import add, mul, truediv
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.scoring.traversal import Measure


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
