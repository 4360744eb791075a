"""Counts and sums of every group: added up once for those who share everything, then group by group.

Sums are of whole numbers, so that the order of rows changes no digit. A figure is of rows; whether
they are enough to tell of them is a matter of cities.
"""

from __future__ import annotations

from math import ceil, log10
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.cohort.city import NAME, first_of_city, repeated_rows
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
        """The cities whose rows a column counts."""
        rows = self.rows(count)
        extra = dict(zip(self._places, self._atoms[extra_of(count)].to_list(), strict=True))
        return sort_atoms((atom, many - extra[atom]) for atom, many in rows.items() if many)

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
    """Count and add up in one pass over a table that has the columns of the groups and of the cities.

    Args:
        frame: a row for each city; where a city has several, they are all counted, and marked as extra.
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
    atoms = _by_atom(frame, columns, sums).collect(engine=engine)
    counts = {CITIES: pl.col(NAME).is_not_null()} | {count_of(column): one for column, one in has.items()}
    return Tally(_add_extra(atoms, repeated_rows(frame, columns), columns, counts), kinds)


def _add_extra(
    atoms: pl.DataFrame, repeated: pl.DataFrame | None, columns: Sequence[str], counts: Mapping[str, pl.Expr]
) -> pl.DataFrame:
    """The counts with how many rows of each are extra."""
    if repeated is None:
        return atoms.with_columns(pl.lit(0).alias(extra_of(count)) for count in counts)
    extra = [(one & ~first_of_city(one)).cast(pl.Int64).alias(extra_of(count)) for count, one in counts.items()]
    names = [extra_of(count) for count in counts]
    marked = _by_atom(repeated.select(*columns, *extra).lazy(), columns, [pl.col(names).sum()])
    if not columns:
        return pl.concat([atoms, marked.collect()], how="horizontal")
    joined = atoms.join(marked.collect(), on=columns, how="left", nulls_equal=True)
    return joined.with_columns(pl.col(names).fill_null(0))


def _by_atom(frame: pl.LazyFrame, columns: Sequence[str], sums: Sequence[pl.Expr]) -> pl.LazyFrame:
    return frame.group_by(columns).agg(sums) if columns else frame.select(sums)


def extra_of(count: str) -> str:
    """Where it is counted how many of the rows of a count are further ones of cities that are counted already."""
    return f"{count}::extra"


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
