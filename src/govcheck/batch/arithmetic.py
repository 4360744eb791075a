"""The arithmetic of columns: the walk over a scoring tree yields expressions, a step of columns for each level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.scoring.traversal import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polars import Expr


class Number:
    """A number of each row, or one that is the same in all of them: that one costs no column.

    Most products of the walk only keep a number where something is above 0, and the number is 0
    elsewhere anyway. So a number knows what it marks (it is ``times`` where that is above 0, else 0)
    and within what it lies (it is 0 where that is not above 0); nothing is computed where both are the same.
    """

    def __init__(self, value: Expr | float, *, marks: object = None, times: float = 1.0, within: object = None) -> None:
        """Take an expression, or the number that stands for every row."""
        self.value = value
        self._marks = marks
        self._times = times
        self._within = within

    @property
    def fixed(self) -> float | None:
        """The number of every row; ``None`` where rows differ."""
        return self.value if isinstance(self.value, float) else None

    @property
    def column(self) -> Expr:
        """The number as an expression."""
        return pl.lit(self.value) if isinstance(self.value, float) else self.value

    def __add__(self, other: Number, /) -> Number:
        """Sum; nothing is computed to add 0."""
        if 0 in {self.fixed, other.fixed}:
            return other if self.fixed == 0 else self
        return Number(self.value + other.value)

    def __sub__(self, other: Number, /) -> Number:
        """Difference; nothing is computed to take 0 away."""
        return self if other.fixed == 0 else Number(self.value - other.value)

    def __mul__(self, other: Number, /) -> Number:
        """Product; nothing is computed to multiply by 1 or 0."""
        if 0 in {self.fixed, other.fixed}:
            return Number(0.0)
        if 1 in {self.fixed, other.fixed}:
            return other if self.fixed == 1 else self
        for one, number in ((self, other), (other, self)):
            if one.fixed is not None:
                times = one.fixed * number._times
                return Number(number.value * one.fixed, marks=number._marks, times=times, within=number._within)
            if one._marks is not None and one._marks is number._within:
                return number * Number(one._times)
        return Number(self.value * other.value)


class Columns:
    """Expressions over columns, averaged by the arithmetic mean.

    What the walk keeps becomes columns of the step after those it is made of: nested into one
    expression, the same score would be computed again for every level above it.
    """

    scores_alone = False

    def __init__(self, prefix: str, heights: Mapping[str, int]) -> None:
        """Name the columns ``<prefix><node>::<part>``, so that two walks over a tree do not meet.

        ``heights`` says for each node how many levels lie below it; that is its step.
        """
        self._prefix = prefix
        self._heights = heights
        self._steps: list[dict[str, Expr]] = [{} for _ in range(1 + max(heights.values(), default=0))]

    def zero(self) -> Number:
        """Nothing."""
        return Number(0.0)

    def weight(self, _parent: str, _child: str, declared: float, /) -> Number:
        """The declared weight."""
        return Number(float(declared))

    def ratio(self, part: Number, whole: Number, /) -> Number:
        """``part / whole``; 0 where ``whole`` is 0."""
        if whole.fixed is not None:
            return part * Number(1 / whole.fixed) if whole.fixed else Number(0.0)
        return Number(pl.when(whole.column > 0).then(part.column / whole.column).otherwise(pl.lit(0.0)), within=whole)

    def some(self, amount: Number, /) -> Number:
        """1 where ``amount`` is above 0, else 0."""
        if amount.fixed is not None:
            return Number(float(amount.fixed > 0))
        return Number(pl.when(amount.column > 0).then(pl.lit(1.0)).otherwise(pl.lit(0.0)), marks=amount)

    def add(self, total: Number, weight: Number, number: Number, /) -> Number:
        """``total + weight * number``."""
        return total + weight * number

    def keep(self, node: str, measure: Measure[Number], /) -> Measure[Number]:
        """The measure as columns of their own."""
        return self.put(node, measure, self._heights[node])

    def put(self, name: str, measure: Measure[Number], step: int) -> Measure[Number]:
        """Make a measure the columns of a step; what is the same expression twice becomes one column."""
        kept: dict[int, str] = {}
        for part, number in measure._asdict().items():
            column = f"{self._prefix}{name}::{part}"
            if number.fixed is None and kept.setdefault(id(number.value), column) == column:
                self._steps[step][column] = number.column
        found = Measure(*(Number(pl.col(kept[id(one.value)])) if one.fixed is None else one for one in measure))
        if found.scored.fixed is not None or found.score.fixed is not None:
            return found
        scored = Number(found.scored.value, marks=name)
        return found._replace(scored=scored, score=Number(found.score.value, within=name))

    def steps(self) -> Iterator[dict[str, Expr]]:
        """The columns of each step, in the order in which they can be computed."""
        yield from self._steps
