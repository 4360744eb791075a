"""Benchmarks: what was published of the cities that took part in a study."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from govcheck.model.condition import Condition
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


class Figure(Record):
    """One published figure.

    ``value`` is a percentage (share, distribution, top3, mentions), a mean on ``scale``, the two
    ends of an interval as text, or a place in an order as text. ``n`` and ``count`` are ``None``
    where the study does not let them be known. ``said`` are the words for a place in an order that
    is no rank. ``holds_for`` says of which cities they can be told to be ahead or behind: of all
    where it is ``None``.
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
    line: Text
    place: Text
    note: Text | None
    remark: Text | None
    said: Phrase | None = None
    holds_for: Condition | None = None


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


class Block(Record):
    """The figures of one indicator, with what they share."""

    indicator: Id
    kind: FigureKind
    base: Text
    who: Phrase | None = Field(default=None, description="the base in a sentence; the benchmark's own where left out")
    scale: Text | None = None
    n: Count | None = None
    line: Text
    place: Phrase
    note: Text | None = None
    remark: Phrase | None = Field(default=None, description="what a reader of a report should know of the figures")
    holds_for: Condition | None = Field(
        default=None,
        description="the city's answer that makes its answers speak of the same as the figures; with any other "
        "they are shown side by side, and nobody is ahead or behind",
    )
    figures: tuple[FigureRow, ...]

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        for row in self.figures:
            n = row.n if row.n is not None else self.n
            if row.count is not None and not (n and row.count <= n):
                raise ValueError("A count needs an n, and is no more than it.")
            match self.kind:
                case FigureKind.ORDER:
                    fits = isinstance(row.value, str)
                case FigureKind.INTERVAL:
                    fits = isinstance(row.value, str) and _is_range(row.value)
                case FigureKind.MEAN:
                    fits = not isinstance(row.value, str) and _is_range(self.scale or "")
                case _:
                    fits = not isinstance(row.value, str) and 0 <= row.value <= PERCENT
            if not fits:
                raise ValueError(_EXPECTED[self.kind])
            if self.kind is FigureKind.ORDER and row.said is None and not str(row.value).isdecimal():
                raise ValueError("A place in an order that is no whole number needs `said`, the words for it.")
        return self


PERCENT = 100

_EXPECTED = {
    FigureKind.ORDER: "The value of an order is its place, as text.",
    FigureKind.INTERVAL: "The value of an interval is text such as 2-3.",
    FigureKind.MEAN: "The value of a mean is a number, and its scale text such as 1-5.",
} | dict.fromkeys(
    (FigureKind.SHARE, FigureKind.DISTRIBUTION, FigureKind.TOP3, FigureKind.MENTIONS),
    "The value of a share is a number from 0 to 100.",
)


def _is_range(text: str) -> bool:
    try:
        low, high = find_ends(text)
    except ValueError:
        return False
    return low < high


class Study(Record):
    """The document that the figures stand in; ``text`` is the name of its transcript."""

    title: Text
    publisher: Text
    text: Text


class Benchmark(Record):
    """Everything that one file under ``benchmarks/`` holds."""

    schema_version: Literal[1]
    id: Id
    edition: int
    title: Phrase
    participants: Count
    who: Phrase
    period: Phrase | None = Field(
        default=None, description="when the figures are from, and what they are about; the edition where left out"
    )
    caution: Phrase
    study: Study
    blocks: tuple[Block, ...]

    def _figures(self) -> Iterator[Figure]:
        for block in self.blocks:
            shared = {"indicator": block.indicator, "kind": block.kind, "scale": block.scale, "base": block.base}
            place = {"who": block.who or self.who, "source": self.study.text, "line": block.line, "place": block.place}
            for row in block.figures:
                yield Figure(
                    **shared, **place, category=row.category, value=row.value, count=row.count,
                    n=row.n if row.n is not None else block.n, note=row.note or block.note, remark=block.remark,
                    said=row.said, holds_for=block.holds_for,
                )  # fmt: skip

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure on its own, in the order of the file."""
        return tuple(self._figures())

    @cached_property
    def by_indicator(self) -> dict[str, tuple[Figure, ...]]:
        """The figures of each indicator."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.indicator, []).append(figure)
        return {indicator: tuple(figures) for indicator, figures in found.items()}
