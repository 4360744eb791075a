"""A survey on the cluster: Parquet in, Parquet out; only what came of it is told here."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.counts import COUNTS
from govcheck.batch.flag import FLAGS
from govcheck.batch.part import check_part
from govcheck.batch.reading.columns import find_unknown, name_places
from govcheck.batch.reading.error_table import SCHEMA
from govcheck.batch.reading.near_name import NearNames
from govcheck.batch.spark.folder import Folder, replace_together
from govcheck.batch.spark.partition import CLUSTER_FILE, CLUSTER_ROW, LEFT_OUT, list_problems, quote, score_rows
from govcheck.batch.spark.session import find_faults, open_session
from govcheck.errors import InputError, Location, Problem
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from govcheck.batch.terms import Terms


class Summary(NamedTuple):
    """What came of a survey; this alone leaves the cluster.

    Attributes:
        rows: how many rows were read, those left out among them.
        scored: how many were scored.
        left_out: how many have something wrong, and stand in the table of errors.
        flagged: how many have flags.
        errors: the name of the table of errors; empty where nothing was left out.
        problems: the columns that are not known and were not read.
    """

    rows: int
    scored: int
    left_out: int
    flagged: int
    errors: str
    problems: tuple[Problem, ...]


def score_on_spark(source: str, output: str, terms: Terms, master: str) -> Summary:
    """Score a Parquet file, or a folder of them, on Spark; write the results as a folder of Parquet.

    Rows with a wrong cell are left out and listed in a second folder beside it, ``<output>.errors``. Both
    are written under other names, and take the place of earlier ones together when they are whole.

    Args:
        source: what Spark can read: a path that every machine sees, or an address such as hdfs://…
        output: the folder to write; it must not exist, or hold an earlier result.
        terms: the questionnaire, and what belongs to it.
        master: the cluster, such as spark://host:7077, or local[2].

    Raises:
        InputError: there is nothing to read, it is no Parquet, or its columns hold no answers.
        UsageError: Spark cannot be used or finish, or something would be lost that is no earlier result;
            what was there is left as it was.
    """
    with open_session(master) as session:
        results, errors = Folder(session, output.rstrip("/")), Folder(session, _beside(output))
        table, columns, problems = _open(session, source, terms)
        results.check(source, (*COUNTS, FLAGS))
        errors.check(source, SCHEMA)
        with replace_together(results, errors) as (scores, told):
            scores.write(score_rows(table, columns, terms))
            counted = scores.read().selectExpr("count(*)", "count_if(flags <> '')").first()
            assert counted is not None
            scored, flagged = counted
            left_out = 0 if table.count() == scored else _write_problems(told, list_problems(table, columns, terms))
        return Summary(scored + left_out, scored, left_out, flagged, errors.name if left_out else "", problems)


def _write_problems(folder: Folder, problems: DataFrame) -> int:
    """Write the problems, if there are any; how many rows they leave out."""
    from pyspark.sql import Observation, functions  # noqa: PLC0415 - most have no Spark

    counts = Observation()
    folder.write(problems.observe(counts, functions.sum(LEFT_OUT).alias(LEFT_OUT)).drop(LEFT_OUT))
    left_out = counts.get[LEFT_OUT] or 0
    if not left_out:
        folder.remove()
    return int(left_out)


def _beside(output: str) -> str:
    stem, suffix = posixpath.splitext(output.rstrip("/"))
    return f"{stem}.errors{suffix}"


def _open(session: SparkSession, source: str, terms: Terms) -> tuple[DataFrame, list[str], tuple[Problem, ...]]:
    """The known columns of a table, with the place of each row; and the problems of the others."""
    try:
        found = session.read.parquet(source)
        columns = found.columns
        known = name_places(terms.questionnaire)
        used = [name for name in columns if name in known or name in set(ProfileColumn)]
        place = {CLUSTER_FILE: "_metadata.file_path", CLUSTER_ROW: "_metadata.row_index"}
        chosen = [f"{quote(name)} AS {quote(name)}" for name in used]
        table = found.selectExpr(*chosen, *(f"{what} AS {quote(name)}" for name, what in place.items()))
    except find_faults() as error:
        raise _unreadable(source, str(error)) from error
    told = find_unknown(columns, known, terms.questionnaire, NearNames(), kept=True)
    problems = tuple(one.at(Location(source)) for one in told)
    try:
        check_part(terms, _without_rows(table.select(*map(quote, used))), file=source)
    except InputError as error:
        raise InputError(*error.problems, *problems) from error
    return table, [*used, CLUSTER_FILE, CLUSTER_ROW], problems


def _without_rows(table: DataFrame) -> pl.DataFrame:
    """A table of Polars with the same columns."""
    from pyspark.sql.pandas.types import to_arrow_schema  # noqa: PLC0415 - most have no Spark

    return pl.DataFrame(pl.from_arrow(to_arrow_schema(table.schema).empty_table()))


def _unreadable(source: str, reason: str) -> InputError:
    if "PATH_NOT_FOUND" in reason:
        message, hint = "There is no such file.", "Every machine of the cluster must see it under this name."
        return InputError(Problem("no-file", message, hint, Location(source)))
    message = "Spark cannot read this as Parquet."
    return InputError(Problem("not-parquet", message, "Write it anew.", Location(source)))
