"""Every broken answer file through the commands: what is wrong and how to mend it, and nothing else."""

from __future__ import annotations

import io
import json
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from govcheck.cli import boundary

if TYPE_CHECKING:
    from collections.abc import Callable

INVALID = sorted((Path(__file__).parents[1] / "answers" / "invalid").iterdir())
OF_EVERY_KIND = list({path.name.partition(".")[0]: path for path in INVALID}.values())
HINT = "    "


class Ended(NamedTuple):
    """What a command left behind."""

    code: object
    out: str
    err: str
    seconds: float


@pytest.fixture
def end(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Run a command through the boundary, in this process, until it ends."""

    def start(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["govcheck", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        begun = time.perf_counter()
        with pytest.raises(SystemExit) as ended:
            boundary.run()
        seconds = time.perf_counter() - begun
        return Ended(ended.value.code, *capsys.readouterr(), seconds)

    return start


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A copy of a broken file, alone in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(request.param, tmp_path)).relative_to(tmp_path)


def each(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("broken", files, indirect=True, ids=lambda path: path.name)


def check_refused(ended: Ended) -> None:
    assert ended.code == 2
    assert ended.out == ""
    assert ended.seconds < 2
    for word in ("Traceback", "fault in govcheck", "Error(", "pydantic"):
        assert word not in ended.err


def check_left_alone(broken: Path) -> None:
    assert [path.name for path in Path().iterdir()] == [broken.name]


def check_told(told: str, file: str) -> None:
    """Each problem takes two lines: the file, with the line in it, and what is wrong; how to mend it."""
    lines = told.splitlines()
    if len(lines) > 2:
        count, word = lines.pop().split()
        assert (int(count), word) == (len(lines) // 2, "problems.")
    assert lines
    assert len(lines) % 2 == 0
    for what, how in zip(lines[::2], lines[1::2], strict=True):
        assert what.startswith((f"{file}: ", f"{file}:")), what
        assert what.endswith("."), what
        assert how.startswith(HINT), how
        assert len(how.strip()) > 10, how
    assert all(char.isprintable() for line in lines for char in line)


@each(INVALID)
def test_score_says_where_it_is_broken_and_how_to_mend_it(broken: Path, end: Callable[..., Ended]) -> None:
    ended = end("score", str(broken))
    check_refused(ended)
    check_told(ended.err, str(broken))
    check_left_alone(broken)


@each(OF_EVERY_KIND)
def test_programs_are_told_the_same_as_json(broken: Path, end: Callable[..., Ended]) -> None:
    ended = end("score", str(broken), "--json")
    check_refused(ended)
    errors = json.loads(ended.err)["errors"]
    assert errors[0]["code"] == broken.name.partition(".")[0]
    assert all(error["file"] == str(broken) and error["message"] and error["hint"] for error in errors)


@each(OF_EVERY_KIND)
def test_no_report_is_written(broken: Path, end: Callable[..., Ended]) -> None:
    ended = end("report", str(broken), "-o", "report.html")
    check_refused(ended)
    check_told(ended.err, str(broken))
    check_left_alone(broken)


@each(INVALID)
def test_the_wizard_asks_nothing_and_keeps_its_hands_off(broken: Path, end: Callable[..., Ended]) -> None:
    content = broken.read_bytes()
    ended = end("assess", str(broken))
    check_refused(ended)
    check_told(ended.err, str(broken))
    check_left_alone(broken)
    assert broken.read_bytes() == content


def test_debug_shows_where_it_arose_and_keeps_the_code(end: Callable[..., Ended]) -> None:
    ended = end("score", str(INVALID[0]), "--debug")
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback (most recent call last)" in ended.err
    assert f"{INVALID[0]}:" in ended.err.splitlines()[-2]
