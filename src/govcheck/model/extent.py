"""How much of the questionnaire the answers cover, and what answering all of it would bring."""

from __future__ import annotations

from dataclasses import dataclass

from govcheck.model.record import Count, Id, Number


@dataclass(frozen=True, kw_only=True)
class IndexWidth:
    """The width of an index's interval in points: now, and with the full version answered."""

    id: Id
    now: Number
    full: Number


@dataclass(frozen=True, kw_only=True)
class Extent:
    """Whether the quick version was taken alone; how many of the questions asked belong to it.

    What waits for an answer that is not known counts as asked, yet not as part of the quick version.
    """

    quick: bool
    quick_questions: Count
    questions: Count
    widths: tuple[IndexWidth, ...]
