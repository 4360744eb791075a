"""A comparison: an answer beside what is published of the participating cities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govcheck.model.answer import Value
from govcheck.model.benchmark import FigureKind, FigureOf
from govcheck.model.cohort import PeerGroup
from govcheck.model.record import Id, Number


class Position(StrEnum):
    """Where the city stands beside a figure."""

    WITH = "with"
    WITHOUT = "without"
    BELOW = "below"
    ABOUT = "about"
    WITHIN = "within"
    ABOVE = "above"
    NAMED = "named"
    NOT_NAMED = "not-named"


@dataclass(frozen=True, kw_only=True)
class Portion:
    """A published category: its share, its count where known, its place in an order as text."""

    category: Id
    label: str
    value: Number | str
    count: int | None
    yours: bool


@dataclass(frozen=True, kw_only=True)
class Circumstance:
    """What figures hold for, such as one event: whether the city's answers speak of the same.

    ``yours`` is what the city said to ``question``, in words; ``None`` where it said nothing.
    """

    question: Id
    yours: str | None
    same: bool


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """An answer beside what is published of the participating cities, or computed of the cities of a cohort.

    ``of`` says what the figure is of: a published indicator, or in a cohort the question itself, whose
    id then stands in ``indicator``; ``group`` is the peer group that it is of, all cities where it is
    ``None``. ``place`` and ``line`` are where it stands in a study. ``value`` as published; ``low`` and
    ``high`` the 95 % Wilson interval of a share, in percent, or the ends of a published interval;
    ``below``, ``at``, ``above`` count participants. ``period`` says when the figure is from, where the
    edition does not say it all. Where the ``circumstance`` is not the same, there is no position:
    nobody is ahead or behind.
    """

    benchmark: Id
    edition: int
    indicator: Id
    category: Id | None
    question: Id
    kind: FigureKind
    yours: Value | None
    value: Number | str | None
    n: int | None
    count: int | None
    low: Number | None
    high: Number | None
    below: int | None = None
    at: int | None = None
    above: int | None = None
    position: Position | None
    portions: tuple[Portion, ...] = ()
    scale: str | None
    base: str
    text: str
    place: str | None
    line: str | None
    note: str | None
    remark: str | None = None
    period: str | None = None
    circumstance: Circumstance | None = None
    of: FigureOf = FigureOf.INDICATOR
    group: PeerGroup | None = None

    def __hash__(self) -> int:
        """Of what nearly all comparisons differ in: to hash all fields takes longer than to look up what is kept."""
        return hash((self.benchmark, self.indicator, self.category, self.question, self.text))
