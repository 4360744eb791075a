"""Printing results to standard output, whole, and told where that cannot be."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from shutil import copyfileobj
from typing import IO, TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.store.source_text import STDIN

if TYPE_CHECKING:
    from pathlib import Path

STDOUT = STDIN


def print_table(path: Path) -> None:
    """Print a file of any size, without the mark that tells a spreadsheet its encoding.

    Programs that read a stream take that mark for a part of the first column's name.

    Raises:
        InputError: standard output takes no more.
    """
    with path.open("rb") as content:
        if content.read(len(BOM_UTF8)) != BOM_UTF8:
            content.seek(0)
        print_content(content)


def print_content(content: IO[bytes]) -> None:
    """Print what may be of any size. That the reader stops reading is no error.

    Raises:
        InputError: standard output is closed, or takes no more.
    """
    if sys.stdout is None:
        message, hint = "Standard output is closed, so the result has nowhere to go.", "Open it, or write to a file."
        raise InputError(Problem("closed-output", message, hint, Location("standard output")))
    try:
        sys.stdout.flush()
        copyfileobj(content, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is still held back goes nowhere: else the interpreter would stumble over it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return  # whoever read has enough
        message, hint = "The result cannot be written out: {reason}.", "Make room, or write somewhere else."
        fields = {"reason": error.strerror}
        raise InputError(Problem("not-writable", message, hint, Location("standard output"), fields)) from error
