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
from govcheck.model.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govcheck.batch.terms import Terms
    from govcheck.language import Language
    from govcheck.model.cohort import GroupKind
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
        quiet: tell nothing.
        plain: draw no progress.
        benchmarks: files or ids of benchmarks beside the studies.
    """

    questionnaire: str | None
    jobs: int | None
    strict: bool
    quiet: bool
    plain: bool = False
    benchmarks: tuple[str, ...] = ()

    @property
    def still(self) -> bool:
        """Whether nothing may move on the screen."""
        return self.quiet or self.plain

    @property
    def processes(self) -> int:
        """How many processes share the work."""
        from govcheck.survey.processes import count_processors

        return self.jobs or count_processors()


class Survey(NamedTuple):
    """What was read, what it is scored by, and a folder for what is needed until all is done."""

    gathered: Gathered
    terms: Terms
    spool: Path


@contextmanager
def read_survey(
    paths: Sequence[str], outputs: Iterable[str], language: Language, reading: SurveyOptions
) -> Iterator[Survey]:
    """Everything that lies there; what was read may be computed with for as long as the context lasts.

    None of ``outputs``, the files that will be written, may be one that is read.

    Raises:
        InputError: nothing could be read; or, when strict, anything could not; or a benchmark cannot be used.
        UsageError: it is not known which questionnaire is answered, or the output would take the place of an input.
    """
    from govcheck.survey import gathering
    from govcheck.survey.finding import find_files
    from govcheck.survey.terms import learn_terms
    from govcheck.survey.watching import Watched, check_unchanged, explain_failure

    files, own = find_files(paths)
    for output in outputs:
        check_output([*files, *reading.benchmarks], output)
    terms = learn_terms(files, reading.questionnaire, reading.benchmarks, language)
    watched: list[Watched] = []
    with TemporaryDirectory(prefix="govcheck-") as folder, explain_failure(watched):
        spool = Path(folder)
        with show_progress(language.text("Reading"), len(files), language, quiet=reading.still) as advance:
            how = gathering.Reading(reading.processes, spool, advance, watched)
            gathered = gathering.gather(files, terms, reading.questionnaire, how)
        if not gathered.rows and gathered.others:
            raise InputError(_nothing_of(terms.questionnaire.id))
        if gathered.problems and (reading.strict or gathered.left_out == gathered.rows):
            raise InputError(*fold_problems(gathered.problems))
        _tell_passed(own, gathered.others, language, quiet=reading.quiet)
        yield Survey(gathered, terms, spool)
        check_unchanged(watched)


def _nothing_of(questionnaire: str) -> Problem:
    message, hint = "No file answers {questionnaire}.", "Name another questionnaire with -q, or leave -q out."
    return Problem("other-questionnaire", message, hint, fields={"questionnaire": questionnaire})


def _tell_passed(own: int, others: int, language: Language, *, quiet: bool) -> None:
    """Tell how many files are passed over, since they are no answers to this questionnaire."""
    if own:
        told = language.count(
            "Passed over: {number} file that govcheck wrote itself.",
            "Passed over: {number} files that govcheck wrote itself.",
            own,
        )
        tell(told, quiet=quiet)
    if others:
        told = language.count(
            "Passed over: {number} file that answers another questionnaire.",
            "Passed over: {number} files that answer another questionnaire.",
            others,
        )
        tell(told, quiet=quiet)


def check_jobs(paths: Iterable[str], reading: SurveyOptions) -> None:
    """See to it that there is something to share among processes: tables are not.

    Raises:
        UsageError: processes are asked for, and only tables are named.
    """
    from govcheck.survey.finding import is_table

    if reading.jobs is not None and all(is_table(Path(name)) and not Path(name).is_dir() for name in paths):
        message = "--jobs does nothing here: it shares out answer files and reports, and there are only tables."
        hint = "Leave it out: all processors compute a table."
        raise UsageError(Problem("idle-jobs", message, hint))


def read_kinds(text: str) -> tuple[GroupKind, ...]:
    """What the cities are grouped by, from names between commas; nothing for an empty text.

    Raises:
        UsageError: a name is unknown.
    """
    from govcheck.batch.cohort.group import in_order
    from govcheck.model.cohort import GroupKind

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


def tell_unread(tables: int, language: Language, *, quiet: bool) -> None:
    """Tell how many tables could not be read at all."""
    if tables:
        told = language.count(
            "{number} table could not be read: its rows are not among these.",
            "{number} tables could not be read: their rows are not among these.",
            tables,
        )
        tell(told, quiet=quiet)


def tell_flags(counts: Mapping[str, int], language: Language, *, quiet: bool) -> None:
    """Tell how many rows have a flag of each kind."""
    from govcheck.model.flag import FLAG_NAMES, FlagKind

    named = {FLAG_NAMES[FlagKind(kind)]: many for kind, many in counts.items()}
    _tell_kinds(language.text("Flags"), named, language, quiet=quiet)


def tell_doubts(counts: Mapping[str, int], language: Language, *, quiet: bool) -> None:
    """Tell how many doubts there are of each check."""
    from govcheck.batch.quality.check import CHECK_NAMES, Check

    named = {CHECK_NAMES[Check(check)]: many for check, many in counts.items()}
    _tell_kinds(language.text("Doubts"), named, language, quiet=quiet)


def _tell_kinds(title: str, counts: Mapping[str, int], language: Language, *, quiet: bool) -> None:
    if counts:
        named = (
            language.text("{name} ({number})", name=language.text(name), number=language.number(many))
            for name, many in counts.items()
        )
        tell(language.named(title, language.listed(named)), quiet=quiet)


MOST_SHOWN = 20
"""So many problems are shown one by one; of more, the first of each kind."""


def fold_problems(problems: Sequence[Problem], table: str = "") -> list[Problem]:
    """The problems as they are shown: all of a few; of many the first of each kind, and how many are not shown.

    Args:
        problems: all of them.
        table: the file where they stand; empty where there is none.
    """
    if len(problems) <= MOST_SHOWN:
        return list(problems)
    kinds: dict[str, Problem] = {}
    for problem in problems:
        kinds.setdefault(problem.code, problem)
    count = len(problems) - len(kinds)
    if table:
        message, fields = "{count} more of these kinds stand in {file}.", {"count": count, "file": table}
        return [*kinds.values(), Problem("more-problems", message, fields=fields)]
    message = "{count} more of these kinds are not shown here."
    return [*kinds.values(), Problem("more-problems", message, fields={"count": count})]


def tell_left_out(problems: Sequence[Problem], language: Language, *, quiet: bool, table: str = "") -> None:
    """Tell what is wrong with what was left out; ``table``: the file where all of it stands, if there is one."""
    for problem in fold_problems(problems, table):
        tell("\n".join(as_lines(problem, language)), quiet=quiet)
