"""Many cities at once: answer files, folders and tables in, one result table out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from govcheck.cli.output import tell
from govcheck.errors import InputError, Location, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl

    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire

LEFT_OUT = 1
"""The exit code where some of the input could not be scored."""

ANSWER_SUFFIXES = (".yaml", ".yml", ".json")


class Gathered(NamedTuple):
    """What was read: the tables, the rows that were found, those that were left out, and why."""

    frames: list[pl.LazyFrame]
    rows: int
    left_out: int
    problems: list[Problem]


def score_many(
    paths: Sequence[str], output: str, language: Language, name: str | None, *, strict: bool, quiet: bool
) -> None:
    """Score everything that lies there, and write one table; what cannot be read is told beside it.

    Raises:
        InputError: nothing could be read; or, when strict, anything could not.
        UsageError: there is no such format, or it is not known which questionnaire is answered.
    """
    import narwhals as nw
    import polars as pl

    from govcheck.batch.reading.error_table import tabulate_problems
    from govcheck.batch.result import result_columns
    from govcheck.batch.writing import render_tables
    from govcheck.store.content import load_studies
    from govcheck.store.writing import write_file

    files = list(find_files(paths))
    questionnaire = _choose(files, name, language)
    found = gather(files, questionnaire, name)
    if found.problems and (strict or not found.frames):
        raise InputError(*found.problems)
    studies = load_studies(name or questionnaire.id, language.code)
    whole = pl.concat(found.frames, how="diagonal_relaxed")
    frame, names = result_columns(nw.from_native(whole), questionnaire, studies)
    results = frame.to_native().select(names).collect()
    errors = tabulate_problems(found.problems, language)
    for file, content in render_tables(results, errors, output).items():
        write_file(file, content)
        tell(language.text("Written: {file}", file=file), quiet=quiet)
    _sum_up(found, results, language, quiet=quiet)
    if found.problems:
        raise typer.Exit(LEFT_OUT)


def find_files(paths: Sequence[str]) -> Iterator[Path]:
    """The files that are named, and in folders all that end like answers or tables, in the order of their names.

    Raises:
        InputError: a name leads nowhere, or a folder holds nothing of that kind.
    """
    from govcheck.batch.reading.table import SUFFIXES

    for name in paths:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in (*ANSWER_SUFFIXES, *SUFFIXES))
        if not inside:
            message, hint = "The folder holds no answer file and no table.", "They end in {known}."
            fields = {"known": ", ".join((*ANSWER_SUFFIXES, *SUFFIXES))}
            raise InputError(Problem("empty-folder", message, hint, Location(name), fields))
        yield from inside


def gather(files: Sequence[Path], questionnaire: Questionnaire, name: str | None) -> Gathered:
    """Read every file; one that cannot be used is left out and told."""
    from govcheck.batch.gather import tabulate_answers
    from govcheck.batch.reading.table import SUFFIXES, read_table
    from govcheck.batch.reading.words import learn_words
    from govcheck.store.answer_file import load_answers
    from govcheck.store.catalogue import list_languages, load_language
    from govcheck.store.content import load_profile, load_questionnaire

    frames: list[pl.LazyFrame] = []
    answers, problems, rows, left_out = [], list[Problem](), 0, 0
    asked = name or questionnaire.id
    words = learn_words((load_questionnaire(asked, code), load_language(code)) for code in list_languages())
    for file in files:
        try:
            if file.suffix.lower() in SUFFIXES:
                table = read_table(file, questionnaire, words, load_profile())
                frames.append(table.frame)
                rows, left_out = rows + table.rows, left_out + table.left_out
                problems += table.problems
                continue
            rows += 1
            loaded = load_answers(file, name)
        except InputError as error:
            problems += error.problems
            left_out += 1
            continue
        if loaded.questionnaire.id == questionnaire.id:
            answers.append(loaded.answers)
        else:
            problems.append(_other(file, loaded.questionnaire.id, questionnaire.id))
            left_out += 1
    if answers:
        frames.insert(0, tabulate_answers(questionnaire, answers).lazy())
    return Gathered(frames, rows, left_out, problems)


def _choose(files: Sequence[Path], name: str | None, language: Language) -> Questionnaire:
    """The questionnaire that was asked for, else that of the first answer file that can be read."""
    from govcheck.store.answer_file import load_answers
    from govcheck.store.content import list_questionnaires, load_questionnaire

    if name:
        return load_questionnaire(name, language.code)
    problems: list[Problem] = []
    for file in files:
        if file.suffix.lower() in ANSWER_SUFFIXES:
            try:
                return load_answers(file, None, language.code).questionnaire
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(*problems)
    message, hint = "A table does not say which questionnaire it answers.", "Name it with -q, such as -q {example}."
    raise UsageError(Problem("no-questionnaire", message, hint, fields={"example": list_questionnaires()[0]}))


def _other(file: Path, own: str, asked: str) -> Problem:
    message = "This file answers {own}, and the table is one of {asked}."
    hint = "Score it apart, or name the questionnaire with -q."
    return Problem("other-questionnaire", message, hint, Location(str(file)), {"own": own, "asked": asked})


def _sum_up(found: Gathered, results: pl.DataFrame, language: Language, *, quiet: bool) -> None:
    """What came of it: read, scored, left out, flagged."""
    flagged = int((results["flags"] != "").sum())
    told = language.text(
        "Read: {read}; scored: {scored}; left out: {left_out}; with flags: {flagged}.",
        read=language.number(found.rows), scored=language.number(results.height),
        left_out=language.number(found.left_out), flagged=language.number(flagged),
    )  # fmt: skip
    tell(told, quiet=quiet)
