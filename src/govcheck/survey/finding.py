"""The files of a survey: those that are named, and what lies in the folders that are named."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.reading.table import OTHER_TABLES, SUFFIXES
from govcheck.errors import InputError, Location, Problem, UsageError
from govcheck.model.file_name import ENDINGS, is_answer_name
from govcheck.store.source_text import STDIN
from govcheck.survey.own_files import is_own

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOTE = ".txt"
"""How notes end more often than tables."""


ASIDE = (".", "~$")
"""How names begin that programs give to files of their own, such as the lock of a workbook that is open."""


class Found(NamedTuple):
    """The files to read, and how many of folders are passed over, for govcheck wrote them itself."""

    files: list[Path]
    own: int = 0


def find_files(names: Iterable[str]) -> Found:
    """The files that are named, and in folders all that end like answers or tables, in the order of their names.

    A file that is reached twice is read once, whatever it is called on the way; links to folders
    are followed. What begins with a dot or with ~$, or lies in a folder that does, is left alone: programs
    keep their own files there. A table that ends in .txt is read where it is named itself, and so is what
    govcheck wrote.

    Raises:
        InputError: a folder holds nothing of that kind but what govcheck wrote, or may not be looked into;
            or a name is empty.
        UsageError: standard input is named.
    """
    found: dict[Path, None] = {}
    own = 0
    for name in names:
        if not name:
            message, hint = (
                "The name of a file or a folder is empty.",
                "Was it to come from a variable that is not set?",
            )
            raise InputError(Problem("no-name", message, hint))
        if name == STDIN:
            # A survey is read again and again, also by other processes: a stream is not there any more then.
            message, hint = "Standard input holds one city, and makes no table.", "Name a file or a folder."
            raise UsageError(Problem("stream", message, hint))
        path = Path(name)
        if not path.is_dir():
            found[path] = None
            continue
        every = sorted(_look_into(path))
        inside = [file for file in every if not is_own(file)]
        own += len(every) - len(inside)
        if every and not inside:
            message = "The folder holds nothing but files that govcheck wrote itself, which are passed over."
            hint = "Name another folder, or a file itself to have it read all the same."
            raise InputError(Problem("empty-folder", message, hint, Location(name)))
        if not inside:
            message, hint = "The folder holds no answer file and no table.", "They end in {known}."
            fields = {"known": ", ".join((*ENDINGS, *(suffix for suffix in SUFFIXES if suffix != NOTE)))}
            raise InputError(Problem("empty-folder", message, hint, Location(name), fields))
        found.update(dict.fromkeys(inside))
    return Found(_take_each_once(found), own)


def is_table(path: Path) -> bool:
    """Whether a file is a table; what cannot be read of them is told when it is tried."""
    return path.suffix.lower() in {*SUFFIXES, *OTHER_TABLES}


def _look_into(folder: Path) -> Iterator[Path]:
    """What lies in a folder and in those in it, each looked into once: links to folders may lead in circles."""
    seen: set[tuple[int, int]] = set()
    for parent, folders, files in os.walk(folder, onerror=_refuse, followlinks=True):
        here = Path(parent)
        known = here.stat()
        if (known.st_dev, known.st_ino) in seen:
            folders.clear()
            continue
        seen.add((known.st_dev, known.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith(ASIDE))
        yield from (here / name for name in files if not name.startswith(ASIDE) and _is_wanted(Path(name)))


def _is_wanted(name: Path) -> bool:
    """Whether a file that lies in a folder is meant."""
    return (is_table(name) and name.suffix.lower() != NOTE) or is_answer_name(name.name)


def _refuse(error: OSError) -> None:
    """Stop at a folder that cannot be looked into: nobody knows how many cities lie in it."""
    message, hint = "The folder cannot be looked into: {reason}.", "Look at whether you may read it."
    fields = {"reason": error.strerror or str(error)}
    raise InputError(Problem("unreadable", message, hint, Location(str(error.filename)), fields)) from error


def _take_each_once(files: Iterable[Path]) -> list[Path]:
    """The files without those that are another of them under another name."""
    found: dict[object, Path] = {}
    for file in files:
        key: object = file
        with suppress(OSError, ValueError):
            known = file.stat()
            key = (known.st_dev, known.st_ino) if known.st_ino else file
        found.setdefault(key, file)
    return list(found.values())
