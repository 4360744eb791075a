"""What can be computed from published groups: asked of fractions and of every small set, apart from the code."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from govcheck.batch.cohort.suppression import sort_atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.batch.cohort.suppression import Atom, Group, Population, Publication

Matrix = list[list[Fraction]]


def count_population(counts: Iterable[tuple[Atom, int]]) -> Population:
    """The cities that a figure is of."""
    return sort_atoms((atom, many) for atom, many in counts if many)


def cells_of(population: Population, group: Group | None) -> list[int]:
    """The group as a vector over the atoms; the total for ``None``."""
    return [int(group is None or atom[group[0]] == group[1]) for atom, _ in population]


def follows(published: Sequence[Sequence[int]], wanted: Sequence[int]) -> bool:
    """Whether a vector is a linear combination of others, by elimination with fractions."""
    rows = [[Fraction(number) for number in row] for row in published]
    left = [Fraction(number) for number in wanted]
    for column in range(len(left)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows = [row for row in rows if row is not pivot]
        for row in (*rows, left):
            times = row[column] / pivot[column]
            row[:] = [a - times * b for a, b in zip(row, pivot, strict=True)]
    return not any(left)


def null_space(published: Sequence[Sequence[int]], width: int) -> Matrix:
    """Vectors that span all those that every published one is at right angles to."""
    rows: dict[int, list[Fraction]] = {}
    for given in published:
        row = [Fraction(number) for number in given]
        for pivot, other in rows.items():
            row = [a - row[pivot] * b for a, b in zip(row, other, strict=True)]
        first = next((at for at, number in enumerate(row) if number), None)
        if first is not None:
            row = [number / row[first] for number in row]
            rows = {p: [a - o[first] * b for a, b in zip(o, row, strict=True)] for p, o in rows.items()} | {first: row}
    free = [at for at in range(width) if at not in rows]
    return [[-rows[at][one] if at in rows else Fraction(at == one) for at in range(width)] for one in free]


def few(population: Population, published: Sequence[Sequence[int]], least: int) -> Iterator[list[int]]:
    """Every set of whole atoms with fewer than ``least`` cities of which something can be computed.

    A combination of what is published that takes these atoms alone, however often each, is there if
    what the null space has of them depends on each other.
    """
    angles = null_space(published, len(population))
    columns = [[row[at] for row in angles] for at in range(len(population))]

    def look(start: int, left: int, chosen: list[int], taken: list[tuple[int, list[Fraction]]]) -> Iterator[list[int]]:
        for at in range(start, len(population)):
            if population[at][1] < left:
                column = columns[at]
                for pivot, other in taken:
                    column = [a - column[pivot] * b for a, b in zip(column, other, strict=True)]
                first = next((place for place, number in enumerate(column) if number), None)
                if first is None:
                    yield [*chosen, at]
                else:
                    fresh = (first, [number / column[first] for number in column])
                    yield from look(at + 1, left - population[at][1], [*chosen, at], [*taken, fresh])

    return look(0, least, [], [])


def vectors(population: Population, shown: Publication) -> list[list[int]]:
    return [cells_of(population, group) for group in (*([None] if shown.total else []), *sorted(shown.groups))]


def check(population: Population, shown: Publication, least: int) -> None:
    groups = {(at, part) for atom, _ in population for at, part in enumerate(atom) if part is not None}
    assert shown.groups | set(shown.hidden) == groups
    assert shown.groups.isdisjoint(shown.hidden)
    published = vectors(population, shown)
    for vector in published:
        assert sum(take * size for take, (_, size) in zip(vector, population, strict=True)) >= least
    for group in shown.hidden:
        assert not follows(published, cells_of(population, group)), group
    some = next(few(population, published, least), None)
    assert some is None, [population[at] for at in some or ()]
