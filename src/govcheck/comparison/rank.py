"""Where a score ranks among others: its place among few, between which quantiles of many, and that in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.benchmark import PERCENT
from govcheck.model.standing import Around, Percentiles, Place
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.language import Language
    from govcheck.model.cohort import Quantile


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
    (Percentiles(low=25.0, high=50.0, same=False), Percentiles(low=75.0, high=None, same=False))
    >>> find_percentiles(60.0, quantiles)
    Percentiles(low=50.0, high=75.0, same=True)
    """
    same = [one.at for one in quantiles if abs(one.value - score) <= half + SLACK]
    if same:
        return Percentiles(low=min(same), high=max(same), same=True)
    low = max((one.at for one in quantiles if one.value < score), default=None)
    high = min((one.at for one in quantiles if one.value > score), default=None)
    return Percentiles(low=low, high=high, same=False)


def word_percentiles(say: Language, found: Percentiles) -> str:
    """How many of the cities have a lower score, or a higher one: a label, below a column of them.

    10% of the cities have no higher score than the quantile of 10, and 90% no lower one. So the cities
    below a score are at least as many as its lower quantile says, and at most as many as its higher one,
    within one city; a score that is itself a quantile, or several, may be shared on either side. At the ends, and
    of such a score, the side with fewer cities is told: it says where the score is; with as many on either, both.
    """
    if found.low is None or found.high is None:
        below, above = found.high, found.low
    elif found.same:
        below, above = found.low, found.high
    else:
        return say.text("{low} to {high}% of them score lower", low=say.figure(found.low), high=say.figure(found.high))
    lower = PERCENT if below is None else below
    higher = PERCENT if above is None else PERCENT - above
    if lower == higher == PERCENT / 2:
        return say.text("in the middle: at most half of them score lower, and at most half higher")
    if lower == higher:
        return say.text(
            "in the middle: at most {part}% of them score lower, and at most {part}% higher", part=say.figure(lower)
        )
    if lower < higher:
        return say.text("at most {part}% of them score lower", part=say.figure(lower))
    return say.text("at most {part}% of them score higher", part=say.figure(higher))
