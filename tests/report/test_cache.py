"""What is kept for the next report changes none: each is, after others, what it is alone."""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper, cache, partial
from itertools import product
from typing import Any, NamedTuple
from weakref import ref

import pytest

from builders import random_answers
from govcheck.assessment import assess
from govcheck.model.answer import AnswerFile
from govcheck.model.benchmark import Benchmark
from govcheck.report.cache import FEWER, Cache, FunctionCache, PieceCache
from govcheck.report.charts.figure import render_figure
from govcheck.report.document import Cell, Column, Figure, Joints, Paragraph, Part, Row, Table
from govcheck.report.formats import Matter, render
from govcheck.report.html_blocks import HtmlBlocks
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_profile, load_questionnaire
from made_cohort import cohort
from report.made_document import every_block

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
            elif isinstance(kept, Cache):
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


class Thing:
    """Something that is equal to itself alone, and can be watched."""


def test_what_is_made_of_a_thing_is_kept_by_which_it_is() -> None:
    """What is made of each is its own, and nothing is kept for ever."""
    told = FunctionCache(lambda thing, word: [thing, word])
    first, other = Thing(), Thing()
    made = told(first, "b")
    assert told(first, "b") is made
    assert told(first, "c") == [first, "c"]
    assert told(other, "b") == [other, "b"]
    for number in range(FEWER):
        told([number], "b")
    assert len(told) <= FEWER
    assert told(first, "b") == made
    with pytest.raises(TypeError):
        told(first, word="b")


def test_no_other_thing_takes_the_place_of_one_that_is_kept() -> None:
    """It would have its number, if it were let go of."""
    thing, told = Thing(), FunctionCache(type)
    watched = ref(thing)
    told(thing)
    del thing
    assert watched() is not None
    told.clear()
    assert watched() is None


def draw(own: str, figure: Figure) -> str:
    return f"<svg>{own}{figure.title}</svg>"


def test_a_part_is_set_anew_wherever_it_would_look_different() -> None:
    """At another level, in another section, in another language, or with drawings of one's own; else it is kept."""
    twin = Table("T", (Column("C"),), (Row((Cell("x"),)),))
    drawn = next(b for s in every_block().sections for b in s.blocks if isinstance(b, Figure))._replace(twin=twin)
    part = Part("Part", (Paragraph("Words", label="Label"), drawn))
    common = part._replace(common=True)
    ways = [
        (HtmlBlocks(Joints(joint, joint), (), draws), level, (section, ""))
        for joint in (("", ": ", ""), ("", "\u00a0: ", ""))
        for draws in (partial(draw, "1"), render_figure, partial(draw, "2"))
        for level in (3, 4)
        for section in "AB"
    ]
    found = [setter.set_blocks((common,), level, around) for setter, level, around in ways]
    again = [setter.set_blocks((part,), level, around) for setter, level, around in ways]
    assert found == again
    assert len(set(found)) == len(found)


def test_no_other_row_takes_the_place_of_one_that_is_kept() -> None:
    """It would have its number, if it were let go of."""
    row, pieces = Row((Cell("x"),)), PieceCache()
    alone = sys.getrefcount(row)
    pieces.put(id(row), row, "as it is set")
    assert sys.getrefcount(row) > alone
