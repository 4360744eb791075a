"""Which prompter fits: the full one in a terminal that can show it, the plain one anywhere else."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING

from govcheck.language import ENGLISH
from govcheck.wizard.plain import PlainPrompter

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.wizard.prompter import Prompter

_WIDEST = 88


def open_prompter(language: Language = ENGLISH, *, plain: bool = False) -> Prompter:
    """The prompter for this process: plain where asked for, and where there is no able terminal."""
    if plain or not _is_able_terminal():
        # A closed stream is None: then nobody answers, or nobody reads.
        source = sys.stdin or io.StringIO()
        output = sys.stdout or io.StringIO()
        width = min(shutil.get_terminal_size().columns, _WIDEST) if output.isatty() else None
        return PlainPrompter(source, output, language, width=width)
    from govcheck.wizard.terminal import TerminalPrompter  # noqa: PLC0415 - slow to import, and only needed here

    return TerminalPrompter(language)


def _is_able_terminal() -> bool:
    if not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return unicode and os.environ.get("TERM", "") not in {"", "dumb", "unknown"}
