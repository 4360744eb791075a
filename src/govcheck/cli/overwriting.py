"""What is written does not take the place of what is read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def check_outputs(inputs: Iterable[Path | str], outputs: Iterable[Path | str]) -> None:
    """See to it that none of the outputs is one of the inputs; of each, the system is asked once.

    Raises:
        UsageError: two names lead to the same file.
    """
    there = dict(_find(outputs))
    for same in (there[known] for known, _ in (_find(inputs) if there else ()) if known in there):
        message, hint = "{file} is one of the files that are read.", "Give what is written another name."
        raise UsageError(Problem("would-overwrite", message, hint, fields={"file": str(same)}))


def _find(files: Iterable[Path | str]) -> Iterator[tuple[tuple[int, int], Path | str]]:
    """The files that are there, each with what it is known by under any name."""
    for file in files:
        with suppress(OSError):
            known = Path(file).stat()
            yield (known.st_dev, known.st_ino), file
