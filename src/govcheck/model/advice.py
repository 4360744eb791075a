"""Advice as data: what the next step of a question asks, and practices of other cities."""

from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from govcheck.model.record import Count, Id, Name, Record, Share, Text, Title, Weight, Words
from govcheck.model.source import Source


class Effort(StrEnum):
    """How much work a step takes."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Step(Record):
    """The step up to ``to`` (an option; without it: up to the best answer) of a question."""

    to: Id | None = None
    title: Words
    asks: Words
    start: tuple[Words, ...] = Field(min_length=1, max_length=3)
    effort: Effort
    because: Words
    way: Id | None = Field(
        default=None,
        description="how it starts: one of the ways that the profile's bands speak of; null where none fits",
    )
    practices: tuple[Id, ...] = ()
    goals: tuple[Text, ...] = Field(default=(), description="targets of the Sustainable Development Goals")


class Practice(Record):
    """What a participating city did; ``city`` is empty where the study does not name it."""

    id: Id
    city: Name | None
    country: Name | None
    title: Title
    summary: Words
    area: Text
    edition: int
    line: int
    note: Text | None = None


class Ranking(Record):
    """How steps are ordered: gap x priority x ease.

    ``priority_unknown`` stands for a priority that was not asked or not said, and
    ``priority_unchosen`` for that of an option which a city passed over in a list of priorities;
    one that it chose counts 1. No priority counts less than ``priority_least``, so that what
    matters little is still ordered.
    """

    source: Source
    priority_unknown: Share
    priority_unchosen: Share
    priority_least: Share
    first_per_axis: Count
    ease: dict[Effort, Weight]

    @model_validator(mode="after")
    def _every_effort(self) -> Self:
        if set(self.ease) != set(Effort):
            raise ValueError("Ease is given for low, medium and high.")
        return self


class Advice(Record):
    """All advice of a questionnaire."""

    ranking: Ranking
    steps: dict[Id, tuple[Step, ...]] = {}
    practices: tuple[Practice, ...] = ()

    @cached_property
    def by_practice(self) -> dict[str, Practice]:
        """The practices by their ids."""
        return {practice.id: practice for practice in self.practices}
