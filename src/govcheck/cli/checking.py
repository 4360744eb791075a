"""Findings: what the checks of content tell, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from govcheck.cli.output import print_json, print_text, printable
from govcheck.cli.problem import as_data, as_lines
from govcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govcheck.errors import Problem
    from govcheck.language import Language

FOUND = 1
"""The exit code where something was found."""


def tell_findings(
    names: Sequence[str], check: Callable[[str], list[Problem]], language: Language, *, json: bool, quiet: bool
) -> None:
    """Check everything that is named, and tell all findings at once.

    Raises:
        InputError: some cannot be read at all; what was found in the others is told all the same.
        Exit: something was found.
    """
    found: dict[str, list[Problem]] = {}
    unreadable: list[Problem] = []
    for name in names:
        try:
            found[name] = check(name)
        except InputError as error:
            unreadable += error.problems
    number = sum(map(len, found.values()))
    if json and found:
        findings = [{"name": name, **as_data(one, language)} for name, each in found.items() for one in each]
        print_json({"findings": findings})
    elif not json:
        lines = [line for name, each in found.items() for line in _tell(name, each, language, quiet=quiet)]
        if number and not quiet:
            lines.append(language.count("{number} finding.", "{number} findings.", number))
        print_text("".join(f"{printable(line)}\n" for line in lines))
    if unreadable:
        raise InputError(*unreadable)
    if number:
        raise typer.Exit(FOUND)


def _tell(name: str, found: Sequence[Problem], language: Language, *, quiet: bool) -> list[str]:
    if not found:
        return [] if quiet else [language.text("{name}: nothing found", name=name)]
    return [line for problem in found for line in as_lines(problem, language)]
