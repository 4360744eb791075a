"""`govcheck score` of many: one result table, a report of each city where it is wanted, and the closing summary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import typer

from govcheck.cli.output import print_json, tell
from govcheck.cli.progress import show_progress
from govcheck.cli.survey import LEFT_OUT, Counts, Reading, read_kinds, read_survey, tell_counts, tell_left_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.cli.survey import Survey
    from govcheck.errors import Problem
    from govcheck.language import Language
    from govcheck.survey.scoring import Outcome


class Order(NamedTuple):
    """What is asked for.

    Attributes:
        output: the file of the result table.
        benchmarks: files or ids of benchmarks beside the studies.
        by: what groups of cities are told apart by, between commas.
        least: the fewest cities of a group that is told of; as the profile has it where ``None``.
        folder: where a report of each city is written.
        form: the format of these reports.
    """

    output: str
    benchmarks: tuple[str, ...]
    by: str
    least: int | None
    folder: Path | None
    form: str


def score_many(paths: Sequence[str], order: Order, language: Language, reading: Reading, *, json: bool) -> None:
    """Score everything that lies there, and write one table; what cannot be read is told beside it.

    Raises:
        InputError: nothing could be read; or, when strict, anything could not.
        UsageError: there is no such format or group, or it is not known which questionnaire is answered.
        Exit: some of the input was left out.
    """
    from govcheck.batch import writing
    from govcheck.batch.cohort.build import choose_least
    from govcheck.report import formats
    from govcheck.store.content import load_profile
    from govcheck.survey.scoring import Wanted, learn_terms, score_survey

    writing.check_format(order.output)
    formats.check_format(f"report.{order.form}")
    profile = load_profile(language.code)
    today = date.today()  # noqa: DTZ011 - the day where it is scored
    wanted = Wanted(order.output, read_kinds(order.by), choose_least(order.least, profile.cohort), today)
    with read_survey(paths, order.output, language, reading) as survey:
        terms = learn_terms(survey.questionnaire, reading.questionnaire, order.benchmarks, language)
        outcome = score_survey(survey.gathered, terms, wanted)
        unwritten = [] if order.folder is None else _write_reports(survey, order, language, reading, outcome.scored)
    gathered = survey.gathered
    counts = Counts(gathered.rows, outcome.scored, gathered.left_out, outcome.flagged)
    if json:
        told = {"flags": outcome.flags, "doubts": outcome.doubts, "files": outcome.files}
        print_json({**counts._asdict(), **told})
    tell_counts(counts, language, quiet=reading.quiet)
    _tell_outcome(outcome, language, quiet=reading.quiet)
    tell_left_out([*gathered.problems, *unwritten], language, quiet=reading.quiet)
    if gathered.problems or unwritten:
        raise typer.Exit(LEFT_OUT)


def _write_reports(survey: Survey, order: Order, language: Language, reading: Reading, total: int) -> list[Problem]:
    """Write a report of every city; what could not be written."""
    from govcheck.survey.reports import Wish, write_reports

    assert order.folder is not None
    name = reading.questionnaire or survey.questionnaire.id
    today = date.today()  # noqa: DTZ011 - the day of answers that have none
    wish = Wish(order.folder, f".{order.form}", name, language.code, order.benchmarks, today)
    problems: list[Problem] = []
    with show_progress(language.text("Writing reports"), total, language, quiet=reading.quiet) as advance:
        for done in write_reports(survey.gathered.frames, wish, jobs=reading.processes, spool=survey.spool):
            problems += done.problems
            advance(done.reports)
    tell(language.text("Reports written: {folder}", folder=str(order.folder)), quiet=reading.quiet)
    return problems


def _tell_outcome(outcome: Outcome, language: Language, *, quiet: bool) -> None:
    """Tell what is flagged and doubted, and where all of it stands."""
    for title, counts in ((language.text("Flags"), outcome.flags), (language.text("Doubts"), outcome.doubts)):
        if counts:
            listed = ", ".join(f"{name} {language.number(many)}" for name, many in counts.items())
            tell(language.named(title, listed), quiet=quiet)
    for file in outcome.files:
        tell(language.text("Written: {file}", file=file), quiet=quiet)
