"""Suppression: which groups' figures are published, so that those of a few cities cannot be computed from them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.cohort.small_set import TooManySetsError, find_small_set
from govcheck.batch.cohort.span import Span
from govcheck.model.cohort import SuppressionReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govcheck.batch.cohort.group import Atom

Group = tuple[int, str]
"""The place of a kind in every atom, and the group's id."""

Population = tuple[tuple["Atom", int], ...]
"""How many cities of each atom a figure is of; in the order of the atoms, none of them empty."""

CACHED = 4_096


class Publication(NamedTuple):
    """What is published of one figure: that of all cities or nothing at all, and of which groups."""

    total: bool
    groups: frozenset[Group]
    hidden: Mapping[Group, SuppressionReason]


def count_population(counts: Iterable[tuple[Atom, int]]) -> Population:
    """The cities that a figure is of."""
    found = [(atom, many) for atom, many in counts if many]
    return tuple(sorted(found, key=lambda pair: [(part is not None, part or "") for part in pair[0]]))


@lru_cache(maxsize=CACHED)
def suppress(population: Population, least: int, barred: frozenset[Group] = frozenset()) -> Publication:
    """Which groups may be published beside the figure of all.

    A group of fewer than ``least`` cities is hidden. Of what is published no hidden group can be
    computed by adding and taking away, nor any set of fewer than ``least`` cities; where it could,
    the smallest group that it takes is hidden too, until it cannot. Cities whose group is not known
    count in the total alone. Where that does not help, or cannot be looked at whole, nothing is
    published: at first of the kind that has most groups.

    Args:
        population: the cities that the figure is of.
        least: the fewest cities that a published figure may be of.
        barred: groups that are hidden whatever their size.
    """
    groups = find_groups(population)
    sizes = {group: sum(population[cell][1] for cell in cells) for group, cells in groups.items()}
    hidden = {group: SuppressionReason.TOO_FEW for group, size in sizes.items() if size < least}
    hidden |= {group: SuppressionReason.WOULD_REVEAL for group in groups if group in barred and group not in hidden}
    everything = tuple(range(len(population)))
    enough = sum(size for _, size in population) >= least
    while enough:
        open_ = [group for group in groups if group not in hidden]
        published = sorted({groups[group] for group in open_} - {everything}, key=lambda cells: (len(cells), cells))
        try:
            # The total stands last: it is used for nothing that follows from groups alone.
            used = _find_leak(population, [*published, everything], [groups[group] for group in hidden], least)
        except TooManySetsError:
            drop = _largest_kind(open_)
        else:
            if used is None:
                return Publication(total=True, groups=frozenset(open_), hidden=hidden)
            between = [group for group in open_ if groups[group] in used and groups[group] != everything]
            smallest = min(between, key=lambda group: (sizes[group], group), default=None)
            # Groups of the same cities are published or hidden together.
            drop = [group for group in open_ if smallest and groups[group] == groups[smallest]]
        if not drop:
            break
        hidden |= dict.fromkeys(drop, SuppressionReason.WOULD_REVEAL)
    nothing = dict.fromkeys(groups, SuppressionReason.WOULD_REVEAL)
    return Publication(total=False, groups=frozenset(), hidden={**nothing, **hidden})


def _largest_kind(groups: Sequence[Group]) -> list[Group]:
    """The groups of the kind that has most of them."""
    many = Counter(kind for kind, _ in groups)
    return [group for group in groups if many[group[0]] == max(many.values())]


def find_groups(population: Population) -> dict[Group, tuple[int, ...]]:
    """The cells of every group that has cities."""
    groups: dict[Group, list[int]] = {}
    for cell, (atom, _) in enumerate(population):
        for kind, name in enumerate(atom):
            if name is not None:
                groups.setdefault((kind, name), []).append(cell)
    return {group: tuple(cells) for group, cells in sorted(groups.items())}


def _find_leak(
    population: Population, published: Sequence[tuple[int, ...]], hidden: Sequence[tuple[int, ...]], least: int
) -> set[tuple[int, ...]] | None:
    """The published sets from which something follows that must not; ``None`` where nothing does.

    Raises:
        TooManySetsError: nobody can tell.
    """
    cells, of = _join(population, published)
    if not hidden and all(size >= least for size in cells):
        return None
    joined = [_cells_of(one, of) for one in published]
    span = Span(joined, len(cells))
    for one in hidden:
        found = _cells_of(one, of)
        whole = sum(cells[cell] for cell in found) == sum(population[atom][1] for atom in one)
        if whole and not span.mark(found):
            return {published[at] for at in span.explain(found)}
    small = find_small_set(span, cells, least)
    return None if small is None else {published[at] for at in span.explain(small)}


def _join(population: Population, published: Sequence[tuple[int, ...]]) -> tuple[list[int], list[int]]:
    """Atoms of the same published groups as one cell: how many cities each has, and the cell of each atom."""
    member: list[list[int]] = [[] for _ in population]
    for at, atoms in enumerate(published):
        for atom in atoms:
            member[atom].append(at)
    places: dict[tuple[int, ...], int] = {}
    of = [places.setdefault(tuple(groups), len(places)) for groups in member]
    sizes = [0] * len(places)
    for (_, size), cell in zip(population, of, strict=True):
        sizes[cell] += size
    return sizes, of


def _cells_of(atoms: Sequence[int], of: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({of[atom] for atom in atoms}))
