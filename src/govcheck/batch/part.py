"""A part of a table that lies in memory: checked and scored by the same rules as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.source import LINE, Source
from govcheck.batch.reading.table import read_source
from govcheck.batch.result import result_columns
from govcheck.batch.wide_table import PROFILE
from govcheck.errors import InputError
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Collection

    import pyarrow as pa

    from govcheck.batch.terms import Terms
    from govcheck.errors import Problem

_CITY = ProfileColumn.CITY.value
_SOMEBODY = "?"
"""Stands for a city whose name is not told: without one, a row of a file is none."""

_ROWS = "row"
"""Stands where problems of a file name it: those of a dataframe name the row, counted from 1."""


class ScoredPart(NamedTuple):
    """The results of the rows that can be scored, in their order, and what is wrong with the others.

    The line of a problem is the place of its row in the part, counted from 1.
    """

    results: pl.DataFrame
    problems: tuple[Problem, ...]


def find_schema(terms: Terms, columns: Collection[str]) -> pl.Schema:
    """The columns of the result table of a table with these columns, with types that every kind of table has."""
    empty = pl.LazyFrame(schema={name: kind for name, kind in PROFILE.items() if name in columns})
    frame, names = result_columns(empty, terms.questionnaire, terms.benchmarks)
    schema = frame.select(names).collect_schema()
    return pl.Schema({name: pl.String() if isinstance(kind, pl.Enum) else kind for name, kind in schema.items()})


def score_part(terms: Terms, part: pl.DataFrame, schema: pl.Schema, *, file: str = "") -> ScoredPart:
    """Check and score the rows of a part; those with a wrong cell are left out and told.

    Raises:
        InputError: its columns cannot be read as answers.
    """
    numbered = part.lazy().with_row_index(LINE, offset=1)
    source = Source(file, numbered, lambda frame: frame, typed=True)
    try:
        read = read_source(source, terms.questionnaire, terms.words, terms.profile)
    except InputError as error:
        if [problem.code for problem in error.problems] != ["no-rows"]:
            raise
        return ScoredPart(schema.to_frame(), ())
    frame, _ = result_columns(read.frame, terms.questionnaire, terms.benchmarks)
    results = frame.select(pl.col(name).cast(kind) for name, kind in schema.items())
    return ScoredPart(results.collect(), read.problems)


def score_all(table: pl.DataFrame, terms: Terms, schema: pl.Schema) -> pl.DataFrame:
    """Score every row of a table whose columns are known; the schema is that of its results.

    Raises:
        InputError: a cell holds what is no answer, or a column has a type that holds none.
    """
    cities = table[_CITY] if _CITY in table.columns else None
    named = cities.fill_null(_SOMEBODY) if cities is not None and cities.dtype == pl.String else cities
    whole = table.with_columns(pl.lit(_SOMEBODY).alias(_CITY) if named is None else named)
    scored = score_part(terms, whole, pl.Schema({**schema, _CITY: pl.String()}), file=_ROWS)
    if scored.problems:
        raise InputError(*scored.problems)
    results = scored.results if cities is None else scored.results.with_columns(cities.cast(pl.String))
    return results.select(schema.names())


def plain_arrow(table: pl.DataFrame) -> pa.Table:
    """A table of Arrow with the types that all who read Arrow know."""
    import pyarrow as pa  # noqa: PLC0415 - only those who have it come here

    made = table.to_arrow(compat_level=pl.CompatLevel.oldest())
    plain = [field.with_type(pa.string()) if pa.types.is_large_string(field.type) else field for field in made.schema]
    return made.cast(pa.schema(plain))
