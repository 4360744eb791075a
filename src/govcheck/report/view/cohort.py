"""Beside a cohort: the scores, and what is to be known of the cities that they are set beside.

Shown are the scores of indices, their elements and the phases of cycles; those of indicators stand
in the JSON.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from govcheck.comparison.rank import word_percentiles
from govcheck.language import template
from govcheck.model.benchmark import FigureOf
from govcheck.model.comparison import Position
from govcheck.model.scoring import NodeKind
from govcheck.model.standing import StandingReason
from govcheck.model.visible import one_line
from govcheck.report.view.cohort_group import GroupView, choose_groups, is_shown
from govcheck.report.view.comparison import ComparisonView, view_comparison
from govcheck.report.view.telling import choose_telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govcheck.model.cohort import PeerGroup
    from govcheck.model.result import NodeResult, Result, SourceRef
    from govcheck.model.standing import NodeStanding
    from govcheck.report.view.wording import Wording


NodeStandings = dict[tuple["PeerGroup | None", str], "NodeStanding"]

MOST_TELLING = 3
"""Answers that stand out beside a cohort, as many as are told: scores go first there."""


class BesideView(NamedTuple):
    """A score beside those of a group: where it stands ``about`` their average, and its place, or why it has none.

    How many have a score is told where not all cities of the group do. ``sentence`` says it all.
    ``average`` is their mean, rounded as ``mean`` has it; ``None`` where there is none.
    """

    group: str
    mean: str
    about: str
    place: str
    sentence: str
    average: float | None


class AverageView(NamedTuple):
    """An index beside its average in all cities of a cohort: all that the first page says of it."""

    id: str
    title: str
    text: str


class CohortRowView(NamedTuple):
    """A score beside the groups; ``score`` is rounded as ``yours`` has it, ``None`` where there is none."""

    title: str
    yours: str
    beside: tuple[BesideView, ...]
    strong: bool
    score: float | None


class CohortView(NamedTuple):
    """A cohort: the groups that are shown, the scores beside them, and what is to be known of it.

    ``averages`` are those of the indices, ``telling`` the answers that stand out most beside all cities;
    ``remark`` is said where its cities answered another state of the questionnaire, and empty elsewhere.
    """

    title: str
    about: str
    remark: str
    averages: tuple[AverageView, ...]
    groups: tuple[GroupView, ...]
    rows: tuple[CohortRowView, ...]
    telling: tuple[ComparisonView, ...]


def view_cohorts(words: Wording, result: Result) -> Iterator[CohortView]:
    """Every cohort that the city is set beside, in the order in which they were given."""
    for source in result.sources:
        standings = {(s.group, s.node): s for s in result.standings if s.benchmark == source.benchmark}
        if source.provenance is None and not standings:
            continue
        beside_all = [
            c
            for c in result.comparisons
            if c.benchmark == source.benchmark and c.of is FigureOf.QUESTION and c.group is None
        ]
        telling = choose_telling(words.questionnaire, beside_all)[:MOST_TELLING]
        groups = choose_groups(words, result, source)
        everyone = groups[0]
        shown = [node for node in result.nodes if is_shown(node)]
        of, nodes = [group.group for group in groups], [node.id for node in shown]
        yield CohortView(
            title=one_line(source.title),
            about=_caution(words, [standings[key] for key in product(of, nodes) if key in standings]),
            remark=_remark(words, result, source),
            averages=tuple(_averages(words, result, everyone, standings)),
            groups=groups,
            rows=tuple(_rows(words, shown, groups, standings)),
            telling=tuple(view_comparison(words, result, comparison) for comparison in telling),
        )


def _caution(words: Wording, shown: Iterable[NodeStanding]) -> str:
    """What a standing among these cities does not say, and how places are counted where there are any."""
    told = words.say.text(
        "These cities are no sample of all cities: where yours stands among them says nothing of others."
    )
    if not any(found.place for found in shown):
        return told
    counted = words.say.text(
        "Places count your city too: as one of these cities if one of them has the same score, else as one more."
    )
    return f"{told} {counted}"


def _averages(words: Wording, result: Result, everyone: GroupView, standings: NodeStandings) -> Iterator[AverageView]:
    """Each index that has a score, beside the average of all cities."""
    for node in result.nodes:
        found = standings.get((None, node.id))
        if node.kind is NodeKind.INDEX and found and found.position:
            yield AverageView(node.id, one_line(node.title), _about(words, everyone, found))


def _rows(
    words: Wording, nodes: list[NodeResult], groups: tuple[GroupView, ...], standings: NodeStandings
) -> Iterator[CohortRowView]:
    say = words.say
    for node in nodes:
        beside = tuple(
            _beside(words, group, standings[group.group, node.id])
            for group in groups
            if (group.group, node.id) in standings
        )
        is_index = node.kind is NodeKind.INDEX
        if len(beside) < len(groups) or not (is_index or any(one.mean for one in beside)):
            continue
        title = one_line(node.title)
        score = None if node.score is None else words.rounded(node.score)
        yours = score.shown if score else say.text("no score")
        yield CohortRowView(title, yours, beside, is_index, score.number if score else None)


_POSITIONS: dict[Position | None, str] = {
    None: template("average {mean}"),
    Position.ABOVE: template("above the average of {mean}"),
    Position.ABOUT: template("about the average of {mean}"),
    Position.BELOW: template("below the average of {mean}"),
}


def _beside(words: Wording, group: GroupView, found: NodeStanding) -> BesideView:
    average, mean = (None, "") if found.mean is None else words.rounded(found.mean)
    about, place = _about(words, group, found), _place(words, found)
    told = words.say.named(group.title, words.say.listed((about, place)))
    return BesideView(group.title, mean, about, place, told, average)


def _about(words: Wording, group: GroupView, found: NodeStanding) -> str:
    """Where the score stands about the average; how many cities have one where that is not all of them."""
    say = words.say
    if found.mean is None:
        return ""
    average = say.text(_POSITIONS[found.position], mean=say.number(found.mean))
    if found.n is None or found.n == group.cities:
        return average
    few = say.count("{number} city has a score", "{number} cities have a score", found.n)
    return f"{average}, {few}"


def _place(words: Wording, found: NodeStanding) -> str:
    """The place, or the percentiles in words; why there is nothing to compare with; empty where none is to be said."""
    say = words.say
    match found.reason:
        case StandingReason.SUPPRESSED:
            return say.text("hidden, so that no city can be known")
        case StandingReason.NOT_PUBLISHED:
            return say.text(
                "the cohort publishes no scores for this: too few cities have one, or they would give some away"
            )
    if found.percentiles:
        return word_percentiles(say, found.percentiles)
    if not found.place or not found.around:
        return ""
    ranked = {"rank": found.place.rank, "of": found.place.of}
    if found.place.shared:
        return say.text("shared place {rank} of {of}", **ranked)
    return say.text("place {rank} of {of}", **ranked)


def _remark(words: Wording, result: Result, source: SourceRef) -> str:
    """Whether the cities answered another state of the questionnaire."""
    built = source.provenance
    if built is None or built.questionnaire.hash == result.questionnaire.hash:
        return ""
    then, now = one_line(built.questionnaire.version), one_line(result.questionnaire.version)
    if then == now:
        return words.say.text(
            "These cities answered version {version} before or after it was changed. Scores may differ for that alone.",
            version=now,
        )
    return words.say.text(
        "These cities answered version {then} of the questionnaire, and your city version {now}. Scores may differ for "
        "that alone.",
        then=then, now=now,
    )  # fmt: skip
