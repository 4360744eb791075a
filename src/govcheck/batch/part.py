"""A part of a table that lies in memory: checked and scored by the same rules as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.source import LINE, Source, as_text
from govcheck.batch.reading.table import TableRead, read_source
from govcheck.batch.result import result_columns
from govcheck.batch.wide_table import PROFILE
from govcheck.errors import InputError
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Collection

    import pyarrow as pa

    from govcheck.batch.terms import Terms

_CITY = ProfileColumn.CITY.value
_SOMEBODY = "?"
"""Stands for a city whose name is not told: without one, a row of a file is none."""

_ROWS = "row"
"""Stands where problems of a file name it: those of a dataframe name the row, counted from 1."""


def find_schema(terms: Terms, columns: Collection[str]) -> pl.Schema:
    """The columns of the result table of a table with these columns, with types that every kind of table has."""
    empty = pl.LazyFrame(schema={name: kind for name, kind in PROFILE.items() if name in columns})
    frame, names = result_columns(empty, terms.questionnaire, terms.benchmarks, levels=terms.levels)
    schema = frame.select(names).collect_schema()
    return pl.Schema({name: pl.String() if isinstance(kind, pl.Enum) else kind for name, kind in schema.items()})


def check_part(terms: Terms, part: pl.DataFrame, *, file: str = "") -> TableRead:
    """Check the rows of a part, and score none: those with a wrong cell are left out and told.

    The line of a problem is the place of its row in the part, counted from 1.

    Raises:
        InputError: its columns cannot be read as answers.
    """
    numbered = part.lazy().with_row_index(LINE, offset=1)
    source = Source(file, numbered, lambda frame: frame, typed=True)
    try:
        return read_source(source, terms.questionnaire, terms.words, terms.profile)
    except InputError as error:
        if [problem.code for problem in error.problems] != ["no-rows"]:
            raise
        return TableRead(pl.LazyFrame(), (), 0, 0, source.engine)


def score_checked(read: TableRead, terms: Terms, schema: pl.Schema) -> pl.DataFrame:
    """The results of the rows that can be scored, in their order; the schema is that of ``find_schema``."""
    if not read.rows:
        return schema.to_frame()
    frame, _ = result_columns(read.frame, terms.questionnaire, terms.benchmarks, levels=terms.levels)
    return frame.select(pl.col(name).cast(kind) for name, kind in schema.items()).collect()


def score_all(table: pl.DataFrame, terms: Terms, schema: pl.Schema) -> pl.DataFrame:
    """Score every row of a table whose columns are known; the schema is that of its results.

    Raises:
        InputError: a cell holds what is no answer, or a column has a type that holds none.
    """
    kind = table.schema.get(_CITY, pl.String())
    city = as_text(_CITY, kind) if _CITY in table.columns else pl.lit(None, pl.String)
    whole = table if city is None else table.with_columns(city.fill_null(_SOMEBODY).alias(_CITY))
    read = check_part(terms, whole, file=_ROWS)
    if read.problems:
        raise InputError(*read.problems)
    results = score_checked(read, terms, pl.Schema({**schema, _CITY: pl.String()}))
    if _CITY in schema:
        given = pl.col(_CITY).cast(pl.String) if isinstance(kind, (pl.String, pl.Categorical, pl.Enum)) else city
        results = results.with_columns(table.select(given).to_series())
    return results.select(schema.names())


def plain_arrow(table: pl.DataFrame) -> pa.Table:
    """A table of Arrow with the types that all who read Arrow know."""
    import pyarrow as pa  # noqa: PLC0415 - only those who have it come here

    made = table.to_arrow(compat_level=pl.CompatLevel.oldest())
    plain = [field.with_type(pa.string()) if pa.types.is_large_string(field.type) else field for field in made.schema]
    return made.cast(pa.schema(plain))
