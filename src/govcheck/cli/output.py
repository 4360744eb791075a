"""What goes to the screen: results to standard output, messages to standard error."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def wants_plain(*, plain: bool) -> bool:
    """Whether text goes out line by line: asked for, no colour wanted, or no real terminal."""
    dumb = os.environ.get("TERM", "dumb") in {"dumb", ""}
    wished = plain or dumb or bool(os.environ.get("NO_COLOR"))
    return wished or not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty())


def prepare_streams() -> None:
    """Let a letter that the terminal does not know become a question mark instead of an error, both ways."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_text(text: str) -> None:
    """Print a result.

    Raises:
        InputError: standard output is closed or takes no more, such as a full disk; a reader that has
            enough is no error.
    """
    from govcheck.store.printing import print_content

    encoding = "utf-8" if sys.stdout is None else sys.stdout.encoding
    print_content(BytesIO(text.encode(encoding, "replace")))


def print_lines(lines: Iterable[str]) -> None:
    """Print a list line by line; what is wider than the terminal goes on between two words, further in.

    Where it goes to a program each stays one line.
    """
    told = [printable(line) for line in lines]
    if sys.stdout is not None and sys.stdout.isatty():
        columns = get_terminal_size((79, 24)).columns
        told = [part for line in told for part in _fold(line, columns)]
    print_text("".join(f"{line}\n" for line in told))


def _fold(line: str, columns: int, *, cut: bool = True) -> list[str]:
    """A line in pieces; a word that is too long by itself is ``cut``, or stays whole for somebody to copy."""
    if len(line) <= columns:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    further = f"{indent}    "
    return wrap(
        line.strip(), columns, initial_indent=indent, subsequent_indent=further,
        break_on_hyphens=False, break_long_words=cut,
    )  # fmt: skip


def tell(message: str, *, quiet: bool = False, folded: bool = False) -> None:
    """Print a message for people, apart from the results.

    ``folded``: in a terminal, what is too wide goes on between two words; not for what is copied as it stands.
    """
    if quiet or sys.stderr is None:
        return
    lines = [printable(line) for line in message.splitlines()]
    if folded and sys.stderr.isatty():
        columns = get_terminal_size((79, 24)).columns
        lines = [part for line in lines for part in _fold(line, columns, cut=False)]
    # Where messages go nowhere, the exit code still tells.
    with suppress(OSError):
        sys.stderr.write("\n".join(lines) + "\n")


def print_json(data: object) -> None:
    """Print a result for programs."""
    print_json_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_json_text(text: str) -> None:
    """Print JSON; letters that the terminal does not know are written as JSON's escapes."""
    try:
        text.encode(getattr(sys.stdout, "encoding", "utf-8"))
    except UnicodeEncodeError:
        text = json.dumps(json.loads(text), indent=2) + "\n"
    print_text(text)


def printable(text: str) -> str:
    """Text without what could steer a terminal: file names and quoted input come from outside."""
    return "".join(char if char.isprintable() or char in _SPACES else "\N{REPLACEMENT CHARACTER}" for char in text)


_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""Spaces that Python does not call printable, and French cannot do without."""
