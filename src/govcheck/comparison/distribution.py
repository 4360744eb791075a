"""Distributions: how many participants stand below, at and above the city's answer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.comparison.counted import find_place
from govcheck.comparison.placed import KEPT, Group

if TYPE_CHECKING:
    from govcheck.comparison.setting import Setting
    from govcheck.model.comparison import Comparison


def compare_distribution(setting: Setting, group: Group) -> Comparison:
    """The city's answer among the participants' answers, counted where counts are known.

    Where not every option of the question is published, only the published ones are spoken of.
    """
    first = group[0]
    yours = next(iter(setting.chosen(first.question) or ()), None)
    published = _in_order(group)
    place = next((place for place, placed in enumerate(published) if yours in placed.options), None)
    own = None if place is None else published[place].figure
    below = at = above = None
    if place is not None and _is_counted(group) and setting.same(first.figure):
        counts = [placed.figure.count or 0 for placed in published]
        below, at, above = sum(counts[:place]), counts[place], sum(counts[place + 1 :])
    return setting.comparison(
        first,
        category=None,
        yours=setting.answer(first.question),
        value=own.value if own else None,
        count=own.count if own else None,
        below=below,
        at=at,
        above=above,
        position=None,
        portions=tuple(placed.portion(yours=yours in placed.options) for placed in published),
        text=_text(setting, group, (below, at, above), yours=yours),
    )


@lru_cache(maxsize=KEPT)
def _in_order(group: Group) -> Group:
    return tuple(sorted(group, key=lambda placed: find_place(placed.question, placed.options)))


@lru_cache(maxsize=KEPT)
def _is_complete(group: Group) -> bool:
    """Whether every option of the question is published."""
    return group[0].question.by_id.keys() <= {option for placed in group for option in placed.options}


def _is_counted(group: Group) -> bool:
    """Whether it is known how many participants gave each answer."""
    return _is_complete(group) and all(placed.figure.count is not None for placed in group)


def _text(
    setting: Setting, group: Group, around: tuple[int | None, int | None, int | None], *, yours: str | None
) -> str:
    say, question = setting.language, group[0].question
    below, at, above = around
    if at is not None:
        return say.text(
            "Of {who}, {below} gave a lower answer than your city, {at} the same and {above} a higher one.",
            who=group[0].participants, below=below, at=at, above=above,
        )  # fmt: skip
    own = setting.no_answer(question) if yours is None else say.text(
        "Your city's answer: {label}.", label=question.by_id[yours].label
    )  # fmt: skip
    return f"{_tell(group)} {own}"


@lru_cache(maxsize=KEPT)
def _tell(group: Group) -> str:
    """What is published of the participants' answers."""
    say = group[0].language
    listed = say.listed(
        say.text("{label} {share}%", label=placed.label, share=say.number(float(placed.figure.value)))
        for placed in group
    )
    rest = "" if _is_complete(group) else " " + say.text("The rest is not published.")
    return say.text("Of {who}: {listed}.", who=group[0].participants, listed=listed) + rest
