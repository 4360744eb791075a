"""The options that all commands share, and what they stand for."""

from __future__ import annotations

import os
import re
from typing import Annotated

import typer

from govcheck.language import ENGLISH, Language


def _given(context: typer.Context, code: str | None) -> str | None:
    """The language that is given after the command, else the one before it."""
    context.obj = code or context.obj  # what the program is given, its commands find
    found: str | None = context.obj
    return found


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="en", callback=_given, help="Language of the texts; from the environment where not given."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the same content as JSON, for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print results only, no messages.")]
Plain = Annotated[bool, typer.Option("--plain", help="Plain text line by line, for screen readers and pipes.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the code an error arose.")]
QuestionnaireName = Annotated[
    str | None,
    typer.Option("-q", "--questionnaire", metavar="NAME", help="Id of a questionnaire, or a folder that holds one."),
]
BenchmarkNames = Annotated[
    list[str] | None,
    typer.Option(
        "--benchmark",
        metavar="FILE",
        help="Set beside this benchmark too, such as one of many cities; may be given several times.",
    ),
]


LANGUAGE_VARIABLE = "GOVCHECK_LANG"
"""The variable of the environment that asks for a language of govcheck, whatever the system speaks."""


def choose_language(code: str | None) -> Language:
    """The language asked for, else that of the environment, else English.

    Raises:
        UsageError: the language asked for is not there.
    """
    code = code or os.environ.get(LANGUAGE_VARIABLE)
    system = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    own = re.split(r"[_.@:]", next((value for value in system if value), ""))[0].lower()
    if (code or own) in {"", ENGLISH.code, "c", "posix"}:
        return ENGLISH
    from govcheck.store.catalogue import list_languages, load_language

    if code:
        return load_language(code)
    return load_language(own) if own in list_languages() else ENGLISH
