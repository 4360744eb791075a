"""Writing files whole: a reader, or a crash, sees the old content or the new, never a part."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from codecs import BOM_UTF8
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj
from typing import IO, TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.store.source_text import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        _print(BytesIO(content))
        return
    try:
        if _is_device(Path(path)):
            Path(path).write_bytes(content)
        else:
            _replace(Path(path).resolve(), content)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(_problem(Path(path), error)) from error


@contextmanager
def replace_files(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """Places to write files to, which take the places of ``paths`` when the context ends: all of them, or none.

    For files too large to be held whole; the last is the one that the others belong to. Each is replaced
    as ``write_file`` does it. A place that is removed again takes no other's. Where a process is killed
    while they take their places, the last ones may be missing, and none is broken.

    Raises:
        InputError: a folder does not exist, or cannot be written to.
    """
    # Where there is no place, the last is told, which is the one that was asked for.
    targets = [_resolve(path) for path in reversed(paths)][::-1]
    try:
        with _replacing(targets) as places:
            yield places
    except OSError as error:
        named = next((path for path, target in zip(paths, targets, strict=True) if str(target) == error.filename), None)
        raise InputError(_problem(named or paths[-1], error)) from error


def _resolve(path: Path) -> Path:
    """Where a file is to be written that may be put in its place as a whole."""
    try:
        target = path.resolve()
        if target.parent.is_dir() and not target.is_dir() and not _is_device(target):
            return target
        error: OSError | ValueError | RuntimeError = OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    except (OSError, ValueError, RuntimeError) as found:
        error = found
    raise InputError(_problem(path, error)) from error


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


def print_table(path: Path) -> None:
    """Print a file of any size, without the mark that tells a spreadsheet its encoding.

    Programs that read a stream take that mark for a part of the first column's name.

    Raises:
        InputError: standard output takes no more.
    """
    with path.open("rb") as content:
        if content.read(len(BOM_UTF8)) != BOM_UTF8:
            content.seek(0)
        _print(content)


def _print(content: IO[bytes]) -> None:
    if sys.stdout is None:
        return  # closed: nobody reads
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


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, unless it is there already.

    Raises:
        InputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message, hint = "The folder cannot be made: {reason}.", "Choose a place where you may write."
        if path.is_symlink():
            message, hint = "The link leads to no folder.", "Make the folder, or choose another name."
        elif isinstance(error, FileExistsError):
            message, hint = "This is a file; a folder is needed.", "Choose another name."
        fields = {"reason": error.strerror or str(error)}
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
    with _replacing([target]) as (temporary,):
        temporary.write_bytes(content)


@contextmanager
def _replacing(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """New files beside those they shall replace: when all of them are on disk, they take their places."""
    temporary: list[Path] = []
    try:
        for target in targets:
            temporary.append(target.with_name(f".{target.name}.{token_hex(4)}.tmp"))
            _begin(temporary[-1], target)
        yield temporary
        written = [(file, target) for file, target in zip(temporary, targets, strict=True) if file.exists()]
        for file, _ in written:
            with file.open("r+b") as stream:
                os.fsync(stream.fileno())
        for file, target in written:
            file.replace(target)
    except BaseException:
        for file in temporary:
            file.unlink(missing_ok=True)
        raise
    # The new names are safe only once their folders are on disk too; not every system lets that be asked for.
    for parent in dict.fromkeys(target.parent for target in targets):
        with suppress(OSError):
            folder = os.open(parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _begin(temporary: Path, target: Path) -> None:
    old = target.stat() if target.exists() else None
    if old is not None and (_is_protected(old) or not os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    temporary.touch(exist_ok=False)
    if old is not None:
        _keep_rights(temporary, old)


def _is_protected(file: os.stat_result) -> bool:
    """Whether the owner may only read it: an administrator could write to it all the same, and is kept from it."""
    return not file.st_mode & stat.S_IWUSR


def _keep_rights(temporary: Path, old: os.stat_result) -> None:
    """Give the new file the owner, group and rights of the old one, before anything stands in it."""
    if sys.platform != "win32":
        with suppress(OSError):  # only an administrator can give a file to somebody else
            os.chown(temporary, -1, old.st_gid)
            os.chown(temporary, old.st_uid, -1)
    temporary.chmod(old.st_mode & 0o7777)


def _problem(path: Path, error: OSError | ValueError | RuntimeError) -> Problem:
    from govcheck.store.link_fault import find_link_fault  # noqa: PLC0415 - what can be written needs none of it

    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    message, hint = "The file cannot be written: {reason}.", "Choose a place where you may write."
    with suppress(OSError, ValueError, RuntimeError):
        if (fault := find_link_fault(path)) is not None:
            return fault
        target = path.resolve()
        if not target.parent.is_dir():
            message, hint = "There is no folder {folder}.", "Make it first, or choose another place."
        elif target.is_dir():
            message, hint = "This is a folder; a file is needed.", "Give the name of a file in it."
        elif target.is_file() and _is_protected(target.stat()):
            message = "The file is write-protected, so it is left as it is."
            hint = "Choose another name, or take the write protection off."
    fields = {"folder": str(path.parent), "reason": reason}
    return Problem("not-writable", message, hint, Location(str(path)), fields)
