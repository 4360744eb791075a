"""The program itself, run in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer import rich_utils
from typer.testing import CliRunner

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
def run(command_environment: dict[str, str], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program itself, in an empty folder."""

    def start(*arguments: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "govcheck", *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, input=text, cwd=tmp_path, env=command_environment, check=False
        )

    return start


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in this process, which starts sooner, in an empty folder; errors are raised."""
    monkeypatch.chdir(tmp_path)

    def start(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)

    return start
