"""What goes to the screen: results to standard output, messages to standard error."""

from __future__ import annotations

import json
import os
import sys


def wants_plain(*, plain: bool) -> bool:
    """Whether text goes out line by line: asked for, no colour wanted, or no real terminal."""
    dumb = os.environ.get("TERM", "dumb") in {"dumb", ""}
    return plain or dumb or bool(os.environ.get("NO_COLOR")) or not (sys.stdin.isatty() and sys.stdout.isatty())


def tell(message: str, *, quiet: bool = False) -> None:
    """Print a message for people, apart from the results."""
    if not quiet:
        sys.stderr.write("\n".join(printable(line) for line in message.splitlines()) + "\n")


def print_text(text: str) -> None:
    """Print a result."""
    sys.stdout.write(text)


def print_json(data: object) -> None:
    """Print a result for programs."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def printable(text: str) -> str:
    """Text without what could steer a terminal: file names and quoted input come from outside."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
