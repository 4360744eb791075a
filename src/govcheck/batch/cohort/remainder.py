"""What is left of a node when figures of what is below it are taken off: it may be of no hidden group."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.cohort.link import both_of, ends_of, shares_of
from govcheck.batch.cohort.suppression import Part, find_small_groups, sort_atoms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from govcheck.batch.cohort.group import Atom
    from govcheck.batch.cohort.link import Link
    from govcheck.batch.cohort.suppression import Group, Population, Publication
    from govcheck.batch.cohort.tally import Tally


def find_parts(
    population: Population,
    link: Link,
    tallied: Tally,
    least: int,
    figures: Mapping[str, tuple[Population, Publication]],
    whole: Publication,
) -> tuple[Part, ...]:
    """The cities that are to be protected beside all those of a node together.

    Of the node and of each node below it: all cells but those in which everybody has the same shares,
    for each such shares, since these can be taken off; and but those in which everybody has other ones,
    if a group that is published tells them from all hidden ones. Of what is left a hidden group that is
    too small may not be left alone, nor several of them; so their cells are taken at their size, and
    any other cell is as good as large. Those of such groups are left over too who have answered something
    below the node, yet too little to have a score of it. Of a question that counts as 0 where it is not asked,
    those that have it are taken at their number.

    Args:
        population: the cities that have a score of the node.
        link: what is below it.
        tallied: the counts.
        least: the fewest cities that a published figure may be of.
        figures: the cities of what is below it, and what is published of them.
        whole: what is published of the number of cities.
    """
    small = {population[cell][0] for cells in find_small_groups(population, least).values() for cell in cells}
    weights = {atom: size if atom in small else max(size, least) for atom, size in population}
    place = {
        atom: tuple(name if (at, name) in whole.groups else None for at, name in enumerate(atom)) for atom in weights
    }
    shares = {node: _find_shares(node, tallied) for node in (link.node, *link.nodes)}
    even = {atom for atom, own in shares[link.node].items() if own.is_even}
    beyond = [{}, *_find_beyond(population, [figures[below][0] for below in (*link.nodes, *link.questions)], least)]

    def split() -> Iterator[Part]:
        for question in link.zeros:
            both = tallied.rows(both_of(link.node, question))
            yield _part({atom: min(both[atom], size) for atom, size in population if both[atom]})
        for below in (*link.nodes, *link.questions):
            cities, shown = figures[below]
            if cities != population or not whole.hidden.keys() >= shown.hidden.keys():
                known = {
                    atom: many if atom in even | small else max(many, least) for atom, many in cities if atom in weights
                }
                yield _part(known, shown.groups)
        for node in (link.node, *link.nodes):
            own = {atom: share for atom, share in shares[node].items() if atom in weights}
            # What has no score of the node is left over from it alone, and not from a part of it.
            further = beyond if node == link.node else beyond[:1]
            for left, more in product(_take_alike_off(own, weights, small, place), further):
                yield _part({atom: left.get(atom, 0) + more.get(atom, 0) for atom in (*left, *more)})

    # The order changes which of two groups is hidden, so it is always the same.
    found = {part for part in split() if any(size < least for _, size in part.cities)}
    return tuple(sorted(found, key=lambda part: repr((part.cities, sorted(part.groups)))))


def _find_beyond(population: Population, below: Sequence[Population], least: int) -> list[dict[Atom, int]]:
    """Of what is below a node how many of small groups have it and no score of the node: each that differs.

    Not every combination takes all that is below, so what is left over of one is not put with that of another.
    """
    own = dict(population)
    small = {
        cities[cell][0]
        for cities in (population, *below)
        for cells in find_small_groups(cities, least).values()
        for cell in cells
    }
    found = (
        {atom: size - own.get(atom, 0) for atom, size in cities if atom in small and size > own.get(atom, 0)}
        for cities in below
    )
    return list({tuple(one.items()): one for one in found if one}.values())


def are_alike(link: Link, tallied: Tally) -> bool:
    """Whether all who have a score of the node have it of the same."""
    every = [set(_find_shares(node, tallied).values()) for node in (link.node, *link.nodes)]
    return all(len(some) <= 1 and all(own.is_even and len(set(own.which)) == 1 for own in some) for some in every)


def _part(cities: Mapping[Atom, int], groups: frozenset[Group] = frozenset()) -> Part:
    return Part(sort_atoms(cities.items()), groups)


class Shares(NamedTuple):
    """The shares of those who share everything, from the least to the most: of the weights, and of what is told."""

    weights: tuple[float, ...]
    which: tuple[float, ...]

    @property
    def is_even(self) -> bool:
        """Whether all of them have everything in the same share."""
        told_least, told_most, untold_least, untold_most = self.weights
        return told_least == told_most and untold_least == untold_most


def _find_shares(node: str, tallied: Tally) -> dict[Atom, Shares]:
    """The shares of those who have a score of the node."""
    ends = [tallied.rows(end) for share in shares_of(node) for end in ends_of(share)]
    found = {atom: [end[atom] for end in ends] for atom in ends[0] if ends[0][atom] is not None}
    return {atom: Shares(tuple(own[:4]), tuple(own[4:])) for atom, own in found.items()}


def _take_alike_off(
    shares: Mapping[Atom, Shares], weights: Mapping[Atom, int], small: Collection[Atom], place: Mapping[Atom, object]
) -> Iterator[dict[Atom, int]]:
    """What is left of the cities when some that are alike are taken off, in every way.

    Cells in the same published groups that are all alike can be taken off by themselves, too, be they of hidden
    groups.
    """
    beside = {place[atom] for atom in small}
    even = {atom for atom, own in shares.items() if own.is_even}
    apart = [one for one in beside if _is_alike([own for atom, own in shares.items() if place[atom] == one])]
    for off in _choose(sorted(apart, key=repr)):
        left = {
            atom: own
            for atom, own in shares.items()
            if place[atom] not in off and (atom not in even or place[atom] in beside)
        }
        if off:
            yield {atom: weights[atom] for atom in left}
        for alike in {shares[atom].weights for atom in even}:
            yield {atom: weights[atom] for atom, own in left.items() if own.weights != alike}
        for same in {own for atom, own in shares.items() if atom in even and own.which[0] == own.which[1]}:
            yield {
                atom: weights[atom]
                for atom, own in left.items()
                if own != same and (atom in small or own.weights != same.weights)
            }


def _is_alike(own: Sequence[Shares]) -> bool:
    """Whether cells have everything in the same share; there are some."""
    return bool(own) and all(one.is_even and one.weights == own[0].weights for one in own)


def _choose(places: Sequence[object]) -> Iterator[frozenset[object]]:
    """None of them, each, all but each, and all: of many not every choice can be looked at."""
    every = frozenset(places)
    yield from dict.fromkeys(
        [frozenset(), *(frozenset({one}) for one in places), *(every - {one} for one in places), every]
    )
