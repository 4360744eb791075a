"""The options that all commands share, and what they stand for."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from govcheck.language import ENGLISH, Language

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
    from govcheck.store.catalogue import list_languages, load_language

    if code is not None:
        return load_language(code)
    own = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    found = own[:2].lower()
    return load_language(found) if found in list_languages() else ENGLISH
