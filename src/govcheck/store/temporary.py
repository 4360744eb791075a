"""Temporary files beside those that they will replace: held while they are written, cleared where left behind."""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from contextlib import contextmanager, suppress
from hashlib import sha256
from os.path import samestat
from secrets import token_hex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LONGEST = 200
"""So many bytes of a name are taken over; what is added still fits into a name."""

_LEFT = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{8}\.tmp", re.DOTALL)


def name_beside(target: Path, ending: str) -> Path:
    """A hidden file beside another, named by it and by what it is for; by a hash where its name is too long for that.

    >>> from pathlib import Path
    >>> name_beside(Path("in/rio.answers.yaml"), "lock").as_posix()
    'in/.rio.answers.yaml.lock'
    """
    return target.with_name(f".{_shorten(target.name)}.{ending}")


def _shorten(name: str) -> str:
    raw = os.fsencode(name)
    return name if len(raw) <= LONGEST else sha256(raw).hexdigest()[:32]


@contextmanager
def make_temporary(target: Path) -> Iterator[Path]:
    """A new, empty file beside another, which nobody clears away for as long as the context lasts.

    Raises:
        OSError: it cannot be made.
    """
    while True:
        file = name_beside(target, f"{token_hex(4)}.tmp")
        file.touch(exist_ok=False)
        handle = _hold(file, wait=True)
        # Somebody may have cleared it away before it was held.
        if handle is not None or file.exists():
            break
    try:
        yield file
    finally:
        if handle is not None:
            os.close(handle)


def clear_left(targets: Iterable[Path]) -> None:
    """Remove what killed processes left beside files that are about to be written; what is still held stays."""
    for file in _find_left(targets):
        handle = _hold(file, wait=False)
        if handle is not None:
            with suppress(OSError):
                file.unlink(missing_ok=True)
            os.close(handle)


def remove_temporary(target: Path) -> None:
    """Remove what a killed process left beside a file that is about to be written, held or not.

    Only for whoever holds the lock on the file: nobody else may be writing it.
    """
    for file in _find_left([target]):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _find_left(targets: Iterable[Path]) -> Iterator[Path]:
    names: defaultdict[Path, set[str]] = defaultdict(set)
    for target in targets:
        names[target.parent].add(_shorten(target.name))
    for folder, wanted in names.items():
        with suppress(OSError):
            for file in [*folder.iterdir()]:
                found = _LEFT.fullmatch(file.name)
                if found and found["name"] in wanted:
                    yield file


def _hold(file: Path, *, wait: bool) -> int | None:
    """Hold a file until this process closes it or ends.

    ``None`` where another process holds it, where it is gone, and where files cannot be held.
    """
    if sys.platform == "win32":
        return None  # what is open there could not be renamed
    import fcntl  # noqa: PLC0415 - not every system has it

    try:
        handle = os.open(file, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        if samestat(os.fstat(handle), file.stat()):
            return handle
    except OSError:
        pass
    os.close(handle)
    return None
