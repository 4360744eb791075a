"""The options of commands that read a survey, and whether what they ask for can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from govcheck.errors import Problem, UsageError
from govcheck.model.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.model.cohort import GroupKind

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
        levels: tell of every score its levels, too, and how firm it is.
    """

    questionnaire: str | None
    jobs: int | None
    strict: bool
    quiet: bool
    plain: bool = False
    benchmarks: tuple[str, ...] = ()
    levels: bool = False

    @property
    def still(self) -> bool:
        """Whether nothing may move on the screen."""
        return self.quiet or self.plain

    @property
    def processes(self) -> int:
        """How many processes share the work."""
        from govcheck.survey.processes import count_processors

        return self.jobs or count_processors()


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
        UsageError: a name is unknown, or there are only commas.
    """
    from govcheck.batch.cohort.group import in_order
    from govcheck.model.cohort import GroupKind

    names = [name.strip() for name in text.split(",") if name.strip()]
    if text and not names:
        message, hint = "--by names no group: {given}", "Name one or several, as in --by {known}."
        given = {"given": text[:80], "known": ",".join(GroupKind)}
        raise UsageError(Problem("no-grouping", message, hint, None, given))
    for name in names:
        if name not in list(GroupKind):
            known, near = ", ".join(GroupKind), nearest(name[:80], list(GroupKind))
            hint = "Did you mean {near}?" if near else "There are: {known}."
            fields = {"name": name[:80], "near": near, "known": known}
            raise UsageError(Problem("unknown-grouping", "Cities are not grouped by {name}.", hint, None, fields))
    return in_order([GroupKind(name) for name in names])
