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


class Part(NamedTuple):
    """Cities in numbers of their own, told of with those of a figure, and groups that are published of them elsewhere.

    Most are some of the cities of the figure; what is published beside it can be of others too.
    """

    cities: Population
    groups: frozenset[Group] = frozenset()


class Publication(NamedTuple):
    """What is published of one figure: that of all cities or nothing at all, and of which groups."""

    total: bool
    groups: frozenset[Group]
    hidden: Mapping[Group, SuppressionReason]


def sort_atoms(counts: Iterable[tuple[Atom, int]]) -> Population:
    """Cities in the order of their atoms, what is not known first."""
    return tuple(sorted(counts, key=lambda pair: [(part is not None, part or "") for part in pair[0]]))


@lru_cache(maxsize=CACHED)
def suppress(
    population: Population,
    least: int,
    barred: frozenset[Group] = frozenset(),
    parts: tuple[Part, ...] = (),
) -> Publication:
    """Which groups may be published beside the figure of all.

    A group of fewer than ``least`` cities is hidden. Of what is published neither a hidden group can be
    computed by adding and taking away, however often each, nor anything else that depends only on
    cells of together fewer than ``least`` cities; where it could, the smallest group that it takes is
    hidden too, until it cannot. Cities whose group is not known count in the total alone. Where that
    does not help, or cannot be looked at whole, nothing is published: at first of the kind that has
    most groups.

    Args:
        population: the cities that the figure is of.
        least: the fewest cities that a published figure may be of.
        barred: groups that are hidden whatever their size.
        parts: cities that may be left over from this figure and others, of which the same must hold.
    """
    groups = find_groups(population)
    sizes = {group: sum(population[cell][1] for cell in cells) for group, cells in groups.items()}
    hidden = dict.fromkeys(find_small_groups(population, least), SuppressionReason.TOO_FEW)
    hidden |= {group: SuppressionReason.WOULD_REVEAL for group in groups if group in barred and group not in hidden}
    everything = tuple(range(len(population)))
    enough = sum(size for _, size in population) >= least
    left = list(parts)
    while enough:
        open_ = [group for group in groups if group not in hidden]
        published = sorted({groups[group] for group in open_} - {everything}, key=lambda cells: (len(cells), cells))
        # The total stands last: it is used for nothing that follows from groups alone.
        published.append(everything)
        try:
            used = _find_leak(population, published, [groups[group] for group in hidden], least)
            taken = None if used is None else {published[at] for at in used}
            while taken is None and left:
                taken = _find_leak_in(left[-1], {group: groups[group] for group in open_}, everything, least)
                if taken is None:  # nor does anything follow of these when more is hidden
                    left.pop()
        except TooManySetsError:
            drop = _largest_kind(open_)
        else:
            if taken is None:
                return Publication(total=True, groups=frozenset(open_), hidden=hidden)
            between = taken - {everything}
            smallest = min(
                (group for group in open_ if groups[group] in between),
                key=lambda group: (sizes[group], group),
                default=None,
            )
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


def find_small_groups(population: Population, least: int) -> dict[Group, tuple[int, ...]]:
    """The cells of every group that has cities, but too few."""
    groups = find_groups(population)
    return {group: cells for group, cells in groups.items() if sum(population[cell][1] for cell in cells) < least}


def is_safe(
    population: Population, published: Sequence[tuple[int, ...]], hidden: Sequence[tuple[int, ...]], least: int
) -> bool:
    """Whether sets of cells may be published: what is hidden does not follow of them, nor do few cities."""
    try:
        return _find_leak(population, published, hidden, least) is None
    except TooManySetsError:
        return False


def _find_leak_in(
    part: Part, published: Mapping[Group, tuple[int, ...]], everything: tuple[int, ...], least: int
) -> set[tuple[int, ...]] | None:
    """Which of the sets of cells published of groups, or of all, say too much of other cities."""
    within = find_groups(part.cities)
    elsewhere = sorted(part.groups)
    inside = [within.get(group, ()) for group in (*elsewhere, *published)]
    used = _find_leak(part.cities, [*inside, tuple(range(len(part.cities)))], [], least)
    sets = [*published.values(), everything]
    return None if used is None else {sets[at - len(elsewhere)] for at in used if at >= len(elsewhere)}


def _find_leak(
    population: Population, published: Sequence[tuple[int, ...]], hidden: Sequence[tuple[int, ...]], least: int
) -> list[int] | None:
    """The published sets, by place, from which something follows that must not; ``None`` where nothing does.

    Raises:
        TooManySetsError: nobody can tell.
    """
    cells, of = _join(population, published)
    if not hidden and all(size >= least for size in cells):
        return None
    joined = [_cells_of(one, of) for one in published]
    span = Span(joined, cells)
    for one in hidden:
        found = _cells_of(one, of)
        whole = sum(cells[cell] for cell in found) == sum(population[atom][1] for atom in one)
        if whole and span.has(found):
            return span.explain(dict.fromkeys(found, 1))
    small = find_small_set(span.of_small(least), cells, least)
    return None if small is None else span.explain(small)


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
