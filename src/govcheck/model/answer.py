"""Answers: the state of each, its value, and the file they are kept in."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictStr, model_validator

from govcheck.model.profile import City, Respondent
from govcheck.model.record import Flag, FreeText, Id, Number, Record, Text


class AnswerState(StrEnum):
    """What is known of an answer, apart from its value."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "not-applicable"
    DONT_KNOW = "dont-know"
    SKIPPED = "skipped"
    NOT_ASKED = "not-asked"


Value = StrictBool | Number | StrictStr | tuple[StrictStr, ...]
"""Yes-no: true or false; single: an option id; several: option ids; number: a number."""


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return date.fromisoformat(value)
    raise ValueError("a date is written as 2026-11-20")


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]


class Answer(Record):
    """One answer as an officer gave it."""

    value: Value | None = None
    state: Literal[AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE, AnswerState.DONT_KNOW, AnswerState.SKIPPED] = (
        AnswerState.ANSWERED
    )
    unsure: Flag = False
    reason: FreeText = ""
    note: FreeText = ""
    evidence: tuple[Text, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: object) -> object:
        """A bare value is an answer without more; a mapping without a value needs its state."""
        return data if isinstance(data, (dict, Answer)) else {"value": data}

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        answered = self.state is AnswerState.ANSWERED
        if answered and self.value is None:
            raise ValueError("give a value, or a state such as dont-know")
        if not answered and self.value is not None:
            raise ValueError(f"an answer with the state {self.state} has no value")
        if self.state is AnswerState.NOT_APPLICABLE and not self.reason:
            raise ValueError("not-applicable needs a reason")
        if self.unsure and not answered:
            raise ValueError("only an answer with a value can be unsure")
        return self

    @property
    def documented(self) -> bool:
        """Whether a note or evidence stands behind it."""
        return bool(self.note or self.evidence)


SKIPPED = Answer(state=AnswerState.SKIPPED)
"""The answer to a question nobody has answered yet."""


class Target(Record):
    """Where the city wants to be: an answer to reach, by when, and who sees to it."""

    value: Value
    by: Day
    owner: Text | None = None


class AnswerFile(Record):
    """The answers of one city to one questionnaire.

    Whether the answers fit the questions is checked against the questionnaire, not here.
    """

    govcheck: Literal[1] = Field(description="the version of the file format")
    questionnaire: Id
    version: Text
    hash: Text | None = None
    city: City
    date: Day
    respondents: tuple[Respondent, ...] = ()
    sample: Flag = Field(default=False, description="true: the city and its answers are made up")
    answers: dict[Id, Answer] = {}
    targets: dict[Id, Target] = {}

    def answer(self, question: str) -> Answer:
        """The answer to a question; skipped where there is none."""
        return self.answers.get(question, SKIPPED)

    def with_answer(self, question: str, answer: Answer) -> AnswerFile:
        """The same file with one answer set."""
        return self.model_copy(update={"answers": {**self.answers, question: answer}})
