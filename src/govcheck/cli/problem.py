"""Problems as they are shown: lines for people, data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Location, Problem
from govcheck.language import template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.language import Language

STREAMS = {template("standard input"), template("standard output")}
"""What stands in the place of a file where there is none."""

MORE = "more-problems"
"""The code of what says how many problems are not told one by one."""

MOST_SHOWN = 20
"""So many problems are shown one by one; of more, the first of each kind."""


def as_lines(problem: Problem, language: Language) -> list[str]:
    """What is wrong, with its place, and on a second line how to mend it, where that is known."""
    message, hint = language.problem(problem)
    place = problem.location
    if place is not None and place.file in STREAMS:
        place = Location(language.text(place.file), place.line)
    return [f"{place}: {message}" if place else message, *([f"    {hint}"] if hint else [])]


def as_data(problem: Problem, language: Language) -> dict[str, object]:
    """The same for programs; ``line`` counts from 1 and is ``None`` where the whole file is meant."""
    message, hint = language.problem(problem)
    place = problem.location
    return {
        "code": problem.code,
        "message": message,
        "hint": hint,
        "file": place.file if place else None,
        "line": place.line if place else None,
    }


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
        return [*kinds.values(), Problem(MORE, message, fields=fields)]
    message = "{count} more of these kinds are not shown here."
    return [*kinds.values(), Problem(MORE, message, fields={"count": count})]
