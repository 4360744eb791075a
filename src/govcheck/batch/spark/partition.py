"""What is done on the machines that hold the rows: each checks and scores its own, as one machine does a file.

Spark's own engine could compute the same expressions, of which there are some thousand in hundreds
of columns: it plans them for a minute, and then scores some hundred rows a second where Polars
scores ten thousands. So Spark brings the rows to Polars, on the machine where they lie.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from govcheck.batch.part import find_schema, plain_arrow, score_all, score_part
from govcheck.batch.reading.error_table import SCHEMA, tabulate_problems
from govcheck.errors import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pyarrow as pa
    import pyspark.sql

    from govcheck.batch.terms import Terms

FILE, ROW = "\0file", "\0row"
"""Where a row of a file on the cluster stands."""

_ROWS = 50_000
"""So many rows are scored together: planning a part takes as long as scoring some thousand rows."""

_TYPES: dict[pl.DataType, str] = {
    pl.Float64(): "double", pl.Int64(): "bigint", pl.Int32(): "int", pl.Int16(): "smallint", pl.Int8(): "tinyint",
    pl.String(): "string", pl.Boolean(): "boolean", pl.Date(): "date",
}  # fmt: skip
"""Types of Polars as Spark names them."""


def score_lazily(table: pyspark.sql.DataFrame, terms: Terms) -> pyspark.sql.DataFrame:
    """The result table of a dataframe whose columns are known; a cell that is no answer fails the job."""
    schema = find_schema(terms, table.columns)
    return map_parts(table, table.columns, partial(score_all, terms=terms, schema=schema), schema)


def score_rows(table: pyspark.sql.DataFrame, columns: Sequence[str], terms: Terms) -> pyspark.sql.DataFrame:
    """The results of the rows that can be scored; the others are left out."""
    schema = find_schema(terms, columns)
    return map_parts(table, columns, partial(_results, terms=terms, schema=schema), schema)


def list_problems(table: pyspark.sql.DataFrame, columns: Sequence[str], terms: Terms) -> pyspark.sql.DataFrame:
    """The problems of the rows that are left out, a row each, as ``tabulate_problems`` has them."""
    schema = find_schema(terms, columns)
    return map_parts(table, columns, partial(_problems, terms=terms, schema=schema), pl.Schema(SCHEMA))


def _results(part: pl.DataFrame, terms: Terms, schema: pl.Schema) -> pl.DataFrame:
    return score_part(terms, part.drop(FILE, ROW), schema).results


def _problems(part: pl.DataFrame, terms: Terms, schema: pl.Schema) -> pl.DataFrame:
    problems = score_part(terms, part.drop(FILE, ROW), schema).problems
    told = []
    for problem in problems:
        if problem.location is not None and problem.location.line is not None:
            # Cell by cell: Python cannot hold every day that may stand in the rest of the row.
            at = problem.location.line - 1
            file, row = part[FILE][at], part[ROW][at]
            told.append(replace(problem, location=Location(file, row + 1)))
    return tabulate_problems(told, terms.language)


def map_parts(
    table: pyspark.sql.DataFrame,
    columns: Sequence[str],
    change: Callable[[pl.DataFrame], pl.DataFrame],
    schema: pl.Schema,
) -> pyspark.sql.DataFrame:
    """A dataframe of which each part was changed on the machine that holds it.

    Columns cross over under names of their own: Spark takes a dot in a name for a part of a column.
    """
    from pyspark.sql import functions  # noqa: PLC0415 - most have no Spark

    given = table.select(*(functions.col(quote(name)).alias(f"c{at}") for at, name in enumerate(columns)))
    crossed = ", ".join(f"c{at} {_TYPES[kind]}" for at, kind in enumerate(schema.dtypes()))
    names, made = list(columns), schema.names()
    found = given.mapInArrow(partial(_change, change=change, names=names), crossed)
    return found.select(*(functions.col(f"c{at}").alias(name) for at, name in enumerate(made)))


def _change(
    batches: Iterable[pa.RecordBatch], change: Callable[[pl.DataFrame], pl.DataFrame], names: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    for part in _gather(batches):
        changed = change(part.rename(dict(zip(part.columns, names, strict=True))))
        changed.columns = [f"c{at}" for at in range(changed.width)]
        yield from plain_arrow(changed).to_batches()


def _gather(batches: Iterable[pa.RecordBatch]) -> Iterator[pl.DataFrame]:
    """The rows of a partition, in parts that are worth planning for."""
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(pl.from_arrow(batch))
        if sum(part.height for part in waiting) >= _ROWS:
            yield pl.concat(waiting)
            waiting = []
    if waiting:
        yield pl.concat(waiting)


def quote(name: str) -> str:
    """The name of a column in Spark's SQL, which may hold anything."""
    return "`" + name.replace("`", "``") + "`"
