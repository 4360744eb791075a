"""Writing files whole: a reader, or a crash, sees the old content or the new, never a part."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from govcheck.errors import InputError, Location, Problem
from govcheck.store.source_text import STDIN

STDOUT = STDIN


def write_file(path: Path | str, content: bytes) -> None:
    """Put ``content`` in the place of a file, or print it where the path is ``-``.

    Written to a new file in the same folder, flushed to disk, renamed.

    Raises:
        InputError: the folder does not exist, or cannot be written to.
    """
    if str(path) == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = Path(path).resolve()
    try:
        _replace(target, content)
    except OSError as error:
        raise InputError(_problem(target, Location(str(path)), error)) from error


def _replace(target: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
            temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    # The new name is safe only once the folder is on disk too; not every system lets that be asked for.
    with suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _problem(target: Path, place: Location, error: OSError) -> Problem:
    if not target.parent.is_dir():
        message, hint = "There is no folder {folder}.", "Make it first, or choose another place."
    elif target.is_dir():
        message, hint = "This is a folder; a file is needed.", "Give the name of a file in it."
    else:
        message, hint = "The file cannot be written: {reason}.", "Choose a place where you may write."
    fields = {"folder": str(target.parent), "reason": error.strerror or str(error)}
    return Problem("not-writable", message, hint, place, fields)


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, unless it is there already.

    Raises:
        InputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = "The folder cannot be made: {reason}."
        fields = {"reason": error.strerror or str(error)}
        hint = "Choose a place where you may write."
        raise InputError(Problem("not-writable", message, hint, Location(str(path)), fields)) from error
