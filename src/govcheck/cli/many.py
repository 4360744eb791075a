"""`govcheck score` of many: one result table, a report of each city where it is wanted, and the closing summary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import typer

from govcheck.cli.output import print_json, tell
from govcheck.cli.overwriting import check_output
from govcheck.cli.progress import show_progress
from govcheck.cli.survey import LEFT_OUT, Counts, SurveyOptions, read_kinds, read_survey, tell_counts, tell_left_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.cli.survey import Survey
    from govcheck.errors import Problem
    from govcheck.language import Language
    from govcheck.survey.scoring import Outcome


class ScoreOptions(NamedTuple):
    """What is asked for.

    Attributes:
        output: the file of the result table.
        benchmarks: files or ids of benchmarks beside the studies.
        by: what groups of cities are told apart by, between commas.
        least: the fewest cities of a group that is told of; as the profile has it where ``None``.
        folder: where a report of each city is written.
        form: the format of these reports, as a suffix.
    """

    output: str
    benchmarks: tuple[str, ...]
    by: str
    least: int | None
    folder: Path | None
    form: str


def score_many(
    paths: Sequence[str], options: ScoreOptions, language: Language, reading: SurveyOptions, *, json: bool
) -> None:
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
    from govcheck.store.writing import make_folder
    from govcheck.survey.scoring import TABLES, ScoringOptions, learn_terms, score_survey

    outputs = writing.name_files(options.output, TABLES)
    options = options._replace(form=formats.check_suffix(options.form))
    for output in outputs:
        check_output(options.benchmarks, output)
    profile = load_profile(language.code)
    today = date.today()  # noqa: DTZ011 - the day where it is scored
    wanted = ScoringOptions(options.output, read_kinds(options.by), choose_least(options.least, profile.cohort), today)
    outcome: Outcome | None = None
    try:
        with read_survey(paths, outputs, language, reading) as survey:
            terms = learn_terms(survey.questionnaire, reading.questionnaire, options.benchmarks, language)
            if options.folder:
                make_folder(options.folder)  # before any table is written, for it may not be possible
            outcome = score_survey(survey.gathered, terms, wanted)
            unwritten = (
                [] if options.folder is None else _write_reports(survey, options, language, reading, outcome.scored)
            )
    except KeyboardInterrupt:
        tell(_say_interrupted(options, outcome, language), quiet=reading.quiet)
        raise
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


def _write_reports(
    survey: Survey, options: ScoreOptions, language: Language, reading: SurveyOptions, total: int
) -> list[Problem]:
    """Write a report of every city; what could not be written."""
    from govcheck.survey.reports import ReportOptions, write_reports

    assert options.folder is not None
    name = reading.questionnaire or survey.questionnaire.id
    today = date.today()  # noqa: DTZ011 - the day of answers that have none
    wanted = ReportOptions(options.folder, options.form, name, language.code, options.benchmarks, today)
    problems: list[Problem] = []
    with show_progress(language.text("Writing reports"), total, language, quiet=reading.quiet) as advance:
        for done in write_reports(survey.gathered.frames, wanted, jobs=reading.processes, spool=survey.spool):
            problems += done.problems
            advance(done.reports)
    tell(language.text("Reports written: {folder}", folder=str(options.folder)), quiet=reading.quiet)
    return problems


def _say_interrupted(options: ScoreOptions, outcome: Outcome | None, language: Language) -> str:
    """What is there of what was asked for."""
    if outcome is None:
        return language.text("Interrupted: nothing was written.")
    return language.text(
        "Interrupted: some reports are missing in {folder}. The tables are complete: {files}",
        folder=str(options.folder), files=", ".join(outcome.files),
    )  # fmt: skip


def _tell_outcome(outcome: Outcome, language: Language, *, quiet: bool) -> None:
    """Tell what is flagged and doubted, and where all of it stands."""
    for title, counts in ((language.text("Flags"), outcome.flags), (language.text("Doubts"), outcome.doubts)):
        if counts:
            listed = ", ".join(f"{name} {language.number(many)}" for name, many in counts.items())
            tell(language.named(title, listed), quiet=quiet)
    for file in outcome.files:
        tell(language.text("Written: {file}", file=file), quiet=quiet)
