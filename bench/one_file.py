"""What one answer file costs inside the program, part by part, beside parsing it with PyYAML alone.

The parts are timed for many made-up cities in turn. None comes twice, but the later ones answer much as others
did, and what is kept of those serves them: that is why there are two columns. Times are those of one core,
whatever else the machine does.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from itertools import count
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, TypeVar

import yaml

from answer_files import ASKED, random_file, render
from govcheck.__main__ import SELDOM
from govcheck.assessment import assess
from govcheck.language import ENGLISH, Language
from govcheck.report.formats import FORMATS, Matter
from govcheck.report.formats import render as write_report
from govcheck.report.html import render_html
from govcheck.report.story import tell_story
from govcheck.report.view import build_view
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import load_language
from govcheck.store.content import forget_questionnaires, load_profile, load_questionnaire
from govcheck.store.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result

CITIES, REPORTS, ROUNDS, FORMATTED = 40, 500, 21, 15
FIRST, LATER = 3, 150
"""So many cities come first and are not counted: what is kept of the questionnaire is there, or of most answers too."""

BARE = "parse, PyYAML's C loader"

T = TypeVar("T")

SEEDS = count()
"""Every city that is asked for is another one."""


def clock(work: Callable[[], object]) -> float:
    """The time that a piece of work takes, in milliseconds."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def write_city(folder: Path) -> Path:
    """The answer file of a city that was not there before."""
    seed = next(SEEDS)
    path = folder / f"city-{seed}.answers.yaml"
    path.write_text(render(random_file(seed), "yaml"), "utf-8")
    return path


def assess_file(path: Path, language: Language) -> Result:
    """From the file to the result, as the command does it."""
    loaded = load_answers(path, None, language.code)
    studies, profile = load_studies(ASKED.id, language.code), load_profile(language.code)
    return assess(loaded.questionnaire, loaded.answers, studies, profile, language=language)


class Parts:
    """The parts of one report, each with its time in milliseconds."""

    def __init__(self) -> None:
        """Nothing is timed yet."""
        self.took: dict[str, float] = {}

    def part(self, name: str, work: Callable[[], T]) -> T:
        """What the work gives; its time is kept."""
        start = process_time()
        found = work()
        self.took[name] = (process_time() - start) * 1000
        return found


def time_parts(path: Path, language: Language) -> dict[str, float]:
    """From one file to its page, part by part."""
    text, times = path.read_text("utf-8"), Parts()
    asked = load_questionnaire(ASKED.id, language.code)
    studies, profile = load_studies(ASKED.id, language.code), load_profile(language.code)
    times.part(BARE, lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    answers = times.part("load and check", lambda: load_answers(path, None, language.code)).answers
    result = times.part("assess", lambda: assess(asked, answers, studies, profile, language=language))
    view = times.part("view", lambda: build_view(result, asked, language))
    document = times.part("story", lambda: tell_story(view))
    times.part("page", lambda: render_html(document, view))
    shown = sum(times.took[name] for name in ("view", "story", "page"))
    return times.took | {
        "view, story and page": shown,
        "all from the file to the page": shown + sum(times.took[name] for name in ("load and check", "assess")),
    }


def print_parts(folder: Path, code: str) -> None:
    """The median of every part over many cities."""
    language = load_language(code)
    cities = [time_parts(write_city(folder), language) for _ in range(LATER + CITIES)]
    print(f"{f'{CITIES} cities in turn, {code}, after':<36}{FIRST:>8}{LATER:>8}{'× parse':>10}")
    for name in cities[0]:
        first, later = (median(city[name] for city in cities[start : start + CITIES]) for start in (FIRST, LATER))
        ratio = median(city[name] / city[BARE] for city in cities[LATER:])
        print(f"{name:<36}{first:>8.2f}{later:>8.2f}{ratio:>10.1f}")
    print()


def print_rate(folder: Path) -> None:
    """How many files become pages on one core: from answers that are read, and from results that are there."""
    paths = [write_city(folder) for _ in range(REPORTS)]
    assessing = reporting = 0.0
    for path in paths:
        times = Parts()
        result = times.part("assess", lambda path=path: assess_file(path, ENGLISH))
        matter = Matter(result, ASKED, ENGLISH)
        page = times.part("report", lambda matter=matter: write_report(matter, "x.html").content)
        times.part("write", lambda path=path, page=page: path.with_suffix(".html").write_bytes(page))
        assessing += times.took["assess"] / 1000
        reporting += (times.took["report"] + times.took["write"]) / 1000
    print(f"{REPORTS} pages a second and core (aim: 200)")
    print(f"{'from answer files':<36}{REPORTS / (assessing + reporting):>8.0f}")
    print(f"{'from results':<36}{REPORTS / reporting:>8.0f}\n")


def print_other(folder: Path) -> None:
    """What is not done for every city: loading the questionnaire, saving an answer."""
    path = write_city(folder)
    loaded = load_answers(path)
    with Notebook(path, loaded.questionnaire) as notebook:
        notebook.load()
        rows: dict[str, Callable[[], object]] = {
            "load the questionnaire": lambda: (forget_questionnaires(), load_questionnaire(ASKED.id)),
            "load it in Spanish": lambda: (forget_questionnaires(), load_questionnaire(ASKED.id, "es")),
            "save the answers": lambda: notebook.save(loaded.answers),
        }
        print(f"{'one city':<36}{'ms':>8}")
        for name, work in rows.items():
            print(f"{name:<36}{median(clock(work) for _ in range(ROUNDS)):>8.2f}")
    print()


def print_formats(folder: Path) -> None:
    """Each format from the result on, for as many cities in turn: what it takes, how large it is, what stays."""
    heads = "".join(f"{head:>8}" for head in ("ms", "wall", "kB", "MB"))
    print(f"{f'{FORMATTED} cities in turn, in memory':<36}{heads}")
    for suffix in FORMATS:
        spent, waited, sizes = [], [], []
        for _ in range(FORMATTED + 1):
            matter = Matter(assess_file(write_city(folder), ENGLISH), ASKED, ENGLISH)
            start, seen = process_time(), perf_counter()
            sizes.append(len(write_report(matter, f"x{suffix}").content) / 1000)
            spent.append((process_time() - start) * 1000)
            waited.append((perf_counter() - seen) * 1000)
        memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
        times = f"{median(spent[1:]):>8.1f}{median(waited[1:]):>8.1f}"
        print(f"{f'report as {suffix}':<36}{times}{max(sizes):>8.0f}{memory:>8.0f}")


def main() -> None:
    """Measure and print the tables."""
    gc.set_threshold(*SELDOM)
    with tempfile.TemporaryDirectory() as place:
        for code in ("en", "fr"):
            print_parts(Path(place), code)
        print_rate(Path(place))
        print_other(Path(place))
        print_formats(Path(place))


if __name__ == "__main__":
    sys.exit(main())
