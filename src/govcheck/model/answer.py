"""Answers: the state of each, its value, and the file they are kept in."""

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictStr, model_validator
from pydantic_core import PydanticCustomError

from govcheck.model.profile import City, Respondent
from govcheck.model.record import Flag, FreeText, Id, Number, Record, Text, Translated

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


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
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise PydanticCustomError("not-a-date", "a date is written as 2026-11-20")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("no-such-day", "no calendar has this day") from error


def _no_flag(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("format-version", "the version of the file format is a number")
    return value


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]


_Said = Annotated[FreeText, Translated.BY_WORDS]
_Named = Annotated[Text, Translated.NAME_BY_WORDS]
"""Words of a city. Those of made-up cities are there in every language."""


class Answer(Record):
    """One answer as an officer gave it."""

    value: Value | None = None
    state: Literal[AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE, AnswerState.DONT_KNOW, AnswerState.SKIPPED] = (
        AnswerState.ANSWERED
    )
    unsure: Flag = False
    reason: _Said = ""
    note: _Said = ""
    evidence: tuple[_Named, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: object) -> object:
        """A bare value is an answer without more; no value, or an empty list, is no answer yet."""
        if isinstance(data, Answer):
            return data
        if not isinstance(data, dict):
            data = {"value": data}
        empty = "value" in data and (data["value"] is None or data["value"] in ([], ()))
        if not empty or "state" in data:
            return data
        return {**{key: part for key, part in data.items() if key != "value"}, "state": AnswerState.SKIPPED}

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        answered = self.state is AnswerState.ANSWERED
        if answered and self.value is None:
            raise PydanticCustomError("no-value", "give a value, or a state such as dont-know")
        if not answered and self.value is not None:
            raise PydanticCustomError(
                "value-with-state", "an answer with the state {state} has no value", {"state": str(self.state)}
            )
        if self.state is AnswerState.NOT_APPLICABLE and not self.reason:
            raise PydanticCustomError("reason-missing", "not-applicable needs a reason")
        if self.unsure and not answered:
            raise PydanticCustomError("unsure-without-value", "only an answer with a value can be unsure")
        return self

    @property
    def documented(self) -> bool:
        """Whether a note or evidence stands behind it."""
        return bool(self.note or self.evidence)


SKIPPED = Answer(state=AnswerState.SKIPPED)
"""The answer to a question nobody has answered yet."""


class _OrBareValue:
    """Lets the JSON Schema take a bare value where an answer is expected, as the model does."""

    def __get_pydantic_json_schema__(self, core: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        bare = [{"type": ["boolean", "number", "string", "null"]}, {"type": "array", "items": {"type": "string"}}]
        return {"anyOf": [*bare, handler(core)]}


class Target(Record):
    """Where the city wants to be: an answer to reach, by when, and who sees to it."""

    value: Value
    by: Day
    owner: _Named | None = None


class Kept(Record):
    """What an earlier version asked and the present one does not take: shown, never scored, never dropped."""

    version: Text = Field(description="the version that it was given to")
    because: FreeText = Field(default="", description="why it does not fit")
    answer: Annotated[Answer, _OrBareValue()] | None = None
    target: Target | None = None


class AnswerFile(Record):
    """The answers of one city to one questionnaire.

    Whether the answers fit the questions is checked against the questionnaire, not here. What is
    ``kept`` fits none, and stands under the question that it was given to.
    """

    govcheck: Annotated[Literal[1], BeforeValidator(_no_flag)] = Field(description="the version of the file format")
    questionnaire: Id
    version: Text
    hash: Text | None = None
    city: City
    date: Day
    respondents: tuple[Respondent, ...] = ()
    sample: Flag = Field(default=False, description="true: the city and its answers are made up")
    answers: dict[Id, Annotated[Answer, _OrBareValue()]] = {}
    targets: dict[Id, Target] = {}
    kept: dict[Id, tuple[Kept, ...]] = {}

    def answer(self, question: str) -> Answer:
        """The answer to a question; skipped where there is none."""
        return self.answers.get(question, SKIPPED)

    def with_answer(self, question: str, answer: Answer) -> "AnswerFile":
        """The same file with one answer set."""
        return self.model_copy(update={"answers": {**self.answers, question: answer}})


class Samples(Record):
    """The answer files of made-up cities to one questionnaire."""

    cities: tuple[AnswerFile, ...]
