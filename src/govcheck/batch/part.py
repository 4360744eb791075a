"""A part of a table that lies in memory: checked and scored by the same rules as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw
import polars as pl

from govcheck.batch.reading.source import LINE, Source
from govcheck.batch.reading.table import read_source
from govcheck.batch.result import result_columns
from govcheck.batch.wide_table import PROFILE, ProfileColumn
from govcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pyarrow as pa

    from govcheck.batch.reading.words import Words
    from govcheck.errors import Problem
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire

_CITY = ProfileColumn.CITY.value
_SOMEBODY = "?"
"""Stands for a city whose name is not told: without one, a row of a file is none."""

_ROWS = "row"
"""Stands where problems of a file name it: those of a dataframe name the row, counted from 1."""


class Task(NamedTuple):
    """All that scoring a table needs beside its rows; it can be sent to other machines.

    Attributes:
        questionnaire: what was asked.
        benchmarks: the published figures to stand beside.
        words: the labels of the questionnaire, from ``learn_words``.
        profile: the countries and regions there are.
    """

    questionnaire: Questionnaire
    benchmarks: Sequence[Benchmark]
    words: Words
    profile: Profile


class ScoredPart(NamedTuple):
    """The results of the rows that can be scored, in their order, and what is wrong with the others.

    The line of a problem is the place of its row in the part, counted from 1.
    """

    results: pl.DataFrame
    problems: tuple[Problem, ...]


def find_schema(task: Task, columns: Collection[str]) -> pl.Schema:
    """The columns of the result table of a table with these columns, with their types."""
    empty = pl.LazyFrame(schema={name: kind for name, kind in PROFILE.items() if name in columns})
    frame, names = result_columns(nw.from_native(empty), task.questionnaire, task.benchmarks)
    schema: pl.Schema = frame.to_native().select(names).collect_schema()
    return schema


def score_part(task: Task, part: pl.DataFrame, schema: pl.Schema, *, file: str = "") -> ScoredPart:
    """Check and score the rows of a part; those with a wrong cell are left out and told.

    Raises:
        InputError: its columns cannot be read as answers.
    """
    numbered = part.lazy().with_row_index(LINE, offset=1)
    source = Source(file, numbered, lambda frame: frame, typed=True)
    try:
        read = read_source(source, task.questionnaire, task.words, task.profile)
    except InputError as error:
        if [problem.code for problem in error.problems] != ["no-rows"]:
            raise
        return ScoredPart(schema.to_frame(), ())
    frame, _ = result_columns(nw.from_native(read.frame), task.questionnaire, task.benchmarks)
    results = frame.to_native().select(pl.col(name).cast(kind) for name, kind in schema.items())
    return ScoredPart(results.collect(), read.problems)


def score_all(table: pl.DataFrame, task: Task, schema: pl.Schema) -> pl.DataFrame:
    """Score every row of a table whose columns are known; the schema is that of its results.

    Raises:
        InputError: a cell holds what is no answer, or a column has a type that holds none.
    """
    cities = table[_CITY] if _CITY in table.columns else None
    named = cities.fill_null(_SOMEBODY) if cities is not None and cities.dtype == pl.String else cities
    whole = table.with_columns(pl.lit(_SOMEBODY).alias(_CITY) if named is None else named)
    scored = score_part(task, whole, pl.Schema({**schema, _CITY: pl.String()}), file=_ROWS)
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
