"""The doubts about a batch as a table, a row each: which row of which file, which check, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch import origin
from govcheck.batch.quality.check import CHECK, COLUMNS, OTHER, ROW, Check, number_rows
from govcheck.batch.quality.fingerprint import ANSWERS, fingerprint_rows
from govcheck.batch.quality.reason import Reasons, Stands
from govcheck.batch.quality.repeated import find_repeated
from govcheck.batch.quality.single import find_single
from govcheck.batch.reading.wrong_rows import MOST_TOLD
from govcheck.batch.result import result_columns
from govcheck.batch.wide_table import PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from govcheck.language import Language
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire

SCHEMA = {"file": pl.String, "line": pl.Int64, "city": pl.String, "check": pl.String, "reason": pl.String}

MORE = "more-doubts"
"""The code of the last row, where there are more doubts than are told."""


class Doubts(NamedTuple):
    """The doubts that are told, a row each; and how many there are of each check, the most frequent first."""

    table: pl.DataFrame
    counts: dict[str, int]


def doubt_columns(frame: pl.LazyFrame, questionnaire: Questionnaire) -> pl.LazyFrame:
    """The columns of a canonical wide table that are looked at, as it has them and as they follow from its answers."""
    given = frame.collect_schema().names()
    results, names = result_columns(fingerprint_rows(frame, questionnaire), questionnaire, ())
    return results.select(name for name in COLUMNS if name in {*given, *names, ANSWERS})


def find_doubts(
    aside: pl.LazyFrame, questionnaire: Questionnaire, profile: Profile, today: date, language: Language
) -> Doubts:
    """What in the rows of a survey deserves a second look: file, line, city, check and reason.

    Nothing is changed or left out because of a doubt. The doubts stand in the order of the rows; a row
    may have several. Of more than ``MOST_TOLD`` the first ones are told, and how many there are.

    Args:
        aside: a row a respondent, in the order of the files and lines: the profile, ``flags``,
            ``answered``, the fingerprint and the columns of the origin. What is missing or null is not
            known, and nothing is doubted for it.
        questionnaire: what was asked.
        profile: its ``checks`` hold the thresholds; where countries lie.
        today: what lies after this day lies in the future.
        language: the language of the reasons.
    """
    rows = number_rows(aside)
    rules = profile.checks
    lazy = [*find_repeated(rows, rules), *find_single(rows, questionnaire, profile, today)]
    each = [one.group_by(CHECK).len() for one in lazy]
    found = pl.collect_all([*each, *(one.bottom_k(MOST_TOLD, by=ROW) for one in lazy)], engine="streaming")
    counted = pl.concat(found[: len(lazy)]).group_by(CHECK).agg(pl.col("len").sum())
    counted = counted.sort("len", CHECK, descending=[True, False])
    count = int(counted["len"].sum())
    doubts = pl.concat(found[len(lazy) :]).sort(ROW, CHECK, OTHER).head(MOST_TOLD)
    reasons = Reasons(questionnaire.version, _mixed(rows), profile, language)
    told = list(_tell(doubts, _look_up(rows, doubts), reasons))
    if count > len(told):
        message = "{count} doubts were found; only the first {most} are told."
        more = language.text(message, count=language.number(count), most=language.number(len(told)))
        told.append((None, None, None, MORE, more))
    return Doubts(pl.DataFrame(told, schema=SCHEMA, orient="row"), dict(counted.iter_rows()))


def _mixed(rows: pl.LazyFrame) -> bool:
    """Whether the rows answer several versions of the questionnaire."""
    version = pl.col(origin.VERSION)
    ends = rows.select(same=(version.min() == version.max())).collect(engine="streaming")
    return ends["same"][0] is False


def _look_up(rows: pl.LazyFrame, doubts: pl.DataFrame) -> dict[int, Stands]:
    """What stands in the rows that are told or named."""
    needed = pl.concat([doubts[ROW], doubts[OTHER].drop_nulls()]).unique().alias(ROW).to_frame().lazy()
    columns = [ROW, origin.FILE, origin.LINE, *PROFILE, origin.VERSION]
    found = rows.select(columns).join(needed, on=ROW, how="semi").collect(engine="streaming")
    return {row: Stands(*cells) for row, *cells in found.iter_rows()}


def _tell(
    doubts: pl.DataFrame, stands: dict[int, Stands], reasons: Reasons
) -> Iterator[tuple[str | None, int | None, str | None, str, str]]:
    for row, check, other in doubts.iter_rows():
        own = stands[row]
        reason = reasons.tell(Check(check), own, None if other is None else stands[other])
        yield own.file, own.line, own.city, check, reason
