"""What is done on the machines that hold the rows: each checks and scores its own, as one machine does a file.

Spark's own engine could compute the same expressions, of which there are some thousand in hundreds
of columns: it plans them for a minute, and then scores some hundred rows a second where Polars
scores ten thousands. So Spark brings the rows to Polars, on the machine where they lie.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from govcheck.batch.part import check_part, find_schema, plain_arrow, score_all, score_checked
from govcheck.batch.reading.error_table import SCHEMA, tabulate_problems
from govcheck.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pyarrow as pa
    import pyspark.sql

    from govcheck.batch.reading.table import TableRead
    from govcheck.batch.terms import Terms

CLUSTER_FILE, CLUSTER_ROW = "\0file", "\0row"
"""Where a row stands: its file on the cluster, and its place there, counted from 0."""

LEFT_OUT = "left_out"
"""A column of counts beside the problems: their sum is how many rows are left out."""

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
    return map_parts(table, columns, partial(_score, terms=terms, schema=schema), schema)


def list_problems(table: pyspark.sql.DataFrame, columns: Sequence[str], terms: Terms) -> pyspark.sql.DataFrame:
    """The problems of the rows that are left out, a row each, as ``tell_part`` has them."""
    schema = pl.Schema(SCHEMA)
    schema[LEFT_OUT] = pl.Int64()
    return map_parts(table, columns, partial(tell_part, terms=terms), schema)


def _score(part: pl.DataFrame, terms: Terms, schema: pl.Schema) -> pl.DataFrame:
    return score_checked(_check(part, terms), terms, schema)


def _check(part: pl.DataFrame, terms: Terms) -> TableRead:
    return check_part(terms, part.drop(CLUSTER_FILE, CLUSTER_ROW))


def tell_part(part: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """The problems of a part as ``tabulate_problems`` has them, with the column ``LEFT_OUT``.

    Each says in which file and row it is. Of too many the first are told, and with the first row how many
    of the part are left out. The column of counts holds that number once: it is not that of the problems,
    since a row may have several, and some may not be told.
    """
    read = _check(part, terms)
    told = tabulate_problems((_find(problem, part) for problem in read.problems), terms.language)
    count = pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(read.left_out, pl.Int64)).otherwise(0)
    return told.with_columns(count.alias(LEFT_OUT))


def _find(problem: Problem, part: pl.DataFrame) -> Problem:
    """A problem with its place on the cluster; what is told of the part as a whole stands at its first row."""
    place = problem.location and problem.location.line
    if place is None:
        message = "{count} of the {rows} rows from this one on are left out; only the first {most} problems are told."
        problem = Problem("more-problems", message, fields={**problem.fields, "rows": part.height})
    # Cell by cell: Python cannot hold every day that may stand in the rest of the row.
    at = (place or 1) - 1
    return problem.at(Location(part[CLUSTER_FILE][at], part[CLUSTER_ROW][at] + 1))


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
