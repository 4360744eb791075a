"""What can be computed from published sums: the sets of cities whose sum follows from the sums of others.

A group is a set of cells; every published figure of a group gives a sum over its cells. What can be
computed from them are the linear combinations. All arithmetic is in whole numbers modulo a prime.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping

    G = TypeVar("G", bound=Hashable)
else:
    G = TypeVar("G")

PRIME = 2**61 - 1
"""So large that what holds by chance alone holds once in 10^18 cases."""

SEED = 2_019


class Row(NamedTuple):
    """A combination of groups that no other row is needed for: its cells from its pivot on, and what it is made of."""

    pivot: int
    cells: dict[int, int]
    made_of: dict[int, int]


class Span:
    """All sums that follow from those of some groups."""

    def __init__(self, groups: Iterable[Collection[int]], cells: int) -> None:
        """Take the published groups, those with few cells first to be quick, and the number of all cells."""
        self._rows: list[Row] = []
        for at, group in enumerate(groups):
            left, made_of = self._reduce(dict.fromkeys(group, 1))
            if left:
                pivot = min(left)
                made_of[at] = PRIME - 1
                self._rows.append(_scale(Row(pivot, left, made_of)))
        self._marks = self._find_marks(cells)

    def mark(self, cells: Iterable[int]) -> int:
        """0 for what follows from the published sums, and by chance almost never for anything else.

        The mark of a set is the sum of those of its parts.
        """
        return sum(self._marks[cell] for cell in cells) % PRIME

    def explain(self, cells: Iterable[int]) -> list[int]:
        """The published groups, by their place, from whose sums that of the cells follows."""
        left, made_of = self._reduce(dict.fromkeys(cells, 1))
        return [] if left else sorted(at for at, times in made_of.items() if times)

    def _reduce(self, cells: dict[int, int]) -> tuple[dict[int, int], dict[int, int]]:
        """What is left of cells when all rows are taken off, and how often each group was taken."""
        made_of: dict[int, int] = {}
        for row in self._rows:
            times = cells.get(row.pivot, 0)
            if times:
                _add(cells, row.cells, PRIME - times)
                _add(made_of, row.made_of, times)
        return cells, made_of

    def _find_marks(self, cells: int) -> list[int]:
        """A number for every cell, drawn so that those of each published group sum to 0, and else by chance."""
        random = Random(SEED)  # noqa: S311 - the draw hides nothing; it is the same in every run
        marks = [random.randrange(PRIME) for _ in range(cells)]
        # A row's pivot stands in no later row, so from the last row on each settles its own.
        for row in reversed(self._rows):
            rest = sum(times * marks[cell] for cell, times in row.cells.items() if cell != row.pivot)
            marks[row.pivot] = -rest % PRIME
        return marks


def _scale(row: Row) -> Row:
    """The row with its pivot taken once, and what it is made of turned round accordingly."""
    times = pow(row.cells[row.pivot], -1, PRIME)
    cells = {cell: number * times % PRIME for cell, number in row.cells.items()}
    # What was taken off a group is what the row is not made of.
    return Row(row.pivot, cells, {at: -number * times % PRIME for at, number in row.made_of.items()})


def _add(to: dict[int, int], other: Mapping[int, int], times: int) -> None:
    for key, number in other.items():
        total = (to.get(key, 0) + number * times) % PRIME
        if total:
            to[key] = total
        else:
            to.pop(key, None)
