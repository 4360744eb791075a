"""Distributions: how many participants stand below, at and above the city's answer."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.comparison.counted import find_place
from govcheck.comparison.placed import KEPT, Group
from govcheck.model.standing import Around

if TYPE_CHECKING:
    from govcheck.comparison.city_answers import Said
    from govcheck.model.comparison import Comparison


def compare_distribution(said: Said, group: Group) -> Comparison:
    """The city's answer among the participants' answers, counted where counts are known.

    Where not every option of the question is published, only the published ones are spoken of.
    """
    first = group[0]
    yours = next(iter(said.chosen(first.question) or ()), None)
    published = _in_order(group)
    own = next((placed.figure for placed in published if yours in placed.options), None)
    around = count_around(group).get(yours or "") if said.same else None
    return replace(
        first.blank,
        circumstance=said.circumstance,
        category=None,
        yours=said.answer(first.question),
        value=own.value if own else None,
        count=own.count if own else None,
        below=around.below if around else None,
        at=around.at if around else None,
        above=around.above if around else None,
        portions=tuple(placed.portion(yours=yours in placed.options) for placed in published),
        text=_text(said, group, around, yours=yours),
    )


@lru_cache(maxsize=KEPT)
def _in_order(group: Group) -> Group:
    return tuple(sorted(group, key=lambda placed: find_place(placed.question, placed.options)))


@lru_cache(maxsize=KEPT)
def _is_complete(group: Group) -> bool:
    """Whether every option of the question is published."""
    return group[0].question.by_id.keys() <= {option for placed in group for option in placed.options}


@lru_cache(maxsize=KEPT)
def count_around(group: Group) -> dict[str, Around]:
    """How many participants stand below, at and above each option.

    Empty where a count, or what an option belongs to, is not published, and where the options have no order.
    """
    question, published = group[0].question, _in_order(group)
    counts = [placed.figure.count for placed in published if placed.figure.count is not None]
    if not question.ordered or not _is_complete(group) or len(counts) < len(published):
        return {}
    return {
        option: Around(below=sum(counts[:place]), at=counts[place], above=sum(counts[place + 1 :]))
        for option in question.by_id
        for place in (next(place for place, placed in enumerate(published) if option in placed.options),)
    }


def _text(said: Said, group: Group, around: Around | None, *, yours: str | None) -> str:
    say, question = group[0].language, group[0].question
    if around:
        return say.text(
            "Of {who}, {below} gave a lower answer than your city, {at} the same and {above} a higher one.",
            who=group[0].participants, below=around.below, at=around.at, above=around.above,
        )  # fmt: skip
    own = said.no_answer(say, question) if yours is None else say.text(
        "Your city's answer: {label}.", label=question.by_id[yours].label
    )  # fmt: skip
    return f"{_tell(group)} {own}"


@lru_cache(maxsize=KEPT)
def _tell(group: Group) -> str:
    """What is published of the participants' answers."""
    say = group[0].language
    listed = say.listed(
        say.text("{label} {share}%", label=placed.label, share=say.figure(float(placed.figure.value)))
        for placed in group
    )
    rest = "" if _is_complete(group) else " " + say.text("The rest is not published.")
    return say.text("Of {who}: {listed}.", who=group[0].participants, listed=listed) + rest
