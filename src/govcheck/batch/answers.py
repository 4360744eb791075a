"""Answers as columns: what each question's columns say of its state and its worth, for every row at once.

A wide table has one row a respondent. A question is one column named by its id: the option's id, a
number, or true and false. A checklist is a column of true and false for each option, named
``<question>.<option>``. Beside it may stand ``<question>.state`` ("dont-know" or "not-applicable"),
``<question>.unsure`` and ``<question>.documented`` (there is a note or evidence).

Where one option is chosen, its place among the options stands in a column of its own, made by
``place_columns`` before all else: the words are compared once, and small numbers from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.model.answer import Answer, AnswerState
from govcheck.model.column import DOCUMENTED, STATE, UNSURE
from govcheck.model.question import Question, QuestionType
from govcheck.scoring.level import SLACK
from govcheck.scoring.worth import Worth, worth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from polars import Expr

NOWHERE = 0
"""The place of the option that is chosen where there is no answer; the places count from 1."""


class Asked(NamedTuple):
    """A question and which of its columns the table has."""

    question: Question
    columns: frozenset[str]

    @property
    def name(self) -> str:
        """The column of its answer."""
        return self.question.id

    def has(self, part: str) -> bool:
        """Whether a column ``<question>.<part>`` is there."""
        return f"{self.question.id}.{part}" in self.columns

    def part(self, part: str) -> Expr:
        """The column ``<question>.<part>``."""
        return pl.col(f"{self.question.id}.{part}")

    @property
    def answerable(self) -> bool:
        """Whether the table has a column for its answer."""
        return self.name in self.columns or bool(self.options)

    @property
    def options(self) -> list[str]:
        """The options of a checklist that have a column."""
        return [option.id for option in self.question.choices if self.has(option.id)]


def find_columns(question: Question, columns: Collection[str]) -> Asked:
    """The columns of a question among those of a table."""
    own = {question.id, *(f"{question.id}.{part}" for part in (STATE, UNSURE, DOCUMENTED))}
    own |= {f"{question.id}.{option.id}" for option in question.choices}
    return Asked(question, frozenset(own & set(columns)))


def answered(asked: Asked) -> Expr:
    """Whether there is an answer with a value. An empty checklist is none."""
    if asked.question.type is QuestionType.SEVERAL:
        return any_of(chooses(asked, option) for option in asked.options)
    if asked.name not in asked.columns:
        return pl.lit(value=False)
    if asked.question.type is QuestionType.SINGLE:
        return place_of(asked) > NOWHERE
    return ~pl.col(asked.name).is_null()


def place_columns(asked: Iterable[Asked]) -> dict[str, Expr]:
    """For every question of which one option is chosen, its place among them, counted from 1; else 0."""
    single = (one for one in asked if one.question.type is QuestionType.SINGLE and one.name in one.columns)
    return {_place_column(one): _find_place(one) for one in single}


def place_of(asked: Asked) -> Expr:
    """The place of the option that is chosen, where that is a column already."""
    return pl.col(_place_column(asked))


def _place_column(asked: Asked) -> str:
    return f"{asked.name}::place"


def _find_place(asked: Asked) -> Expr:
    found = pl.lit(NOWHERE, pl.Int16)
    for place, option in enumerate(asked.question.choices, start=1):
        found = pl.when(pl.col(asked.name) == option.id).then(pl.lit(place, pl.Int16)).otherwise(found)
    return found


def not_applicable(asked: Asked) -> Expr:
    """Whether the question is said not to apply."""
    return _in_state(asked, AnswerState.NOT_APPLICABLE)


def dont_know(asked: Asked) -> Expr:
    """Whether the respondent does not know."""
    return _in_state(asked, AnswerState.DONT_KNOW)


def _in_state(asked: Asked, state: AnswerState) -> Expr:
    if not asked.has(STATE):
        return pl.lit(value=False)
    return (asked.part(STATE) == state.value).fill_null(value=False) & ~answered(asked)


def unsure(asked: Asked) -> Expr:
    """Whether there is an answer with a value that is marked as unsure."""
    return asked.part(UNSURE).fill_null(value=False) & answered(asked) if asked.has(UNSURE) else pl.lit(value=False)


def documented(asked: Asked) -> Expr:
    """Whether a note or evidence stands behind the answer."""
    return asked.part(DOCUMENTED).fill_null(value=False) if asked.has(DOCUMENTED) else pl.lit(value=False)


def chooses(asked: Asked, option: str) -> Expr:
    """Whether an option is chosen; false where there is no answer."""
    if asked.question.type is QuestionType.SEVERAL:
        return asked.part(option).fill_null(value=False) if asked.has(option) else pl.lit(value=False)
    if asked.name not in asked.columns:
        return pl.lit(value=False)
    if asked.question.type is QuestionType.YES_NO:
        return (pl.col(asked.name) if option == "yes" else ~pl.col(asked.name)).fill_null(value=False)
    places = {one.id: place for place, one in enumerate(asked.question.choices, start=1)}
    return place_of(asked) == places[option] if option in places else pl.lit(value=False)


def any_of(conditions: Iterable[Expr]) -> Expr:
    """Whether one of them holds; none of nothing does."""
    found = list(conditions)
    return pl.any_horizontal(found) if found else pl.lit(value=False)


def number_of(condition: Expr) -> Expr:
    """1.0 where a condition holds, which is never null, else 0.0. To choose is faster than to cast."""
    return _if(condition, pl.lit(1.0), pl.lit(0.0))


def measure_worth(asked: Asked) -> tuple[Expr, Expr, Expr]:
    """The worth of the answer and its ends, from 0 to 1; 0 where there is no answer."""
    question = asked.question
    if question.type is QuestionType.NUMBER:
        return _number(asked)
    if question.type is QuestionType.SEVERAL:
        return _several(asked)
    table = {option.id: worth_of(question, option.id) for option in question.choices}
    sure = _look_up(asked, {option: found.value for option, found in table.items()})
    if not asked.has(UNSURE):
        return sure, sure, sure
    low = _look_up(asked, {option: found.low for option, found in table.items()})
    high = _look_up(asked, {option: found.high for option, found in table.items()})
    return sure, _if(unsure(asked), low, sure), _if(unsure(asked), high, sure)


def worth_of(question: Question, option: str) -> Worth:
    """The worth of an unsure answer that chooses one option: its value and both ends."""
    value = option == "yes" if question.type is QuestionType.YES_NO else option
    return worth(question, Answer(value=value, unsure=True))


def _look_up(asked: Asked, values: Mapping[str, float]) -> Expr:
    """The value of the one option that is chosen, 0.0 for none."""
    found = pl.lit(0.0)
    for option, value in values.items():
        if value:
            found = pl.when(chooses(asked, option)).then(pl.lit(value)).otherwise(found)
    return found


def _several(asked: Asked) -> tuple[Expr, Expr, Expr]:
    question = asked.question
    weights = {option.id: option.value for option in question.choices if not option.exclusive}
    full = question.enough or sum(weights.values())
    value = _least(_sum(asked, {name: weight / full for name, weight in weights.items()}), 1.0)
    if not asked.has(UNSURE):
        return value, value, value
    step = max(weights.values()) / full
    low, high = _most(value - step, 0.0), _least(value + step, 1.0)
    return value, _if(unsure(asked), low, value), _if(unsure(asked), high, value)


def _sum(asked: Asked, weights: Mapping[str, float]) -> Expr:
    """The sum of the weights of all options that are chosen, 0.0 for none."""
    found = [_if(chooses(asked, option), pl.lit(weight), pl.lit(0.0)) for option, weight in weights.items() if weight]
    return pl.sum_horizontal(pl.lit(0.0), *found)


def _number(asked: Asked) -> tuple[Expr, Expr, Expr]:
    question = asked.question
    assert question.min is not None and question.max is not None
    if asked.name not in asked.columns:
        none = pl.lit(0.0)
        return none, none, none
    value = ((pl.col(asked.name) - question.min) / (question.max - question.min)).fill_null(0.0)
    if not asked.has(UNSURE):
        return value, value, value
    step = worth(question, Answer(value=(question.min + question.max) / 2, unsure=True)).high - 0.5
    low, high = _most(value - step, 0.0), _least(value + step, 1.0)
    return value, _if(unsure(asked), low, value), _if(unsure(asked), high, value)


def _if(condition: Expr, then: Expr, otherwise: Expr) -> Expr:
    return pl.when(condition).then(then).otherwise(otherwise)


def _least(value: Expr, most: float) -> Expr:
    return pl.when(value > most).then(pl.lit(most)).otherwise(value)


def _most(value: Expr, least: float) -> Expr:
    return pl.when(value < least).then(pl.lit(least)).otherwise(value)


def at_least(value: Expr, bound: float) -> Expr:
    """Whether a value reaches a bound, with slack for the last bit of an engine."""
    return value >= bound - SLACK
