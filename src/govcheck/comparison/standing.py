"""The scores of nodes beside those of a cohort: above, about or below its mean, and the place among its cities.

Of ``percentiles_from`` cities and more it is told between which of the published quantiles a score
lies; of fewer a place, such as the 3rd of 12.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govcheck.comparison.peer import find_own, group_figures, name_cities, own_groups
from govcheck.comparison.rank import count_around, find_percentiles, find_place, word_percentiles
from govcheck.comparison.scale import stand_to_mean
from govcheck.model.benchmark import PERCENT, FigureOf
from govcheck.model.cohort import GroupKind
from govcheck.model.result import NodeReason
from govcheck.model.standing import NodeStanding, StandingReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.comparison.peer import Peers
    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.cohort import CohortRules, PeerGroup
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import NodeResult


@dataclass(frozen=True)
class StandingRules:
    """By which rules scores are set beside each other, and in which words.

    ``about`` is the distance from the mean, in points, that counts as none; ``half`` half of the last
    digit that the scores of a cohort are told with.
    """

    about: float
    half: float
    percentiles_from: int
    language: Language


def find_standings(
    questionnaire: Questionnaire,
    nodes: Sequence[NodeResult],
    benchmarks: Sequence[Benchmark],
    rules: CohortRules,
    peers: Peers,
    language: Language,
) -> Iterator[NodeStanding]:
    """Every node beside all cities of every cohort, and beside the city's own peer groups in it.

    A node that a cohort has no scores of gets a standing without figures beside all its cities; a
    group that is hidden gets one for each node, a group that the cohort does not tell apart gets none.
    """
    about = PERCENT * questionnaire.scoring.comparison.about
    by = StandingRules(about, 10**-rules.ordered_digits / 2, rules.percentiles_from, language)
    for benchmark in benchmarks:
        figures = {
            (figure.indicator, group): figure
            for group in own_groups(benchmark, peers)
            for figure in group_figures(benchmark, FigureOf.NODE, group)
        }
        suppressed = benchmark.provenance.suppressed if benchmark.provenance else ()
        hidden = {own for one in suppressed if one.group and (own := find_own(one.group, peers))}
        groups = dict.fromkeys(group for _, group in figures)
        if not groups and benchmark.provenance is None:
            continue
        for group in sorted({None, *groups, *hidden}, key=_order):
            for node in nodes:
                figure = figures.get((node.id, group))
                if figure is not None:
                    yield stand(by, benchmark, node, figure)
                elif group is None or group in hidden:
                    yield _nothing(language, benchmark, node, group)


def _order(group: PeerGroup | None) -> tuple[int, str]:
    """All cities first, then the groups in the order of their kinds."""
    return (0, "") if group is None else (1 + list(GroupKind).index(group.by), group.id)


def stand(by: StandingRules, benchmark: Benchmark, node: NodeResult, figure: Figure) -> NodeStanding:
    """A node beside one figure.

    Without a score of the city there is no position and no place, but the figure is still told.
    """
    mean, n = float(figure.value), figure.n or 0
    nothing = NodeStanding(
        node=node.id, benchmark=benchmark.id, group=figure.group, yours=node.score, n=n, mean=mean, position=None,
        around=None, place=None, percentiles=None, reason=_find_reason(node), text="",
    )  # fmt: skip
    if node.score is None:
        return replace(nothing, text=_word(by.language, node, figure, nothing))
    few = n < by.percentiles_from
    around = count_around(node.score, figure.ordered, by.half) if few and figure.ordered else None
    found = replace(
        nothing,
        position=stand_to_mean(node.score, mean, by.about),
        around=around,
        place=find_place(around) if around else None,
        percentiles=find_percentiles(node.score, figure.quantiles, by.half) if figure.quantiles and not few else None,
    )
    return replace(found, text=_word(by.language, node, figure, found))


def _find_reason(node: NodeResult) -> StandingReason | None:
    if node.score is not None:
        return None
    absent = node.reason is NodeReason.NOT_APPLICABLE
    return StandingReason.NOT_APPLICABLE if absent else StandingReason.TOO_FEW_ANSWERS


def _nothing(say: Language, benchmark: Benchmark, node: NodeResult, group: PeerGroup | None) -> NodeStanding:
    """A standing where nothing is published."""
    if group is None:
        reason = StandingReason.NOT_PUBLISHED
        text = say.text(
            "The cohort publishes no scores for “{node}”: too few cities have one, or they would give some away.",
            node=node.title,
        )
    else:
        reason = StandingReason.SUPPRESSED
        text = say.text(
            "{group}: the scores for “{node}” are hidden, so that no city can be known from them.",
            group=group.title, node=node.title,
        )  # fmt: skip
    return NodeStanding(
        node=node.id, benchmark=benchmark.id, group=group, yours=node.score, n=None, mean=None, position=None,
        around=None, place=None, percentiles=None, reason=reason, text=text,
    )  # fmt: skip


# In words.


def _word(say: Language, node: NodeResult, figure: Figure, found: NodeStanding) -> str:
    who = say.text("{n} {who}", n=found.n, who=name_cities(say, figure))
    mean = say.figure(round(found.mean or 0.0, 1))
    stands = say.text("{who} stand at {mean} on average for “{node}”.", who=who, mean=mean, node=node.title)
    match found.reason:
        case StandingReason.TOO_FEW_ANSWERS:
            return stands + " " + say.text("Your city has no score for it yet.")
        case StandingReason.NOT_APPLICABLE:
            return stands + " " + say.text("This does not concern your city.")
    if found.around:
        told = say.count(
            "Of {who}, {number} has a higher score for “{node}” and {below} a lower one.",
            "Of {who}, {number} have a higher score for “{node}” and {below} a lower one.",
            found.around.above,
            who=who, node=node.title, below=found.around.below,
        )  # fmt: skip
        return told + " " + say.text("On average they stand at {mean}.", mean=mean)
    if found.percentiles:
        place = word_percentiles(say, found.percentiles)
        return stands + " " + say.text("Where your city stands: {place}.", place=place)
    return stands
