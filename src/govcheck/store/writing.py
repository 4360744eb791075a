"""Writing files whole: a reader, or a crash, sees the old content or the new, never a part."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import ExitStack, contextmanager, suppress
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.model.file_name import is_utf8
from govcheck.store.printing import STDOUT, print_content
from govcheck.store.temporary import clear_left, make_temporary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def write_file(path: Path | str, content: bytes) -> None:
    """Put ``content`` in the place of a file, or print it where the path is ``-``.

    Written to a new file in the same folder, flushed to disk, renamed. A link stays, and the file
    it points to is replaced; rights and group stay as they were; a file that is write-protected is
    left alone. What is no ordinary file (``/dev/stdout``, a pipe) is written to as it is.

    Raises:
        InputError: the folder does not exist, or cannot be written to.
    """
    if str(path) == STDOUT:
        print_content(BytesIO(content))
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
    while they take their places, the last ones may be missing, and none is broken. What one that was killed
    before left is cleared away. All places have names in UTF-8: not everything writes to others. A name that
    is too long is refused where it is the last, or something is written there.

    Raises:
        InputError: a folder does not exist, or cannot be written to.
    """
    # Where there is no place, the last is told, which is the one that was asked for.
    targets = [_resolve(path, aside=path != paths[-1]) for path in reversed(paths)][::-1]
    clear_left(targets)
    try:
        with _replacing(targets) as places, _in_utf8(places) as reached:
            yield reached
    except OSError as error:
        named = next((path for path, target in zip(paths, targets, strict=True) if str(target) == error.filename), None)
        raise InputError(_problem(named or paths[-1], error)) from error


@contextmanager
def _in_utf8(places: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """The same places, or others for the time being where a name is not in UTF-8."""
    if all(is_utf8(str(place)) for place in places):
        yield places
        return
    with TemporaryDirectory(prefix="govcheck-") as folder:
        others = [Path(folder, str(number)) for number in range(len(places))]
        for other in others:
            other.touch()
        yield others
        for other, place in zip(others, places, strict=True):
            if other.exists():
                copyfile(other, place)
            else:
                place.unlink()


def _resolve(path: Path, *, aside: bool) -> Path:
    """Where a file is to be written that may be put in its place as a whole; one ``aside`` may never be written."""
    try:
        target = path.resolve()
        if target.parent.is_dir() and aside and _is_too_long(target):
            return target
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


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _replace(target: Path, content: bytes) -> None:
    with _replacing([target]) as (temporary,):
        temporary.write_bytes(content)


@contextmanager
def _replacing(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """New files beside those they shall replace: when all of them are on disk, they take their places."""
    temporary: list[Path] = []
    with ExitStack() as held:
        try:
            for target in targets:
                old = _look_at(target)
                temporary.append(held.enter_context(make_temporary(target)))
                if old is not None:
                    _keep_rights(temporary[-1], old)
            yield temporary
            written = [(file, target) for file, target in zip(temporary, targets, strict=True) if file.exists()]
            for file, target in written:
                _check_length(target)
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


def _look_at(target: Path) -> os.stat_result | None:
    """What is known of a file that is to be replaced; ``None`` where there is none.

    Raises:
        PermissionError: it may not be written to.
    """
    if _is_too_long(target) or not target.exists():
        return None
    old = target.stat()
    if _is_protected(old) or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return old


def _check_length(target: Path) -> None:
    """See to it that a file can have this name.

    Raises:
        OSError: it is too long.
    """
    if _is_too_long(target):
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(target))


def _is_too_long(target: Path) -> bool:
    """Whether the name is longer than the file system takes it."""
    try:
        target.lstat()
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


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
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        hint = "Choose a shorter name."
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
