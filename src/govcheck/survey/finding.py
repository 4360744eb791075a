"""The files of a survey: those that are named, and what lies in the folders that are named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.batch.reading.table import SUFFIXES
from govcheck.errors import InputError, Location, Problem
from govcheck.model.file_name import is_answer_name

if TYPE_CHECKING:
    from collections.abc import Iterable

ANSWER_SUFFIXES = (".yaml", ".yml", ".json")


def find_files(names: Iterable[str]) -> list[Path]:
    """The files that are named, and in folders all that end like answers or tables, in the order of their names.

    A file that is reached twice is read once. What begins with a dot, or lies in a folder that
    does, is left alone: programs keep their own files there.

    Raises:
        InputError: a folder holds nothing of that kind.
    """
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name)
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(file for file in path.rglob("*") if _belongs(file, path))
        if not inside:
            message, hint = "The folder holds no answer file and no table.", "They end in {known}."
            fields = {"known": ", ".join((*ANSWER_SUFFIXES, *SUFFIXES))}
            raise InputError(Problem("empty-folder", message, hint, Location(name), fields))
        found.update(dict.fromkeys(inside))
    return list(found)


def is_table(path: Path) -> bool:
    """Whether a file is read as a table."""
    return path.suffix.lower() in SUFFIXES


def _belongs(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and (is_table(file) or is_answer_name(file.name)) and not file.is_dir()
