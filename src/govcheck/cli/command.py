"""Commands that people are told to type: they work as they stand, in a shell."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote
from shutil import which

from govcheck.cli.output import printable


def command_name() -> str:
    """What to type to run this program: its name where that is enough, else the way it was started."""
    started = Path(sys.argv[0])
    if which("govcheck") or started.stem != "govcheck":
        return "govcheck"
    here = Path.cwd()
    near = started.is_absolute() and started.is_relative_to(here)
    return quote(printable(str(started.relative_to(here) if near else started)))


def write_command(command: str, file: Path | str | None, *options: str | Path, questionnaire: str | None = None) -> str:
    """A command of this program as it is typed.

    Args:
        command: its words, such as ``questionnaire migrate``.
        file: the answer file, where there is one already.
        options: other options, in their order.
        questionnaire: what ``-q`` takes, where the answer file alone does not name it.
    """
    own = ["-q", questionnaire] if questionnaire else []
    words = [*([] if file is None else [file]), *own, *options]
    return " ".join([command_name(), command, *(quote(printable(str(word))) for word in words)])
