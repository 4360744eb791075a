"""Problems as they are shown: lines for people, data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Location
from govcheck.language import template

if TYPE_CHECKING:
    from govcheck.errors import Problem
    from govcheck.language import Language

STREAMS = {template("standard input"), template("standard output")}
"""What stands in the place of a file where there is none."""


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
