"""What the published figures of one drawing are cited with: where they stand, and what is to be known of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.benchmark import FigureKind
from govcheck.report.view.circumstance import word_circumstance, word_period
from govcheck.report.view.wording import KEPT, Wording, fixed_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.model.comparison import Comparison


class Citation(NamedTuple):
    """The citations, what theirs and yours are about, and the remarks; each is said once."""

    cited: tuple[str, ...]
    circumstances: tuple[str, ...]
    notes: tuple[str, ...]


def cite(words: Wording, comparisons: Iterable[Comparison]) -> Citation:
    """What stands behind the figures of all comparisons together; empty where there are none."""
    found = tuple(comparisons)
    return Citation(
        cited=_once([word_source(words, comparison) for comparison in found]),
        circumstances=_once([word_circumstance(words, comparison) for comparison in found]),
        notes=_once([word_remark(comparison) for comparison in found]),
    )


def word_source(words: Wording, comparison: Comparison) -> str:
    """Where a figure is from: the edition, how many took part, and the chapter; of a cohort, how many answered."""
    return _source(words, comparison.kind, comparison.n, comparison.place, word_period(comparison))


@lru_cache(maxsize=KEPT)
def _source(words: Wording, kind: FigureKind, n: int | None, place: str | None, period: str) -> str:
    say = words.say
    if place is None:
        return say.text("Cities of a cohort, {period}; n = {n}.", period=period, n=n)
    place = fixed_line(place)
    if kind is FigureKind.MENTIONS and n is not None:
        return say.text(
            "Participating cities, {period}; {n} mentions; chapter “{place}”.", period=period, n=n, place=place
        )
    if n is None:
        return say.text(
            "Participating cities, {period}; their number is not published; chapter “{place}”.",
            period=period, place=place,
        )  # fmt: skip
    return say.text("Participating cities, {period}; n = {n}; chapter “{place}”.", period=period, n=n, place=place)


def word_remark(comparison: Comparison) -> str:
    """What is to be known of a figure; empty where nothing is."""
    return fixed_line(comparison.remark) if comparison.remark else ""


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple([text for text in dict.fromkeys(texts) if text])
