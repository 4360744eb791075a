"""Figures of many cities: each is of a question or a node that there is, of a known group, and of enough cities."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import BENCHMARK, Fault, unknown, unknown_option, unknown_question
from govcheck.model.benchmark import FigureKind, FigureOf
from govcheck.model.cohort import GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.lint.fault import Path
    from govcheck.model.benchmark import Benchmark, Block, FigureRow
    from govcheck.model.cohort import CohortRules, PeerGroup
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire


def find_cohort_faults(
    benchmark: Benchmark, questionnaires: Sequence[Questionnaire], profile: Profile
) -> Iterator[Fault]:
    """All that is wrong with the figures of questions and nodes, and with the groups they are of."""
    built = benchmark.provenance
    own = [q for q in questionnaires if built is not None and q.id == built.questionnaire.id] or questionnaires
    least = profile.cohort.lowest_least_group if built is None else built.least_group
    if problem := refuse_least(least, profile.cohort):
        yield Fault(BENCHMARK, ("provenance", "least_group"), problem)
    for at, block in enumerate(benchmark.blocks):
        path: Path = ("blocks", at)
        if block.group is not None:
            yield from _group((*path, "group"), block.group, profile)
        if block.of is FigureOf.INDICATOR:
            continue
        yield from _subject(path, block, own)
        for k, row in enumerate(block.figures):
            yield from _row((*path, "figures", k), block, row, least)


def refuse_least(asked: int, rules: CohortRules) -> Problem | None:
    """Why groups of so few cities may not be told of; ``None`` where they may."""
    if asked >= rules.lowest_least_group:
        return None
    message = "Groups of {asked} would say too much of each city."
    hint = "The least that may be asked for is {least}."
    return Problem("group-too-small", message, hint, None, {"asked": asked, "least": rules.lowest_least_group})


def _group(path: Path, group: PeerGroup, profile: Profile) -> Iterator[Fault]:
    known = {
        GroupKind.REGION: profile.region_ids,
        GroupKind.BAND: tuple(band.id for band in profile.bands),
        GroupKind.COUNTRY: tuple(profile.countries),
    }[group.by]
    if group.id not in known:
        message, hint = "There is no {kind} {name}.", "Take an id of the profile."
        fields = {"kind": group.by.value, "name": group.id}
        problem = unknown("unknown-group", group.id, known, message=message, hint=hint, **fields)
        yield Fault(BENCHMARK, (*path, "id"), problem)


def _subject(path: Path, block: Block, questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    """What is wrong with the question or the node that figures are of, and with their categories."""
    if (block.of is FigureOf.NODE) != (block.kind is FigureKind.SCORE):
        message, hint = "A node has scores, and nothing else has.", "Mend either `of` or `kind`."
        yield Fault(BENCHMARK, (*path, "kind"), Problem("not-its-kind", message, hint))
    if block.of is FigureOf.NODE:
        nodes = [node for q in questionnaires for node in q.scoring.nodes]
        if block.indicator not in nodes:
            message, hint, name = "No questionnaire has the node {name}.", "Name the id of a node.", block.indicator
            problem = unknown("unknown-node", name, nodes, message=message, hint=hint, name=name)
            yield Fault(BENCHMARK, (*path, "indicator"), problem)
        return
    asked = [q.by_id[block.indicator] for q in questionnaires if block.indicator in q.by_id]
    if not asked:
        known = [question for q in questionnaires for question in q.by_id]
        yield Fault(BENCHMARK, (*path, "indicator"), unknown_question(block.indicator, known))
        return
    for k, row in enumerate(block.figures):
        if row.category is not None and not any(row.category in question.by_id for question in asked):
            problem = unknown_option(row.category, block.indicator, asked[0].by_id)
            yield Fault(BENCHMARK, (*path, "figures", k), problem)


def _row(path: Path, block: Block, row: FigureRow, least: int) -> Iterator[Fault]:
    n = block.n if row.n is None else row.n
    if n is None or n < least:
        message, hint = "This figure is of fewer than {least} cities.", "Leave it out."
        if n is None:
            message, hint = "This figure does not say of how many cities it is.", "Give their number as n."
        yield Fault(BENCHMARK, path, Problem("too-few-cities", message, hint, None, {"least": least}))
    if any(one > other for one, other in pairwise(row.ordered)):
        message, hint = "The scores do not stand in rising order.", "Put the lowest first."
        yield Fault(BENCHMARK, (*path, "ordered"), Problem("not-rising", message, hint))
    if row.ordered and len(row.ordered) != n:
        message, hint = "There are {many} scores, and the figure is of {n} cities.", "Give the score of each."
        fields = {"many": len(row.ordered), "n": n}
        yield Fault(BENCHMARK, (*path, "ordered"), Problem("not-all", message, hint, None, fields))
    pairs = list(pairwise(row.quantiles))
    if any(one.at >= other.at or one.value > other.value for one, other in pairs):
        message, hint = "The quantiles do not rise.", "Put the lowest first."
        yield Fault(BENCHMARK, (*path, "quantiles"), Problem("not-rising", message, hint))
