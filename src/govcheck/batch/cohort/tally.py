"""Counts and sums of every group: added up once for those who share everything, then group by group.

Sums are of whole numbers, so that the order of rows changes no digit.
"""

from __future__ import annotations

from math import ceil, log10
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.cohort.group import group_column
from govcheck.batch.cohort.link import count_links
from govcheck.batch.cohort.suppression import sort_atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govcheck.batch.cohort.group import Atom
    from govcheck.batch.cohort.link import Link
    from govcheck.batch.cohort.subject import Measured
    from govcheck.batch.cohort.suppression import Group, Population
    from govcheck.batch.reading.source import Engine
    from govcheck.model.cohort import GroupKind

DIGITS = 11
PARTS = 10**DIGITS
"""Into so many parts a scale is cut to be added up in whole numbers: of 92 million cities these fill 64 bits."""

CITIES = "::cities"


class Tally:
    """The counts and sums of all cities and of every group."""

    def __init__(self, atoms: pl.DataFrame, kinds: Sequence[GroupKind]) -> None:
        """Take the counts and sums of those who share everything that is asked about."""
        columns = [group_column(kind) for kind in kinds]
        places = [atoms[column].to_list() for column in columns]
        self._atoms = atoms
        self._places = list(zip(*places, strict=True)) or [()] * atoms.height
        sums = [pl.exclude(columns).sum()] if columns else [pl.all().sum()]
        self._total = atoms.select(sums).row(0, named=True)
        self._groups: dict[Group, dict[str, int]] = {}
        for at, column in enumerate(columns):
            for row in atoms.filter(pl.col(column).is_not_null()).group_by(column).agg(sums).iter_rows(named=True):
                self._groups[at, row[column]] = row

    def of(self, group: Group | None) -> Mapping[str, int]:
        """The counts and sums of a group; of all cities for ``None``."""
        return self._total if group is None else self._groups[group]

    def population(self, count: str) -> Population:
        """The cities that a column counts."""
        return sort_atoms((atom, many) for atom, many in self.rows(count).items() if many)

    def rows(self, count: str) -> dict[Atom, int]:
        """What a column counts of those who share everything."""
        return dict(zip(self._places, self._atoms[count].to_list(), strict=True))


def tally(
    frame: pl.LazyFrame,
    kinds: Sequence[GroupKind],
    measured: Sequence[Measured],
    counted: Sequence[str] = (),
    links: Iterable[Link] = (),
    engine: Engine = "in-memory",
) -> Tally:
    """Count and add up in one pass over a table that has the columns of the groups.

    Args:
        frame: a row for each city.
        kinds: what the cities are grouped by.
        measured: columns of numbers: counted and added up.
        counted: columns of true and false: how often they are true.
        links: what is below the nodes among them.
        engine: what Polars computes it with.
    """
    has = {one.column: pl.col(one.column).is_not_null() for one in measured} | {name: pl.col(name) for name in counted}
    sums = [pl.len().cast(pl.Int64).alias(CITIES)]
    for one in measured:
        share = (pl.col(one.column) - one.low) / (one.high - one.low)
        sums.append((share * PARTS).round().cast(pl.Int128).sum().alias(sum_of(one.column)))
    sums += [one.sum().cast(pl.Int64).alias(count_of(column)) for column, one in has.items()]
    sums += count_links(links, has)
    columns = [group_column(kind) for kind in kinds]
    atoms = frame.group_by(columns).agg(sums) if columns else frame.select(sums)
    return Tally(atoms.collect(engine=engine), kinds)


def count_of(column: str) -> str:
    """Where it is counted how many rows have a number, or are true."""
    return f"{column}::n"


def sum_of(column: str) -> str:
    """Where the numbers of a column are added up."""
    return f"{column}::sum"


def find_mean(row: Mapping[str, int], measured: Measured) -> float:
    """The mean of a column of numbers; there is at least one."""
    share = row[sum_of(measured.column)] / (row[count_of(measured.column)] * PARTS)
    span = measured.high - measured.low
    return round_to_parts(measured.low + span * share, span)


def round_to_parts(number: float, span: float) -> float:
    """A number on a scale of this span, as far as its digits carry: a sum knows a part of the scale, and no less.

    What lies below is noise of the computation.

    >>> round_to_parts(45.300000000000004, 100), round_to_parts(100 / 3, 100), round_to_parts(10 / 3, 4)
    (45.3, 33.333333333, 3.3333333333)
    """
    return round(number, DIGITS - ceil(log10(span)))
