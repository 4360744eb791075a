"""The options that all commands share, and what they stand for."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from govcheck.errors import Problem, UsageError
from govcheck.language import ENGLISH, Language

LANGUAGES = {"en": ENGLISH}
"""The languages of the interface."""

Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="en", help="Language of the texts; from the environment where not given."),
]
Json = Annotated[bool, typer.Option("--json", help="Print the same content as JSON, for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print results only, no messages.")]
Plain = Annotated[bool, typer.Option("--plain", help="Plain text line by line, for screen readers and pipes.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the code an error arose.")]
QuestionnaireName = Annotated[
    str | None,
    typer.Option("-q", "--questionnaire", metavar="NAME", help="Id of a questionnaire, or a folder that holds one."),
]


def choose_language(code: str | None) -> Language:
    """The language asked for, else that of the environment, else English.

    Raises:
        UsageError: the language asked for is not there.
    """
    if code is None:
        own = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
        return LANGUAGES.get(own[:2].lower(), ENGLISH)
    if code not in LANGUAGES:
        fields = {"code": code, "known": ", ".join(LANGUAGES)}
        raise UsageError(Problem("language", "There is no language {code} here.", "There are: {known}.", fields=fields))
    return LANGUAGES[code]
