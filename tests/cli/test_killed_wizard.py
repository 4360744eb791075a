"""The wizard killed at any moment: each confirmed answer is in the file, with the value that was given last."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.question import QuestionType
from govcheck.store.answer_file import load_answers
from govcheck.store.content import load_questionnaire
from govcheck.wizard.cleaning import clean

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.model.question import Question

KILLS = 8
MOST_TYPED = 16
"""Lines in one run, besides the profile; eight runs do not come to the end of the questionnaire."""

WAIT = 0.012
"""Seconds until the kill, at most: some two answers are read and saved meanwhile."""

PROFILE = ["Testville", "ES", "4", "84 000", "", "1"]
WORDS = ["1", "2", "3", "d", "b"]
"""A number that fits most questions, don't know, and back to the question before, to answer it anew."""

ASKED = load_questionnaire("smart-governance")
BY_TEXT = {clean(question.text): question for question in ASKED.questions}
PROGRESS = re.compile(r"Question \d+ of \d+ · ")
READ = "> \n"
"""The prompt, with the line break that follows once a line was read."""


class Saved(NamedTuple):
    """An answer that was said to be saved, or may have been saved without a word."""

    question: str
    value: Any


def meaning(question: Question, typed: str) -> Any:
    """The value that a typed line stands for, by the list that the person sees; None: for none."""
    if typed == "d":
        return AnswerState.DONT_KNOW
    if question.type is QuestionType.NUMBER:
        return float(typed) if typed.isdigit() else None
    shown = dict(zip("123456789", question.choices, strict=False))
    if typed not in shown:
        return None
    option = shown[typed].id
    match question.type:
        case QuestionType.YES_NO:
            return option == "yes"
        case QuestionType.SEVERAL:
            return (option,)
        case _:
            return option


def words(question: Question, typed: str) -> str:
    """How the wizard repeats what was typed."""
    if typed == "d":
        return "don't know"
    return typed if question.type is QuestionType.NUMBER else question.choices[int(typed) - 1].label


def hear(said: str, typed: list[str]) -> tuple[list[Saved], Saved | None]:
    """What the wizard said to have saved; what it had read, and perhaps saved, when it was killed.

    Its lines tell which question is asked, and how many of the typed lines it has read.
    """
    saved: list[Saved] = []
    question, tried, read = None, None, 0
    lines = said[: said.rfind("\n") + 1].splitlines(keepends=True)
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if PROGRESS.match(line):
            question, tried = BY_TEXT.get(following.strip()), None
        elif line == READ:
            tried, read = typed[read], read + 1
        elif line.startswith("Saved: "):
            assert question is not None and tried is not None
            assert line == f"Saved: {words(question, tried)}\n"
            saved.append(Saved(question.id, meaning(question, tried)))
            question = None
    pending = None if question is None or tried is None else Saved(question.id, meaning(question, tried))
    return saved, pending


def run_and_kill(path: Path, typed: list[str], random: Random, environment: dict[str, str]) -> str:
    """Start the wizard, type everything at once, and kill it shortly after it has read some of it; what it said."""
    command = [sys.executable, "-m", "govcheck", "assess", str(path), "-q", "smart-governance", "--plain"]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, **streams) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("".join(f"{line}\n" for line in typed).encode())
        process.stdin.flush()
        said, left = b"", random.randint(len(typed) - MOST_TYPED + 2, len(typed))
        while left:
            line = process.stdout.readline()
            assert line, f"it ended on its own: {said.decode()[-500:]}"
            said += line
            left -= line == READ.encode()
        time.sleep(random.uniform(0, WAIT))
        process.kill()
        return (said + process.stdout.read()).decode()


def values(path: Path) -> dict[str, Any]:
    """What the file holds for each question: a value, or why there is none."""
    answers = load_answers(path).answers.answers
    return {name: answer.state if answer.value is None else answer.value for name, answer in answers.items()}


def test_every_confirmed_answer_has_its_value_after_a_kill(tmp_path: Path, command_environment: dict[str, str]) -> None:
    assert len(BY_TEXT) == len(ASKED.questions), "a question is known by its text"
    path = tmp_path / "testville.answers.yaml"
    random = Random(20261120)  # noqa: S311 - any moments will do, if they are the same in every run
    known: dict[str, Any] = {}
    confirmed = changed = 0
    for number in range(KILLS):
        typed = random.choices(WORDS, weights=[3, 3, 2, 1, 2], k=MOST_TYPED)
        typed = typed if path.exists() else [*PROFILE, *typed]
        saved, pending = hear(run_and_kill(path, typed, random, command_environment), typed)
        for question, value in saved:
            confirmed += 1
            changed += known.get(question, value) != value
            known[question] = value
        found = values(path)
        if pending is not None and pending.question in found and found[pending.question] == pending.value:
            known[pending.question] = pending.value
        assert found == known, f"kill {number}: {pending} was being saved"
    assert confirmed >= 3 * KILLS
    assert changed, "some answers were given anew"

    left = subprocess.run(
        [sys.executable, "-m", "govcheck", "assess", str(path)],
        input="q\n", capture_output=True, text=True, env=command_environment, check=True,
    )  # fmt: skip
    assert f"Welcome back. {len(known)} of " in left.stdout
    assert values(path) == known
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
