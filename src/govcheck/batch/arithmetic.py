"""The arithmetic of columns: the walk over a scoring tree yields expressions, a step of columns for each level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from govcheck.scoring.traversal import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narwhals import Expr


class Columns:
    """Expressions over columns, averaged by the arithmetic mean.

    What the walk keeps becomes columns of the step after those it is made of: nested into one
    expression, the same score would be computed again for every level above it.
    """

    def __init__(self, prefix: str, heights: Mapping[str, int]) -> None:
        """Name the columns ``<prefix><node>::<part>``, so that two walks over a tree do not meet.

        ``heights`` says for each node how many levels lie below it; that is its step.
        """
        self._prefix = prefix
        self._heights = heights
        self._steps: list[dict[str, Expr]] = [{} for _ in range(1 + max(heights.values(), default=0))]

    def zero(self) -> Expr:
        """Nothing."""
        return nw.lit(0.0)

    def weight(self, _parent: str, _child: str, declared: float, /) -> Expr:
        """The declared weight."""
        return nw.lit(declared)

    def ratio(self, part: Expr, whole: Expr, /) -> Expr:
        """``part / whole``; 0 where ``whole`` is 0."""
        return nw.when(whole > 0).then(part / whole).otherwise(nw.lit(0.0))

    def some(self, amount: Expr, /) -> Expr:
        """1 where ``amount`` is above 0, else 0."""
        return (amount > 0).cast(nw.Float64)

    def inward(self, score: Expr, /) -> Expr:
        """The score itself."""
        return score

    def outward(self, average: Expr, /) -> Expr:
        """The average itself."""
        return average

    def keep(self, node: str, measure: Measure[Expr], /) -> Measure[Expr]:
        """The measure as columns of their own."""
        return self.put(node, measure, self._heights[node])

    def put(self, name: str, measure: Measure[Expr], step: int) -> Measure[Expr]:
        """Make a measure the columns of a step; what is the same expression twice becomes one column."""
        kept: dict[int, str] = {}
        for part, value in measure._asdict().items():
            column = f"{self._prefix}{name}::{part}"
            if kept.setdefault(id(value), column) == column:
                self._steps[step][column] = value
        return Measure(*(nw.col(kept[id(value)]) for value in measure))

    def steps(self) -> Iterator[dict[str, Expr]]:
        """The columns of each step, in the order in which they can be computed."""
        yield from self._steps
