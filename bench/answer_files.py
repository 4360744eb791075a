"""What a folder of answer files costs to score, beside parsing the same files with PyYAML's C loader on one core.

``python bench/answer_files.py`` makes 20,000 files of answers at random; ``--files`` and ``--form``
choose how many and how they are written. Commands and parser take turns, round after round, so that
a machine that drifts slows all of them. On one that others use too, several processes gain less than
they could; processor time, that of all processes together, shows it. Memory is that of all processes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time, sleep
from typing import TYPE_CHECKING, NamedTuple

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from builders import random_value
from govcheck.model.answer import Answer, AnswerFile
from govcheck.store.answer_file import render_answers, render_answers_json
from govcheck.store.content import load_profile, load_questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.question import Question

ASKED = load_questionnaire("smart-governance")
COUNTRIES, REGIONS = list(load_profile().countries), load_profile().region_ids
WORDS = ["annual", "report", "plan", "council", "audit", "open", "data", "survey", "budget", "minutes", "review"]
ROUNDS = 5
SAMPLED = 0.2
"""So many seconds lie between two looks at the memory: looking takes time, too."""

PARSED = 10
"""The parser is timed on one file of so many, and the time multiplied."""


def random_answer(question: Question, random: Random) -> Answer | None:
    """An answer in any state; one of eight has a note or evidence that stands in no other file."""
    lot = random.random()
    if lot < 0.06:
        return None
    if lot < 0.16:
        state = random.choice(["dont-know", "dont-know", "skipped", "not-applicable"])
        return Answer.model_validate({"state": state, "reason": "Not ours." if state == "not-applicable" else ""})
    words = " ".join(random.choices(WORDS, k=8)) + f" {random.randint(1, 10**9)}"
    beside = {"note": words} if lot < 0.22 else {"evidence": [words]} if lot < 0.28 else {}
    unsure = random.random() < 0.1
    return Answer.model_validate({"value": random_value(question, random), "unsure": unsure, **beside})


def random_file(seed: int) -> AnswerFile:
    """The answers of a city."""
    random = Random(seed)
    given = {question.id: random_answer(question, random) for question in ASKED.questions}
    city = {
        "name": f"City {seed}",
        "country": random.choice(COUNTRIES),
        "region": random.choice(REGIONS),
        "population": random.randint(5_000, 5_000_000),
    }
    day = f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    head = {"govcheck": 1, "questionnaire": ASKED.id, "version": ASKED.version, "city": city, "date": day}
    answers = {name: answer for name, answer in given.items() if answer is not None}
    return AnswerFile.model_validate({**head, "answers": answers})


def render(answers: AnswerFile, form: str) -> str:
    """An answer file as govcheck writes it, or as PyYAML does where nobody tells it how."""
    if form == "json":
        return render_answers_json(answers, ASKED)
    return render_answers(answers, ASKED) if form == "yaml" else yaml.safe_dump(
        json.loads(render_answers_json(answers, ASKED)), allow_unicode=True
    )  # fmt: skip


class Cost(NamedTuple):
    """Seconds, seconds of processors, and the most megabytes in memory."""

    seconds: float
    processor: float
    memory: float = 0.0


def parse(files: list[Path]) -> Cost:
    """What it costs to parse so many files, estimated from some of them; reading them is not counted."""
    texts = [file.read_text("utf-8") for file in files[::PARSED]]
    start, before = perf_counter(), process_time()
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)
    times = len(files) / len(texts)
    return Cost((perf_counter() - start) * times, (process_time() - before) * times)


def score(folder: Path, output: Path, jobs: int) -> Cost:
    """What it costs to score the folder into a table."""
    command = [sys.executable, "-m", "govcheck", "score", str(folder), "-q", ASKED.id, "-o", str(output)]
    start, before = perf_counter(), os.times()
    process = subprocess.Popen([*command, "--jobs", str(jobs), "--quiet"])
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(resident(number) for number in family(process.pid)))
        sleep(SAMPLED)
    assert process.returncode == 0
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(perf_counter() - start, processor, most)


def family(number: int) -> Iterator[int]:
    """A process and all that it started, as Linux tells it."""
    yield number
    try:
        children = [path.read_text("ascii") for path in Path(f"/proc/{number}/task").glob("*/children")]
    except OSError:
        return
    for child in " ".join(children).split():
        yield from family(int(child))


def resident(number: int) -> float:
    """The megabytes of a process in memory."""
    try:
        return int(Path(f"/proc/{number}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--form", choices=["yaml", "dump", "json"], default="yaml")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    costs: dict[str, list[Cost]] = {"PyYAML, C loader": [], "govcheck, 1 process": [], "govcheck, 2 processes": []}
    with tempfile.TemporaryDirectory() as place:
        folder, output = Path(place) / "given", Path(place) / "out.parquet"
        folder.mkdir()
        suffix = "json" if options.form == "json" else "yaml"
        for seed in range(options.files):
            file = folder / f"city-{seed:06}.answers.{suffix}"
            file.write_text(render(random_file(seed), options.form), "utf-8")
        files = sorted(folder.iterdir())
        for _ in range(options.rounds):
            base, *own = costs
            costs[base].append(parse(files))
            for jobs, name in enumerate(own, 1):
                costs[name].append(score(folder, output, jobs))
    bare = costs["PyYAML, C loader"]
    print(f"{options.files} files, {options.form}, median of {options.rounds}")
    print(f"{'':<24}{'seconds':>9}{'µs a file':>11}{'× C-YAML':>10}{'aim':>7}{'× processor':>13}{'MB':>7}")
    for name, found in costs.items():
        pairs = list(zip(found, bare, strict=True))
        ratio = median(one.seconds / parsed.seconds for one, parsed in pairs)
        work = median(one.processor / parsed.processor for one, parsed in pairs)
        aim = "≤ 0.6" if name.endswith("2 processes") else ""
        used = f"{max(one.memory for one in found):.0f}"
        took = median(one.seconds for one in found)
        print(f"{name:<24}{took:>9.2f}{took / options.files * 1e6:>11.0f}{ratio:>10.2f}{aim:>7}{work:>13.2f}{used:>7}")


if __name__ == "__main__":
    main()
