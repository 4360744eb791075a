"""What goes to the screen: results to standard output, messages to standard error."""

from __future__ import annotations

import json
import os
import sys
from io import TextIOWrapper

from govcheck.errors import InputError, Location, Problem


def wants_plain(*, plain: bool) -> bool:
    """Whether text goes out line by line: asked for, no colour wanted, or no real terminal."""
    dumb = os.environ.get("TERM", "dumb") in {"dumb", ""}
    wished = plain or dumb or bool(os.environ.get("NO_COLOR"))
    return wished or not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty())


def prepare_streams() -> None:
    """Let a letter that the terminal does not know become a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def flush_results() -> None:
    """Send out what is still held back.

    Raises:
        InputError: standard output takes no more, such as a full disk; a closed pipe is no error.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has enough. Nothing more can be sent, not even by the interpreter when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message, hint = "The result cannot be written out: {reason}.", "Make room, or write somewhere else."
        problem = Problem("not-writable", message, hint, Location("standard output"), {"reason": error.strerror})
        raise InputError(problem) from error


def tell(message: str, *, quiet: bool = False) -> None:
    """Print a message for people, apart from the results."""
    if not quiet and sys.stderr is not None:
        sys.stderr.write("\n".join(printable(line) for line in message.splitlines()) + "\n")


def print_text(text: str) -> None:
    """Print a result."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def print_json(data: object) -> None:
    """Print a result for programs."""
    print_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def printable(text: str) -> str:
    """Text without what could steer a terminal: file names and quoted input come from outside."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
