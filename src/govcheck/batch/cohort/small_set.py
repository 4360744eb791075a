"""Few cities at once: a combination of sums that only cells of together few cities have a part in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govcheck.batch.cohort.span import PRIME, add_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.batch.cohort.span import Vector

MOST_TRIED = 20_000
"""So many spans are looked at; where there were more, none is taken to be safe."""


class TooManySetsError(Exception):
    """There are more cases than can be looked at."""


def find_small_set(rows: Sequence[Vector], sizes: Sequence[int], least: int) -> Vector | None:
    """A combination of the rows whose cells have together fewer than ``least`` cities, if there is one.

    The cells are cut into blocks, so that whoever has a cell in each of them has ``least`` cities or
    more. Such a combination is therefore 0 in one whole block, and is looked for among those that
    are: these have fewer rows, block by block until one is left.

    Args:
        rows: combinations none of which follows from the others.
        sizes: how many cities each cell has.
        least: the fewest cities of which anything may be known.

    Raises:
        TooManySetsError: nobody can tell.
    """
    return _search(rows, sizes, least, iter(range(MOST_TRIED)))


def _search(rows: Sequence[Vector], sizes: Sequence[int], least: int, tries: Iterator[int]) -> Vector | None:
    for part in _find_parts(rows):
        if next(tries, None) is None:
            raise TooManySetsError
        for row in part:
            if sum(sizes[cell] for cell in row) < least:
                return row
        if len(part) > 1:
            for block in _cut(part, sizes, least):
                found = _search(_without(part, block), sizes, least, tries)
                if found is not None:
                    return found
    return None


def _find_parts(rows: Sequence[Vector]) -> list[list[Vector]]:
    """The rows that have cells in common, directly or by others: each part can be looked at alone."""
    parts: list[tuple[set[int], list[Vector]]] = []
    for row in rows:
        cells, together, apart = set(row), [row], []
        for part in parts:
            if cells.isdisjoint(part[0]):
                apart.append(part)
            else:
                cells |= part[0]
                together = part[1] + together
        parts = [*apart, (cells, together)]
    return [together for _, together in parts]


def _cut(rows: Sequence[Vector], sizes: Sequence[int], least: int) -> list[list[int]]:
    """The cells in as few blocks as will do; each row has ``least`` cities, so that single cells always do."""
    cells = sorted(
        {cell for row in rows for cell in row if sizes[cell]}, key=lambda cell: (sizes[cell], cell), reverse=True
    )
    many = 2
    while True:
        ends = [at * len(cells) // many for at in range(many + 1)]
        if many == len(cells) or sum(sizes[cells[end - 1]] for end in ends[1:]) >= least:
            return [cells[start:end] for start, end in pairwise(ends)]
        many += 1


def _without(rows: Sequence[Vector], block: Sequence[int]) -> list[Vector]:
    """Combinations of which all those are made that are 0 in the block."""
    left = list(rows)
    for cell in block:
        holding = [row for row in left if cell in row]
        if holding:
            pivot = min(holding, key=len)
            per = pow(pivot[cell], -1, PRIME)
            left = [_take_off(row, pivot, row[cell] * per) if cell in row else row for row in left if row is not pivot]
    return left


def _take_off(row: Vector, other: Vector, times: int) -> Vector:
    rest = dict(row)
    add_times(rest, other, -times % PRIME)
    return rest
