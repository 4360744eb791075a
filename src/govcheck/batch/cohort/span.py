"""What can be computed from published sums: every combination of them, whatever is added or taken off.

A group is a set of cells; every published figure of a group gives a sum over its cells. What can be
computed from them are the linear combinations. All arithmetic is in whole numbers modulo a prime.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


PRIME = 2**61 - 1
"""So large that no combination of groups is taken for another one: that would need a multiple of it."""

Vector = dict[int, int]
"""How often each cell is taken; no cell 0 times."""


class Row(NamedTuple):
    """A combination of groups that no other row is needed for: its cells, its pivot, and what it is made of."""

    pivot: int
    cells: Vector
    made_of: Vector


class Span:
    """All sums that follow from those of some groups."""

    def __init__(self, groups: Iterable[Collection[int]], sizes: Sequence[int]) -> None:
        """Take the published groups, those with few cells first to be quick, and how many cities each cell has."""
        self._rows: list[Row] = []
        self._sizes = sizes
        for at, group in enumerate(groups):
            left, made_of = self._reduce(dict.fromkeys(group, 1))
            if left:
                # The largest cell, so that a row whose pivot is small has no large cell.
                pivot = max(left, key=lambda cell: (sizes[cell], -cell))
                made_of[at] = PRIME - 1
                self._rows.append(_scale(Row(pivot, left, made_of)))

    def has(self, cells: Iterable[int]) -> bool:
        """Whether the sum of these cells follows."""
        return not self._reduce(dict.fromkeys(cells, 1))[0]

    def of_small(self, least: int) -> list[Vector]:
        """Combinations of which all those are made that have only cells of fewer than ``least`` cities."""
        return [row.cells for row in self._rows if self._sizes[row.pivot] < least]

    def explain(self, vector: Vector) -> list[int]:
        """The published groups, by their place, of which a combination that follows from them is made."""
        _, made_of = self._reduce(dict(vector))
        return sorted(made_of)

    def _reduce(self, cells: Vector) -> tuple[Vector, Vector]:
        """What is left of cells when all rows are taken off, and how often each group was taken."""
        made_of: Vector = {}
        for row in self._rows:
            times = cells.get(row.pivot, 0)
            if times:
                add_times(cells, row.cells, PRIME - times)
                add_times(made_of, row.made_of, times)
        return cells, made_of


def _scale(row: Row) -> Row:
    """The row with its pivot taken once, and what it is made of turned round accordingly."""
    times = pow(row.cells[row.pivot], -1, PRIME)
    cells = {cell: number * times % PRIME for cell, number in row.cells.items()}
    # What was taken off a group is what the row is not made of.
    return Row(row.pivot, cells, {at: -number * times % PRIME for at, number in row.made_of.items()})


def add_times(to: Vector, other: Mapping[int, int], times: int) -> None:
    """Add a vector so often to another one."""
    for key, number in other.items():
        total = (to.get(key, 0) + number * times) % PRIME
        if total:
            to[key] = total
        else:
            to.pop(key, None)
