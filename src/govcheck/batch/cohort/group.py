"""Peer groups: the region, the population band and the country of every row, as far as the profile knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.model.cohort import GroupKind, PeerGroup

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from govcheck.batch.reading.source import Engine
    from govcheck.model.profile import Profile

Atom = tuple[str | None, ...]
"""What cities have in common in every respect that they are grouped by; ``None`` where it is not known."""


def group_column(kind: GroupKind) -> str:
    """The column that holds the group of a row."""
    return f"::{kind.value}"


def group_columns(profile: Profile, kinds: Sequence[GroupKind], columns: Collection[str]) -> list[pl.Expr]:
    """The group of every row, of each kind; null where the row does not say, or says what the profile does not know.

    A band is found by the ``population``.
    """
    return [_column(profile, kind, columns).alias(group_column(kind)) for kind in kinds]


def count_unplaced(
    cities: pl.LazyFrame, profile: Profile, kinds: Sequence[GroupKind], engine: Engine = "in-memory"
) -> dict[GroupKind, int]:
    """How many cities have no group of each kind; the kinds of which every city has one are left out."""
    if not kinds:
        return {}
    columns = group_columns(profile, kinds, cities.collect_schema().names())
    missing = cities.select(columns).null_count().collect(engine=engine).row(0)
    return {kind: many for kind, many in zip(kinds, missing, strict=True) if many}


def _column(profile: Profile, kind: GroupKind, columns: Collection[str]) -> pl.Expr:
    source = "population" if kind is GroupKind.BAND else kind.value
    if source not in columns:
        return pl.lit(None, pl.String)
    if kind is GroupKind.BAND:
        return _band(profile)
    known = profile.region_ids if kind is GroupKind.REGION else tuple(profile.countries)
    own = pl.col(source).cast(pl.String)
    return pl.when(own.is_in(known)).then(own)


def _band(profile: Profile) -> pl.Expr:
    population = pl.col("population")
    found: pl.Expr = pl.lit(None, pl.String)
    for band in reversed(profile.bands):
        fits = population > 0 if band.up_to is None else (population > 0) & (population <= band.up_to)
        found = pl.when(fits).then(pl.lit(band.id)).otherwise(found)
    return found


def in_order(kinds: Collection[GroupKind]) -> tuple[GroupKind, ...]:
    """Each kind once, in the order in which groups are told: what is said first changes nothing."""
    return tuple(kind for kind in GroupKind if kind in kinds)


def name_groups(profile: Profile, kind: GroupKind) -> list[PeerGroup]:
    """All groups of a kind, in the order of the profile."""
    match kind:
        case GroupKind.REGION:
            titles = {region.id: region.title for region in profile.regions}
        case GroupKind.BAND:
            titles = {band.id: band.title for band in profile.bands}
        case _:
            titles = profile.countries
    return [PeerGroup(by=kind, id=name, title=title) for name, title in titles.items()]
