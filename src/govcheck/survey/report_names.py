"""What the reports of a survey are called, so that each row can say which one is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.counts import unanswered
from govcheck.batch.quality.no_city import fill_looked, is_total, sum_files
from govcheck.batch.result import result_columns
from govcheck.model.file_name import suggest_file_name, take_suffix_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.profile import Checks
    from govcheck.model.questionnaire import Questionnaire

REPORT = "::report"
"""The column of the names of reports, in their folder."""


def name_reports(
    frames: Sequence[pl.LazyFrame], questionnaire: Questionnaire, form: str, rules: Checks
) -> pl.LazyFrame:
    """All rows with the column ``::report``: what the report of each is called, before any is written.

    A row without any answer has no report, and null; nor has one that is a sum or an average of others.

    Args:
        frames: canonical tables.
        questionnaire: what they answer.
        form: the format, as the suffix of a file name.
        rules: what is taken for a sum.
    """
    rows, names = pl.concat(frames, how="diagonal_relaxed"), ReportNames(form)
    results, _ = result_columns(rows, questionnaire, ())
    looked = fill_looked(results)
    without = unanswered() | is_total(rules, sum_files(looked, rules))
    cities = looked.select("city", without).collect(engine="streaming").iter_rows()
    named = pl.LazyFrame(
        {REPORT: [None if without else names.name(city) for city, without in cities]}, {REPORT: pl.String}
    )
    return pl.concat([rows, named], how="horizontal")


class ReportNames:
    """The names of reports: that of the city, numbered where several have the same."""

    def __init__(self, form: str) -> None:
        """Begin anew; all names end in ``form``."""
        self._form = form
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def name(self, city: str) -> str:
        """The name of the next report of a city.

        >>> names = ReportNames(".html")
        >>> [names.name(city) for city in ("Río", "Rio", "Rio 2", "RIO")]
        ['rio.report.html', 'rio-2.report.html', 'rio-2-2.report.html', 'rio-3.report.html']
        """
        stem = take_suffix_off(suggest_file_name(city))
        number = self._next.get(stem, 1)
        while (name := stem if number == 1 else f"{stem}-{number}") in self._taken:
            number += 1
        self._next[stem] = number + 1
        self._taken.add(name)
        return f"{name}.report{self._form}"
