"""Benchmarks: what was published of the cities of a study, or computed from the answers of a cohort."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from math import inf
from typing import Literal, Self

from pydantic import Field, model_validator

from govcheck.model.cohort import PeerGroup, Provenance, Quantile
from govcheck.model.condition import Condition
from govcheck.model.question import QuestionType
from govcheck.model.record import Count, Id, Number, Phrase, Record, Text


class FigureKind(StrEnum):
    """How a figure was published, which decides what may be said with it."""

    SHARE = "share"
    DISTRIBUTION = "distribution"
    MEAN = "mean"
    INTERVAL = "interval"
    ORDER = "order"
    TOP3 = "top3"
    MENTIONS = "mentions"
    SCORE = "score"


FITTING = {
    QuestionType.YES_NO: {FigureKind.SHARE},
    QuestionType.SINGLE: {FigureKind.SHARE, FigureKind.DISTRIBUTION},
    QuestionType.SEVERAL: {FigureKind.SHARE, FigureKind.TOP3},
    QuestionType.NUMBER: {FigureKind.MEAN},
}
"""The kinds of figures that can be of a question itself, by its type."""

BESIDE = {
    QuestionType.YES_NO: FITTING[QuestionType.YES_NO],
    QuestionType.SINGLE: FITTING[QuestionType.SINGLE] | {FigureKind.MEAN, FigureKind.INTERVAL, FigureKind.ORDER},
    QuestionType.SEVERAL: FITTING[QuestionType.SEVERAL] | {FigureKind.MENTIONS, FigureKind.ORDER},
    QuestionType.NUMBER: FITTING[QuestionType.NUMBER] | {FigureKind.INTERVAL, FigureKind.ORDER},
}
"""The kinds of published figures that a question can be set beside, by its type: nothing true is said of others."""


class FigureOf(StrEnum):
    """What a figure is of: a published indicator, or a question or a node of the questionnaire itself."""

    INDICATOR = "indicator"
    QUESTION = "question"
    NODE = "node"


class Figure(Record):
    """One published figure.

    ``indicator`` is the id of what the figure is ``of``. ``value`` is a percentage (share,
    distribution, top3, mentions), a mean on ``scale``, the mean score of a node, the two ends of an
    interval as text, or a place in an order as text. ``n`` and ``count`` are ``None`` where the study
    does not let them be known. ``group`` is the peer group it is of; all participants where it is
    ``None``. ``quantiles`` of enough cities, or the scores of fewer in rising order, are there for
    scores and means alone; ``place`` and ``line`` for what stands in a study. ``said`` are the words
    for a place in an order that is no rank. ``holds_for`` says of which cities they can be told to be
    ahead or behind: of all where it is ``None``.
    """

    indicator: Id
    category: Id | None
    kind: FigureKind
    value: Number | Text
    n: Count | None
    count: Count | None
    scale: Text | None
    base: Text
    who: Text
    source: Text
    line: Text | None
    place: Text | None
    note: Text | None
    remark: Text | None
    said: Phrase | None = None
    holds_for: Condition | None = None
    of: FigureOf = FigureOf.INDICATOR
    group: PeerGroup | None = None
    quantiles: tuple[Quantile, ...] = ()
    ordered: tuple[Number, ...] = ()


def find_ends(text: str) -> tuple[float, float]:
    """The two ends of a scale or an interval, such as ``1-5`` or ``1-5 (from informing to empowering)``.

    Raises:
        ValueError: the text does not begin with two numbers.
    """
    low, _, high = text.split(" ", maxsplit=1)[0].partition("-")
    return float(low), float(high)


class FigureRow(Record):
    """A category of a block, with what differs from its block."""

    category: Id | None = None
    value: Number | Text
    said: Phrase | None = Field(
        default=None, description="how a place that is no rank is said, such as “in the top group”"
    )
    count: Count | None = None
    n: Count | None = None
    note: Text | None = None
    quantiles: tuple[Quantile, ...] = Field(
        default=(), description="of a score or a mean, where there are enough cities"
    )
    ordered: tuple[Number, ...] = Field(
        default=(), description="the scores of all cities in rising order, where they are too few for quantiles"
    )


class Block(Record):
    """The figures of one indicator, question or node, with what they share."""

    indicator: Id = Field(description="the id of the indicator; of the question or the node, where `of` says so")
    of: FigureOf = FigureOf.INDICATOR
    group: PeerGroup | None = Field(default=None, description="the peer group that the figures are of; else all cities")
    kind: FigureKind
    base: Text | None = Field(default=None, description="left out where it is all who answered")
    who: Phrase | None = Field(default=None, description="the base in a sentence; the benchmark's own where left out")
    scale: Text | None = None
    n: Count | None = None
    line: Text | None = None
    place: Phrase | None = None
    note: Text | None = None
    remark: Phrase | None = Field(default=None, description="what a reader of a report should know of the figures")
    holds_for: Condition | None = Field(
        default=None,
        description="the city's answer that makes its answers speak of the same as the figures; with any other "
        "they are shown side by side, and nobody is ahead or behind",
    )
    figures: tuple[FigureRow, ...]

    @model_validator(mode="after")
    def _is_found_again(self) -> Self:
        if self.of is FigureOf.INDICATOR and None in {self.base, self.line, self.place}:
            raise ValueError("A published figure says its base, and the place and line where it stands.")
        return self

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        for row in self.figures:
            if (row.quantiles or row.ordered) and self.kind not in SPREAD:
                raise ValueError("Quantiles and scores in their order belong to scores and means.")
            n = row.n if row.n is not None else self.n
            if row.count is not None and not (n and row.count <= n):
                raise ValueError("A count needs an n, and is no more than it.")
            match self.kind:
                case FigureKind.ORDER:
                    fits = isinstance(row.value, str)
                case FigureKind.INTERVAL:
                    fits = isinstance(row.value, str) and _lie_on(row.value, self.scale)
                case FigureKind.MEAN:
                    fits = not isinstance(row.value, str) and _lie_on(self.scale or "", self.scale)
                case FigureKind.SCORE:
                    fits = not isinstance(row.value, str) and 0 <= row.value <= PERCENT and bool(n)
                case _:
                    fits = not isinstance(row.value, str) and 0 <= row.value <= PERCENT
            if not fits:
                raise ValueError(_EXPECTED[self.kind])
            if self.kind is FigureKind.ORDER and row.said is None and not str(row.value).isdecimal():
                raise ValueError("A place in an order that is no whole number needs `said`, the words for it.")
        return self


PERCENT = 100

SPREAD = {FigureKind.SCORE, FigureKind.MEAN}
"""The kinds of which it can be said how the cities lie around the value."""

_EXPECTED = {
    FigureKind.ORDER: "The value of an order is its place, as text.",
    FigureKind.INTERVAL: "The value of an interval is text such as 2-3, and lies on its scale, text such as 1-5.",
    FigureKind.MEAN: "The value of a mean is a number, and its scale text such as 1-5.",
    FigureKind.SCORE: "The value of a score is a number from 0 to 100, with its n.",
} | dict.fromkeys(
    (FigureKind.SHARE, FigureKind.DISTRIBUTION, FigureKind.TOP3, FigureKind.MENTIONS),
    "The value of a share is a number from 0 to 100.",
)


def _lie_on(ends: str, scale: str | None) -> bool:
    """Whether a range lies on a scale, which rises."""
    try:
        (first, last), (low, high) = find_ends(ends), find_ends(scale or "")
    except ValueError:
        return False
    return low < high < inf and low <= first <= last <= high


class Study(Record):
    """The document that the figures stand in; ``text`` is the name of its transcript.

    Of a cohort: its title, who built it, and the questionnaire that was answered.
    """

    title: Text
    publisher: Text
    text: Text


class Benchmark(Record):
    """Everything that one file under ``benchmarks/`` holds, or one that was built from answers.

    What was built says its ``provenance``; its figures are of questions and nodes, and need no
    indicator to be set beside a city.
    """

    schema_version: Literal[1]
    id: Id
    edition: int = Field(ge=1, le=9999)
    title: Phrase
    participants: Count
    who: Phrase
    period: Phrase | None = Field(
        default=None, description="when the figures are from, and what they are about; the edition where left out"
    )
    caution: Phrase
    study: Study
    provenance: Provenance | None = None
    blocks: tuple[Block, ...]

    def __hash__(self) -> int:
        """Of what names it: what follows from a benchmark alone is kept by it, and all its figures are many."""
        return hash((self.id, self.edition, self.participants))

    def expand(self, blocks: Iterable[Block]) -> Iterator[Figure]:
        """Every figure of some of the blocks on its own."""
        for block in blocks:
            who = block.who or self.who
            shared = {"indicator": block.indicator, "kind": block.kind, "scale": block.scale, "base": block.base or who}
            place = {"who": who, "source": self.study.text, "line": block.line, "place": block.place}
            for row in block.figures:
                yield Figure(
                    **shared, **place, category=row.category, value=row.value, count=row.count,
                    n=row.n if row.n is not None else block.n, note=row.note or block.note, remark=block.remark,
                    said=row.said, holds_for=block.holds_for, of=block.of, group=block.group, quantiles=row.quantiles,
                    ordered=row.ordered,
                )  # fmt: skip

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure on its own, in the order of the file."""
        return tuple(self.expand(self.blocks))

    @cached_property
    def by_indicator(self) -> dict[str, tuple[Figure, ...]]:
        """The figures of each published indicator; those of questions and nodes are none."""
        found: dict[str, list[Figure]] = {}
        for figure in self.expand(block for block in self.blocks if block.of is FigureOf.INDICATOR):
            found.setdefault(figure.indicator, []).append(figure)
        return {indicator: tuple(figures) for indicator, figures in found.items()}
