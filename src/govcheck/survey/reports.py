"""A report for each city of a survey, by as many processes as are wanted."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from govcheck.assessment import assess
from govcheck.batch.origin import FILE, LINE, ORIGIN, PATH, SAMPLE, VERSION
from govcheck.batch.row import StandIns, make_row, read_row
from govcheck.batch.wide_table import PROFILE
from govcheck.errors import InputError, Location, Problem
from govcheck.report.formats import MISSING, Matter, check_suffix, render
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_profile, load_questionnaire
from govcheck.store.temporary import clear_left
from govcheck.store.writing import make_folder, write_file
from govcheck.survey.processes import work_in_order
from govcheck.survey.report_names import REPORT
from govcheck.survey.watching import tell_changed
from govcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.report.formats import Report


class ReportOptions(NamedTuple):
    """What is wanted of every report of a survey.

    Attributes:
        folder: where they are written.
        form: the format, as the suffix of a file name.
        questionnaire: the id or folder of the questionnaire.
        language: the code of the language.
        benchmarks: ids or files of benchmarks beside those that the questionnaire names.
        today: the day of answers that have none.
    """

    folder: Path
    form: str
    questionnaire: str
    language: str
    benchmarks: tuple[str, ...]
    today: date


PAYS = 32
"""From so many reports on, further processes save more time than it takes to start them, also of a quick format."""

BLOCK = 1000
"""So many rows are read at once: for a report alone it takes longer to find its row than to write it."""


class ReportTask(NamedTuple):
    """The row of a report, counted from 0, and its name."""

    row: int
    name: str


def write_reports(
    named: pl.LazyFrame, options: ReportOptions, *, jobs: int, spool: Path
) -> Iterator[tuple[Problem, ...]]:
    """Write a report of every row that has a name for it; of each, as soon as it is done, why it could not be written.

    Answer files are read once more, since their rows do not hold the words of notes.

    Args:
        named: a canonical table with the columns of its origin and ``::report``.
        options: what is wanted.
        jobs: how many processes may share the work.
        spool: a folder for the rows, which must stay until all is done.

    Raises:
        InputError: the folder cannot be made, or what all reports share cannot be read.
        UsageError: there is no such format.
        GovcheckError: a process ended before its work was done.
    """
    check_suffix(options.form)
    make_folder(options.folder)
    rows = spool / "rows.parquet"
    named.sink_parquet(rows, row_group_size=BLOCK)
    names = pl.read_parquet(rows, columns=[REPORT])[REPORT]
    tasks = [ReportTask(row, name) for row, name in enumerate(names) if name is not None]
    clear_left(options.folder.resolve() / task.name for task in tasks)
    yield from work_in_order(ReportWriter(rows, options), tasks, jobs, pays=PAYS)


class _Kit(NamedTuple):
    """What all reports share."""

    questionnaire: Questionnaire
    benchmarks: list[Benchmark]
    profile: Profile
    language: Language


def is_written(told: tuple[Problem, ...]) -> bool:
    """Whether a report is there: nothing is told of it, or no more than that it lacks characters."""
    return all(problem.code == MISSING for problem in told)


class ReportWriter:
    """Writes reports, one after the other.

    It is sent to other processes as it was made; what it reads, each of them reads by itself.
    """

    def __init__(self, rows: Path, options: ReportOptions) -> None:
        """Nothing is read yet; ``rows`` is the table of the answers."""
        self._rows = rows
        self._options = options
        self._block = -1, pl.DataFrame()

    def __call__(self, task: ReportTask) -> tuple[Problem, ...]:
        """Write a report; what is told of it: where it cannot be read or written any more, why it is left out."""
        kit, row = self._kit, self._find_row(task.row)
        path = self._options.folder / task.name
        problems: tuple[Problem, ...]
        try:
            report = self._render(kit, row, task.name)
            write_file(path, report.content)
        except InputError as error:
            problems = error.problems
        except Exception as error:  # noqa: BLE001 - the answers of one city keep no other from its report
            problems = (_tell_fault(error, Location(row[FILE], row[LINE])),)
        else:
            return tuple(remark.at(Location(str(path))) for remark in report.remarks)
        if not path.is_file():
            return problems
        message, hint = "This report is an earlier one: no new one could be written.", "Delete it, or try again."
        return (*problems, Problem("earlier-report", message, hint, Location(str(path))))

    @cached_property
    def _kit(self) -> _Kit:
        questionnaire, code = self._options.questionnaire, self._options.language
        return _Kit(
            load_questionnaire(questionnaire, code),
            load_studies(questionnaire, code, self._options.benchmarks),
            load_profile(code),
            load_language(code),
        )

    def _find_row(self, row: int) -> Mapping[str, Any]:
        block, place = divmod(row, BLOCK)
        if self._block[0] != block:
            rows = pl.scan_parquet(self._rows).slice(block * BLOCK, BLOCK)
            self._block = block, rows.collect(engine="in-memory")
        return self._block[1].row(place, named=True)

    def _render(self, kit: _Kit, row: Mapping[str, Any], name: str) -> Report:
        if row[LINE] is None:
            loaded = load_answers(_find_file(row), self._options.questionnaire, self._options.language)
            answers, own = loaded.answers, loaded.hash
            _check_same(kit.questionnaire, answers, row)
        else:
            text = kit.language.text
            stand_ins = StandIns(
                note=text("There is one in the table that this was read from."),
                reason=text("not said: the answers come from a table, which gives no reasons"),
            )
            answers, own = read_row(kit.questionnaire, row, stand_ins, self._options.today, row[VERSION]), None
        asked, language = kit.questionnaire, kit.language
        result = assess(asked, answers, kit.benchmarks, kit.profile, language=language, answers_hash=own)
        return render(Matter(result, asked, language), name)


def _tell_fault(error: Exception, place: Location) -> Problem:
    message = "No report: this is a fault in govcheck, not in your input: {kind}: {error}"
    hint = "Please report it with this answer file, as far as it may be shown, and the version ({version})."
    fields = {"kind": type(error).__name__, "error": str(error)[:200], "version": __version__}
    return Problem("report-fault", message, hint, place, fields)


def _check_same(questionnaire: Questionnaire, answers: AnswerFile, row: Mapping[str, Any]) -> None:
    """See to it that a file still says what the table of results was computed from.

    Raises:
        InputError: it says something else.
    """
    city = answers.city
    profile = zip(PROFILE, (city.name, city.country, city.region, city.population, answers.date), strict=True)
    now = {**make_row(questionnaire, answers), **{name: cell for name, cell in profile if cell is not None}}
    then = {
        name: cell for name, cell in row.items() if cell is not None and name not in {*ORIGIN, PATH, SAMPLE, REPORT}
    }
    if (now, answers.version) != (then, row[VERSION]):
        raise InputError(tell_changed(row[FILE]))


def _find_file(row: Mapping[str, Any]) -> str:
    """The answer file that a row comes from."""
    name = row.get(PATH)
    file: str = row[FILE] if name is None else os.fsdecode(name)
    return file
