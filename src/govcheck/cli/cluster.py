"""`govcheck score --engine spark`: a survey that is too large for one machine, on a cluster."""

from __future__ import annotations

import posixpath
from threading import Event
from typing import TYPE_CHECKING

import typer

from govcheck.cli.output import print_json, tell
from govcheck.errors import Problem, UsageError
from govcheck.model.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.batch.spark.survey import Summary
    from govcheck.batch.terms import Terms
    from govcheck.cli.survey_options import SurveyOptions
    from govcheck.language import Language

LOCAL = "local[*]"
"""The cluster where none is named: the processors of this machine."""

PARQUET = ".parquet"
"""How that ends which a cluster reads and writes; a folder may have no ending."""

POLARS, SPARK = ENGINES = ("polars", "spark")
"""What may compute: this machine, or a cluster."""


def check_cluster(engine: str, answers: Sequence[str], output: str, options: Mapping[str, bool]) -> None:
    """See to it that what is asked of a cluster is what it does.

    Args:
        engine: what is to compute.
        answers: what is to be read.
        output: what is to be written.
        options: by their names, which of the options are given that a cluster does not take.

    Raises:
        UsageError: there is no such engine, or it does not do that.
    """
    from govcheck.batch.reading.table import OTHER_TABLES, SUFFIXES
    from govcheck.model.file_name import ENDINGS
    from govcheck.store.printing import STDOUT

    if engine not in ENGINES:
        near, known = nearest(engine[:80], ENGINES), ", ".join(ENGINES)
        hint = "Did you mean {near}?" if near else "There are: {known}."
        fields = {"name": engine[:80], "near": near, "known": known}
        raise UsageError(Problem("unknown-engine", "There is no engine {name}.", hint, None, fields))
    if output == STDOUT:
        message, hint = "Spark writes a folder, and nothing to standard output.", "Name the folder: -o results.parquet."
        raise UsageError(Problem("not-on-spark", message, hint))
    if _ending(output) not in {"", PARQUET}:
        message, hint = (
            "Spark writes a folder of Parquet, and {file} ends otherwise.",
            "Name the folder: -o results.parquet.",
        )
        raise UsageError(Problem("not-on-spark", message, hint, None, {"file": output}))
    if unfit := [name for name, given in options.items() if given]:
        message, hint = "Spark writes the result table alone: it does not take {options}.", "Leave that out."
        raise UsageError(Problem("not-on-spark", message, hint, None, {"options": ", ".join(unfit)}))
    if len(answers) > 1:
        message, hint = "Spark reads one Parquet file, or one folder of them.", "Put the files into one folder."
        raise UsageError(Problem("not-on-spark", message, hint))
    if _ending(answers[0]) in {*SUFFIXES, *OTHER_TABLES, *ENDINGS} - {PARQUET}:
        message = "Spark reads Parquet alone, and {file} is something else."
        hint = 'Leave out --engine, or make Parquet of it: polars.read_csv("in.csv").write_parquet("in.parquet").'
        raise UsageError(Problem("not-on-spark", message, hint, None, {"file": answers[0]}))


def _ending(name: str) -> str:
    """How a path or an address ends."""
    return posixpath.splitext(name.rstrip("/"))[1].lower()


def score_on_cluster(
    source: str,
    output: str,
    master: str | None,
    language: Language,
    reading: SurveyOptions,
    *,
    json: bool,
) -> None:
    """Score Parquet on Spark, and tell what came of it; nothing else leaves the cluster.

    Raises:
        InputError: there is nothing that can be read.
        UsageError: the questionnaire is not named, or Spark cannot be used.
        Exit: some rows were left out.
    """
    # Imported only here: `govcheck score` of one file needs no more of this module than the names of engines.
    from govcheck.cli.survey_summary import LEFT_OUT, Counts, tell_counts, tell_exit_code, tell_left_out
    from govcheck.survey.terms import learn_terms

    try:
        terms = learn_terms([], reading.questionnaire, reading.benchmarks, language)._replace(levels=reading.levels)
        tell(language.text("Spark starts; that takes a while."), quiet=reading.quiet)
        found = _score(source, output, terms, master or LOCAL)
    except KeyboardInterrupt:
        tell(language.text("Interrupted: nothing was written."), quiet=reading.quiet)
        raise
    counts = Counts(found.rows, found.scored, found.left_out, found.flagged)
    files = [output, found.errors] if found.errors else [output]
    if json:
        print_json({**counts._asdict(), "files": files})
    tell_counts(counts, language, quiet=reading.quiet)
    tell_left_out(found.problems, language, quiet=reading.quiet, table=found.errors)
    for file in files:
        tell(language.text("Written: {file}", file=file), quiet=reading.quiet)
    told = language.text(
        "Spark looks for nothing that deserves a second look, and its results have no columns for file and line."
    )
    tell(told, quiet=reading.quiet)
    if found.left_out or found.problems:
        tell_exit_code(language, complete=not found.left_out, quiet=reading.quiet)
        raise typer.Exit(LEFT_OUT)


def _score(source: str, output: str, terms: Terms, master: str) -> Summary:
    """Score on Spark, in a thread of its own: a call to Spark that is broken off mixes up the answers to later ones.

    Raises:
        KeyboardInterrupt: it was interrupted; nothing is left of it.
        InputError: as ``score_on_spark`` says.
        UsageError: the same.
    """
    from govcheck.batch.spark.session import cancel_jobs, check_spark, end_machine, open_session
    from govcheck.batch.spark.survey import score_on_spark
    from govcheck.cli.stopping import run_until_stopped

    # What takes part in it later cannot be imported by two threads at once.
    check_spark()
    started = Event()

    def work() -> Summary:
        with open_session(master):
            started.set()
            return score_on_spark(source, output, terms, master)

    return run_until_stopped(work, lambda: cancel_jobs() if started.is_set() else end_machine())
