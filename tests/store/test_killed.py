"""Killed at any moment, the program loses at most the answer that was being typed."""

from __future__ import annotations

import multiprocessing
import os
import time
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from govcheck.model.answer import Answer, AnswerFile
from govcheck.store.answer_file import load_answers
from govcheck.store.content import load_questionnaire
from govcheck.store.notebook import Notebook

if TYPE_CHECKING:
    from pathlib import Path

ASKED = load_questionnaire("smart-governance")
PROCESSES = multiprocessing.get_context("fork")
KILLS = 25


def answer_on(path: Path, confirmed: int) -> None:
    """Answer one question after the other, and tell of each once it is saved."""
    with Notebook(path, ASKED) as notebook:
        answers = notebook.load() or AnswerFile.model_validate(
            {"govcheck": 1, "questionnaire": ASKED.id, "version": "1", "city": {"name": "X"}, "date": date(2026, 1, 1)}
        )
        while True:
            count = int(answers.answer("og.plan").note or 0) + 1
            question = ASKED.questions[count % len(ASKED.questions)].id
            answers = answers.with_answer(question, Answer(state="dont-know", note="x" * (count % 500)))
            answers = answers.with_answer("og.plan", Answer(value=True, note=str(count)))
            notebook.save(answers)
            os.write(confirmed, f"{count}\n".encode())


def test_every_confirmed_answer_is_there_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    random = Random(20261120)  # noqa: S311 # any moments will do, if they are the same in every run
    confirmed = 0
    for _ in range(KILLS):
        reading, writing = os.pipe()
        process = PROCESSES.Process(target=answer_on, args=(path, writing), daemon=True)
        process.start()
        os.close(writing)
        told = os.read(reading, 100)
        time.sleep(random.uniform(0, 0.06))
        process.kill()
        process.join()
        while more := os.read(reading, 100_000):
            told += more
        os.close(reading)
        numbers = [int(number) for number in told.split()]
        assert numbers[0] in {confirmed + 1, confirmed + 2}, "it goes on where it was killed"
        confirmed = numbers[-1]
        answers = load_answers(path).answers
        assert int(answers.answer("og.plan").note) in {confirmed, confirmed + 1}
        assert len(answers.answers) >= min(confirmed, len(ASKED.questions) - 1)
    assert confirmed > KILLS
    with Notebook(path, ASKED):
        pass
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
