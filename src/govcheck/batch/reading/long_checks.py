"""The checks of a long table: rows of one city that contradict each other, or may be of another city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.check import Check
from govcheck.batch.reading.columns import Part
from govcheck.batch.reading.long_profile import IDENTITY, ONCE, UNCLEAR
from govcheck.errors import Problem
from govcheck.model.column import ProfileColumn
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govcheck.batch.reading.columns import Place
    from govcheck.batch.reading.source import Source

TIMES = "\0times"
"""Begins the name of the column that counts the rows in which a city answers a question."""

OTHERS = "\0others"
"""Begins the name of the column that counts what its rows say of the same."""

REFUSED = "\0refused"
"""The column that tells of cities that are left out for what is told elsewhere."""


def check_rows(source: Source, known: Mapping[str, Place]) -> Iterator[Check]:
    """The checks of a table that was long: what several rows of one city say of the same."""
    yield Check(ProfileColumn.CITY, pl.lit(""), pl.col(REFUSED), _tell_nothing, source.line(), told=True)
    for column in (name for name in IDENTITY if name in source.schema):
        wrong = (pl.col(UNCLEAR) == column.value).fill_null(value=False) & pl.col(column).is_null()
        message = "There are several cities of this name, and this row does not say its {column}."
        problem = Problem("city-unclear", message, _SAY, fields={"column": column.value})
        yield Check(column, pl.col(ProfileColumn.CITY), wrong, _always(problem), source.line())
    for name in (name for name in source.lines if name in known):
        place = known[name]
        if place.part in _COMPARED and f"{OTHERS}:{name}" in source.schema:
            differs = pl.col(f"{OTHERS}:{name}") > 1
            yield Check(name, pl.col(name), differs.fill_null(value=False), _always(_differs(place)), source.line(name))
        if f"{TIMES}:{name}" not in source.schema:
            continue
        if is_list(place):
            continue
        wrong = (pl.col(f"{TIMES}:{name}") > 1).fill_null(value=False)
        message = "{question} is answered in more than one row of this city."
        problem = Problem("answered-twice", message, "Keep one of the two.", fields={"question": name})
        yield Check(name, pl.col(name), wrong, _always(problem), source.line(name))
    for column in (name for name in ONCE if name in source.schema):
        wrong = pl.col(f"{OTHERS}:{column}") > 1
        message = "The rows of this city do not agree about its {column}."
        problem = Problem("profile-differs", message, _AGREE, fields={"column": column.value})
        yield Check(column, pl.col(column), wrong, _always(problem), source.line(column))


_SAY = "Write it in each row of these cities: until then none of them is scored."
_AGREE = "Write the same in each row, or write it once."
_COMPARED = (Part.STATE, Part.UNSURE, Part.DOCUMENTED)


def _differs(place: Place) -> Problem:
    """Two rows that say different things beside the same answer."""
    if place.part is Part.STATE:
        message = "{question} is said to be without a value for two reasons."
        return Problem("two-states", message, "Keep one of the two.", fields={"question": place.question.id})
    message = "The rows of this city do not agree about its {column}."
    return Problem("answered-twice", message, _AGREE)


def _always(problem: Problem) -> Callable[[str], list[Problem]]:
    return lambda _: [problem]


def _tell_nothing(_: str) -> list[Problem]:
    return []


def is_list(place: Place) -> bool:
    """Whether several rows of a question are one answer, a choice in each."""
    return place.part is Part.ANSWER and place.question.type is QuestionType.SEVERAL
