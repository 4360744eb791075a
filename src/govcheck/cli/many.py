"""`govcheck score` of many: one result table, a report of each city where it is wanted, and the closing summary."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from govcheck.cli.output import print_json, tell
from govcheck.cli.overwriting import check_outputs
from govcheck.cli.progress import show_progress
from govcheck.cli.survey import read_survey
from govcheck.cli.survey_options import SurveyOptions, check_jobs, read_kinds
from govcheck.cli.survey_summary import (
    LEFT_OUT,
    Counts,
    tell_counts,
    tell_doubts,
    tell_exit_code,
    tell_flags,
    tell_left_out,
    tell_no_cities,
    tell_repeated,
    tell_unanswered,
    tell_unplaced,
    tell_unread,
)
from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.cli.survey import Survey
    from govcheck.language import Language
    from govcheck.survey.scoring import GroupsTold, Outcome


class ScoreOptions(NamedTuple):
    """What is asked for.

    Attributes:
        output: the file of the result table, or - for standard output.
        by: what groups of cities are told apart by, between commas.
        least: the fewest cities of a group that is told of; as the profile has it where ``None``.
        folder: where a report of each city is written.
        form: the format of these reports, as a suffix.
    """

    output: str
    by: str
    least: int | None
    folder: Path | None
    form: str


def score_many(
    paths: Sequence[str], options: ScoreOptions, language: Language, reading: SurveyOptions, *, json: bool
) -> None:
    """Score everything that lies there, and write one table; what cannot be read is told beside it.

    To standard output goes the table of results as CSV, or with ``json`` what a file of JSON would hold.

    Raises:
        InputError: nothing could be read; or, when strict, anything could not.
        UsageError: there is no such format or group, or it is not known which questionnaire is answered.
        Exit: some of the input was left out.
    """
    from govcheck.batch import writing
    from govcheck.batch.cohort.build import choose_least
    from govcheck.report import formats
    from govcheck.store.content import load_profile
    from govcheck.store.printing import STDOUT, print_table
    from govcheck.survey.scoring import TABLES, ScoringOptions, score_survey

    printed = options.output == STDOUT
    outputs = [] if printed else writing.name_files(options.output, TABLES)
    options = options._replace(form=formats.check_suffix(options.form))
    _check_asked(paths, options, reading, alone=printed and not json)
    today = date.today()  # noqa: DTZ011 - the day where it is scored
    kinds, least = read_kinds(options.by), choose_least(options.least, load_profile(language.code).cohort)
    outcome: Outcome | None = None
    reports: list[tuple[Problem, ...]] = []
    try:
        with read_survey(paths, outputs, language, reading) as read:
            survey = _prepare(read, options, language, quiet=reading.quiet)
            output = str(survey.spool / f"results.{'json' if json else 'csv'}") if printed else options.output
            outcome = score_survey(survey.gathered, survey.terms, ScoringOptions(output, kinds, least, today))
            if printed:
                print_table(Path(output))
                outcome = outcome._replace(files=[])
            if options.folder:
                # One by one, so that it is known how many are there where somebody stops it.
                reports.extend(_write_reports(survey, options, language, reading, outcome.reported))
    except KeyboardInterrupt:
        tell(_say_interrupted(options.folder, outcome, _count_written(reports), language), quiet=reading.quiet)
        raise
    except Exception:
        if outcome is not None and options.folder is not None:
            tell(_say_unfinished(options.folder, outcome, language), quiet=reading.quiet)
        raise
    gathered = read.gathered
    counts = Counts(gathered.rows, outcome.scored, gathered.left_out, outcome.flagged)
    if json and not printed:
        told = {"flags": outcome.flags, "doubts": outcome.doubts, "files": outcome.files}
        written = {"reports": _count_written(reports)} if options.folder else {}
        print_json({**counts._asdict(), "unread": gathered.unread, **written, **told})
    if options.folder:
        _tell_reports(options.folder, _count_written(reports), len(reports), language, quiet=reading.quiet)
    tell_counts(counts, language, quiet=reading.quiet)
    tell_unread(gathered.unread, language, quiet=reading.quiet)
    unseen = printed and not json and bool(outcome.doubts or gathered.faults)
    _tell_outcome(outcome, least, language, unseen=unseen, quiet=reading.quiet)
    tell_left_out(gathered.problems, language, quiet=reading.quiet, table=next(iter(outputs), ""))
    tell_left_out([problem for problems in reports for problem in problems], language, quiet=reading.quiet)
    if gathered.faults or _count_written(reports) < len(reports):
        tell_exit_code(language, complete=gathered.is_whole, quiet=reading.quiet)
        raise typer.Exit(LEFT_OUT)


def _check_asked(paths: Sequence[str], options: ScoreOptions, reading: SurveyOptions, *, alone: bool) -> None:
    """See to it that all that is asked for can be done; ``alone``: no table is written but the results.

    Raises:
        UsageError: something would be left undone.
    """
    if options.by and alone:
        message, hint = "The figures of groups are a table of their own.", "Name a file, or add --json."
        raise UsageError(Problem("one-table", message, hint))
    if options.folder is None:
        check_jobs(paths, reading)
    elif _is_report(Path(options.output), options.folder, options.form):
        message, hint = "The results would have the name of a report: {file}.", "Choose another name for one of them."
        raise UsageError(Problem("results-as-report", message, hint, fields={"file": options.output}))


def _is_report(output: Path, folder: Path, form: str) -> bool:
    """Whether a file lies where reports do, and is called as they are."""
    return output.name.endswith(f".report{form}") and output.resolve().parent == folder.resolve()


def _prepare(survey: Survey, options: ScoreOptions, language: Language, *, quiet: bool) -> Survey:
    """What reports need, if there are any; else tell what is asked for and only reports would show."""
    if options.folder is not None:
        return _prepare_reports(survey, options.folder, options.form)
    for benchmark in (one for one in survey.terms.benchmarks if one.provenance):
        told = language.text(
            "The figures of {name} stand beside cities in reports alone: with --report.", name=benchmark.id
        )
        tell(told, quiet=quiet)
    return survey


def _prepare_reports(survey: Survey, folder: Path, form: str) -> Survey:
    """Make the folder, before any table is written, for it may not be possible; let each row name its report.

    Raises:
        InputError: the folder cannot be made.
        UsageError: a report would take the place of what is read.
    """
    from govcheck.store.writing import make_folder
    from govcheck.survey.report_names import REPORT, name_reports

    make_folder(folder)
    gathered = survey.gathered
    named = name_reports(gathered.frames, survey.terms.questionnaire, form, survey.terms.profile.checks)
    names = named.select(REPORT).collect(engine="streaming")[REPORT].drop_nulls()
    check_outputs(survey.inputs, (folder / name for name in names))
    return survey._replace(gathered=gathered._replace(frames=[named]))


def _write_reports(
    survey: Survey, options: ScoreOptions, language: Language, reading: SurveyOptions, total: int
) -> Iterator[tuple[Problem, ...]]:
    """Write a report of every city; of each, as soon as it is done, why it could not be written."""
    from govcheck.survey.reports import ReportOptions, write_reports

    assert options.folder is not None
    name = reading.questionnaire or survey.terms.questionnaire.id
    today = date.today()  # noqa: DTZ011 - the day of answers that have none
    wanted = ReportOptions(options.folder, options.form, name, language.code, reading.benchmarks, today)
    with show_progress(language.text("Writing reports"), total, language, quiet=reading.still) as advance:
        [named] = survey.gathered.frames
        for problems in write_reports(named, wanted, jobs=reading.processes, spool=survey.spool):
            advance(1)
            yield problems


def _count_written(reports: Sequence[tuple[Problem, ...]]) -> int:
    """How many reports are there, by what is told of each."""
    if not reports:
        return 0
    from govcheck.survey.reports import is_written

    return sum(map(is_written, reports))


def _tell_reports(folder: Path, written: int, wanted: int, language: Language, *, quiet: bool) -> None:
    """Tell where the reports are, and how many of them, where some could not be written."""
    told = language.text("Reports written: {folder}", folder=str(folder))
    if written < wanted:
        told = language.text(
            "{written} of {wanted} reports are written: {folder}",
            written=language.number(written), wanted=language.number(wanted), folder=str(folder),
        )  # fmt: skip
    tell(told, quiet=quiet)


def _say_interrupted(folder: Path | None, outcome: Outcome | None, written: int, language: Language) -> str:
    """What is there of what was asked for, where somebody stopped it."""
    if outcome is None:
        return language.text("Interrupted: nothing was written.")
    if folder is None:
        return language.text("Interrupted. The tables are complete: {files}", files=_name_files(outcome, language))
    return language.text(
        "Interrupted: at least {written} of {total} reports are in {folder}. The tables are complete: {files}",
        written=language.number(written), total=language.number(outcome.reported),
        folder=str(folder), files=_name_files(outcome, language),
    )  # fmt: skip


def _say_unfinished(folder: Path, outcome: Outcome, language: Language) -> str:
    """What is there of what was asked for, where something went wrong while reports were written."""
    return language.text(
        "The reports in {folder} are not complete. The tables are: {files}",
        folder=str(folder), files=_name_files(outcome, language),
    )  # fmt: skip


def _name_files(outcome: Outcome, language: Language) -> str:
    return ", ".join(outcome.files) or language.text("standard output")


def _tell_groups(groups: GroupsTold, least: int, language: Language, *, quiet: bool) -> None:
    """Tell what was asked of groups and is not told."""
    tell_repeated(groups.repeated, language, quiet=quiet)
    tell_unplaced(groups.unplaced, language, quiet=quiet)
    for kind in groups.absent:
        told = language.text(
            "No row that groups count gives what --by {kind} asks for, so there are no such groups.", kind=kind.value
        )
        tell(told, quiet=quiet, folded=True)
    if groups.none:
        told = language.text("No group has {least} cities, so the figures of all groups are hidden.", least=least)
        tell(told, quiet=quiet, folded=True)
    elif groups.hidden or groups.figures:
        told = language.text(
            "So that nothing of few cities is known, groups are hidden: {groups}; and figures of others: {figures}.",
            groups=language.number(groups.hidden), figures=language.number(groups.figures),
        )  # fmt: skip
        tell(told, quiet=quiet, folded=True)
        told = language.text(
            "Publish the figures of groups once: beside others of the same cities, what is hidden here could be "
            "worked out."
        )
        tell(told, quiet=quiet, folded=True)


def _tell_outcome(outcome: Outcome, least: int, language: Language, *, unseen: bool, quiet: bool) -> None:
    """Tell in words what is flagged and doubted, and where all of it stands; ``unseen``: further tables are not."""
    _tell_groups(outcome.groups, least, language, quiet=quiet)
    tell_unanswered(outcome.unanswered, language, quiet=quiet)
    tell_no_cities(outcome.totals, outcome.samples, language, quiet=quiet)
    tell_flags(outcome.flags, language, quiet=quiet)
    tell_doubts(outcome.doubts, language, quiet=quiet)
    for file in outcome.files:
        tell(language.text("Written: {file}", file=file), quiet=quiet)
    if unseen:
        told = language.text("What is left out or doubted stands in further tables with -o FILE or --json.")
        tell(told, quiet=quiet)
