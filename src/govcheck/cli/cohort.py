"""Building the benchmark of a cohort: everything that lies there, read and counted, and one file written."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

import typer

from govcheck.cli.output import tell
from govcheck.cli.survey import read_survey
from govcheck.cli.survey_options import check_jobs, read_kinds
from govcheck.cli.survey_summary import (
    LEFT_OUT,
    tell_doubts,
    tell_exit_code,
    tell_left_out,
    tell_no_cities,
    tell_repeated,
    tell_unplaced,
    tell_unread,
)
from govcheck.errors import Problem, UsageError
from govcheck.model.cohort import SuppressionReason
from govcheck.model.file_name import ENDINGS, find_ending, suggest_file_name, take_suffix_off
from govcheck.model.record import LONGEST_SHORT
from govcheck.model.seen import is_seen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.cli.survey_options import SurveyOptions
    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.cohort import Provenance
    from govcheck.survey.gathering import Gathered

LONGEST_NAME = 60
"""So many letters of a file's name stand in an id, which takes no more than 80."""


class BuildOptions(NamedTuple):
    """What is asked for: by which groups, of how few cities, by whom, and under which title."""

    by: str
    least: int | None
    built_by: str | None
    title: str | None


def build_cohort(
    paths: Sequence[str], output: str, options: BuildOptions, language: Language, reading: SurveyOptions
) -> None:
    """Read everything that is named, and write the benchmark; what cannot be read is told and left out.

    Raises:
        InputError: nothing could be read, or too few cities; when strict, anything could not.
        UsageError: something is asked for that there is not, or that would say too much of a city.
        Exit: something was left out.
    """
    import polars as pl

    from govcheck.batch.cohort.build import Design, build_benchmark, choose_least
    from govcheck.batch.cohort.group import count_unplaced
    from govcheck.batch.quality.doubt import doubt_columns, find_doubts
    from govcheck.batch.quality.latest import keep_latest, list_repeated_cities
    from govcheck.batch.quality.no_city import list_candidates
    from govcheck.store.benchmark_file import render_benchmark
    from govcheck.store.content import load_profile
    from govcheck.store.printing import STDOUT
    from govcheck.store.writing import write_file

    profile = load_profile()
    kinds, least = read_kinds(options.by), choose_least(options.least, profile.cohort)
    if output != STDOUT:
        find_ending(output, ENDINGS)
    check_jobs(paths, reading)
    quiet = reading.quiet
    today = date.today()  # noqa: DTZ011 - the day where the cohort is built
    built_by, title = _said(options.built_by), _said(options.title)
    try:
        with read_survey(paths, [output], language, reading) as (found, terms, *_):
            whole = pl.concat(found.frames, how="diagonal_relaxed")
            name = None if output == STDOUT else _name(output)
            design = Design(kinds, least, today, built_by, title, found.engine, name)
            benchmark = build_benchmark(whole, terms.questionnaire, profile, design)
            aside = doubt_columns(whole, terms.questionnaire).collect(engine=found.engine).lazy()
            doubts = find_doubts(aside, terms.questionnaire, profile, today, language).counts
            candidates = list_candidates(aside, profile.checks)
            repeated = list_repeated_cities(candidates)
            unplaced = count_unplaced(keep_latest(candidates), profile, kinds)
    except KeyboardInterrupt:
        tell(language.text("Interrupted: nothing was written."), quiet=quiet)
        raise
    write_file(output, render_benchmark(benchmark, output))
    tell_left_out(found.problems, language, quiet=quiet)
    tell_repeated(repeated, language, quiet=quiet)
    _sum_up(found, benchmark, doubts, language, quiet=quiet)
    tell_unplaced(unplaced, language, quiet=quiet)
    tell_doubts(doubts, language, quiet=quiet)
    if doubts:
        told = language.text("The checks that `govcheck score PATHS -o FILE` writes name these rows.")
        tell(told, quiet=quiet)
    tell(language.text("Written: {file}", file=output), quiet=quiet or output == STDOUT)
    if found.faults:
        tell_exit_code(language, complete=found.is_whole, quiet=quiet)
        raise typer.Exit(LEFT_OUT)


def _name(output: str) -> str | None:
    """The id of a cohort: made of the name of its file, so that two can be told apart; none of a study's begins so."""
    stem = take_suffix_off(suggest_file_name(PurePath(output).stem))
    name = re.sub("[^a-z0-9]+", "-", stem).strip("-")[:LONGEST_NAME].rstrip("-")
    return name if name.startswith("cohort") or not name else f"cohort-{name}"


def _said(text: str | None) -> str | None:
    """What is said in an option; nothing where it shows nothing.

    Raises:
        UsageError: it is too long for a name.
    """
    said = " ".join((text or "").split())
    if len(said) > LONGEST_SHORT:
        message, hint = "A name or a title of {length} characters is too long.", "Take at most {most}."
        raise UsageError(Problem("too-long", message, hint, None, {"length": len(said), "most": LONGEST_SHORT}))
    return said if is_seen(said) else None


def _sum_up(
    found: Gathered, benchmark: Benchmark, doubts: Mapping[str, int], language: Language, *, quiet: bool
) -> None:
    """What came of it: read, counted, left out; groups that are not told of."""
    from govcheck.batch.quality.check import Check

    told = language.text(
        "Read: {read}; counted: {counted}; left out: {left_out}.",
        read=language.number(found.rows), counted=language.number(benchmark.participants),
        left_out=language.number(found.left_out),
    )  # fmt: skip
    tell(told, quiet=quiet, folded=True)
    tell_unread(found.unread, language, quiet=quiet)
    if unanswered := doubts.get(Check.NO_ANSWERS.value, 0):
        told = language.count(
            "{number} row has no answer at all, and does not count.",
            "{number} rows have no answer at all, and do not count.",
            unanswered,
        )
        tell(told, quiet=quiet, folded=True)
    totals, samples = doubts.get(Check.TOTAL_ROW.value, 0), doubts.get(Check.SAMPLE.value, 0)
    tell_no_cities(totals, samples, language, quiet=quiet)
    assert benchmark.provenance is not None
    few, reveal = (
        len({one.group.id for one in benchmark.provenance.suppressed if one.group and one.reason is reason})
        for reason in SuppressionReason
    )
    _tell_nothing_of_all(benchmark.provenance, language, quiet=quiet)
    if few or reveal:
        told = language.text(
            "Groups of fewer than {least} cities, hidden in some questions or all: {few}. Groups hidden so that those "
            "cannot be worked out: {reveal}.",
            few=language.number(few), least=benchmark.provenance.least_group, reveal=language.number(reveal),
        )  # fmt: skip
        tell(told, quiet=quiet, folded=True)
        told = language.text(
            "Publish this cohort once: beside an earlier or another build of the same cities, what is hidden here "
            "could be worked out."
        )
        tell(told, quiet=quiet, folded=True)


def _tell_nothing_of_all(built: Provenance, language: Language, *, quiet: bool) -> None:
    """Tell of how many questions and nodes nothing is told at all, and how more would be."""
    number = sum(one.figures for one in built.suppressed if one.group is None)
    if not number:
        return
    told = language.count(
        "Of {number} question or score nothing is told, not even of all cities together.",
        "Of {number} questions and scores nothing is told, not even of all cities together.",
        number,
    )
    if len(built.by) > 1:
        told += " " + language.text("Grouped by less, such as --by region, more may be told.")
    tell(told, quiet=quiet, folded=True)
