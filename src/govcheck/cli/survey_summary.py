"""The closing summary of a survey: how many rows were read, scored, left out and flagged, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.cli.output import tell
from govcheck.cli.problem import as_lines, fold_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.errors import Problem
    from govcheck.language import Language
    from govcheck.model.cohort import GroupKind

LEFT_OUT = 1
"""The exit code where some of the input was left out."""


MOST_NAMED = 3
"""Cities that are named as examples."""


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
    tell(told, quiet=quiet, folded=True)


def tell_unread(tables: int, language: Language, *, quiet: bool) -> None:
    """Tell how many tables could not be read at all."""
    if tables:
        told = language.count(
            "{number} table could not be read: its rows are not among these.",
            "{number} tables could not be read: their rows are not among these.",
            tables,
        )
        tell(told, quiet=quiet, folded=True)


def tell_unanswered(rows: int, language: Language, *, quiet: bool) -> None:
    """Tell how many rows have no answer at all, such as a sum below a table."""
    if rows:
        told = language.count(
            "{number} row has no answer at all: no group counts it, and it has no report.",
            "{number} rows have no answer at all: no group counts them, and they have no report.",
            rows,
        )
        tell(told, quiet=quiet, folded=True)


def tell_no_cities(totals: int, samples: int, language: Language, *, quiet: bool) -> None:
    """Tell how many rows with answers are no cities: sums or averages of others, and cities that are made up."""
    if totals:
        told = language.count(
            "{number} row is a sum or an average of others: no group counts it, and it has no report.",
            "{number} rows are sums or averages of others: no group counts them, and they have no report.",
            totals,
        )
        tell(told, quiet=quiet, folded=True)
    if samples:
        told = language.count(
            "{number} row is of a made-up city (sample: true): no group counts it.",
            "{number} rows are of made-up cities (sample: true): no group counts them.",
            samples,
        )
        tell(told, quiet=quiet, folded=True)


def tell_repeated(cities: Sequence[str], language: Language, *, quiet: bool) -> None:
    """Tell which cities stand in several rows: of each the latest counts among cities."""
    if cities:
        told = language.count(
            "{number} city stands in several rows, of which the latest counts: {names}",
            "{number} cities stand in several rows, of which the latest counts, such as: {names}",
            len(cities),
            names=language.listed(cities[:MOST_NAMED]),
        )
        tell(told, quiet=quiet, folded=True)


def tell_unplaced(counts: Mapping[GroupKind, int], language: Language, *, quiet: bool) -> None:
    """Tell how many cities stand in no group of a kind."""
    from govcheck.model.cohort import GroupKind

    for kind, many in counts.items():
        match kind:
            case GroupKind.REGION:
                told = language.count(
                    "{number} city names no region that is known: it counts in none, and among all cities.",
                    "{number} cities name no region that is known: they count in none, and among all cities.",
                    many,
                )
            case GroupKind.BAND:
                told = language.count(
                    "{number} city gives no population: it counts in no band, and among all cities.",
                    "{number} cities give no population: they count in no band, and among all cities.",
                    many,
                )
            case _:
                told = language.count(
                    "{number} city names no country that is known: it counts in none, and among all cities.",
                    "{number} cities name no country that is known: they count in none, and among all cities.",
                    many,
                )
        tell(told, quiet=quiet, folded=True)


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
        tell(language.named(title, language.listed(named)), quiet=quiet, folded=True)


def tell_left_out(problems: Sequence[Problem], language: Language, *, quiet: bool, table: str = "") -> None:
    """Tell what is wrong with what was left out; ``table``: the file where all of it stands, if there is one."""
    for problem in fold_problems(problems, table):
        tell("\n".join(as_lines(problem, language)), quiet=quiet)


def tell_exit_code(language: Language, *, complete: bool, quiet: bool) -> None:
    """Tell why the exit code is not 0, as the last line.

    Args:
        language: the language of the reader.
        complete: every row that was found is in the results, and something beside them was not used.
        quiet: tell nothing.
    """
    told = language.text("Not everything is in the results, as told above: the exit code is therefore 1.")
    if complete:
        told = language.text(
            "All rows count, but what is named above was not used or not written: the exit code is therefore 1."
        )
    tell(told, quiet=quiet, folded=True)
