"""What is kept for the next report changes none: each is, after others, what it is alone."""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper, cache
from itertools import product
from typing import Any, NamedTuple

from builders import random_answers
from govcheck.assessment import assess
from govcheck.model.answer import AnswerFile
from govcheck.model.benchmark import Benchmark
from govcheck.report.formats import Matter, render
from govcheck.report.kept import FEWER, Kept, KeptOf
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_profile, load_questionnaire
from made_cohort import cohort

FORMATS = ("html", "md", "json")


class City(NamedTuple):
    """A city: where its answers come from, how many it has, what it says of itself.

    ``further``: all published figures are told of so many participants more, and are else the same.
    """

    seed: int
    answered: float
    profile: dict[str, Any]
    further: int = 0


CITIES = (
    City(1, 0.5, {"name": "Nowhere"}),
    City(2, 0.9, {"name": "Ours", "country": "ES", "region": "europe", "population": 60_000}),
    City(3, 1.0, {"name": "Theirs", "country": "FR", "region": "europe", "population": 3_000}, further=1),
)
REPORTS = [*product(("smart-governance", "smart-resilience"), ("en", "es", "fr"), CITIES)]


def forget() -> None:
    """Clears what is kept of reports; what has no bound is read from files, or the same for all."""
    for module in [module for name, module in sys.modules.items() if name.startswith("govcheck.")]:
        for kept in vars(module).values():
            if isinstance(kept, _lru_cache_wrapper) and kept.cache_parameters()["maxsize"] is not None:
                kept.cache_clear()
            elif isinstance(kept, Kept):
                kept.clear()


@cache
def studies_of(name: str, code: str, further: int) -> list[Benchmark]:
    return [_tell_of_more(study, further) for study in (*load_studies(name, code), cohort(name, 40))]


def _tell_of_more(study: Benchmark, further: int) -> Benchmark:
    blocks = [block.model_copy(update={"n": block.n and block.n + further}) for block in study.blocks]
    return Benchmark.model_construct(
        **{name: getattr(study, name) for name in Benchmark.model_fields} | {"blocks": blocks}
    )


def report(name: str, code: str, city: City) -> list[bytes]:
    questionnaire, language = load_questionnaire(name, code), load_language(code)
    given = random_answers(questionnaire, city.seed, answered=city.answered).model_dump(exclude_none=True)
    answers = AnswerFile.model_validate({**given, "city": city.profile})
    result = assess(questionnaire, answers, studies_of(name, code, city.further), load_profile(code), language=language)
    matter = Matter(result, questionnaire, language)
    return [render(matter, f"report.{ending}").content for ending in FORMATS]


def alone(made: tuple[str, str, City]) -> list[bytes]:
    forget()
    return report(*made)


def test_a_report_is_the_same_whatever_reports_came_before() -> None:
    first = [alone(made) for made in REPORTS]
    forget()
    assert [report(*made) == content for made, content in zip(REPORTS, first, strict=True)] == [True] * len(REPORTS)


def test_what_is_made_of_a_thing_is_kept_by_which_it_is() -> None:
    """Things that are equal are not the same: what is made of each is its own, and nothing is kept for ever."""
    told = KeptOf(lambda thing, word: [*thing, word])
    first, equal = ["a"], ["a"]
    made = told(first, "b")
    assert told(first, "b") is made
    assert told(first, "c") == ["a", "c"]
    assert told(equal, "b") == made
    assert told(equal, "b") is not made
    for number in range(FEWER):
        told([number], "b")
    assert len(told) <= FEWER
    assert told(first, "b") == made
