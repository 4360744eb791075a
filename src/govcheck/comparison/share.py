"""Shares of participants: how many have something, or name it; yours marked."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.comparison.placed import KEPT, Placed
from govcheck.comparison.wilson import wilson
from govcheck.model.benchmark import FigureKind
from govcheck.model.comparison import Comparison, Position
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from govcheck.comparison.city_answers import Said
    from govcheck.language import Language
    from govcheck.model.question import Question


def compare_share(said: Said, placed: Placed) -> Comparison:
    """Whether the city has, or names, what a share of the participants has or names."""
    question, figure = placed.question, placed.figure
    counted = placed.options or ("yes",)
    chosen = said.chosen(question)
    yours = None if chosen is None else any(option in chosen for option in counted)
    low, high = _interval(placed)
    has, has_not = _positions(question)
    own = said.no_answer(placed.language, question) if yours is None else _own(placed.language, question, yours=yours)
    return replace(
        placed.blank,
        circumstance=said.circumstance,
        yours=yours,
        count=figure.count,
        low=low,
        high=high,
        position=None if yours is None or not said.same else has if yours else has_not,
        text=f"{_participants(placed)} {own}",
    )


@lru_cache(maxsize=KEPT)
def _interval(placed: Placed) -> tuple[float, float] | tuple[None, None]:
    figure = placed.figure
    return wilson(figure.count, figure.n) if figure.count is not None and figure.n else (None, None)


def _positions(question: Question) -> tuple[Position, Position]:
    named = question.type is not QuestionType.YES_NO
    return (Position.NAMED, Position.NOT_NAMED) if named else (Position.WITH, Position.WITHOUT)


@lru_cache(maxsize=KEPT)
def _participants(placed: Placed) -> str:
    say, question, figure = placed.language, placed.question, placed.figure
    share, who = say.figure(float(figure.value)), placed.who
    low, high = _interval(placed)
    if low is not None and high is not None:
        many = say.text(
            "{count} of {n} {who} ({share}%, 95% interval {low} to {high}%)",
            count=figure.count, n=figure.n, who=who, share=share, low=say.number(low), high=say.number(high),
        )  # fmt: skip
    else:
        many = say.text("{share}% of {who} (their number is not published)", share=share, who=who)
    if question.type is QuestionType.YES_NO:
        return say.text("{many} answered yes.", many=many)
    label = placed.label
    if figure.kind is FigureKind.TOP3:
        return say.text("{many} name “{label}” among their top three.", many=many, label=label)
    if question.type is QuestionType.SINGLE:
        return say.text("{many} answered “{label}”.", many=many, label=label)
    return say.text("{many} name “{label}”.", many=many, label=label)


def _own(say: Language, question: Question, *, yours: bool) -> str:
    if question.type is QuestionType.SINGLE:
        return say.text("So did your city.") if yours else say.text("Your city did not.")
    if question.type is not QuestionType.YES_NO:
        return say.text("So does your city.") if yours else say.text("Your city does not.")
    return say.text("So did your city.") if yours else say.text("Your city answered no.")
