"""Many answer files as one table that never lies in memory whole: read in chunks, by several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.wrong_rows import MOST_TOLD, tell_more
from govcheck.batch.wide_table import list_columns
from govcheck.errors import InputError
from govcheck.store.answer_reader import OTHER, AnswerReader
from govcheck.survey.answer_table import AnswerTable, Cells, keep_cells
from govcheck.survey.processes import work_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from govcheck.batch.reading.source import Engine
    from govcheck.errors import Problem
    from govcheck.model.questionnaire import Questionnaire

CHUNK = 500
"""So many files are read at a time: few enough to show progress, enough for a table of their own."""

FEW = 10_000
"""Up to so many rows, a table is computed faster in memory than as a stream."""


class FilesRead(NamedTuple):
    """What answer files give.

    Attributes:
        frame: a row for each file that can be used, in their order, as the canonical wide table with the
            columns of its origin, nothing of it computed yet; ``None`` where there is no such file.
        problems: what is wrong with the others, in the order of the files, as far as it is told.
        rows: how many files there are, with those that are left out.
        left_out: how many of them are not in ``frame``.
        others: how many more answer another questionnaire than the one that was given, and are passed over.
        engine: the engine of Polars that computes a table of this size best.
    """

    frame: pl.LazyFrame | None
    problems: list[Problem]
    rows: int
    left_out: int
    others: int
    engine: Engine


def read_answer_files(
    files: Sequence[Path],
    questionnaire: Questionnaire,
    name: str | None,
    *,
    jobs: int,
    spool: Path,
    advance: Callable[[int], None],
) -> FilesRead:
    """Read and check answer files; one that cannot be used is left out and told.

    A file that says an earlier version counts as long as its answers fit. What answers another
    questionnaire is left out; where the questionnaire was given by its name, it is passed over.

    Args:
        files: their paths.
        questionnaire: what they answer.
        name: id or folder by which it was given; without it, files name it themselves.
        jobs: how many processes may read; so many are started only where it saves time.
        spool: an empty folder for the parts of the table, which must stay for as long as it is computed.
        advance: is told of each number of files that are done.

    Raises:
        GovcheckError: a process ended before it had read its files.
    """
    chunks = [ChunkTask(start, files[start : start + CHUNK]) for start in range(0, len(files), CHUNK)]
    columns: set[str] = set()
    problems: list[Problem] = []
    parts: list[Path] = []
    used = others = 0
    for done in work_in_order(ChunkReader(questionnaire, name, spool), chunks, jobs):
        if done.part is not None:
            parts.append(done.part)
        columns |= done.columns
        problems += done.problems[: MOST_TOLD - len(problems)]
        used += done.rows
        others += done.others
        advance(done.files)
    left_out = len(files) - used - others
    if len(problems) >= MOST_TOLD:
        problems.append(tell_more(left_out))
    schema = {column: kind for column, kind in list_columns(questionnaire).items() if column in columns}
    frame = pl.scan_parquet(parts, schema=schema, missing_columns="insert", glob=False) if parts else None
    return FilesRead(frame, problems, used + left_out, left_out, others, "in-memory" if used <= FEW else "streaming")


class ChunkTask(NamedTuple):
    """Files to read one after the other, and the place of the first among all."""

    start: int
    files: Sequence[Path]


class ChunkDone(NamedTuple):
    """What came of it: the part of the table that was written, if any, its columns and rows, and what is wrong.

    ``others`` answer another questionnaire than the one that was given.
    """

    part: Path | None
    columns: frozenset[str]
    rows: int
    files: int
    others: int
    problems: list[Problem]


class ChunkReader:
    """Reads chunks of answer files, and writes the rows of each as a part of the table into a folder.

    It is sent to other processes as it was made; what it learns, each of them learns by itself.
    """

    def __init__(self, questionnaire: Questionnaire, name: str | None, spool: Path) -> None:
        self._columns = list_columns(questionnaire)
        self._reader: AnswerReader[Cells] = AnswerReader(questionnaire, name, keep_cells)
        self._spool = spool
        self._given = name is not None

    def __call__(self, task: ChunkTask) -> ChunkDone:
        """Read a chunk."""
        table = AnswerTable(self._columns, len(task.files))
        problems: list[Problem] = []
        others = 0
        for file in task.files:
            try:
                read = self._reader.read(file)
            except InputError as error:
                if self._given and all(problem.code == OTHER for problem in error.problems):
                    others += 1
                else:
                    problems += error.problems
            else:
                table.add(file, read.head, read.kept.values())
        if not table.rows:
            return ChunkDone(None, frozenset(), 0, len(task.files), others, problems)
        frame = table.frame()
        part = self._spool / f"{task.start:09}.parquet"
        frame.write_parquet(part, compression="lz4", statistics=False)
        return ChunkDone(part, frozenset(frame.columns), table.rows, len(task.files), others, problems)
