from __future__ import annotations

import io
import subprocess
import sys

import pytest

from govcheck.wizard.opening import open_prompter
from govcheck.wizard.plain import PlainPrompter
from govcheck.wizard.prompter import EndOfInputError
from govcheck.wizard.terminal import TerminalPrompter


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def streams(monkeypatch: pytest.MonkeyPatch, source: object, output: object, term: str = "xterm") -> None:
    monkeypatch.setattr(sys, "stdin", source)
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setenv("TERM", term)


def test_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    streams(monkeypatch, Terminal(), Terminal())
    assert isinstance(open_prompter(), TerminalPrompter)
    assert isinstance(open_prompter(plain=True), PlainPrompter)


def test_no_able_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ascii(Terminal):
        encoding = "ascii"

    for source, output, term in (
        (io.StringIO(), Terminal(), "xterm"),
        (Terminal(), io.StringIO(), "xterm"),
        (Terminal(), Terminal(), "dumb"),
        (Terminal(), Terminal(), ""),
        (Terminal(), Ascii(), "xterm"),
    ):
        streams(monkeypatch, source, output, term)
        assert isinstance(open_prompter(), PlainPrompter)


def test_closed_streams_end_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    streams(monkeypatch, None, None)
    with pytest.raises(EndOfInputError):
        open_prompter().ask_text("?")


def test_the_interview_needs_neither_rich_nor_questionary() -> None:
    code = (
        "import sys, govcheck.wizard.interview, govcheck.wizard.opening, govcheck.wizard.profile;"
        "sys.exit(any(name in sys.modules for name in ('rich', 'questionary', 'prompt_toolkit')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
