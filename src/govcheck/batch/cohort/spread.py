"""How the numbers of a group lie: quantiles of many, the numbers themselves in rising order of few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from govcheck.batch.cohort.group import group_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from govcheck.batch.cohort.suppression import Group
    from govcheck.batch.reading.source import Engine
    from govcheck.model.cohort import GroupKind

Wanted = tuple[str, "Group | None"]
"""A column, and the group of which it is wanted; all cities for ``None``."""


def find_quantiles(
    frame: pl.LazyFrame,
    kinds: Sequence[GroupKind],
    wanted: Iterable[Wanted],
    percents: Sequence[float],
    engine: Engine = "in-memory",
) -> dict[Wanted, tuple[float, ...]]:
    """The quantiles of columns of numbers, read between neighbours in a straight line; null counts for nothing."""

    def of(column: str) -> list[pl.Expr]:
        return [pl.col(column).quantile(at / 100, "linear").alias(f"{column}::{at}") for at in percents]

    found = _collect(frame, kinds, wanted, of, engine)
    return {key: tuple(float(row[f"{key[0]}::{at}"]) for at in percents) for key, row in found}


def find_orders(
    frame: pl.LazyFrame, kinds: Sequence[GroupKind], wanted: Iterable[Wanted], digits: int
) -> dict[Wanted, tuple[float, ...]]:
    """The numbers of columns in rising order, rounded."""
    found = _collect(frame, kinds, wanted, lambda column: [pl.col(column).drop_nulls().implode()], "in-memory")
    return {key: tuple(sorted(round(float(number), digits) for number in row[key[0]])) for key, row in found}


def _collect(
    frame: pl.LazyFrame,
    kinds: Sequence[GroupKind],
    wanted: Iterable[Wanted],
    of: Callable[[str], list[pl.Expr]],
    engine: Engine,
) -> Iterator[tuple[Wanted, Mapping[str, Any]]]:
    """What is wanted of each group, kind by kind; what is wanted of one group of a kind is computed for all of it."""
    groups: dict[int | None, dict[str, list[Group | None]]] = {}
    for column, group in wanted:
        groups.setdefault(None if group is None else group[0], {}).setdefault(column, []).append(group)
    for kind, columns in groups.items():
        expressions = [expression for column in columns for expression in of(column)]
        if kind is None:
            row = frame.select(expressions).collect(engine=engine).row(0, named=True)
            yield from (((column, None), row) for column in columns)
            continue
        name = group_column(kinds[kind])
        named = sorted({group[1] for some in columns.values() for group in some if group is not None})
        table = frame.filter(pl.col(name).is_in(named)).group_by(name).agg(expressions).collect(engine=engine)
        rows = {row[name]: row for row in table.iter_rows(named=True)}
        yield from (((column, group), rows[group[1]]) for column, some in columns.items() for group in some if group)
