"""A dataframe in, the same kind of dataframe out: the batch engine for those who have their table in hand."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import polars as pl

from govcheck.batch.part import find_schema, plain_arrow, score_all
from govcheck.batch.reading.columns import find_unknown, name_places
from govcheck.batch.reading.near_name import NearNames
from govcheck.errors import InputError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    import pyspark.sql

    from govcheck.batch.terms import Terms

    class ArrowTable(Protocol):
        """A table of PyArrow, which has no types."""

        def combine_chunks(self) -> ArrowTable:
            """One of its methods, by which it is told from others."""
            ...

    Table = TypeVar("Table", pl.DataFrame, pl.LazyFrame, pd.DataFrame, ArrowTable, pyspark.sql.DataFrame)


def score_table(table: Table, terms: Terms) -> Table:
    """The result table of a dataframe in the canonical wide form, as the same kind of dataframe.

    The columns are those of ``govcheck.batch.result.result_columns``. There is a row for each row, in
    their order; a dataframe of pandas keeps its index; Spark promises no order. A dataframe of Spark
    and a lazy one of Polars are computed, and their cells checked, when their results are asked for.

    Args:
        table: a dataframe of Polars (lazy or not), pandas, PyArrow or PySpark. Missing columns and
            null cells are questions that were skipped.
        terms: the questionnaire, and what belongs to it; what is wrong is told in English.

    Raises:
        InputError: a column is neither a question's nor the profile's, or has a type that holds no
            answer; or a cell holds what is no answer to its question. All that is wrong, at once.
        UsageError: it is no such dataframe.
    """
    found: Table = _score_kind(table, terms)
    return found


def _score_kind(table: Any, terms: Terms) -> Any:
    """A library is asked about only where it is loaded: nobody has its dataframes otherwise."""
    if isinstance(table, pl.DataFrame):
        return _score(table, terms)
    if isinstance(table, pl.LazyFrame):
        return _score_later(table, terms)
    pandas, arrow = sys.modules.get("pandas"), sys.modules.get("pyarrow")
    if pandas is not None and isinstance(table, pandas.DataFrame):
        results = _score(_take(table, partial(pl.from_pandas, nan_to_null=True)), terms).to_pandas()
        results.index = table.index
        return results
    if arrow is not None and isinstance(table, arrow.Table):
        return plain_arrow(_score(pl.DataFrame(_take(table, pl.from_arrow)), terms))
    if "pyspark" in sys.modules and type(table).__module__.startswith("pyspark."):
        from govcheck.batch.spark.partition import score_lazily  # noqa: PLC0415 - most have no Spark

        check_columns(table.columns, terms)
        return score_lazily(table, terms)
    message = "A {kind} is no dataframe that can be scored."
    hint = "Give one of Polars, pandas, PyArrow or PySpark."
    raise UsageError(Problem("no-dataframe", message, hint, fields={"kind": type(table).__name__}))


def _take(table: Any, convert: Callable[[Any], Any]) -> Any:
    """A dataframe of another library as one of Polars.

    Raises:
        InputError: a column holds several types, or one that there is no other word for; or two have one name.
    """
    try:
        return convert(table)
    # PyArrow raises the third for types that it has no word for, such as complex numbers.
    except (ValueError, TypeError, RuntimeError, pl.exceptions.PolarsError) as error:
        message = "The dataframe cannot be read: {reason}."
        hint = "Give each column one type and a name of its own."
        fields = {"reason": str(error).split("\n", 1)[0][:200]}
        raise InputError(Problem("no-plain-table", message, hint, fields=fields)) from error


def _score_later(table: pl.LazyFrame, terms: Terms) -> pl.LazyFrame:
    columns = table.collect_schema().names()
    check_columns(columns, terms)
    return table.map_batches(
        lambda part: _score(part, terms),
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
        schema=find_schema(terms, columns),
    )


def check_columns(columns: Sequence[str], terms: Terms) -> None:
    """Whether a table has only columns that are known, and one that is a question's.

    Raises:
        InputError: it has others, or none.
    """
    known = name_places(terms.questionnaire)
    problems = find_unknown(columns, known, terms.questionnaire, NearNames())
    if not problems and not any(name in known for name in columns):
        message = "No column of the table is a question of {id}."
        problems = [Problem("no-questions", message, fields={"id": terms.questionnaire.id})]
    if problems:
        raise InputError(*problems)


def _score(table: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    check_columns(table.columns, terms)
    return score_all(table, terms, find_schema(terms, table.columns))
