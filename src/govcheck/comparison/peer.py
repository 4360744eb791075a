"""Peer groups: the cities of a cohort that a city is set beside, all of them and those like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.cohort import WHO, GroupKind, PeerGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark, Figure, FigureOf
    from govcheck.model.profile import City, Profile

Peers = dict[tuple[GroupKind, str], str]
"""The groups that a city belongs to, as far as its profile says so, with their names in the language of the profile."""


def find_peers(city: City, profile: Profile) -> Peers:
    """The region, the population band and the country of a city; what it does not say it does not belong to."""
    region, band = profile.region(city.region), profile.band(city.population)
    own: Mapping[GroupKind, tuple[str | None, str | None]] = {
        GroupKind.REGION: (region.id, region.title) if region else (None, None),
        GroupKind.BAND: (band.id, band.title) if band else (None, None),
        GroupKind.COUNTRY: (city.country, profile.countries.get(city.country or "")),
    }
    return {(kind, one): title for kind, (one, title) in own.items() if one is not None and title is not None}


def find_own(group: PeerGroup, peers: Peers) -> PeerGroup | None:
    """A group with its name in the language of the profile; ``None`` where the city does not belong to it."""
    title = peers.get((group.by, group.id))
    return None if title is None else PeerGroup(by=group.by, id=group.id, title=title)


def own_figures(benchmark: Benchmark, of: FigureOf, peers: Peers) -> Iterator[Figure]:
    """The figures of questions, or of nodes: those of all cities, and of the city's own groups."""
    own = {group: find_own(group, peers) for group in dict.fromkeys(b.group for b in benchmark.blocks) if group}
    for block in (block for block in benchmark.blocks if block.of is of):
        if block.group is None:
            yield from benchmark.expand([block])
        elif group := own[block.group]:
            yield from benchmark.expand([block.model_copy(update={"group": group})])


def name_cities(language: Language, figure: Figure) -> str:
    """The cities that a figure is of, in the language where they have no name of their own; with their group."""
    who = language.as_it_is(WHO) if figure.who == WHO else figure.who
    if figure.group is None:
        return who
    return language.text("{who} ({group})", who=who, group=figure.group.title)
