"""`govcheck assess` from outside: begin, stop, go on, finish, and be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "questionnaires" / "smart-governance" / "samples" / "villa-clara-del-rio.answers.yaml"
PROFILE = "Testville\nES\n4\n84 000\n\n"
"""The city, and nobody who says a role."""

BEGIN = PROFILE + "1\n1\n"
"""The first questionnaire, in full."""


@pytest.fixture
def assess(run: Callable[..., subprocess.CompletedProcess[str]]) -> Callable[..., subprocess.CompletedProcess[str]]:
    return partial(run, "assess")


def test_begin_leave_and_go_on(assess: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    begun = assess(text=BEGIN + "5\nd\nq\n")
    assert begun.returncode == 0, begun.stderr
    file = tmp_path / "testville.answers.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    assert data["city"] == {"name": "Testville", "country": "ES", "region": "europe", "population": 84000}
    assert data["questionnaire"] == "smart-governance"
    assert data["hash"].startswith("sha256:")
    assert list(data["answers"].values()) == [5, {"state": "dont-know"}]
    again = assess(file.name, text="7\nq\n")
    assert again.returncode == 0
    assert list(yaml.safe_load(file.read_text("utf-8"))["answers"].values()) == [5, {"state": "dont-know"}, 7]
    chosen = assess(text="1\nq\n")
    assert "testville.answers.yaml: Smart Governance, 3 of " in chosen.stdout
    assert "Welcome back" in chosen.stdout
    named_alike = assess(text="3\n" + BEGIN + "q\n")
    assert "going on with it" in named_alike.stderr
    other = assess(text="3\n" + BEGIN.replace("ES", "AR") + "q\n")
    assert other.returncode == 0
    assert (tmp_path / "testville-2.answers.yaml").exists()


def test_both_in_one_sitting_in_a_quick_version(
    assess: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    # More lines than questions: at the end of them, d is asked again.
    ended = assess("--plain", text=PROFILE + "3\n2\n" + "d\n" * 40 + "1\nn\nd\nq\n")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count("What is the city called?") == 1
    assert "Smart Governance is finished. Now Smart resilience begins." in ended.stdout
    files = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in tmp_path.glob("*.answers.yaml")}
    first, second = files["testville.answers.yaml"], files["testville.smart-resilience.answers.yaml"]
    assert [first["questionnaire"], second["questionnaire"]] == ["smart-governance", "smart-resilience"]
    assert first["city"] == second["city"]
    settled = len(first["answers"])
    assert (15 < settled < 40, len(second["answers"])) == (True, 1)
    assert "assess testville.smart-resilience.answers.yaml --quick\n" in ended.stdout
    assert ended.stdout.endswith("assess testville.answers.yaml\n")
    # The full version asks what the quick one left open, also where the questionnaire is named.
    full = assess("testville.answers.yaml", "-q", "smart-governance", text="q\n")
    assert f"Welcome back. {settled} of " in full.stdout
    assert f"Welcome back. {settled} of {settled} " not in full.stdout
    quick = assess("testville.answers.yaml", "-q", "smart-governance", "--quick", text="q\n")
    assert "Every question is settled." in quick.stdout


def test_an_unusual_command_is_told_before_anything_is_asked(
    assess: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    several = assess("a.answers.yaml", "-q", "smart-governance", "-q", "smart-resilience", text=PROFILE)
    assert (several.returncode, several.stdout) == (2, "")
    assert "One file holds the answers to one questionnaire" in several.stderr
    unknown = assess("-q", "smart-resilence", text=PROFILE)
    assert unknown.returncode == 2
    assert "Did you mean smart-resilience?" in unknown.stderr
    ended = assess(text=PROFILE)
    assert ended.returncode == 2
    assert "before a questionnaire was chosen" in ended.stderr
    assert not list(tmp_path.iterdir())


def test_the_end_brings_the_summary_and_the_report(
    assess: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    file = tmp_path / "villa.answers.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    no = assess(file.name, text="1\nn\n")
    assert no.returncode == 0, no.stderr
    assert "Villa Clara del Río" in no.stdout
    assert not (tmp_path / "villa.report.html").exists()
    yes = assess(file.name, text="1\ny\n")
    assert "Report written" in yes.stderr
    assert (tmp_path / "villa.report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_input_that_ends_before_the_city_is_named_is_told_and_nothing_is_left(
    assess: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    ended = assess(text="")
    assert ended.returncode == 2
    assert "before the city had a name" in ended.stderr
    assert not list(tmp_path.iterdir())
    assert assess("-", text="").returncode == 2
    assert "ends with .answers.yaml" in assess("mycity", text=PROFILE).stderr
    assert "no folder" in assess("no/such.answers.yaml", text=PROFILE).stderr
    assert not list(tmp_path.iterdir())


def test_input_that_ends_later_leaves_what_was_answered(
    assess: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    ended = assess(text=BEGIN + "5\n")
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert len(yaml.safe_load((tmp_path / "testville.answers.yaml").read_text("utf-8"))["answers"]) == 1


def test_ctrl_c_keeps_the_answers_says_so_and_ends_with_130(
    command_environment: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-u", "-m", "govcheck", "assess"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=tmp_path,
        env=command_environment,
    ) as process:  # fmt: skip
        assert process.stdin
        process.stdin.write((BEGIN + "5\n").encode())
        process.stdin.flush()
        file = tmp_path / "testville.answers.yaml"
        _wait_for(lambda: file.exists() and "transparency-accountability: 5" in file.read_text("utf-8"))
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=20)[0].decode()
    assert process.returncode == 130, output
    assert "testville.answers.yaml" in output.splitlines()[-1] + output.splitlines()[-2]
    assert "Traceback" not in output
    assert [path.name for path in tmp_path.iterdir()] == ["testville.answers.yaml"]


def test_ctrl_c_before_the_questions_says_that_nothing_is_saved_and_how_to_begin_again(
    command_environment: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-u", "-m", "govcheck", "assess", "-q", "smart-governance", "--quick", "--lang", "es"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=tmp_path,
        env=command_environment,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"Testville\nES\n")
        process.stdin.flush()
        seen = b""
        while "País: España".encode() not in seen:
            seen += os.read(process.stdout.fileno(), 4096)
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=20)[0].decode()
    assert process.returncode == 130, output
    assert output.splitlines()[-1] == "govcheck assess -q smart-governance --quick --lang es"
    assert "guardado nada" in output
    assert list(tmp_path.iterdir()) == []


def test_a_second_process_on_the_same_file_is_refused(
    assess: Callable[..., subprocess.CompletedProcess[str]], command_environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "a.answers.yaml"
    file.write_bytes(SAMPLE.read_bytes().replace(b"  og.plan", b"  # og.plan"))
    command = [sys.executable, "-m", "govcheck", "assess", file.name]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=command_environment
    ) as process:
        assert process.stdin
        assert process.stdout
        os.read(process.stdout.fileno(), 1)  # it has begun to speak, so it holds the file
        refused = assess(file.name, text="q\n")
        process.stdin.write(b"q\n")
        process.stdin.close()
        process.stdout.read()
        process.wait(timeout=20)
    assert refused.returncode == 2
    assert "Another govcheck is working on this file" in refused.stderr
    assert process.returncode == 0


def _wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_request_to_end_is_what_ctrl_c_is(
    number: signal.Signals, command_environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "v.answers.yaml"
    file.write_bytes(SAMPLE.read_bytes())
    command = [sys.executable, "-u", "-m", "govcheck", "assess", file.name]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=tmp_path,
        env=command_environment,
    ) as process:  # fmt: skip
        assert process.stdout
        os.read(process.stdout.fileno(), 1)
        time.sleep(0.3)
        process.send_signal(number)
        output = process.communicate(timeout=20)[0].decode()
    assert process.returncode == 130, output
    assert "Your answers are saved" in output
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
