"""Gathering a survey: every file read and checked, the rows side by side, and what could not be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.reading.remark import leave_remarks_out
from govcheck.batch.reading.sheet_source import UNREAD_SHEETS
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.wrong_rows import keep_first
from govcheck.errors import InputError
from govcheck.survey.answer_files import read_answer_files
from govcheck.survey.finding import is_table
from govcheck.survey.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import polars as pl

    from govcheck.batch.reading.source import Engine
    from govcheck.batch.terms import Terms
    from govcheck.errors import Problem
    from govcheck.survey.watching import Watched


class Reading(NamedTuple):
    """How to read: with how many processes, where they may leave what they read, and whom to tell of each file.

    Tables are added to ``watched``: they must stay as they are until they are computed.
    """

    jobs: int
    spool: Path
    advance: Callable[[int], None]
    watched: list[Watched]


class Gathered(NamedTuple):
    """What was read.

    Attributes:
        frames: canonical tables with the columns of their origin, nothing of them computed yet.
        rows: how many respondents were found, with those that are left out.
        left_out: how many of them are in no frame.
        others: how many answer files answer another questionnaire than the one that was given.
        unread: how many tables could not be read at all: nobody knows how many respondents they hold.
        problems: why, as far as it is told, and what else is told of how the tables were read.
        engine: the engine of Polars that computes this much best.
        watched: the tables, which must not change before they are computed.
    """

    frames: list[pl.LazyFrame]
    rows: int
    left_out: int
    others: int
    unread: int
    problems: list[Problem]
    engine: Engine
    watched: list[Watched]

    @property
    def faults(self) -> list[Problem]:
        """The problems for which something is left out."""
        return leave_remarks_out(self.problems)

    @property
    def is_whole(self) -> bool:
        """Whether every row counts that lies in the files: none left out, and no table or sheet unread."""
        unread = self.unread or any(problem.code == UNREAD_SHEETS for problem in self.problems)
        return not (self.left_out or unread)


def gather(files: Sequence[Path], terms: Terms, name: str | None, reading: Reading) -> Gathered:
    """Read every file; what cannot be used is left out and told.

    Answer files come before tables, each kind in its order.

    Args:
        files: answer files and tables.
        terms: what they are scored by; what answers another questionnaire is left out.
        name: id or folder of the questionnaire, where it was given.
        reading: how to read.
    """
    singles = [file for file in files if not is_table(file)]
    jobs, spool, advance, watched = reading
    read = read_answer_files(singles, terms.questionnaire, name, jobs=jobs, spool=spool, advance=advance)
    frames = [] if read.frame is None else [read.frame]
    problems, rows, left_out, engine = list(read.problems), read.rows, read.left_out, read.engine
    unread = 0
    for file in (file for file in files if is_table(file)):
        watched.append(watch(file))
        try:
            table = read_table(file, terms.questionnaire, terms.words, terms.profile)
        except InputError as error:
            problems += error.problems
            unread += 1
        else:
            frames.append(table.frame)
            rows, left_out = rows + table.rows, left_out + table.left_out
            problems = keep_first([*problems, *table.problems], left_out)
            engine = "streaming" if "streaming" in {engine, table.engine} else engine
        advance(1)
    return Gathered(frames, rows, left_out, read.others, unread, problems, engine, watched)
