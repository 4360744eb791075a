"""Published orders and mentions: what came first, without numbers of cities."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.comparison.placed import KEPT, Group, Placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.comparison.city_answers import Said
    from govcheck.language import Language
    from govcheck.model.comparison import Comparison, Portion


def compare_order(said: Said, group: Group) -> Comparison:
    """The order as published; the places that were not published are not guessed."""
    question, first = group[0].question, group[0].figure
    portions = _portions(said, group)
    text = _tell_order(group)
    asked = group[0].questionnaire.by_indicator.get(first.indicator, ())
    if all(said.answer(one) is None for one in asked):
        text += " " + said.no_answer(group[0].language, question)
    elif question.choices and len(asked) == 1:
        text += " " + _own(group[0].language, [portion.label for portion in portions if portion.yours])
    alone = all(placed.question is question for placed in group)
    return replace(
        group[0].blank, circumstance=said.circumstance, category=None, value=None,
        yours=said.answer(question) if alone else None, portions=portions, text=text,
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _tell_order(group: Group) -> str:
    say = group[0].language
    listed = say.listed(f"{placed.label} ({_place(placed)})" for placed in group)
    return say.text(
        "Published order for {who}: {listed}. No numbers were published.", who=group[0].figure.who, listed=listed
    )


def _place(placed: Placed) -> str:
    """Where in the order: a rank, or the words for a place that is none."""
    return placed.figure.said or placed.language.text("number {rank}", rank=placed.figure.value)


def compare_mentions(said: Said, group: Group) -> Comparison:
    """The order of mentions: shares of all mentions, which are never shares of cities."""
    question = group[0].question
    chosen = said.chosen(question)
    if chosen is None:
        own = said.no_answer(group[0].language, question)
    else:
        own = _own(group[0].language, [o.label for o in question.choices if o.id in chosen and not o.exclusive])
    return replace(
        group[0].blank, circumstance=said.circumstance, category=None, value=None,
        yours=said.answer(question), portions=_portions(said, group), text=f"{_tell_mentions(group)} {own}",
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _tell_mentions(group: Group) -> str:
    say = group[0].language
    listed = say.listed(placed.label for placed in group)
    if group[0].figure.n is None:
        return say.text("In the order of how often they were mentioned: {listed}.", listed=listed)
    return say.text(
        "In the order of how often they were mentioned ({n} mentions, not cities): {listed}.",
        n=group[0].figure.n, listed=listed,
    )  # fmt: skip


def _own(say: Language, labels: Sequence[str]) -> str:
    if not labels:
        return say.text("Your city names none of these.")
    return say.text("Your city names: {listed}.", listed=say.listed(labels))


def _portions(said: Said, group: Group) -> tuple[Portion, ...]:
    return tuple(
        placed.portion(yours=not set(placed.options).isdisjoint(said.chosen(placed.question) or ())) for placed in group
    )
