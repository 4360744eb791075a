"""What is written does not take the place of what is read."""

from __future__ import annotations

from contextlib import suppress
from os.path import samestat
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_output(inputs: Iterable[Path | str], output: str) -> None:
    """See to it that the output is none of the inputs.

    Raises:
        UsageError: two names lead to the same file.
    """
    try:
        there = Path(output).stat()
    except OSError:
        return
    for file in inputs:
        with suppress(OSError):
            if samestat(there, Path(file).stat()):
                message, hint = "{file} is one of the files that are read.", "Give what is written another name."
                raise UsageError(Problem("would-overwrite", message, hint, fields={"file": output}))
