"""Published orders and mentions: what came first, without numbers of cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.comparison import Comparison, Portion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.comparison.setting import Setting
    from govcheck.model.benchmark import Figure
    from govcheck.model.question import Question

Placed = tuple["Question", "Figure"]


def compare_order(setting: Setting, placed: Sequence[Placed]) -> Comparison:
    """The order as published; the places that were not published are not guessed."""
    say = setting.language
    question, first = placed[0]
    portions = _portions(setting, placed)
    places = [_place(setting, figure) for _, figure in placed]
    listed = say.listed(f"{portion.label} ({place})" for portion, place in zip(portions, places, strict=True))
    text = say.text("Published order for {who}: {listed}. No numbers were published.", who=first.who, listed=listed)
    own = [portion.label for portion in portions if portion.yours]
    asked = setting.questionnaire.by_indicator.get(first.indicator, ())
    if all(setting.answer(one) is None for one in asked):
        text += " " + setting.no_answer(question)
    elif question.choices and len(asked) == 1:
        text += " " + _own(setting, own)
    return setting.comparison(
        first, question, category=None, yours=setting.answer(question) if len({q.id for q, _ in placed}) == 1 else None,
        value=None, position=None, portions=portions, text=text,
    )  # fmt: skip


def compare_mentions(setting: Setting, question: Question, figures: Sequence[Figure]) -> Comparison:
    """The order of mentions: shares of all mentions, which are never shares of cities."""
    say = setting.language
    first = figures[0]
    portions = _portions(setting, [(question, figure) for figure in figures])
    listed = say.listed(portion.label for portion in portions)
    text = say.text(
        "In the order of how often they were mentioned ({n} mentions, not cities): {listed}.", n=first.n, listed=listed
    )
    chosen = setting.chosen(question)
    if chosen is None:
        text += " " + setting.no_answer(question)
    else:
        text += " " + _own(setting, [o.label for o in question.choices if o.id in chosen and not o.exclusive])
    return setting.comparison(
        first, question, category=None, yours=setting.answer(question), value=None, n=first.n,
        position=None, portions=portions, text=text,
    )  # fmt: skip


def _own(setting: Setting, labels: Sequence[str]) -> str:
    say = setting.language
    if not labels:
        return say.text("Your city names none of these.")
    return say.text("Your city names: {listed}.", listed=say.listed(labels))


def _portions(setting: Setting, placed: Sequence[Placed]) -> tuple[Portion, ...]:
    return tuple(
        Portion(
            category=figure.category or question.id,
            label=setting.label(question, figure),
            value=figure.value,
            count=figure.count,
            yours=not set(setting.options(question, figure)).isdisjoint(setting.chosen(question) or ()),
        )
        for question, figure in placed
    )


def _place(setting: Setting, figure: Figure) -> str:
    """Where in the order: a rank, or the words for a place that is none."""
    return figure.said or setting.language.text("number {rank}", rank=figure.value)
