"""Peer groups: the cities of a cohort that a city is set beside, all of them and those like it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.language import ENGLISH
from govcheck.model.cohort import CAUTION, TITLE, WHO, GroupKind, PeerGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark, Block, Figure, FigureOf
    from govcheck.model.profile import Band, City, Profile, Region

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


def name_group(group: PeerGroup, profile: Profile) -> str:
    """The name of a group in the language of the profile; its own where the profile does not know it."""
    if group.by is GroupKind.COUNTRY:
        return profile.countries.get(group.id, group.title)
    known: Sequence[Region | Band] = profile.regions if group.by is GroupKind.REGION else profile.bands
    return next((one.title for one in known if one.id == group.id), group.title)


def find_own(group: PeerGroup, peers: Peers) -> PeerGroup | None:
    """A group with its name in the language of the profile; ``None`` where the city does not belong to it."""
    title = peers.get((group.by, group.id))
    return None if title is None else PeerGroup(by=group.by, id=group.id, title=title)


def own_groups(benchmark: Benchmark, peers: Peers) -> Iterator[PeerGroup | None]:
    """``None`` for all cities, and the city's own groups, in the order in which the benchmark first tells of them."""
    for key in _blocks(benchmark):
        if key is None:
            yield None
        elif key in peers:
            yield PeerGroup(by=key[0], id=key[1], title=peers[key])


def group_figures(benchmark: Benchmark, of: FigureOf, group: PeerGroup | None) -> Iterator[Figure]:
    """The figures of questions, or of nodes, of all cities or of one group, which they bear as it is given."""
    for block in _blocks(benchmark).get(_key(group), ()):
        if block.of is of:
            yield from benchmark.expand([block if group is None else block.model_copy(update={"group": group})])


@lru_cache(maxsize=16)
def _blocks(benchmark: Benchmark) -> dict[tuple[GroupKind, str] | None, list[Block]]:
    """What is told of all cities and of each group: the many groups are gone through once, not for each city."""
    found: dict[tuple[GroupKind, str] | None, list[Block]] = {}
    for block in benchmark.blocks:
        found.setdefault(_key(block.group), []).append(block)
    return found


def _key(group: PeerGroup | None) -> tuple[GroupKind, str] | None:
    return None if group is None else (group.by, group.id)


def name_benchmark(language: Language, benchmark: Benchmark) -> str:
    """What a benchmark is called, in the language where it has no name of its own."""
    own = benchmark.study.title
    if own != _title(ENGLISH, benchmark):
        return own
    return _title(language, benchmark)


def _title(language: Language, benchmark: Benchmark) -> str:
    return language.text(TITLE, cities=language.number(benchmark.participants), year=benchmark.edition)


def tell_caution(language: Language, benchmark: Benchmark) -> str:
    """What a benchmark says of itself, in the language where nobody wrote it."""
    return language.as_it_is(CAUTION) if benchmark.caution == CAUTION else benchmark.caution


def name_cities(language: Language, figure: Figure) -> str:
    """The cities that a figure is of, in the language where they have no name of their own; with their group."""
    who = language.as_it_is(WHO) if figure.who == WHO else figure.who
    if figure.group is None:
        return who
    return language.text("{who} ({group})", who=who, group=figure.group.title)
