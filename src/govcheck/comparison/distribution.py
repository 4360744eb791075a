"""Distributions: how many participants stand below, at and above the city's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    published = {figure.category: figure for figure in figures}
    chosen = setting.chosen(question)
    yours = next(iter(chosen or ()), None)
    own = published.get(yours)
    ids = [option.id for option in question.choices]
    complete = set(ids) <= set(published)
    counted = complete and all(figure.count is not None for figure in figures)
    below = at = above = None
    if counted and own is not None:
        place = ids.index(str(own.category))
        counts = [published[option].count or 0 for option in ids]
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
                category=option, label=setting.label(question, option), value=published[option].value,
                count=published[option].count, yours=option == yours,
            )
            for option in ids if option in published
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
    listed = "; ".join(
        f"{setting.label(question, figure.category)} {say.number(float(figure.value))} %" for figure in figures
    )
    rest = "" if complete else " " + say.text("The rest is not published.")
    own = setting.no_answer(question) if yours is None else say.text(
        "Your city's answer: {label}.", label=setting.label(question, yours)
    )  # fmt: skip
    return say.text("Of {who}: {listed}.", who=who, listed=listed) + rest + " " + own
