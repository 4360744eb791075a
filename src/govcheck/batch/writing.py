"""Result tables as files: CSV, Parquet, XLSX or JSON, with further tables in them or beside them, all or none."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import polars as pl
import polars.selectors as cs

from govcheck.batch.flag import FLAGS
from govcheck.batch.sheet import MOST_COLUMNS, MOST_ROWS, write_workbook
from govcheck.errors import Problem, UsageError
from govcheck.model.file_name import find_ending
from govcheck.model.sign import COMPUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from govcheck.batch.reading.source import Engine

OWN = "govcheck"
"""The key under which Parquet holds what its results were computed with."""

RESULTS = "results"
"""The name of the table of results among the others."""

ROWS_AT_ONCE = 32_768
"""So many rows of a large table are computed at once: their columns stay in the processor's cache, and in bounds."""

_READ_AHEAD = "POLARS_ROW_GROUP_PREFETCH_SIZE"
"""The setting of how many row groups are read before they are needed; Polars has it in the environment alone."""

APART, TOGETHER = (".csv", ".parquet"), (".xlsx", ".json")
"""The formats in which each table is a file, and those in which all are one."""

FORMATS = (*APART, *TOGETHER)

_FORMULA = rf"^[\t\r{COMPUTES}]"
"""What a spreadsheet takes for a formula when it stands first in a cell."""


class Replace(Protocol):
    """Gives a place to write to for each path; all are put in their places when all is written, or none is."""

    def __call__(self, paths: Sequence[Path], /) -> AbstractContextManager[Sequence[Path]]:
        """The places to write to, while the context lasts."""
        ...


class Aside(NamedTuple):
    """What is told of all rows together, from a few columns.

    Where all is in memory they are taken from there. Else Parquet that was just written is read again for
    those it has, and what it lacks comes from ``given``; beside CSV they are written down in the same pass.

    Attributes:
        given: the table that the results were computed from, which has the columns that are not written.
        columns: the columns that are needed, among them ``flags``.
        tables: the names of the further tables.
        make: makes them, by their names, from these columns.
    """

    given: pl.LazyFrame
    columns: Sequence[str]
    tables: Sequence[str]
    make: Callable[[pl.LazyFrame], Mapping[str, pl.DataFrame]]


class Written(NamedTuple):
    """What was written.

    Attributes:
        files: their names, that of the results first.
        rows: how many the results have.
        flagged: how many of them have a flag.
    """

    files: tuple[str, ...]
    rows: int
    flagged: int


def name_files(output: str, tables: Sequence[str]) -> list[str]:
    """All files that may be written or replaced for an output with further tables, that of the results last.

    Raises:
        UsageError: no table is written like that.
    """
    beside = _name_beside(Path(output), tables) if find_ending(output, FORMATS) in APART else []
    return [*map(str, beside), output]


def _name_beside(path: Path, tables: Sequence[str]) -> list[Path]:
    return [path.with_name(f"{path.stem}.{name}{path.suffix}") for name in tables]


def write_tables(
    results: pl.LazyFrame,
    names: Sequence[str],
    aside: Aside,
    output: str,
    *,
    engine: Engine,
    replace: Replace,
    about: Mapping[str, Any] = MappingProxyType({}),
) -> Written:
    """Write the results, and further tables that are not empty; nothing of it appears before all of it is whole.

    Of CSV and Parquet each table is a file, a further one named ``<results>.<table><suffix>``; their
    results are computed and written bit by bit. A workbook has a sheet, and JSON a key for each table.
    An empty table is written only where one of an earlier time stands, which would tell what is no longer so.

    Args:
        results: nothing of it computed yet.
        names: the columns to write, in their order.
        aside: the further tables.
        output: the file of the results.
        engine: the engine of Polars to compute them with.
        replace: how files take their places.
        about: what the results were computed with: JSON holds it beside them, Parquet as ``govcheck`` in what it
            says of itself.

    Raises:
        UsageError: no table is written like that, or it does not fit in a sheet.
    """
    write = _write_apart if find_ending(output, FORMATS) in APART else _write_together
    with _in_bounds():
        return write(_Job(results, names, aside, Path(output), engine, replace, about))


@contextmanager
def _in_bounds() -> Iterator[None]:
    """Let Polars compute few rows at once, and read no further ahead than it must: else memory grows with the rows."""
    before = os.environ.get(_READ_AHEAD)
    with pl.Config() as settings:
        settings.set_streaming_chunk_size(ROWS_AT_ONCE)
        os.environ[_READ_AHEAD] = before or "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[_READ_AHEAD]


class _Job(NamedTuple):
    """What ``write_tables`` is to do."""

    results: pl.LazyFrame
    names: Sequence[str]
    aside: Aside
    path: Path
    engine: Engine
    replace: Replace
    about: Mapping[str, Any]

    def collect(self) -> pl.DataFrame:
        """The results and the columns aside."""
        return self.results.select(*dict.fromkeys((*self.names, *self.aside.columns))).collect(engine=self.engine)

    def sum_up(self, few: pl.LazyFrame, beside: Sequence[Path]) -> Written:
        """What was written, of which the columns aside tell."""
        rows, flagged = few.select(pl.len(), (pl.col(FLAGS) != "").sum()).collect(engine=self.engine).row(0)
        return Written((str(self.path), *map(str, beside)), rows, flagged)


def _write_apart(job: _Job) -> Written:
    """Each table as a file."""
    path, aside = job.path, job.aside
    targets = _name_beside(path, aside.tables)
    # The results come last: where they stand, all that belongs to them does.
    with job.replace([*targets, path]) as (*beside, place), TemporaryDirectory() as spool:
        few = _write_results(job, place, Path(spool) / "aside.parquet")
        further = aside.make(few)
        for name, target, one in zip(aside.tables, targets, beside, strict=True):
            if further[name].height or _is_there(target):
                _sink(further[name].lazy(), one, path, job.about).collect(engine="in-memory")
            else:
                one.unlink()
        return job.sum_up(few, [target for target, one in zip(targets, beside, strict=True) if one.exists()])


def _is_there(file: Path) -> bool:
    """Whether there is a file; under a name that is too long there is none."""
    with suppress(OSError):
        return file.exists()
    return False


def _write_results(job: _Job, place: Path, spooled: Path) -> pl.LazyFrame:
    """Write the results; the columns aside."""
    if job.engine == "in-memory":
        every = job.collect()
        _sink(every.lazy().select(job.names), place, job.path, job.about).collect(engine="in-memory")
        return every.lazy().select(job.aside.columns)
    sinks = [_sink(job.results.select(job.names), place, job.path, job.about)]
    # What both outputs share is computed once and waits for both, so as little as can be: what Parquet holds is read
    # from there again, and what it lacks stands before the results.
    lossless = job.path.suffix.lower() == ".parquet"
    again = [name for name in job.aside.columns if name in job.names] if lossless else []
    beside = [name for name in job.aside.columns if name not in again]
    if beside:
        sinks.append(_spool((job.aside.given if lossless else job.results).select(beside), spooled))
    pl.collect_all(sinks, engine="streaming")
    parts = [pl.scan_parquet(file, glob=False) for file, names in ((place, again), (spooled, beside)) if names]
    return pl.concat(parts, how="horizontal").select(job.aside.columns)


def _write_together(job: _Job) -> Written:
    """All tables as one file."""
    is_sheet = job.path.suffix.lower() == ".xlsx"
    if is_sheet:
        _check_sheet(job.results.select(job.names), job.engine)
    with job.replace([job.path]) as (place,):
        every = job.collect()
        few = every.lazy().select(job.aside.columns)
        further = job.aside.make(few)
        tables = {RESULTS: every.select(job.names), **{name: one for name, one in further.items() if one.height}}
        if is_sheet:
            write_workbook(tables, place)
        else:
            _write_json(tables, place, job.about)
        return job.sum_up(few, [])


def _sink(table: pl.LazyFrame, place: Path, path: Path, about: Mapping[str, Any]) -> pl.LazyFrame:
    """The writing of a table in the format of ``path``, still to be done."""
    if path.suffix.lower() == ".csv":
        return _make_harmless(table).sink_csv(place, include_bom=True, lazy=True)
    # Scores hardly shrink: what packs harder takes twice as long; and nobody looks for the rows of one score.
    told = {OWN: json.dumps(about, ensure_ascii=False)} if about else None
    return table.sink_parquet(place, compression="snappy", statistics=False, metadata=told, lazy=True)


def _spool(table: pl.LazyFrame, place: Path) -> pl.LazyFrame:
    """The writing of columns that are read again at once, still to be done."""
    return table.sink_parquet(place, compression="uncompressed", statistics=False, lazy=True)


def _make_harmless(table: pl.LazyFrame) -> pl.LazyFrame:
    """No text begins as a formula does; numbers stay as they are."""
    text = cs.string()
    return table.with_columns(pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep())


def _check_sheet(table: pl.LazyFrame, engine: Engine) -> None:
    rows, columns = int(table.select(pl.len()).collect(engine=engine).item()), len(table.collect_schema())
    if rows >= MOST_ROWS or columns > MOST_COLUMNS:
        message = "{rows} rows of {columns} columns do not fit in a sheet of a workbook."
        fields = {"rows": rows, "columns": columns}
        raise UsageError(Problem("too-large", message, "Write Parquet or CSV.", fields=fields))


def _write_json(tables: Mapping[str, pl.DataFrame], place: Path, about: Mapping[str, Any]) -> None:
    told = {**about} | {name: table.to_dicts() for name, table in tables.items()}
    place.write_text(json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n", "utf-8")
