"""Few cities at once: a set of cells so small that its sum says too much, and that can be computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.cohort.span import PRIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.batch.cohort.span import Span

MOST_TRIED = 100_000
"""Sets that are looked at; where there were more, none is taken to be safe."""


class TooManySetsError(Exception):
    """There are more small sets than can be looked at."""


class CellSet(NamedTuple):
    """A set of cells, with its mark, the number of its cities, and the place up to which cells are in it or not."""

    mark: int
    size: int
    end: int
    cells: tuple[int, ...]


def find_small_set(span: Span, sizes: Sequence[int], least: int) -> tuple[int, ...] | None:
    """A set of cells of together fewer than ``least`` cities whose sum follows from what is published, if there is one.

    A set has the mark 0 if the marks of two parts of it sum to 0, so that only parts are listed and
    looked up by their marks. Every set falls into two parts each of which is a single cell, or has
    at most two thirds of the cities of the largest such set and at most half of ``least`` cells.

    Args:
        span: what follows from what is published.
        sizes: how many cities each cell has.
        least: the fewest cities of which anything may be known.

    Raises:
        TooManySetsError: nobody can tell.
    """
    parts = _find_parts(span, sizes, least)
    by_mark: dict[int, list[CellSet]] = {}
    for part in parts:
        by_mark.setdefault(part.mark, []).append(part)
    if 0 in by_mark:
        return by_mark[0][0].cells
    for part in parts:
        for other in by_mark.get(PRIME - part.mark, ()):
            if part.size + other.size < least and set(part.cells).isdisjoint(other.cells):
                return tuple(sorted((*part.cells, *other.cells)))
    return None


def _find_parts(span: Span, sizes: Sequence[int], least: int) -> list[CellSet]:
    small = sorted((size, cell) for cell, size in enumerate(sizes) if 0 < size < least)
    singles = [CellSet(span.mark([cell]), size, end, (cell,)) for end, (size, cell) in enumerate(small, start=1)]
    most = 2 * (least - 1) // 3
    found, last = singles, singles
    for _ in range(least // 2 - 1):
        longer: list[CellSet] = []
        for mark, size, end, cells in last:
            for more in singles[end:]:
                if size + more.size > most:
                    break
                longer.append(CellSet((mark + more.mark) % PRIME, size + more.size, more.end, cells + more.cells))
            if len(found) + len(longer) > MOST_TRIED:
                raise TooManySetsError
        found, last = found + longer, longer
    return found
