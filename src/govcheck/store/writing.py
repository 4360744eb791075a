"""Writing files whole: a reader, or a crash, sees the old content or the new, never a part."""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from govcheck.errors import InputError, Location, Problem
from govcheck.store.source_text import STDIN

STDOUT = STDIN


def write_file(path: Path | str, content: bytes) -> None:
    """Put ``content`` in the place of a file, or print it where the path is ``-``.

    Written to a new file in the same folder, flushed to disk, renamed. A link stays, and the file
    it points to is replaced; rights and group stay as they were; a file that is write-protected is
    left alone. What is no ordinary file (``/dev/stdout``, a pipe) is written to as it is.

    Raises:
        InputError: the folder does not exist, or cannot be written to.
    """
    if str(path) == STDOUT:
        _print(content)
        return
    try:
        if _is_device(Path(path)):
            Path(path).write_bytes(content)
        else:
            _replace(Path(path).resolve(), content)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(_problem(Path(path), error)) from error


def write_new_file(path: Path, content: bytes) -> bool:
    """Write a file that must not be there yet; false where the name is taken.

    Raises:
        InputError: it cannot be written.
    """
    try:
        path.touch(exist_ok=False)  # takes the name, so that nobody else can
    except FileExistsError:
        return False
    except OSError as error:
        raise InputError(_problem(path, error)) from error
    try:
        write_file(path, content)
    except InputError:
        path.unlink(missing_ok=True)
        raise
    return True


def _print(content: bytes) -> None:
    if sys.stdout is None:
        return  # closed: nobody reads
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is still held back goes nowhere: else the interpreter would stumble over it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return  # whoever read has enough
        message, hint = "The result cannot be written out: {reason}.", "Make room, or write somewhere else."
        fields = {"reason": error.strerror}
        raise InputError(Problem("not-writable", message, hint, Location("standard output"), fields)) from error


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


def remove_temporary(target: Path) -> None:
    """Remove what a killed process left beside a file that is about to be written.

    Only for whoever holds the lock on the file: nobody else may be writing it.
    """
    left = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.tmp")
    with suppress(OSError):
        for file in target.parent.iterdir():
            if left.fullmatch(file.name):
                file.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _replace(target: Path, content: bytes) -> None:
    old = target.stat() if target.exists() else None
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = target.with_name(f".{target.name}.{token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as stream:
            if old is not None:
                _keep_rights(temporary, old)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
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


def _keep_rights(temporary: Path, old: os.stat_result) -> None:
    """Give the new file the owner, group and rights of the old one, before anything stands in it."""
    if sys.platform != "win32":
        with suppress(OSError):  # only an administrator can give a file to somebody else
            os.chown(temporary, -1, old.st_gid)
            os.chown(temporary, old.st_uid, -1)
    temporary.chmod(old.st_mode & 0o7777)


def _problem(path: Path, error: OSError | ValueError | RuntimeError) -> Problem:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    message, hint = "The file cannot be written: {reason}.", "Choose a place where you may write."
    with suppress(OSError, ValueError, RuntimeError):
        target = path.resolve()
        if not target.parent.is_dir():
            message, hint = "There is no folder {folder}.", "Make it first, or choose another place."
        elif target.is_dir():
            message, hint = "This is a folder; a file is needed.", "Give the name of a file in it."
    fields = {"folder": str(path.parent), "reason": reason}
    return Problem("not-writable", message, hint, Location(str(path)), fields)
