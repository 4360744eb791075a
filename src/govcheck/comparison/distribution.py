"""Distributions: how many participants stand below, at and above the city's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.comparison.counted import in_order
from govcheck.model.comparison import Comparison, Portion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.comparison.setting import Setting
    from govcheck.model.benchmark import Figure
    from govcheck.model.question import Question


def compare_distribution(setting: Setting, question: Question, figures: Sequence[Figure]) -> Comparison:
    """The city's answer among the participants' answers, counted where counts are known.

    Where not every option of the question is published, only the published ones are spoken of.
    """
    chosen = setting.chosen(question)
    yours = next(iter(chosen or ()), None)
    ids = [option.id for option in question.choices]
    published = in_order(question, figures)
    place = next((place for place, (_, options) in enumerate(published) if yours in options), None)
    own = None if place is None else published[place][0]
    complete = set(ids) <= {option for _, options in published for option in options}
    below = at = above = None
    if (
        setting.same(figures[0])
        and complete
        and place is not None
        and all(figure.count is not None for figure in figures)
    ):
        counts = [figure.count or 0 for figure, _ in published]
        below, at, above = sum(counts[:place]), counts[place], sum(counts[place + 1 :])
    return setting.comparison(
        figures[0],
        question,
        category=None,
        yours=setting.answer(question),
        value=own.value if own else None,
        count=own.count if own else None,
        n=figures[0].n,
        below=below,
        at=at,
        above=above,
        position=None,
        portions=tuple(
            Portion(
                category=figure.category or question.id, label=setting.label(question, figure),
                value=figure.value, count=figure.count, yours=yours in options,
            )
            for figure, options in published
        ),
        text=_text(setting, question, figures, (below, at, above), complete=complete, yours=yours),
    )  # fmt: skip


def _text(
    setting: Setting,
    question: Question,
    figures: Sequence[Figure],
    around: tuple[int | None, int | None, int | None],
    *,
    complete: bool,
    yours: str | None,
) -> str:
    say = setting.language
    who = setting.participants(figures[0])
    below, at, above = around
    if at is not None:
        return say.text(
            "Of {who}, {below} stand below your city's answer, {at} at it and {above} above it.",
            who=who, below=below, at=at, above=above,
        )  # fmt: skip
    listed = say.listed(
        say.text("{label} {share}%", label=setting.label(question, figure), share=say.number(float(figure.value)))
        for figure in figures
    )
    rest = "" if complete else " " + say.text("The rest is not published.")
    own = setting.no_answer(question) if yours is None else say.text(
        "Your city's answer: {label}.", label=question.by_id[yours].label
    )  # fmt: skip
    return say.text("Of {who}: {listed}.", who=who, listed=listed) + rest + " " + own
