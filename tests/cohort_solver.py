"""What can be computed from published groups: asked of fractions and of every small set, apart from the code."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.batch.cohort.suppression import Group, Population, Publication


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


def vectors(population: Population, shown: Publication) -> list[list[int]]:
    return [cells_of(population, group) for group in (*([None] if shown.total else []), *sorted(shown.groups))]


def few(population: Population, least: int) -> Iterable[list[int]]:
    """Every set of whole atoms with fewer than ``least`` cities."""
    places = range(len(population))
    for chosen in chain.from_iterable(combinations(places, many) for many in range(1, least)):
        if sum(population[at][1] for at in chosen) < least:
            yield [int(at in chosen) for at in places]


def check(population: Population, shown: Publication, least: int) -> None:
    groups = {(at, part) for atom, _ in population for at, part in enumerate(atom) if part is not None}
    assert shown.groups | set(shown.hidden) == groups
    assert shown.groups.isdisjoint(shown.hidden)
    published = vectors(population, shown)
    for vector in published:
        assert sum(take * size for take, (_, size) in zip(vector, population, strict=True)) >= least
    for group in shown.hidden:
        assert not follows(published, cells_of(population, group)), group
    for some in few(population, least):
        assert not follows(published, some), some
