"""What goes to the screen: results to standard output, messages to standard error."""

from __future__ import annotations

import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from shutil import which

from govcheck.errors import InputError, Location, Problem


def wants_plain(*, plain: bool) -> bool:
    """Whether text goes out line by line: asked for, no colour wanted, or no real terminal."""
    dumb = os.environ.get("TERM", "dumb") in {"dumb", ""}
    wished = plain or dumb or bool(os.environ.get("NO_COLOR"))
    return wished or not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty())


def command_name() -> str:
    """What to type to run this program: its name where that is enough, else the way it was started."""
    started = Path(sys.argv[0])
    if which("govcheck") or started.stem != "govcheck":
        return "govcheck"
    here = Path.cwd()
    return str(started.relative_to(here)) if started.is_absolute() and started.is_relative_to(here) else str(started)


def prepare_streams() -> None:
    """Let a letter that the terminal does not know become a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_text(text: str) -> None:
    """Print a result.

    Raises:
        InputError: standard output takes no more, such as a full disk; a closed pipe is no error.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _send_nowhere()
    except OSError as error:
        _send_nowhere()
        message, hint = "The result cannot be written out: {reason}.", "Make room, or write somewhere else."
        problem = Problem("not-writable", message, hint, Location("standard output"), {"reason": error.strerror})
        raise InputError(problem) from error


def _send_nowhere() -> None:
    """Let what is still held back go nowhere: else the interpreter would stumble over it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(message: str, *, quiet: bool = False) -> None:
    """Print a message for people, apart from the results."""
    if not quiet and sys.stderr is not None:
        sys.stderr.write("\n".join(printable(line) for line in message.splitlines()) + "\n")


def print_json(data: object) -> None:
    """Print a result for programs."""
    print_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def printable(text: str) -> str:
    """Text without what could steer a terminal: file names and quoted input come from outside."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
