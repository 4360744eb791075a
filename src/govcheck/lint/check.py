"""All checks of a questionnaire: those that make it unusable, and those that make it worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.lint.advice import check_advice, check_advice_names, check_ways
from govcheck.lint.before_today import check_before_today
from govcheck.lint.column import check_columns
from govcheck.lint.condition import check_conditions, check_rising
from govcheck.lint.ladder import check_gaps, check_ladders, check_scales, check_steps
from govcheck.lint.reach import check_reach
from govcheck.lint.source import check_editions, check_indicators, check_studies
from govcheck.lint.structure import check_ids, check_sections
from govcheck.lint.text import check_criteria, check_labels, check_lengths
from govcheck.lint.tree import check_priorities, check_trees, check_use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.lint.fault import Fault
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire

FATAL = (
    check_ids,
    check_sections,
    check_conditions,
    check_rising,
    check_trees,
    check_steps,
    check_before_today,
    check_advice_names,
)
"""What a questionnaire must pass before answers to it can be scored."""

CHECKS = (
    check_columns,
    check_reach,
    check_scales,
    check_gaps,
    check_ladders,
    check_priorities,
    check_use,
    check_advice,
    check_lengths,
    check_labels,
    check_criteria,
)
"""What makes a questionnaire worse, though it works."""

STUDY_CHECKS = (check_studies, check_editions, check_indicators)
"""The same, where it takes the published figures to tell."""


def find_fatal_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """The faults with which a questionnaire cannot be used; none of them stops the search for others."""
    for check in FATAL:
        yield from check(questionnaire)


def find_faults(questionnaire: Questionnaire, benchmarks: Mapping[str, Benchmark], profile: Profile) -> Iterator[Fault]:
    """All faults of a questionnaire.

    Args:
        questionnaire: it may have faults of any kind.
        benchmarks: by their ids, all that ``studies`` may name.
        profile: its population bands say how cities start.
    """
    yield from find_fatal_faults(questionnaire)
    for check in CHECKS:
        yield from check(questionnaire)
    yield from check_ways(questionnaire, profile.ways)
    for look in STUDY_CHECKS:
        yield from look(questionnaire, benchmarks)
