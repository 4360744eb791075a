"""Scoring a survey: one result table of all rows, and beside it what was left out, what is doubtful, and groups."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.cohort.group import count_unplaced
from govcheck.batch.cohort.group_table import ALL, HEAD, group_table
from govcheck.batch.column_guide import describe_columns
from govcheck.batch.flag import FLAGS
from govcheck.batch.framework import SEPARATOR
from govcheck.batch.origin import FILE, LINE
from govcheck.batch.quality.check import COLUMNS, Check
from govcheck.batch.quality.doubt import find_doubts
from govcheck.batch.quality.fingerprint import fingerprint_rows
from govcheck.batch.quality.latest import keep_latest, list_repeated_cities
from govcheck.batch.quality.no_city import list_candidates
from govcheck.batch.reading.error_table import tabulate_problems
from govcheck.batch.result import result_columns
from govcheck.batch.writing import FORMATS, Aside, write_tables
from govcheck.model.cohort import SuppressionReason
from govcheck.model.file_name import find_ending
from govcheck.store.writing import replace_files
from govcheck.survey.report_names import REPORT
from govcheck.survey.watching import check_unchanged
from govcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from govcheck.batch.reading.source import Engine
    from govcheck.batch.terms import Terms
    from govcheck.model.cohort import GroupKind
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.survey.gathering import Gathered


class ScoringOptions(NamedTuple):
    """How a survey is scored: the file of the table, by which groups and of how few cities, and on which day."""

    output: str
    by: tuple[GroupKind, ...]
    least: int
    today: date


class GroupsTold(NamedTuple):
    """What is told of the groups that are asked for.

    Attributes:
        none: whether each has too few cities.
        hidden: how many groups are hidden.
        figures: how many figures of other groups, and of all cities, are hidden too.
        absent: the kinds that no city says anything of.
        unplaced: how many cities have no group of each other kind.
        repeated: the cities that stand in several rows, of which the latest counts.
    """

    none: bool = False
    hidden: int = 0
    figures: int = 0
    absent: tuple[GroupKind, ...] = ()
    unplaced: Mapping[GroupKind, int] = MappingProxyType({})
    repeated: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """What came of a survey.

    Attributes:
        files: what was written.
        scored: how many rows the result table has.
        flagged: how many of them have a flag.
        flags: how many have a flag of each kind, the most frequent first.
        doubts: how many doubts there are of each check about the rows, likewise.
        groups: what is told of groups.
    """

    files: list[str]
    scored: int
    flagged: int
    flags: dict[str, int]
    doubts: dict[str, int]
    groups: GroupsTold

    @property
    def unanswered(self) -> int:
        """How many rows have no answer at all: no group counts them, and they have no report."""
        return self.doubts.get(Check.NO_ANSWERS.value, 0)

    @property
    def totals(self) -> int:
        """How many rows with answers are sums or averages of others: no group counts them, and they have no report."""
        return self.doubts.get(Check.TOTAL_ROW.value, 0)

    @property
    def samples(self) -> int:
        """How many rows are of made-up cities: no group counts them."""
        return self.doubts.get(Check.SAMPLE.value, 0)

    @property
    def reported(self) -> int:
        """How many rows have a report where these are wanted."""
        return self.scored - self.unanswered - self.totals


def score_survey(gathered: Gathered, terms: Terms, options: ScoringOptions) -> Outcome:
    """Score all rows and write the tables: all of them, or none.

    What is told of all rows together comes from a few of their columns, which are computed in the same pass.

    Raises:
        InputError: the tables cannot be written.
        UsageError: they do not fit into the format.
    """
    whole = pl.concat(gathered.frames, how="diagonal_relaxed")
    given = fingerprint_rows(whole, terms.questionnaire)
    frame, names = result_columns(given, terms.questionnaire, terms.benchmarks, levels=terms.levels)
    few = [*COLUMNS]
    if options.by:
        few += [f"{node}.score" for node in terms.questionnaire.scoring.nodes]
    has = given.collect_schema().names()
    few = [name for name in dict.fromkeys(few) if name in {*has, *names}]
    # Two rows of one city are told apart, and found in the other tables, by where they come from.
    own = {name: pl.col(column) for name, column in OWN.items() if column in has}
    names += own
    guide = _tell_columns(names, terms, options)
    flags: dict[str, int] = {}
    doubts: dict[str, int] = {}
    told: list[GroupsTold] = []

    def tell(aside: pl.LazyFrame) -> Mapping[str, pl.DataFrame]:
        check_unchanged(gathered.watched)
        flags.update(_count_flags(aside, gathered.engine))
        found = find_doubts(aside, terms.questionnaire, terms.profile, options.today, terms.language)
        doubts.update(found.counts)
        errors = tabulate_problems(gathered.faults, terms.language)
        groups = pl.DataFrame(schema=HEAD)
        if options.by:
            candidates = list_candidates(aside, terms.profile.checks, gathered.engine)
            cities = keep_latest(candidates)
            groups = _find_groups(cities, gathered.engine, terms, options)
            unplaced = count_unplaced(cities, terms.profile, options.by, gathered.engine)
            told.append(_look_at_groups(groups, unplaced, list_repeated_cities(candidates)))
        return {**guide, ERRORS: errors, CHECKS: found.table, GROUPS: groups}

    written = write_tables(
        frame.with_columns(**own), names, Aside(given, few, TABLES, tell), options.output,
        engine=gathered.engine, replace=replace_files, about=_tell_about(terms.questionnaire),
    )  # fmt: skip
    return Outcome(list(written.files), written.rows, written.flagged, flags, doubts, next(iter(told), GroupsTold()))


def _tell_about(questionnaire: Questionnaire) -> dict[str, object]:
    """What the results were computed with."""
    asked = {"id": questionnaire.id, "version": questionnaire.version, "hash": questionnaire.hash}
    return {"format": FORMAT, "govcheck": __version__, "questionnaire": asked}


FORMAT = "govcheck.results/1"
"""The form of a file with results."""

OWN = {"file": FILE, "line": LINE, "report": REPORT}
"""The columns that say of each row where it comes from, and what its report is called where one is written."""

GUIDE = "columns"
"""The sheet of a workbook that says what its columns tell."""

ERRORS, CHECKS, GROUPS = TABLES = ("errors", "checks", "groups")
"""The further tables: what could not be read, what deserves a second look, and the figures of groups."""


def _tell_columns(names: Sequence[str], terms: Terms, options: ScoringOptions) -> dict[str, pl.DataFrame]:
    """What the columns tell, as a further table: only of a workbook, which is read by people."""
    if find_ending(options.output, FORMATS) != ".xlsx":
        return {}
    return {GUIDE: describe_columns(names, terms.questionnaire, terms.benchmarks, language=terms.language)}


def _find_groups(cities: pl.LazyFrame, engine: Engine, terms: Terms, options: ScoringOptions) -> pl.DataFrame:
    """The figures of groups."""
    return group_table(
        cities, terms.questionnaire, terms.profile, options.by, options.least, language=terms.language, engine=engine
    )


def _look_at_groups(groups: pl.DataFrame, unplaced: Mapping[GroupKind, int], repeated: Sequence[str]) -> GroupsTold:
    found = groups.filter(pl.col("by") != ALL)
    reasons, kinds = found["suppressed"].to_list(), set(found["by"])
    return GroupsTold(
        none=bool(reasons) and set(reasons) == {SuppressionReason.TOO_FEW.value},
        hidden=len(reasons) - reasons.count(None),
        figures=int(groups["hidden"].sum()),
        absent=tuple(kind for kind in unplaced if kind.value not in kinds),
        unplaced={kind: many for kind, many in unplaced.items() if kind.value in kinds},
        repeated=tuple(repeated),
    )


def _count_flags(aside: pl.LazyFrame, engine: Engine) -> dict[str, int]:
    """How many flags of each kind there are, the most frequent first."""
    # Many rows have the same flags: these are taken apart once.
    rows = aside.filter(pl.col(FLAGS) != "").group_by(FLAGS).len()
    each = rows.select("len", kind=pl.col(FLAGS).str.split(SEPARATOR)).explode("kind")
    kinds = each.select("len", pl.col("kind").str.split(":").list.first())
    counted = kinds.group_by("kind").agg(pl.col("len").sum()).sort("len", "kind", descending=[True, False])
    return dict(counted.collect(engine=engine).iter_rows())
