"""Problems as a table, a row each, for those who mend a list in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.model.visible import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.errors import Problem
    from govcheck.language import Language

SCHEMA = {
    "file": pl.String,
    "line": pl.Int64,
    "column": pl.String,
    "value": pl.String,
    "code": pl.String,
    "reason": pl.String,
    "hint": pl.String,
}


def tabulate_problems(problems: Iterable[Problem], language: Language) -> pl.DataFrame:
    """The problems in words: file, line, column, value, code, reason and hint; null where one has none of it.

    What comes from the input is shown with every character in it to be seen, on one line.
    """
    rows = []
    for problem in problems:
        reason, hint = language.problem(problem)
        place = problem.location
        column, value = (problem.fields.get(name) for name in ("column", "value"))
        rows.append(
            (
                place and visible(place.file),
                place and place.line,
                None if column is None else one_line(str(column)),
                None if value is None else one_line(str(value)),
                problem.code,
                one_line(reason),
                one_line(hint) or None,
            )
        )
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")
