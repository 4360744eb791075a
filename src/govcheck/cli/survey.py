"""A survey read from what a command names, and what was left out: for `score` of many and `benchmark build`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from govcheck.cli.output import tell
from govcheck.cli.overwriting import check_output
from govcheck.cli.problem import as_lines
from govcheck.cli.progress import show_progress
from govcheck.errors import InputError, Problem, UsageError
from govcheck.model.cohort import GroupKind
from govcheck.model.validity import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.survey.gathering import Gathered

LEFT_OUT = 1
"""The exit code where some of the input was left out."""

Strict = Annotated[bool, typer.Option("--strict", help="Stop where anything cannot be read, and write nothing.")]
MinGroup = Annotated[
    int | None,
    typer.Option("--min-group", metavar="N", help="The fewest cities of a group whose figures are told: 3 or more."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", min=1, metavar="N", help="How many processes share the work; else as many as there are processors."
    ),
]


class SurveyOptions(NamedTuple):
    """How a survey is to be read.

    Attributes:
        questionnaire: id or folder, where it is given.
        jobs: how many processes share the work; as many as there are processors where ``None``.
        strict: stop where anything cannot be read.
        quiet: show no progress.
    """

    questionnaire: str | None
    jobs: int | None
    strict: bool
    quiet: bool

    @property
    def processes(self) -> int:
        """How many processes share the work."""
        from govcheck.survey.processes import count_processors

        return self.jobs or count_processors()


class Survey(NamedTuple):
    """What was read, the questionnaire that it answers, and a folder for what is needed until all is done."""

    gathered: Gathered
    questionnaire: Questionnaire
    spool: Path


@contextmanager
def read_survey(
    paths: Sequence[str], outputs: Iterable[str], language: Language, reading: SurveyOptions
) -> Iterator[Survey]:
    """Everything that lies there; what was read may be computed with for as long as the context lasts.

    None of ``outputs``, the files that will be written, may be one that is read.

    Raises:
        InputError: nothing could be read; or, when strict, anything could not.
        UsageError: it is not known which questionnaire is answered, or the output would take the place of an input.
    """
    from govcheck.survey import gathering
    from govcheck.survey.finding import find_files
    from govcheck.survey.watching import Watched, check_unchanged, explain_failure

    files = find_files(paths)
    for output in outputs:
        check_output(files, output)
    questionnaire = gathering.choose_questionnaire(files, reading.questionnaire, language)
    watched: list[Watched] = []
    with TemporaryDirectory(prefix="govcheck-") as folder, explain_failure(watched):
        spool = Path(folder)
        with show_progress(language.text("Reading"), len(files), language, quiet=reading.quiet) as advance:
            how = gathering.Reading(reading.processes, spool, advance, watched)
            gathered = gathering.gather(files, questionnaire, reading.questionnaire, how)
        if gathered.problems and (reading.strict or gathered.left_out == gathered.rows):
            raise InputError(*fold_problems(gathered.problems))
        yield Survey(gathered, questionnaire, spool)
        check_unchanged(watched)


def read_kinds(text: str) -> tuple[GroupKind, ...]:
    """What the cities are grouped by, from names between commas; nothing for an empty text.

    Raises:
        UsageError: a name is unknown.
    """
    from govcheck.batch.cohort.group import in_order

    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in list(GroupKind):
            known, near = ", ".join(GroupKind), nearest(name[:80], list(GroupKind))
            hint = "Did you mean {near}?" if near else "There are: {known}."
            fields = {"name": name[:80], "near": near, "known": known}
            raise UsageError(Problem("unknown-grouping", "Cities are not grouped by {name}.", hint, None, fields))
    return in_order([GroupKind(name) for name in names])


class Counts(NamedTuple):
    """What came of a survey, in rows."""

    read: int
    scored: int
    left_out: int
    flagged: int


def tell_counts(counts: Counts, language: Language, *, quiet: bool) -> None:
    """Tell how many rows were read, scored, left out and flagged."""
    read, scored, left_out, flagged = map(language.number, counts)
    told = language.text(
        "Read: {read}; scored: {scored}; left out: {left_out}; with flags: {flagged}.",
        read=read, scored=scored, left_out=left_out, flagged=flagged,
    )  # fmt: skip
    tell(told, quiet=quiet)


MOST_SHOWN = 20
"""So many problems are shown one by one; of more, the first of each kind."""


def fold_problems(problems: Sequence[Problem]) -> list[Problem]:
    """The problems as they are shown: all of a few; of many the first of each kind, and how many are not shown."""
    if len(problems) <= MOST_SHOWN:
        return list(problems)
    kinds: dict[str, Problem] = {}
    for problem in problems:
        kinds.setdefault(problem.code, problem)
    message = "{count} more of these kinds are not shown here."
    more = Problem("more-problems", message, fields={"count": len(problems) - len(kinds)})
    return [*kinds.values(), more]


def tell_left_out(problems: Sequence[Problem], language: Language, *, quiet: bool) -> None:
    """Tell what is wrong with what was left out."""
    for problem in fold_problems(problems):
        tell("\n".join(as_lines(problem, language)), quiet=quiet)
