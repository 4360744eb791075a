"""Scores one by one: of which groups they may be listed in order, so that lists cannot be cut with each other.

Scores are nearly always different from each other, so whoever has the lists of two groups knows the
scores of the cities that are in both, and of those that are in one alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.cohort.suppression import find_groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.batch.cohort.suppression import Group, Population, Publication

UNKNOWN = 0
"""The class of the cities that stand in no list."""


def choose_listed(
    population: Population, publication: Publication, least: int, fewest: int
) -> tuple[bool, frozenset[Group]]:
    """Whether the scores of all cities may be listed, and those of which published groups.

    Listed are the scores of fewer than ``fewest`` cities: first those of all, then group by group,
    the largest first, as long as no cities that the lists together tell apart are fewer than
    ``least`` or make up a hidden group.
    """
    sizes = [size for _, size in population]
    groups = find_groups(population)
    size_of = {group: sum(sizes[atom] for atom in groups[group]) for group in publication.groups}
    hidden = [groups[group] for group in publication.hidden]
    total = publication.total and sum(sizes) < fewest
    listed: set[Group] = set()
    classes = [int(total) for _ in population]
    for group in sorted(publication.groups, key=lambda group: (-size_of[group], group)):
        if size_of[group] < fewest:
            finer = _refine(classes, groups[group])
            many = _count(finer, sizes)
            enough = all(size >= least for one, size in many.items() if one != UNKNOWN)
            if enough and not any(_is_told(atoms, finer, sizes, many) for atoms in hidden):
                classes = finer
                listed.add(group)
    return total, frozenset(listed)


def _refine(classes: Sequence[int], group: Sequence[int]) -> list[int]:
    """The classes when those in the group are told apart from those that are not."""
    fresh: dict[int, int] = {}
    next_ = max(classes) + 1
    finer = list(classes)
    for atom in group:
        finer[atom] = fresh.setdefault(classes[atom], next_ + len(fresh))
    return finer


def _count(classes: Sequence[int], sizes: Sequence[int]) -> dict[int, int]:
    """How many cities each class has."""
    many = dict.fromkeys(classes, 0)
    for one, size in zip(classes, sizes, strict=True):
        many[one] += size
    return many


def _is_told(atoms: Sequence[int], classes: Sequence[int], sizes: Sequence[int], many: Mapping[int, int]) -> bool:
    """Whether a group is made of whole classes that are known."""
    inside = {classes[atom] for atom in atoms}
    return UNKNOWN not in inside and sum(many[one] for one in inside) == sum(sizes[atom] for atom in atoms)
