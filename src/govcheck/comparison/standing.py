"""The scores of nodes beside those of a cohort: above, about or below its mean, and the place among its cities.

A percentile is told from ``percentiles_from`` cities on, and only as between two published
quantiles; of fewer cities a place, such as the 3rd of 12.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govcheck.comparison.peer import find_own, name_cities, own_figures
from govcheck.model.benchmark import PERCENT, FigureOf
from govcheck.model.cohort import GroupKind
from govcheck.model.comparison import Position
from govcheck.model.result import NodeReason
from govcheck.model.standing import Around, NodeStanding, Percentiles, Place, StandingReason
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.comparison.peer import Peers
    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.cohort import CohortRules, PeerGroup, Quantile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import NodeResult


@dataclass(frozen=True)
class Scale:
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
    scale = Scale(about, 10**-rules.ordered_digits / 2, rules.percentiles_from, language)
    for benchmark in benchmarks:
        figures = {(f.indicator, f.group): f for f in own_figures(benchmark, FigureOf.NODE, peers)}
        suppressed = benchmark.provenance.suppressed if benchmark.provenance else ()
        hidden = {own for own in (find_own(one.group, peers) for one in suppressed) if own is not None}
        groups = dict.fromkeys(group for _, group in figures)
        if not groups and benchmark.provenance is None:
            continue
        for group in sorted({None, *groups, *hidden}, key=_order):
            for node in nodes:
                figure = figures.get((node.id, group))
                if figure is not None:
                    yield stand(scale, benchmark, node, figure)
                elif group is None or group in hidden:
                    yield _nothing(language, benchmark, node, group)


def _order(group: PeerGroup | None) -> tuple[int, str]:
    """All cities first, then the groups in the order of their kinds."""
    return (0, "") if group is None else (1 + list(GroupKind).index(group.by), group.id)


def stand(scale: Scale, benchmark: Benchmark, node: NodeResult, figure: Figure) -> NodeStanding:
    """A node beside one figure.

    Without a score of the city there is no position and no place, but the figure is still told.
    """
    mean, n = float(figure.value), figure.n or 0
    nothing = NodeStanding(
        node=node.id, benchmark=benchmark.id, group=figure.group, yours=node.score, n=n, mean=mean, position=None,
        around=None, place=None, percentiles=None, reason=_find_reason(node), text="",
    )  # fmt: skip
    if node.score is None:
        return replace(nothing, text=_word(scale.language, node, figure, nothing))
    few = n < scale.percentiles_from
    around = count_around(node.score, figure.ordered, scale.half) if few and figure.ordered else None
    found = replace(
        nothing,
        position=_find_position(node.score, mean, scale.about),
        around=around,
        place=find_place(around) if around else None,
        percentiles=find_percentiles(node.score, figure.quantiles, scale.half)
        if figure.quantiles and not few
        else None,
    )
    return replace(found, text=_word(scale.language, node, figure, found))


def count_around(score: float, ordered: Sequence[float], half: float) -> Around:
    """How many of the scores are below, at and above one; they are told rounded, to twice ``half``.

    >>> count_around(61.44, (40.0, 61.4, 61.4, 80.0), 0.05)
    Around(below=1, at=2, above=1)
    """
    below = sum(other < score - half - SLACK for other in ordered)
    above = sum(other > score + half + SLACK for other in ordered)
    return Around(below=below, at=len(ordered) - below - above, above=above)


def find_place(around: Around) -> Place:
    """The place from the highest score down; a city that is none of them counts as one more.

    >>> find_place(Around(below=9, at=1, above=2)), find_place(Around(below=9, at=0, above=2))
    (Place(rank=3, of=12, shared=False), Place(rank=3, of=12, shared=False))
    """
    of = around.below + max(around.at, 1) + around.above
    return Place(rank=1 + around.above, of=of, shared=around.at > 1)


def find_percentiles(score: float, quantiles: Sequence[Quantile], half: float = 0.0) -> Percentiles:
    """Between which quantiles a score lies; where it is that of one or several, from the first to the last of them.

    They are told rounded, to at most twice ``half``.

    >>> from govcheck.model.cohort import Quantile
    >>> quantiles = [Quantile(at=at, value=value) for at, value in ((25, 40.0), (50, 60.0), (75, 60.0))]
    >>> find_percentiles(50.0, quantiles), find_percentiles(70.0, quantiles)
    (Percentiles(low=25.0, high=50.0), Percentiles(low=75.0, high=None))
    >>> find_percentiles(60.0, quantiles)
    Percentiles(low=50.0, high=75.0)
    """
    same = [one.at for one in quantiles if abs(one.value - score) <= half + SLACK]
    if same:
        return Percentiles(low=min(same), high=max(same))
    low = max((one.at for one in quantiles if one.value < score), default=None)
    high = min((one.at for one in quantiles if one.value > score), default=None)
    return Percentiles(low=low, high=high)


def _find_position(score: float, mean: float, about: float) -> Position:
    if abs(score - mean) <= about + SLACK:
        return Position.ABOUT
    return Position.ABOVE if score > mean else Position.BELOW


def _find_reason(node: NodeResult) -> StandingReason | None:
    if node.score is not None:
        return None
    absent = node.reason is NodeReason.NOT_APPLICABLE
    return StandingReason.NOT_APPLICABLE if absent else StandingReason.TOO_FEW_ANSWERS


def _nothing(say: Language, benchmark: Benchmark, node: NodeResult, group: PeerGroup | None) -> NodeStanding:
    """A standing where nothing is published."""
    if group is None:
        reason = StandingReason.NOT_PUBLISHED
        text = say.text("The cohort has no scores for “{node}”.", node=node.title)
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
        return stands + " " + _word_percentiles(say, found.percentiles)
    return stands


def _word_percentiles(say: Language, found: Percentiles) -> str:
    low = None if found.low is None else say.figure(found.low)
    high = None if found.high is None else say.figure(found.high)
    if low is None:
        return say.text("Your city's score lies below percentile {high}.", high=high)
    if high is None:
        return say.text("Your city's score lies above percentile {low}.", low=low)
    if low == high:
        return say.text("Your city's score lies at percentile {low}.", low=low)
    return say.text("Your city's score lies between percentiles {low} and {high}.", low=low, high=high)
