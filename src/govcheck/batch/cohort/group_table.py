"""The figures of peer groups as a table, beside the result table: a row for all cities and for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from govcheck.batch.cohort.disclosure import Disclosure
from govcheck.batch.cohort.group import group_columns, in_order, name_groups
from govcheck.batch.cohort.link import Link
from govcheck.batch.cohort.spread import find_quantiles
from govcheck.batch.cohort.subject import Measured, share_columns
from govcheck.batch.cohort.tally import CITIES, count_of, find_mean, round_to_parts, tally
from govcheck.language import ENGLISH
from govcheck.model.benchmark import PERCENT
from govcheck.model.cohort import SuppressionReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.batch.cohort.suppression import Group, Publication
    from govcheck.batch.reading.source import Engine
    from govcheck.language import Language
    from govcheck.model.cohort import GroupKind
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire

ALL = "all"
"""What the row of all cities is grouped by."""

HEAD = {
    "by": pl.String,
    "group": pl.String,
    "title": pl.String,
    "cities": pl.Int64,
    "suppressed": pl.String,
    "hidden": pl.Int64,
}
"""The first columns, which say of whom the figures are."""


def group_table(
    results: pl.DataFrame | pl.LazyFrame,
    questionnaire: Questionnaire,
    profile: Profile,
    by: Sequence[GroupKind],
    least: int,
    *,
    language: Language = ENGLISH,
    engine: Engine = "in-memory",
) -> pl.DataFrame:
    """The figures of the groups of a result table.

    ==================== ==========================================================================
    by, group, title     what the cities share: ``all``, ``region``, ``band`` or ``country``; the id; its name
    cities               how many there are; null where that is not told
    suppressed           why nothing of the group is told: ``too-few`` or ``would-reveal``; null where it is
    hidden               of how many nodes nothing is told although cities have a score; null where nothing is told
    <node>.n, .mean      how many of them have a score, and its mean
    <node>.p25 …         the quantiles of the profile's rules; null for fewer cities than they ask for
    ==================== ==========================================================================

    What is not told is null; a group may be told in whole and a node of it not. Means and quantiles are
    told with the digits that they carry.

    Args:
        results: a row for each city, with the columns of the profile and ``<node>.score``.
        questionnaire: what was answered.
        profile: the regions, bands and countries, and the rules of cohorts.
        by: what the cities are grouped by.
        least: the fewest cities of which figures are told; see ``cohort.build.choose_least``.
        language: in which all cities are called so; the groups are named as in the profile.
        engine: what Polars computes it with.
    """
    kinds, rules = in_order(by), profile.cohort
    nodes = {node: Measured(f"{node}.score") for node in questionnaire.scoring.nodes}
    names = results.lazy().collect_schema().names()
    groups = group_columns(profile, kinds, names)
    shares = share_columns(questionnaire, lambda name: nodes[name].column)
    frame = results.lazy().select(*groups, *(one.column for one in nodes.values())).with_columns(**shares)
    links = [
        Link(nodes[name].column, tuple(nodes[child.id].column for child in node.walk() if child.id != name))
        for name, node in questionnaire.scoring.nodes.items()
    ]
    tallied = tally(frame, kinds, list(nodes.values()), links=links, engine=engine)
    disclosed = Disclosure(tallied, [one.column for one in nodes.values()], least, links)
    enough = [
        (one.column, group)
        for one in nodes.values()
        for group in disclosed.published(one.column)
        if tallied.of(group)[count_of(one.column)] >= rules.percentiles_from
    ]
    quantiles = find_quantiles(frame, kinds, enough, rules.table_quantiles, engine)
    rows: list[dict[str, Any]] = []
    for group, head in _heads(profile, kinds, disclosed.whole, language):
        row: dict[str, Any] = dict(head)
        if head["suppressed"] is None:
            row["cities"] = tallied.of(group)[CITIES]
            row["hidden"] = 0
            for node, one in nodes.items():
                if group not in disclosed.published(one.column):
                    row["hidden"] += tallied.of(group)[count_of(one.column)] > 0
                else:
                    row[f"{node}.n"] = tallied.of(group)[count_of(one.column)]
                    row[f"{node}.mean"] = find_mean(tallied.of(group), one)
                    found = quantiles.get((one.column, group), ())  # none of too few cities
                    row |= {
                        f"{node}.{_percent(at)}": round_to_parts(value, PERCENT)
                        for at, value in zip(rules.table_quantiles, found, strict=False)
                    }
        rows.append(row)
    parts = ["n", "mean", *map(_percent, rules.table_quantiles)]
    figures = {f"{node}.{part}": pl.Int64 if part == "n" else pl.Float64 for node in nodes for part in parts}
    return pl.DataFrame(rows, schema={**HEAD, **figures})


def _percent(at: float) -> str:
    return f"p{at:g}"


def _heads(
    profile: Profile, kinds: Sequence[GroupKind], whole: Publication, language: Language
) -> Iterator[tuple[Group | None, dict[str, str | None]]]:
    """All cities and the groups that have any, in the order of the profile, with why they are not told."""
    too_few = None if whole.total else SuppressionReason.TOO_FEW.value
    yield None, {"by": ALL, "group": None, "title": language.text("All cities"), "suppressed": too_few}
    for at, kind in enumerate(kinds):
        for peers in name_groups(profile, kind):
            group = (at, peers.id)
            if group in whole.groups or group in whole.hidden:
                reason = whole.hidden.get(group)
                head = {"by": kind.value, "group": peers.id, "title": peers.title}
                yield group, {**head, "suppressed": None if reason is None else reason.value}
