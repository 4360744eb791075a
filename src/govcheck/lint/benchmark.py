"""Benchmarks: every figure stands beside a question of some questionnaire, and stands there once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.cohort import find_cohort_faults
from govcheck.lint.condition import find_misnamed
from govcheck.lint.fault import BENCHMARK, Fault, unknown
from govcheck.model.benchmark import FigureOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.benchmark import Benchmark
    from govcheck.model.profile import Profile
    from govcheck.model.question import IndicatorRef, Question
    from govcheck.model.questionnaire import Questionnaire

Reference = tuple["Question", "IndicatorRef"]


def find_benchmark_faults(
    benchmark: Benchmark, questionnaires: Sequence[Questionnaire], profile: Profile
) -> Iterator[Fault]:
    """All that is wrong between a benchmark and the questionnaires that may be compared with it."""
    questions = [question for q in questionnaires for question in q.questions]
    references: dict[str, list[Reference]] = {}
    for question in questions:
        for reference in question.indicators:
            references.setdefault(reference.id, []).append((question, reference))
    yield from _figures(benchmark, references)
    yield from _conditions(benchmark, questionnaires)
    yield from find_cohort_faults(benchmark, questionnaires, profile)


def _figures(benchmark: Benchmark, references: dict[str, list[Reference]]) -> Iterator[Fault]:
    seen: set[tuple[object, ...]] = set()
    for at, block in enumerate(benchmark.blocks):
        peers = block.group and (block.group.by, block.group.id)
        published = block.of is FigureOf.INDICATOR
        asked = references.get(block.indicator) if published else None
        if asked is None and published:
            name = block.indicator
            message = "No question of any questionnaire names the indicator {indicator}."
            hint = "Name it under `indicators` of a question."
            problem = unknown("unknown-indicator", name, references, message=message, hint=hint, indicator=name)
            yield Fault(BENCHMARK, ("blocks", at, "indicator"), problem)
        for k, row in enumerate(block.figures):
            key = (block.of, block.indicator, peers, row.category, block.kind)
            if key in seen:
                message = "There is a figure of {indicator} and this category already."
                problem = Problem("duplicate-figure", message, "Keep one.", fields={"indicator": block.indicator})
                yield Fault(BENCHMARK, ("blocks", at, "figures", k), problem)
            seen.add(key)
            if asked is not None and not any(_fits(question, ref, row.category) for question, ref in asked):
                yield Fault(BENCHMARK, ("blocks", at, "figures", k), _uncategorised(block.indicator, row.category))


def _uncategorised(indicator: str, category: str | None) -> Problem:
    message = "No question that names {indicator} has the option or the category {category}."
    if category is None:
        message = "Every question that names {indicator} names a category of it, and this figure has none."
    hint = "Give the figure the id of an option, or name its category under `indicators` of the question."
    return Problem("unknown-category", message, hint, fields={"indicator": indicator, "category": category})


def _fits(question: Question, reference: IndicatorRef, category: str | None) -> bool:
    """Whether a figure is set beside the question: as its category, as an option of it, or as a whole."""
    if reference.category is not None:
        return reference.category == category
    return category is None or category in question.by_id


def _conditions(benchmark: Benchmark, questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    """Conditions on what no questionnaire asks; it is enough that one of them does."""
    for at, block in enumerate(benchmark.blocks):
        if block.holds_for is not None:
            path = ("blocks", at, "holds_for")
            found = [list(find_misnamed(BENCHMARK, path, block.holds_for, q.by_id)) for q in questionnaires]
            if all(found):
                yield from min(found, key=lambda faults: faults[0].problem.code != "unknown-option", default=[])
