"""The rows in which something is wrong: found by all checks at once, and told in the order of their lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.near_name import SHOWN
from govcheck.batch.reading.remark import leave_remarks_out
from govcheck.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.batch.reading.check import Check
    from govcheck.batch.reading.source import Source

MOST_TOLD = 100_000
"""So many problems are told of one table, and of all; how many rows are left out is counted."""

MORE = "more-problems"
"""The code of what says that more is wrong than is told."""


_UNEXPLAINED = Problem("unreadable", "{column} cannot be read here.", "Write it anew.")
"""Told where no better words are found: no row is left out without a reason."""


class WrongRows(NamedTuple):
    """The problems of the rows, how many rows they leave out, and how many of these name no city."""

    problems: list[Problem]
    left_out: int
    nameless: int


def find_wrong_rows(source: Source, wrong: Sequence[Check], city: pl.Expr) -> WrongRows:
    """The rows in which one of the checks finds something."""
    frame = source.number(source.frame)
    one = any_wrong(wrong)
    columns: dict[str, pl.Expr] = {}
    for place, check in enumerate(wrong):
        columns[f"wrong{place}"] = check.wrong
        columns[f"text{place}"] = pl.when(check.wrong).then(check.text)
        columns[f"line{place}"] = check.line
    cells = frame.filter(one).head(MOST_TOLD).select(**columns)
    count = source.frame.select(rows=one.sum(), nameless=(one & city.is_null()).sum())
    found, counted = pl.collect_all([cells, count], engine=source.engine)
    rows = int(counted["rows"][0])
    problems = in_line_order(_tell(found, wrong, source.file))
    if len(problems) > MOST_TOLD or rows > found.height:
        problems = [*problems[:MOST_TOLD], tell_more(rows).at(Location(source.file))]
    return WrongRows(problems, rows, int(counted["nameless"][0]))


def tell_more(rows: int) -> Problem:
    """That not all is told of the rows that are left out."""
    message = "{count} rows are left out; only the first {most} problems are told."
    return Problem(MORE, message, fields={"count": rows, "most": MOST_TOLD})


def keep_first(problems: list[Problem], rows: int) -> list[Problem]:
    """The first ``MOST_TOLD`` problems of all files, and all remarks; ``rows`` are left out."""
    faults = [one for one in leave_remarks_out(problems) if one.code != MORE]
    if len(faults) <= MOST_TOLD:
        return problems
    dropped = {id(one) for one in faults[MOST_TOLD:]}
    return [*(one for one in problems if id(one) not in dropped and one.code != MORE), tell_more(rows)]


def any_wrong(checks: Sequence[Check]) -> pl.Expr:
    """Whether one of the checks finds something in a row; never null, which would lose the row in silence."""
    return pl.any_horizontal(check.wrong for check in checks).fill_null(value=False)


def in_line_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the order of the lines, those of the whole file first."""
    return sorted(problems, key=lambda one: (one.location and one.location.line) or 0)


def _tell(cells: pl.DataFrame, wrong: Sequence[Check], file: str) -> list[Problem]:
    """The problems of wrong cells; a text that stands in many of them is explained once."""
    problems: list[Problem] = []
    for place, check in ((place, check) for place, check in enumerate(wrong) if not check.told):
        own = cells.filter(pl.col(f"wrong{place}")).select(f"line{place}", pl.col(f"text{place}").fill_null(""))
        known: dict[str, list[Problem]] = {}
        for line, text in own.iter_rows():
            if text not in known:
                cell = {"column": check.column[:SHOWN], "value": text[:SHOWN]}
                own_problems = list(check.explain(text)) or [_UNEXPLAINED]
                known[text] = [replace(one, fields={**cell, **one.fields}) for one in own_problems]
            problems += [one.at(Location(file, line)) for one in known[text]]
        if len(problems) > 2 * MOST_TOLD:  # hostile: no more of them would be told
            problems = in_line_order(problems)[: MOST_TOLD + 1]
    return problems
