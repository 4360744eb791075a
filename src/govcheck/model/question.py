"""A question: what is asked, how it can be answered, and what an answer is worth."""

from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from govcheck.model.condition import Condition
from govcheck.model.record import Count, Flag, Id, Number, Record, Share, Weight, Words
from govcheck.model.source import Source


class QuestionType(StrEnum):
    """How a question is answered."""

    YES_NO = "yes-no"
    SINGLE = "single"
    SEVERAL = "several"
    NUMBER = "number"


class Role(StrEnum):
    """What an answer is used for; only maturity is scored."""

    MATURITY = "maturity"
    PRIORITY = "priority"
    DIAGNOSTIC = "diagnostic"
    CONTEXT = "context"


class IfNotAsked(StrEnum):
    """What it means that a question's own condition excludes it."""

    ABSENT = "absent"
    LOWEST = "lowest"


class Option(Record):
    """One answer to choose.

    ``value`` is its worth from 0 to 1 (single choice), or its weight in the list (several).
    ``criterion`` says what must be true to choose it. An ``exclusive`` option stands alone.
    """

    id: Id
    value: Share
    label: Words
    criterion: Words | None = None
    exclusive: Flag = False


class Anchor(Record):
    """What a point of a number scale means."""

    at: Number
    text: Words


class IndicatorRef(Record):
    """The published indicator, and the category of it, that an answer is set beside.

    ``options``: the options that a published category joins, such as "low or very low"; without
    them the category is an option itself.
    """

    id: Id
    category: Id | None = None
    options: tuple[Id, ...] = ()


YES_NO = (Option(id="no", value=0.0, label="No"), Option(id="yes", value=1.0, label="Yes"))


class Question(Record):
    """One question with its texts. Ids are never reused; a retired question keeps its id."""

    id: Id
    section: Id
    type: QuestionType
    role: Role
    quick: Flag = False
    ask_if: Condition | None = None
    if_not_asked: IfNotAsked | None = None
    indicators: tuple[IndicatorRef, ...] = ()
    source: Source
    text: Words
    help: Words
    criterion: Words | None = None
    min: Number | None = None
    max: Number | None = None
    anchors: tuple[Anchor, ...] = ()
    at_most: Count | None = Field(default=None, ge=1)
    enough: Weight | None = None
    options: tuple[Option, ...] = Field(default=(), max_length=200)

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """The options from which an answer is chosen, in the order shown; empty for numbers."""
        return YES_NO if self.type is QuestionType.YES_NO else self.options

    @cached_property
    def by_id(self) -> dict[str, Option]:
        """The options by their ids."""
        return {option.id: option for option in self.choices}

    @cached_property
    def next_higher(self) -> dict[str, str]:
        """For each option but the best the one of the next higher value; of equal ones the first by its id."""
        rising = sorted(self.choices, key=lambda option: (option.value, option.id))
        above = ((one, next((other for other in rising if other.value > one.value), None)) for one in rising)
        return {one.id: higher.id for one, higher in above if higher}

    @cached_property
    def ordered(self) -> bool:
        """Whether one answer is lower or higher than another: of a number, and of one option where they rise in worth.

        Options that are worth the same, such as kinds of events, have no order, nor has a list.
        """
        values = [option.value for option in self.choices]
        rising = values == sorted(values) and values[:1] < values[-1:]
        return self.type is QuestionType.NUMBER or (self.type is not QuestionType.SEVERAL and rising)

    @cached_property
    def weight(self) -> float:
        """The weight of the options of a list that stand for something."""
        return sum(option.value for option in self.choices if not option.exclusive)

    @cached_property
    def scored(self) -> bool:
        """Whether the answer enters a score."""
        return self.role is Role.MATURITY

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if (self.ask_if is None) != (self.if_not_asked is None):
            raise ValueError("ask_if and if_not_asked come together.")
        if self.type is QuestionType.NUMBER:
            if self.min is None or self.max is None or self.min >= self.max:
                raise ValueError("A number question needs min below max.")
            if any(not self.min <= anchor.at <= self.max for anchor in self.anchors):
                raise ValueError("Anchors stand on the scale, from min to max.")
        elif self.min is not None or self.max is not None or self.anchors:
            raise ValueError("Min, max and anchors belong to number questions.")
        if self.type in {QuestionType.SINGLE, QuestionType.SEVERAL}:
            self._check_options()
        elif self.options:
            raise ValueError("Options belong to single and several questions.")
        if self.type is not QuestionType.SEVERAL and (self.at_most or self.enough):
            raise ValueError("at_most and enough belong to several questions.")
        return self

    def _check_options(self) -> None:
        if len(self.options) in {0, 1}:
            raise ValueError("A choice needs at least two options.")
        if len({option.id for option in self.options}) != len(self.options):
            raise ValueError("Two options share an id.")
        if self.type is QuestionType.SEVERAL:
            if not any(option.value > 0 for option in self.options if not option.exclusive):
                raise ValueError("A list needs an option with a weight above 0.")
            if any(option.exclusive and option.value for option in self.options):
                raise ValueError("An exclusive option of a list is worth 0.")
            if self.enough is not None and self.enough > sum(option.value for option in self.options):
                raise ValueError("Enough is no more than all options together.")
        elif any(option.exclusive for option in self.options):
            raise ValueError("Exclusive belongs to the options of a several question.")
