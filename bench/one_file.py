"""What one answer file costs inside the program, step by step, beside parsing it with PyYAML alone."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import yaml

from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.report.formats import FORMATS, Matter, render
from govcheck.store.answer_file import load_answers
from govcheck.store.content import forget_questionnaires, load_benchmark, load_profile, load_questionnaire
from govcheck.store.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 51
ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "questionnaires" / "smart-governance" / "samples" / "villa-clara-del-rio.answers.yaml"


def measure(work: Callable[[], object]) -> float:
    """The median time of a piece of work in milliseconds, warmed up."""
    times = []
    for number in range(ROUNDS + 1):
        start = perf_counter()
        work()
        if number:
            times.append(perf_counter() - start)
    return median(times) * 1000


def main() -> None:
    """Measure and print the table."""
    loaded = load_answers(SAMPLE)
    benchmark, profile = load_benchmark("uclg-2019"), load_profile()
    result = assess(loaded.questionnaire, loaded.answers, [benchmark], profile)
    text = SAMPLE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.answers.yaml"
        path.write_text(text, "utf-8")
        with Notebook(path, loaded.questionnaire) as notebook:
            notebook.load()
            rows = {
                "parse the file, PyYAML's C loader": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
                "load the questionnaire": lambda: (forget_questionnaires(), load_questionnaire("smart-governance")),
                "load it in Spanish": lambda: (forget_questionnaires(), load_questionnaire("smart-governance", "es")),
                "load and check the answers": lambda: load_answers(SAMPLE),
                "assess": lambda: assess(loaded.questionnaire, loaded.answers, [benchmark], profile),
                **{
                    f"report as {suffix}": lambda suffix=suffix: render(
                        Matter(result, loaded.questionnaire, ENGLISH), f"x{suffix}"
                    )
                    for suffix in FORMATS
                },
                "save the answers": lambda: notebook.save(loaded.answers),
            }
            base = 0.0
            print(f"{'step':<36}{'ms':>8}{'× parse':>10}")
            for name, work in rows.items():
                took = measure(work)
                base = base or took
                print(f"{name:<36}{took:>8.2f}{took / base:>10.1f}")
            print()
            for suffix in FORMATS:
                size = len(render(Matter(result, loaded.questionnaire, ENGLISH), f"x{suffix}").content)
                print(f"size of {suffix:<28}{size / 1000:>8.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
