"""Parquet as a table: its types are kept, its rows left for later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.source import LINE, SMALL_ROWS, Engine, Source, check_width
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.batch.reading.column_names import ColumnNames


def open_parquet(path: Path, known: ColumnNames) -> Source:
    """A Parquet file; its rows count from 1.

    Raises:
        InputError: it is none, or has far too many columns.
    """
    explain = partial(_explain, str(path))
    frame = pl.scan_parquet(path, glob=False, hive_partitioning=False)
    try:
        columns = frame.collect_schema().names()
        rows = int(frame.select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise explain(error) from error
    check_width(len(columns), str(path))
    names, problems, remarks = known.find_columns(columns, str(path), None)
    engine: Engine = "in-memory" if rows <= SMALL_ROWS else "streaming"
    if [*names.values()] != columns:
        kept = [
            (name, names.get(place, name)) for place, name in enumerate(columns) if place in names or not name.strip()
        ]
        frame = frame.select(pl.col(written).alias(name) for written, name in kept)
    return Source(str(path), frame, _number, problems, remarks, typed=True, engine=engine, explain=explain)


def _number(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame.with_row_index(LINE, offset=1)


def _explain(file: str, error: Exception) -> InputError:
    message = "The file cannot be read as Parquet: {reason}."
    fields = {"reason": str(error).split("\n", 1)[0][:80]}
    return InputError(Problem("not-parquet", message, "Write it anew.", Location(file), fields))
