"""A survey on the cluster: Parquet in, Parquet out; only what came of it is told here."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

import polars as pl

from govcheck.batch.part import find_schema, score_part
from govcheck.batch.reading.columns import ProfileColumn, find_unknown, name_places
from govcheck.batch.reading.near_name import NearNames
from govcheck.batch.spark.partition import FILE, ROW, list_problems, quote, score_rows
from govcheck.batch.spark.session import find_faults, open_session
from govcheck.errors import InputError, Location, Problem, UsageError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from govcheck.batch.part import Task


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


def score_on_spark(source: str, output: str, task: Task, master: str) -> Summary:
    """Score a Parquet file, or a folder of them, on Spark; write the results as a folder of Parquet.

    The folder is written under another name and renamed, so that it is there whole or not at all.
    Rows with a wrong cell are left out and listed beside it, in ``<output>.errors``.

    Args:
        source: what Spark can read: a path that every machine sees, or an address such as hdfs://…
        output: the folder to write; it must not exist, or hold an earlier result.
        task: the questionnaire, and what belongs to it.
        master: the cluster, such as spark://host:7077, or local[2].

    Raises:
        InputError: there is nothing to read, it is no Parquet, or its columns hold no answers.
        UsageError: Spark cannot be used.
    """
    with open_session(master) as session:
        table, columns, problems = _open(session, source, task)
        name, errors = output.rstrip("/"), _beside(output)
        _write(session, score_rows(table, columns, task), name)
        counted = session.read.parquet(name).selectExpr("count(*)", "count_if(flags <> '')").first()
        assert counted is not None
        scored, flagged = counted
        rows = table.count()
        if rows == scored:
            _remove(session, errors)
            return Summary(rows, scored, 0, flagged, "", problems)
        _write(session, list_problems(table, columns, task), errors)
        left_out = session.read.parquet(errors).select("file", "line").distinct().count()
        if not left_out:
            _remove(session, errors)
        return Summary(scored + left_out, scored, left_out, flagged, errors if left_out else "", problems)


def _beside(output: str) -> str:
    stem, suffix = posixpath.splitext(output.rstrip("/"))
    return f"{stem}.errors{suffix}"


def _open(session: SparkSession, source: str, task: Task) -> tuple[DataFrame, list[str], tuple[Problem, ...]]:
    """The known columns of a table, with the place of each row; and the problems of the others."""
    try:
        found = session.read.parquet(source)
        columns = found.columns
        known = name_places(task.questionnaire)
        used = [name for name in columns if name in known or name in set(ProfileColumn)]
        place = {FILE: "_metadata.file_path", ROW: "_metadata.row_index"}
        chosen = [f"{quote(name)} AS {quote(name)}" for name in used]
        table = found.selectExpr(*chosen, *(f"{what} AS {quote(name)}" for name, what in place.items()))
    except find_faults() as error:
        raise _unreadable(source, str(error)) from error
    told = find_unknown(columns, known, task.questionnaire, NearNames())
    problems = tuple(one.at(Location(source)) for one in told)
    try:
        score_part(task, _without_rows(table.select(*map(quote, used))), find_schema(task, used), file=source)
    except InputError as error:
        raise InputError(*error.problems, *problems) from error
    return table, [*used, FILE, ROW], problems


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


def _write(session: SparkSession, table: DataFrame, name: str) -> None:
    """Write a folder under another name, then put it in the place of an earlier one."""
    unfinished = f"{name}.{uuid4().hex[:8]}.unfinished"
    try:
        table.write.parquet(unfinished)
        _remove(session, name)
        _rename(session, unfinished, name)
    except find_faults() as error:
        _remove(session, unfinished)
        raise _failed(error) from error


def _failed(error: Exception) -> UsageError:
    if "ModuleNotFoundError" in str(error):
        message = "The machines of the cluster cannot import govcheck."
        hint = "Install the same version with its dependencies there, and name its Python in PYSPARK_PYTHON."
        return UsageError(Problem("no-workers", message, hint))
    message, hint = "Spark could not finish: {reason}.", "Its own logs say more."
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return UsageError(Problem("spark-failed", message, hint, fields={"reason": lines[-1][:200] if lines else ""}))


def _remove(session: SparkSession, name: str) -> None:
    system, path = _find(session, name)
    system.delete(path, True)  # noqa: FBT003 - with all that is in it; Java takes no names


def _rename(session: SparkSession, before: str, after: str) -> None:
    system, path = _find(session, before)
    system.rename(path, _find(session, after)[1])


def _find(session: SparkSession, name: str) -> tuple[Any, Any]:
    """The file system that holds a folder, and the folder's path in it, as Hadoop has them."""
    machine: Any = session.sparkContext._jvm  # noqa: SLF001 - PySpark has no other way to a cluster's files
    path = machine.org.apache.hadoop.fs.Path(name)
    return path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration()), path  # noqa: SLF001 - the same
