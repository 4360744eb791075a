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

    ``weights``: the changed weights of each edge of the trees, from parent to part; ``out``: which of the
    answered questions each variation leaves out, from 0 (the first) to below 1 (the last).
    """

    weights: dict[tuple[str, str], Variations]
    out: Sequence[float]


class MeanScale:
    """On what scale the variations average scores: some on their own, the others on that of their logarithms.

    A mean of logarithms is that of the geometric mean. It counts no score below ``floor``: one score of 0
    would else make it 0.
    """

    def __init__(self, plain: int, others: int, floor: float) -> None:
        """The first variations, so many as are ``plain``, take the arithmetic mean, the ``others`` the geometric."""
        self._plain = plain
        self._others = others
        self._floor = floor

    def inward(self, score: float) -> Variations:
        """A score, the same in all variations, as it is averaged in each."""
        return Variations([score] * self._plain + [log(max(score, self._floor))] * self._others)

    def outward(self, average: Variations) -> Sequence[float]:
        """The score of each variation, from its average."""
        return [*average.each[: self._plain], *map(exp, average.each[self._plain :])]


class Shaking:
    """The arithmetic of the variations: changed weights; the scores are on their `MeanScale`.

    ``gone`` holds the variations that leave a question out: it has no weight in them.
    """

    scores_alone = True

    def __init__(self, weights: Mapping[tuple[str, str], Variations], gone: Mapping[str, Sequence[int]]) -> None:
        """Take the changed weights, and which questions are left out where."""
        self._weights = weights
        self._gone = gone
        self._zero, self._one = Variations(), Variations(same=1.0)

    def zero(self) -> Variations:
        """Zero in every variation."""
        return self._zero

    def weight(self, parent: str, child: str, _declared: float, /) -> Variations:
        """The declared weight, changed in each variation on its own."""
        weights = self._weights[parent, child]
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
        try:
            return Variations(list(map(truediv, part.each, whole.each)))
        except ZeroDivisionError:
            return Variations([a / b if b else 0.0 for a, b in zip(part.each, whole.each, strict=True)])

    def some(self, amount: Variations, /) -> Variations:
        """1 where ``amount`` is above 0, else 0."""
        if all(amount.each):
            return self._one if amount.each or amount.same > 0 else self._zero
        return Variations([1.0 if one > 0 else 0.0 for one in amount.each])

    def add(self, total: Variations, weight: Variations, number: Variations, /) -> Variations:
        """``total + weight * number``, in one go over the variations."""
        if total.each and weight.each and number.each:
            return Variations([t + w * n for t, w, n in zip(total.each, weight.each, number.each, strict=True)])
        return total + weight * number

    def keep(self, _node: str, measure: Measure[Variations], /) -> Measure[Variations]:
        """The measure itself."""
        return measure
