"""A standing: the score of a node beside the scores of a cohort, or of a peer group of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govcheck.model.cohort import PeerGroup
from govcheck.model.comparison import Position
from govcheck.model.record import Count, Id, Number, Percent


class StandingReason(StrEnum):
    """Why a score has no place beside those of the cohort."""

    TOO_FEW_ANSWERS = "too-few-answers"
    NOT_APPLICABLE = "not-applicable"
    NOT_PUBLISHED = "not-published"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, kw_only=True)
class Around:
    """How many scores of the cohort are below, at and above the city's own."""

    below: Count
    at: Count
    above: Count


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place from the highest score down: 1 and the number of higher scores.

    Whether a city is itself in a cohort is not told by the cohort. Where one of its scores is the
    city's own, the city is counted as that one, and ``of`` is the number of cities; two or more such
    scores have a ``shared`` place. Where none is, the city is none of them, and ``of`` is one more.
    """

    rank: Count
    of: Count
    shared: bool


@dataclass(frozen=True, kw_only=True)
class Percentiles:
    """Between which of the published quantiles a score lies, in percent; ``None`` beyond the outermost one.

    ``same``: the score is that of these quantiles, and of all between them.
    """

    low: Percent | None
    high: Percent | None
    same: bool


@dataclass(frozen=True, kw_only=True)
class NodeStanding:
    """The score of a node beside the ``n`` scores of a cohort, or of the peer group ``group`` of it.

    ``mean`` and all scores run from 0 to 100. ``position`` is beside the mean, as of answers beside
    published means. ``around`` and ``place`` are told of few cities, ``percentiles`` of many: never
    both. ``reason`` says why there is no position; ``n`` and ``mean`` are ``None`` where it is that
    nothing is published.
    """

    node: Id
    benchmark: Id
    group: PeerGroup | None
    yours: Number | None
    n: Count | None
    mean: Number | None
    position: Position | None
    around: Around | None
    place: Place | None
    percentiles: Percentiles | None
    reason: StandingReason | None
    text: str
