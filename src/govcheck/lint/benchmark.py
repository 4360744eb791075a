"""Benchmarks: every figure stands beside a question of some questionnaire, stands there once, and can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.cohort import find_provenance_faults, find_scale_faults, find_subject_faults, not_its_kind
from govcheck.lint.condition import find_misnamed
from govcheck.lint.fault import BENCHMARK, Fault, unknown
from govcheck.lint.figure import find_number_faults
from govcheck.model.benchmark import BESIDE, FigureKind, FigureOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govcheck.model.benchmark import Benchmark
    from govcheck.model.profile import Profile
    from govcheck.model.question import IndicatorRef, Question
    from govcheck.model.questionnaire import Questionnaire

Reference = tuple["Question", "IndicatorRef"]


def find_benchmark_faults(
    benchmark: Benchmark, questionnaires: Sequence[Questionnaire], profile: Profile
) -> Iterator[Fault]:
    """All that is wrong with a benchmark, and between it and the questionnaires that may be compared with it."""
    questions = [question for q in questionnaires for question in q.questions]
    references = _refer(questions)
    yield from _published(benchmark, references)
    yield from _misfits(benchmark, references)
    yield from _conditions(benchmark, questionnaires)
    yield from find_subject_faults(benchmark, questionnaires)
    yield from _find_wrong_figures(benchmark, {question.id: question for question in questions}, profile)


def find_fatal_benchmark_faults(
    benchmark: Benchmark, questionnaire: Questionnaire, profile: Profile
) -> Iterator[Fault]:
    """The faults with which nothing may be set beside a benchmark, for what is shown would be wrong.

    What was built from another state of the questionnaire may name what is not there any more, and what was not
    built may speak of others too; such figures are not shown.
    """
    built = benchmark.provenance
    if built is None or built.questionnaire.hash == questionnaire.hash:
        named = {*questionnaire.by_id, *questionnaire.scoring.nodes}
        for fault in find_subject_faults(benchmark, [questionnaire]):
            at = fault.path[1]
            if built is not None or (isinstance(at, int) and benchmark.blocks[at].indicator in named):
                yield fault
    yield from _misfits(benchmark, _refer(questionnaire.questions))
    yield from _find_wrong_figures(benchmark, questionnaire.by_id, profile)


def _refer(questions: Iterable[Question]) -> dict[str, list[Reference]]:
    """The questions that name each indicator."""
    references: dict[str, list[Reference]] = {}
    for question in questions:
        for reference in question.indicators:
            references.setdefault(reference.id, []).append((question, reference))
    return references


def _find_wrong_figures(benchmark: Benchmark, questions: Mapping[str, Question], profile: Profile) -> Iterator[Fault]:
    """What is wrong with the figures themselves, whoever they are set beside."""
    yield from _duplicates(benchmark)
    yield from find_provenance_faults(benchmark, profile)
    yield from find_number_faults(benchmark, questions, profile.cohort)


def _duplicates(benchmark: Benchmark) -> Iterator[Fault]:
    seen: set[tuple[object, ...]] = set()
    for at, block in enumerate(benchmark.blocks):
        peers = block.group and (block.group.by, block.group.id)
        for k, row in enumerate(block.figures):
            key = (block.of, block.indicator, peers, row.category, block.kind)
            if key in seen:
                message = "There is a figure of {indicator} and this category already."
                problem = Problem("duplicate-figure", message, "Keep one.", fields={"indicator": block.indicator})
                yield Fault(BENCHMARK, ("blocks", at, "figures", k), problem)
            seen.add(key)


def _published(benchmark: Benchmark, references: dict[str, list[Reference]]) -> Iterator[Fault]:
    for at, block in enumerate(benchmark.blocks):
        published = block.of is FigureOf.INDICATOR
        asked = references.get(block.indicator) if published else None
        if asked is None and published:
            name = block.indicator
            message = "No question of any questionnaire names the indicator {indicator}."
            hint = "Name it under `indicators` of a question."
            problem = unknown("unknown-indicator", name, references, message=message, hint=hint, indicator=name)
            yield Fault(BENCHMARK, ("blocks", at, "indicator"), problem)
        for k, row in enumerate(block.figures):
            if asked is not None and not any(_fits(question, ref, row.category) for question, ref in asked):
                yield Fault(BENCHMARK, ("blocks", at, "figures", k), _uncategorised(block.indicator, row.category))


def _misfits(benchmark: Benchmark, references: Mapping[str, Sequence[Reference]]) -> Iterator[Fault]:
    """Published figures of a kind that the answers to their question cannot be set beside."""
    for at, block in enumerate(benchmark.blocks):
        named = references.get(block.indicator, ()) if block.of is FigureOf.INDICATOR else ()
        asked = [
            question for question, ref in named if any(_fits(question, ref, row.category) for row in block.figures)
        ]
        misfit = next((question for question in asked if block.kind not in BESIDE[question.type]), None)
        if misfit:
            yield not_its_kind(("blocks", at), block, BESIDE[misfit.type])
        elif block.kind in {FigureKind.MEAN, FigureKind.INTERVAL}:
            yield from find_scale_faults(("blocks", at), block, asked)


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
