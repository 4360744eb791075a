"""Gathering a survey: every file read and checked, the rows side by side, and what could not be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import Words, learn_words
from govcheck.errors import InputError, Problem, UsageError
from govcheck.lint.column import check_columns
from govcheck.store.answer_file import load_answers
from govcheck.store.catalogue import list_languages, load_language
from govcheck.store.content import list_questionnaires, load_profile, load_questionnaire
from govcheck.survey.answer_files import read_answer_files
from govcheck.survey.finding import is_table
from govcheck.survey.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import polars as pl

    from govcheck.batch.reading.source import Engine
    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire
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
        problems: why.
        engine: the engine of Polars that computes this much best.
        watched: the tables, which must not change before they are computed.
    """

    frames: list[pl.LazyFrame]
    rows: int
    left_out: int
    problems: list[Problem]
    engine: Engine
    watched: list[Watched]


def gather(files: Sequence[Path], questionnaire: Questionnaire, name: str | None, reading: Reading) -> Gathered:
    """Read every file; what cannot be used is left out and told.

    Answer files come before tables, each kind in its order.

    Args:
        files: answer files and tables.
        questionnaire: what they answer; what answers another is left out.
        name: id or folder of the questionnaire, where it was given.
        reading: how to read.
    """
    singles = [file for file in files if not is_table(file)]
    jobs, spool, advance, watched = reading
    read = read_answer_files(singles, questionnaire, name, jobs=jobs, spool=spool, advance=advance)
    frames = [] if read.frame is None else [read.frame]
    problems, rows, left_out, engine = list(read.problems), read.rows, read.left_out, read.engine
    tables = [file for file in files if is_table(file)]
    words = learn_labels(name or questionnaire.id) if tables else Words({}, {}, {}, {})
    for file in tables:
        watched.append(watch(file))
        try:
            table = read_table(file, questionnaire, words, load_profile())
        except InputError as error:
            problems += error.problems
            left_out += 1
            rows += 1
        else:
            frames.append(table.frame)
            problems += table.problems
            rows, left_out = rows + table.rows, left_out + table.left_out
            engine = "streaming" if "streaming" in {engine, table.engine} else engine
        advance(1)
    return Gathered(frames, rows, left_out, problems, engine, watched)


def learn_labels(name: str) -> Words:
    """The words that may stand in a table for options, countries and regions, in all languages."""
    codes = list_languages()
    versions = ((load_questionnaire(name, code), load_language(code)) for code in codes)
    return learn_words(versions, map(load_profile, codes))


def choose_questionnaire(files: Sequence[Path], name: str | None, language: Language) -> Questionnaire:
    """The questionnaire that was asked for, else that of the first answer file that can be read.

    Raises:
        InputError: none of the answer files can be read; or ids of the questionnaire would name two columns alike.
        UsageError: there are only tables, which do not say what they answer.
    """
    found = _find_questionnaire(files, name, language)
    if faults := list(check_columns(found)):
        raise InputError(*(fault.problem for fault in faults))
    return found


def _find_questionnaire(files: Sequence[Path], name: str | None, language: Language) -> Questionnaire:
    if name:
        return load_questionnaire(name, language.code)
    problems: list[Problem] = []
    for file in (file for file in files if not is_table(file)):
        try:
            return load_answers(file, None, language.code).questionnaire
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)
    message, hint = "A table does not say which questionnaire it answers.", "Name it with -q, such as -q {example}."
    raise UsageError(Problem("no-questionnaire", message, hint, fields={"example": list_questionnaires()[0]}))
