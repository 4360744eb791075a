"""Files that must stay as they are from the moment they are checked until their last row is computed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Watched(NamedTuple):
    """A file and what tells that it is still the same: where it lies on the disk, how long it is, when it changed."""

    file: Path
    state: tuple[int, ...]


def watch(file: Path) -> Watched:
    """Remember what a file is like before it is read."""
    return Watched(file, _find_state(file))


def check_unchanged(watched: Iterable[Watched]) -> None:
    """See to it that files are what they were: rows are checked first and computed later.

    Raises:
        InputError: some have changed, or are gone.
    """
    changed = [one.file for one in watched if _find_state(one.file) != one.state]
    if changed:
        raise InputError(*(tell_changed(str(file)) for file in changed))


def tell_changed(file: str) -> Problem:
    """The problem of a file that is no longer what it was when it was read first."""
    message, hint = "The file changed while it was read.", "Let it be written to its end, and try again."
    return Problem("changed", message, hint, Location(file))


@contextmanager
def explain_failure(watched: list[Watched]) -> Iterator[None]:
    """Tell a failure of the engine for what it is: files that changed, are damaged within, or find no room.

    Args:
        watched: the files that are read, also those that are added later.

    Raises:
        InputError: the rows cannot be read or written to their end.
    """
    try:
        yield
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError, pl.exceptions.PanicException, OSError) as error:
        check_unchanged(watched)
        if isinstance(error, OSError) and error.filename is not None:
            raise
        message = "The rows cannot be read or written to their end: {reason}."
        hint = "Look at free space on the disk, also where temporary files lie, and whether a table is damaged."
        fields = {"reason": str(error).split("\n", 1)[0][:200]}
        raise InputError(Problem("not-computed", message, hint, None, fields)) from error
    except InputError:
        check_unchanged(watched)
        raise


def _find_state(file: Path) -> tuple[int, ...]:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
