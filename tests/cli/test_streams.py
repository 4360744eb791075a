"""Streams as shells hand them over: closed, full, broken off, or of few letters.

Whatever they are, the program ends with one of its codes and says what is the matter in its own words.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from govcheck.store.answer_file import load_answers

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parents[2] / "questionnaires" / "smart-governance" / "samples"
VILLA_CLARA = next(SAMPLES.glob("villa-clara*.answers.yaml"))
UNKNOWN_LETTERS = ["ascii", "latin-1"]

JSON = ["score FILE --json", "questionnaire show smart-governance --json"]
RESULTS = ["score FILE", *JSON, "report FILE -o -", "--help", "--version"]
"""What goes to standard output: a line, some few kilobytes, and more than any buffer holds."""


class Ended(NamedTuple):
    """What a line of the shell left behind."""

    code: int
    out: bytes
    err: str


@pytest.fixture
def shell(command_environment: dict[str, str], tmp_path: Path) -> Callable[..., Ended]:
    """Run a line of bash in an empty folder; in it, govcheck stands for the program and FILE for a sample."""

    def run(line: str, given: bytes = b"", **environment: str) -> Ended:
        program = f"{shlex.quote(sys.executable)} -m govcheck"
        script = line.replace("govcheck", program, 1).replace("FILE", shlex.quote(str(VILLA_CLARA)))
        done = subprocess.run(
            ["bash", "-c", script],  # noqa: S607 - the bash of whoever runs the tests
            input=given, capture_output=True, cwd=tmp_path, env={**command_environment, **environment},
            timeout=60, check=False,
        )  # fmt: skip
        ended = Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
        for word in ("Traceback", "fault in govcheck", "Exception ignored", "codec"):
            assert word not in ended.err or "--debug" in line, ended.err
        return ended

    return run


@pytest.fixture(scope="module")
def usual() -> dict[str, bytes]:
    """What the commands printed to an ordinary pipe, each run once."""
    return {}


@pytest.fixture
def printed(shell: Callable[..., Ended], usual: dict[str, bytes]) -> Callable[[str], bytes]:
    """What a command prints to an ordinary pipe in UTF-8."""

    def find(command: str) -> bytes:
        if command not in usual:
            usual[command] = shell(f"govcheck {command}").out
        return usual[command]

    return find


# Closed.


def test_without_standard_input_a_file_is_scored_as_ever(
    shell: Callable[..., Ended], printed: Callable[[str], bytes]
) -> None:
    assert shell("govcheck score FILE <&-") == (0, printed("score FILE"), "")


def test_standard_input_that_is_to_be_read_but_closed_is_told(shell: Callable[..., Ended]) -> None:
    ended = shell("govcheck score - <&-")
    assert (ended.code, ended.out) == (2, b"")
    assert ended.err.startswith("standard input: ")


@pytest.mark.parametrize("command", [*RESULTS[:-2], "score FILE -o -", "questionnaire list", "explain FILE"])
def test_a_result_that_has_nowhere_to_go_is_no_success(command: str, shell: Callable[..., Ended]) -> None:
    ended = shell(f"govcheck {command} >&-")
    assert (ended.code, ended.out) == (2, b"")
    assert "Standard output is closed, so the result has nowhere to go." in ended.err


def test_where_the_result_is_a_file_nobody_needs_standard_output(shell: Callable[..., Ended], tmp_path: Path) -> None:
    assert shell("govcheck report FILE -o x.html --quiet >&-") == (0, b"", "")
    assert shell("govcheck score FILE -o x.csv --quiet >&-") == (0, b"", "")
    assert {"x.html", "x.csv"} <= {file.name for file in tmp_path.iterdir()}


@pytest.mark.parametrize("command", ["--help", "--version", "--lang es --version"])
def test_where_nobody_reads_nothing_is_shown(command: str, shell: Callable[..., Ended]) -> None:
    assert shell(f"govcheck {command} >&-") == (0, b"", "")


def test_without_standard_error_the_code_still_tells(shell: Callable[..., Ended]) -> None:
    assert shell("govcheck score nowhere.yaml 2>&-") == (2, b"", "")
    assert shell("govcheck score nowhere.yaml <&- >&- 2>&-") == (2, b"", "")


def test_the_wizard_without_standard_input_leaves_nothing_behind(shell: Callable[..., Ended], tmp_path: Path) -> None:
    ended = shell("govcheck assess <&-")
    assert ended.code == 2
    assert "before the city had a name" in ended.err
    assert not list(tmp_path.iterdir())


def test_the_wizard_goes_on_with_a_file_and_ends_at_once_without_standard_input(
    shell: Callable[..., Ended], tmp_path: Path
) -> None:
    file = tmp_path / "begun.answers.yaml"
    file.write_bytes(VILLA_CLARA.read_bytes())
    ended = shell("govcheck assess begun.answers.yaml <&-")
    assert ended.code == 0
    assert b"govcheck assess begun.answers.yaml" in ended.out
    assert file.read_bytes() == VILLA_CLARA.read_bytes()
    assert list(tmp_path.iterdir()) == [file]


# Full.


@pytest.mark.parametrize("command", [command for command in RESULTS if command != "--version"])
def test_a_full_disk_is_told_with_code_2(command: str, shell: Callable[..., Ended]) -> None:
    ended = shell(f"govcheck {command} > /dev/full")
    assert ended.code == 2, ended.err
    problem = ended.err
    if "--json" in command:
        problem = "{file}: {message}\n    {hint}".format(**json.loads(ended.err)["errors"][0])
    assert problem.startswith("standard output: ")
    assert "No space left on device" in problem
    assert "\n    " in problem


def test_the_version_on_a_full_disk_is_told(shell: Callable[..., Ended]) -> None:
    ended = shell("govcheck --version > /dev/full")
    assert ended.code
    assert ended.err.startswith("standard output: No space left on device")


def test_a_report_on_a_full_disk_is_told_with_code_2(shell: Callable[..., Ended]) -> None:
    ended = shell("ln -s /dev/full full.html; govcheck report FILE -o full.html")
    assert (ended.code, ended.out) == (2, b"")
    assert (
        ended.err
        == "full.html: The file cannot be written: No space left on device.\n    Choose a place where you may write.\n"
    )


def test_a_wizard_that_cannot_show_its_questions_says_so_and_leaves_the_file_alone(
    shell: Callable[..., Ended], tmp_path: Path
) -> None:
    file = tmp_path / "begun.answers.yaml"
    file.write_bytes(VILLA_CLARA.read_bytes())
    ended = shell("govcheck assess begun.answers.yaml > /dev/full", b"1\nn\n")
    assert ended.code == 2
    assert "No space left on device" in ended.err
    assert file.read_bytes() == VILLA_CLARA.read_bytes()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "line", ["score nowhere.yaml 2> /dev/full", "score FILE > /dev/full 2>&1", "score 2> /dev/full"]
)
def test_where_even_messages_find_no_room_the_code_still_tells(line: str, shell: Callable[..., Ended]) -> None:
    assert shell(f"govcheck {line}").code == 2


# Broken off.


# Help is printed by the library for commands, which answers a closed pipe with the code 1.
@pytest.mark.parametrize("command", [command for command in RESULTS if command != "--help"])
def test_a_reader_that_has_enough_is_no_error(command: str, shell: Callable[..., Ended]) -> None:
    # The first word for `true` is written long after `true` has ended; `head` ends in the middle of it.
    for reader in ("true", "true", "head -c 1"):
        ended = shell(f"govcheck {command} | {reader}; exit ${{PIPESTATUS[0]}}")
        assert (ended.code, ended.err) == (0, ""), reader


def test_a_wizard_that_nobody_reads_ends_without_a_word(shell: Callable[..., Ended], tmp_path: Path) -> None:
    file = tmp_path / "begun.answers.yaml"
    file.write_bytes(VILLA_CLARA.read_bytes())
    ended = shell("govcheck assess begun.answers.yaml | true; exit ${PIPESTATUS[0]}", b"1\nn\n")
    assert ended.code in {0, 1}
    assert ended.err == ""
    assert file.read_bytes() == VILLA_CLARA.read_bytes()
    assert list(tmp_path.iterdir()) == [file]


# Of few letters.


@pytest.mark.parametrize("encoding", UNKNOWN_LETTERS)
def test_letters_that_a_terminal_lacks_become_question_marks(
    encoding: str, shell: Callable[..., Ended], printed: Callable[[str], bytes]
) -> None:
    ended = shell("govcheck score FILE", PYTHONIOENCODING=encoding)
    assert ended.code == 0
    text = printed("score FILE").decode()
    assert "Río" in text
    assert ended.out == text.encode(encoding, "replace")
    assert shell("govcheck score ñandú.yaml", PYTHONIOENCODING=encoding).code == 2


@pytest.mark.parametrize("encoding", UNKNOWN_LETTERS)
@pytest.mark.parametrize("command", JSON)
def test_json_is_the_same_json_whatever_the_letters_of_the_terminal(
    command: str, encoding: str, shell: Callable[..., Ended], printed: Callable[[str], bytes]
) -> None:
    ended = shell(f"govcheck {command}", PYTHONIOENCODING=encoding)
    assert ended.code == 0
    assert json.loads(ended.out) == json.loads(printed(command))


@pytest.mark.parametrize("encoding", UNKNOWN_LETTERS)
def test_a_problem_as_json_is_json_whatever_the_letters_of_the_terminal(
    encoding: str, shell: Callable[..., Ended]
) -> None:
    ended = shell("govcheck score ñandú.yaml --json", PYTHONIOENCODING=encoding)
    assert ended.code == 2
    assert json.loads(ended.err)["errors"][0]["code"] == "no-such-file"


@pytest.mark.parametrize("encoding", UNKNOWN_LETTERS)
def test_a_report_that_is_printed_is_utf_8_whatever_the_letters_of_the_terminal(
    encoding: str, shell: Callable[..., Ended], printed: Callable[[str], bytes]
) -> None:
    ended = shell("govcheck report FILE -o -", PYTHONIOENCODING=encoding)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == printed("report FILE -o -")


@pytest.mark.parametrize("encoding", [*UNKNOWN_LETTERS, "utf-8"])
def test_a_city_typed_in_letters_that_cannot_be_read_is_no_fault(
    encoding: str, shell: Callable[..., Ended], tmp_path: Path
) -> None:
    # In whatever encoding it arrives: a script may pass on a line of a file from another system.
    for city in ("Villa Clara del Río", "Łódź"):
        for sent in ("utf-8", "cp1250"):
            typed = f"{city}\nES\n4\n84 000\n\nq\n".encode(sent)
            ended = shell(
                "govcheck assess begun.answers.yaml -q smart-governance --quick", typed, PYTHONIOENCODING=encoding
            )
            assert ended.code in {0, 2}
            for file in tmp_path.iterdir():
                assert load_answers(file).answers.city.country == "ES"
                file.unlink()


# Wrong.


def test_debug_shows_where_a_problem_arose_and_keeps_its_code(shell: Callable[..., Ended]) -> None:
    ended = shell("govcheck score nowhere.yaml --debug")
    assert (ended.code, ended.out) == (2, b"")
    assert "Traceback (most recent call last)" in ended.err
    assert "nowhere.yaml: There is no such file." in ended.err
    assert "fault in govcheck" not in ended.err
