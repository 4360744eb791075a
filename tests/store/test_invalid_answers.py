"""Broken answer files: the name of a file is the first problem that must be told about it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answer_texts import HEAD, HOSTILE, answer_text
from govcheck.errors import InputError, Location
from govcheck.store.answer_file import load_answers, read_answers
from govcheck.store.content import load_questionnaire
from govcheck.store.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent.parent / "answers"
INVALID = sorted((FOLDER / "invalid").iterdir())
WHOLE_FILE = {"empty", "binary", "wrong-encoding", "folder", "not-a-file", "no-such-file", "too-large", "unreadable"}
"""What is wrong with the whole file has no line."""


def problems_of(path: Path | str) -> InputError:
    with pytest.raises(InputError) as caught:
        load_answers(path)
    return caught.value


def check_told_well(error: InputError, name: str) -> None:
    assert error.problems[0].code == name.partition(".")[0]
    lines = []
    for problem in error.problems:
        text, hint = problem.message.format(**problem.fields), problem.hint.format(**problem.fields)
        assert text.endswith(".") and hint.endswith((".", "?", "FOLDER")), (text, hint)
        assert not re.search(r"\{[a-z_]+\}|None|<class|AnswerState|Traceback", text + hint), (text, hint)
        assert len(text) < 300 and len(hint) < 500
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", problem.code)
        assert isinstance(problem.location, Location) and problem.location.file
        if problem.code not in WHOLE_FILE:
            assert problem.location.line is not None
        lines.append(problem.location.line or 0)
    assert lines == sorted(lines)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_tells_what_where_and_how_to_mend_it(path: Path) -> None:
    start = time.perf_counter()
    error = problems_of(path)
    assert time.perf_counter() - start < 2
    check_told_well(error, path.name)
    assert all(problem.location and problem.location.file == str(path) for problem in error.problems)


def test_there_are_examples_of_every_kind() -> None:
    assert len(INVALID) >= 60
    assert len({path.name.partition(".")[0] for path in INVALID}) >= 40


def test_all_problems_of_a_file_are_told_at_once_in_the_order_of_its_lines() -> None:
    path = FOLDER / "several-problems.yaml"
    expected = [
        (number, code)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (match := re.search(r"# \d+ (.*)$", line))
        for code in match[1].split(", ")
    ]
    error = problems_of(path)
    check_told_well(error, "string-type")
    assert [(p.location and p.location.line, p.code) for p in error.problems] == expected


def test_numbers_each_entry_of_a_list_from_one() -> None:
    with pytest.raises(InputError, match="evidence → 2"):
        read_answers(SourceText("x", answer_text('og.plan: {value: true, evidence: [a, ""]}'), ""))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("too-large.fifty-megabytes", b"# x\n" * 12_500_000),
        ("too-large.just", HEAD.encode().ljust(2_000_001, b"\n")),
        ("binary.spreadsheet", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(range(256)) * 40),
        ("binary.zeros", bytes(5000)),
        ("wrong-encoding.random", bytes(range(1, 256)) * 40),
        ("wrong-encoding.gzip", b"\x1f\x8b\x08\x08\xc0\xff\xfe"),
    ],
)
def test_refuses_what_is_too_large_or_no_text(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / "x.answers.yaml"
    path.write_bytes(content)
    check_told_well(problems_of(path), name)


def test_refuses_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    check_told_well(problems_of(tmp_path), "folder")
    check_told_well(problems_of(tmp_path / "pipe"), "not-a-file")
    check_told_well(problems_of(tmp_path / "missing.yaml"), "no-such-file")
    check_told_well(problems_of(tmp_path / "missing" / "x.yaml"), "no-such-file")
    check_told_well(problems_of(tmp_path / "loop"), "unreadable")
    check_told_well(problems_of("/dev/zero"), "not-a-file")
    check_told_well(problems_of("x\0y"), "unreadable")
    check_told_well(problems_of(tmp_path / ("x" * 300)), "unreadable")


def test_a_file_without_the_right_to_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(HEAD)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    error = problems_of(path)
    check_told_well(error, "unreadable")
    assert "Permission denied" in str(error)


@pytest.mark.parametrize("name", ["../mine", "mine", "./mine", "/tmp", "..", ".", "file:mine", "smart-governance/", ""])  # noqa: S108
def test_a_file_cannot_name_a_questionnaire_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "questionnaire.yaml").write_text("this would be: read", "utf-8")
    monkeypatch.chdir(tmp_path if name in {"mine", "./mine"} else folder)
    opened: list[str] = []
    monkeypatch.setattr(sys.modules["govcheck.store.content"], "load_questionnaire", opened.append)
    with pytest.raises(InputError) as caught:
        read_answers(SourceText("x", HEAD.replace("smart-governance", json.dumps(name)), ""))
    assert [problem.code for problem in caught.value.problems] == ["unknown-questionnaire"]
    assert not opened


def test_answers_to_another_questionnaire_are_refused() -> None:
    asked = load_questionnaire("smart-governance").model_copy(update={"id": "other"})
    with pytest.raises(InputError) as caught:
        read_answers(SourceText("x", HEAD, ""), asked)
    check_told_well(caught.value, "other-questionnaire")


def test_checks_against_a_given_questionnaire_even_where_the_file_names_none() -> None:
    asked = load_questionnaire("smart-governance")
    text = answer_text("og.plam: true").replace("questionnaire: smart-governance\n", "")
    with pytest.raises(InputError) as caught:
        read_answers(SourceText("x", text, ""), asked)
    assert [problem.code for problem in caught.value.problems] == ["missing", "unknown-question"]


MEASURE = """
import sys, time
from answer_texts import HOSTILE
from govcheck.errors import InputError
from govcheck.store.answer_file import load_answers, read_answers
from govcheck.store.source_text import SourceText
from govcheck.store.content import load_questionnaire
load_questionnaire("smart-governance")
def refuse(name, read):
    start = time.perf_counter()
    try:
        read()
    except InputError as error:
        print(name, error.problems[0].code, len(error.problems), round(time.perf_counter() - start, 2), sep="\t")
for name, text in HOSTILE.items():
    refuse(name, lambda: read_answers(SourceText("x.yaml", text, "")))
for path in sys.argv[1:]:
    refuse(path, lambda: load_answers(path))
# Unlike ru_maxrss, this does not count what the process had been before it became this program.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print("memory", int(status["VmHWM"].split()[0]) // 1024, sep="\t")
"""


def test_hostile_files_cost_little_time_and_memory(tmp_path: Path, command_environment: Mapping[str, str]) -> None:
    large = tmp_path / "too-large.yaml"
    large.write_bytes(b"a: b\n" * 10_000_000)
    environment = dict(command_environment)
    environment["PYTHONPATH"] += os.pathsep + str(Path(__file__).parent.parent)
    command = [sys.executable, "-c", MEASURE, str(large), *map(str, INVALID)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    *rows, memory = (line.split("\t") for line in done.stdout.splitlines())
    assert len(rows) == len(HOSTILE) + len(INVALID) + 1
    for name, code, count, seconds in rows:
        assert code == Path(name).name.partition(".")[0], name
        assert int(count) <= 101, name
        assert float(seconds) < 2, name
    # The texts themselves, all held at once, take some 60 MB of it.
    assert int(memory[1]) < 300


def test_reads_standard_input_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        def __init__(self, content: bytes) -> None:
            self.buffer = self
            self.content = content

        def read(self, most: int) -> bytes:
            return self.content[:most]

    monkeypatch.setattr(sys, "stdin", Input(answer_text("og.plan: true").encode()))
    assert load_answers("-").answers.answers["og.plan"].value is True
    monkeypatch.setattr(sys, "stdin", Input(answer_text("og.plam: true").encode()))
    assert str(problems_of("-")).startswith("standard input:7: ")
    monkeypatch.setattr(sys, "stdin", Input(b"#" * 3_000_000))
    check_told_well(problems_of("-"), "too-large")
    assert "it has more than 2000 kB" in str(problems_of("-"))


@pytest.mark.parametrize(("name", "code"), [("Holland", "NL"), ("usa", "US"), ("Alemania", "DE"), ("Pays-Bas", "NL")])
def test_the_name_of_a_country_is_told_with_its_code(name: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "one.answers.yaml"
    file.write_text(HEAD.replace("country: ES", f"country: {name}"), "utf-8")
    (problem,) = problems_of(file).problems
    assert (problem.code, problem.fields["near"]) == ("unknown-country", code)
