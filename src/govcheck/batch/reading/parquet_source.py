"""Parquet as a table: its types are kept, its rows left for later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.source import LINE, SMALL_ROWS, Engine, Source, check_width
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path


def open_parquet(path: Path) -> Source:
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
    engine: Engine = "in-memory" if rows <= SMALL_ROWS else "streaming"
    return Source(str(path), frame, _number, typed=True, engine=engine, explain=explain)


def _number(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame.with_row_index(LINE, offset=1)


def _explain(file: str, error: Exception) -> InputError:
    message = "The file cannot be read as Parquet: {reason}."
    fields = {"reason": str(error).split("\n", 1)[0][:80]}
    return InputError(Problem("not-parquet", message, "Write it anew.", Location(file), fields))
