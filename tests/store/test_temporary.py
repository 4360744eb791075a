"""Temporary files are in nobody's way: not by their names, not while they are written, and not when they are left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from govcheck.store.temporary import clear_left, make_temporary, name_beside, remove_temporary
from govcheck.store.writing import replace_files
from systems import needs_held_files

if TYPE_CHECKING:
    from collections.abc import Callable

HOLDING = """
import sys, time
from pathlib import Path
from govcheck.store.temporary import make_temporary

with make_temporary(Path(sys.argv[1])) as file:
    file.write_bytes(b"half")
    print(file.name, flush=True)
    time.sleep(60)
"""


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def holding(tmp_path: Path, command_environment: dict[str, str]) -> subprocess.Popen[str]:
    """A process that is writing to a temporary file of x.csv, and the first line it prints: the name of that."""
    command = [sys.executable, "-c", HOLDING, str(tmp_path / "x.csv")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=command_environment)


@needs_held_files
def test_what_another_process_writes_stays_and_what_it_left_when_it_was_killed_goes(
    tmp_path: Path, holding: subprocess.Popen[str]
) -> None:
    assert holding.stdout is not None
    name = holding.stdout.readline().strip()
    for there in (True, False):
        if not there:
            holding.send_signal(signal.SIGKILL)
            holding.wait()
        with replace_files([tmp_path / "x.csv"]) as (place,):
            place.write_bytes(b"new")
        assert names(tmp_path) == ([name, "x.csv"] if there else ["x.csv"])
    holding.stdout.close()


@needs_held_files
def test_only_what_was_left_of_the_files_that_are_named_is_cleared_away(tmp_path: Path) -> None:
    left = [".x.csv.0123abcd.tmp", ".x.csv.89abcdef.tmp"]
    other = [".x.csv.0123.tmp", ".x.errors.csv.0123abcd.tmp", ".z.csv.0123abcd.tmp", "x.csv.0123abcd.tmp"]
    for name in (*left, *other):
        (tmp_path / name).write_bytes(b"")
    clear_left([tmp_path / "x.csv", tmp_path / "y.csv", tmp_path / "no" / "x.csv"])
    assert names(tmp_path) == other


def test_a_file_that_is_cleared_away_before_it_is_held_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch: Callable[..., None] = Path.touch
    made: list[str] = []

    def lose(self: Path, **options: Any) -> None:
        touch(self, **options)
        made.append(self.name)
        if len(made) == 1:
            self.unlink()

    monkeypatch.setattr(Path, "touch", lose)
    with make_temporary(tmp_path / "x.csv") as file:
        assert len(made) == 2 and names(tmp_path) == [file.name] == made[1:]


def test_a_temporary_file_has_a_name_wherever_its_file_has_one(tmp_path: Path) -> None:
    for target in (tmp_path / f"{'x' * 251}.csv", tmp_path / f"{'é' * 125}.csv"):
        with make_temporary(target) as file:
            assert names(tmp_path) == [file.name]
            clear_left([target])
            assert sys.platform == "win32" or file.exists()
        remove_temporary(target)
        assert names(tmp_path) == []
    assert len(os.fsencode(name_beside(tmp_path / ("x" * 255), "lock").name)) <= 255


def test_removes_only_what_was_left_of_this_very_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        ".x[1].yaml.0123abcd.tmp",
        ".x[1].yaml.tmp",
        ".x1.yaml.0123abcd.tmp",
        ".x[1].yaml.y.0123abcd.tmp",
        "x[1].yaml",
    ):
        (tmp_path / name).write_bytes(b"")
    remove_temporary(tmp_path / "x[1].yaml")
    assert names(tmp_path) == [".x1.yaml.0123abcd.tmp", ".x[1].yaml.tmp", ".x[1].yaml.y.0123abcd.tmp", "x[1].yaml"]

    def refuse(*_: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    remove_temporary(tmp_path / "x[1].yaml")
