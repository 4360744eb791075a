"""The program and its commands, run in this process or in one of their own, in an empty folder."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer import rich_utils
from typer.testing import CliRunner

from govcheck.__main__ import main
from govcheck.cli.app import app
from govcheck.cli.help import _PANELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from typer.testing import Result


@pytest.fixture(autouse=True)
def titles_of_help() -> Iterator[None]:
    """Titles that a command puts into another language for its whole process are English again for the next test."""
    before = {name: getattr(rich_utils, name) for name in _PANELS}
    yield
    for name, title in before.items():
        setattr(rich_utils, name, title)


@pytest.fixture
def run_process(command_environment: dict[str, str], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program itself, in a process of its own."""

    def start(*arguments: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "govcheck", *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, input=text, cwd=tmp_path, env=command_environment, check=False
        )

    return start


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program from its entry to its exit code, but in this process, which starts sooner."""
    monkeypatch.chdir(tmp_path)

    def start(*arguments: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["govcheck", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return subprocess.CompletedProcess(sys.argv, int(ended.value.code or 0), *capsys.readouterr())

    return start


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in this process; errors are raised."""
    monkeypatch.chdir(tmp_path)

    def start(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)

    return start
