"""Scores one by one: of which groups they may be listed in order, so that lists cannot be cut with each other.

Scores are nearly always different from each other, so whoever has the lists of two groups knows the
scores of the cities that are in both, and of those that are in one alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.cohort.suppression import find_groups, is_safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.batch.cohort.suppression import Group, Population, Publication

UNKNOWN = 0
"""The class of the cities that stand in no list."""


def choose_listed(
    population: Population, publication: Publication, least: int, fewest: int
) -> tuple[bool, frozenset[Group]]:
    """Whether the scores of all cities may be listed, and those of which published groups.

    Listed are the scores of fewer than ``fewest`` cities: first those of all, then group by group,
    the largest first, as long as neither a hidden group nor anything of fewer than ``least`` cities follows
    from the cities that the lists together tell apart and the figures of the published groups.
    """
    sizes = [size for _, size in population]
    groups = find_groups(population)
    size_of = {group: sum(sizes[atom] for atom in groups[group]) for group in publication.groups}
    hidden = [groups[group] for group in publication.hidden]
    shown = [groups[group] for group in sorted(publication.groups)]
    if publication.total:
        shown.append(tuple(range(len(population))))
    total = publication.total and sum(sizes) < fewest
    listed: set[Group] = set()
    classes = [int(total) for _ in population]
    for group in sorted(publication.groups, key=lambda group: (-size_of[group], group)):
        if size_of[group] < fewest:
            finer = _refine(classes, groups[group])
            if is_safe(population, [*_find_known(finer), *shown], hidden, least):
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


def _find_known(classes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The cells of each class whose scores the lists tell, and so their sum."""
    for one in sorted(set(classes) - {UNKNOWN}):
        yield tuple(atom for atom, own in enumerate(classes) if own == one)
