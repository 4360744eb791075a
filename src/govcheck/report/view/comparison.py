"""Comparisons: the city's answers beside what is published of the participating cities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from govcheck.model.benchmark import FigureKind
from govcheck.model.question import Role
from govcheck.model.result import Position
from govcheck.report.view.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import Comparison, Result
    from govcheck.report.view.wording import Wording


class Standing(StrEnum):
    """Where the city stands beside the participants; ``BESIDE`` where no order is meant."""

    AHEAD = "ahead"
    ALIKE = "alike"
    BEHIND = "behind"
    BESIDE = "beside"
    OPEN = "open"


HALF = 50.0
"""Percent; above it a share is a majority."""


@dataclass(frozen=True, slots=True)
class PortionView:
    """A published category with its words; ``share`` in percent is for drawing."""

    label: str
    value: str
    share: float | None
    yours: bool


@dataclass(frozen=True, slots=True)
class MeanView:
    """A number of the city beside a published mean, on the scale of the study."""

    yours: float
    mean: float
    low: float
    high: float
    shown_yours: str
    shown_mean: str
    shown_low: str
    shown_high: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """One comparison in words, with what is cited."""

    question: str
    section: str
    standing: Standing
    mark: str
    text: str
    cited: str
    note: str
    portions: tuple[PortionView, ...]
    mean: MeanView | None


@dataclass(frozen=True, slots=True)
class SectionComparisonsView:
    """All comparisons of a section of the questionnaire."""

    title: str
    comparisons: tuple[ComparisonView, ...]


def view_comparison(words: Wording, comparison: Comparison) -> ComparisonView:
    """A comparison as it is shown."""
    standing = find_standing(comparison, words.questionnaire.by_id[comparison.question].role)
    return ComparisonView(
        question=words.question(comparison.question),
        section=words.section(words.questionnaire.by_id[comparison.question].section),
        standing=standing,
        mark=_mark(words, comparison, standing),
        text=one_line(comparison.text),
        cited=_cite(words, comparison),
        note=one_line(comparison.note or ""),
        portions=tuple(_portions(words, comparison)),
        mean=_mean(words, comparison),
    )


def view_sections(words: Wording, result: Result) -> Iterator[SectionComparisonsView]:
    """All comparisons, in the order of the questionnaire's sections."""
    order = {question: place for place, question in enumerate(words.questionnaire.by_id)}
    by_question = sorted(result.comparisons, key=lambda comparison: order[comparison.question])
    for section in words.questionnaire.sections:
        found = [c for c in by_question if words.questionnaire.by_id[c.question].section == section.id]
        if found:
            yield SectionComparisonsView(one_line(section.title), tuple(view_comparison(words, c) for c in found))


def find_standing(comparison: Comparison, role: Role) -> Standing:
    """Ahead of, like, or behind most participants.

    Only what is scored can be ahead or behind: a barrier that others name, or a priority that they
    set higher, is a difference and no rank. A share counts against its majority, a distribution
    against the counts on either side, a mean or an interval by the position found for it.
    """
    if comparison.yours is None:
        return Standing.OPEN
    if role is not Role.MATURITY:
        return Standing.BESIDE
    match comparison.kind:
        case FigureKind.SHARE | FigureKind.TOP3 if isinstance(comparison.value, (int, float)):
            has = comparison.position in {Position.WITH, Position.NAMED}
            if has and comparison.value < HALF:
                return Standing.AHEAD
            return Standing.BEHIND if not has and comparison.value > HALF else Standing.ALIKE
        case FigureKind.DISTRIBUTION if comparison.n and comparison.at is not None:
            half = comparison.n / 2
            if (comparison.below or 0) > half:
                return Standing.AHEAD
            return Standing.BEHIND if (comparison.above or 0) > half else Standing.ALIKE
        case FigureKind.MEAN | FigureKind.INTERVAL:
            ranks = {Position.ABOVE: Standing.AHEAD, Position.BELOW: Standing.BEHIND}
            return ranks.get(comparison.position or Position.ABOUT, Standing.ALIKE)
        case _:
            return Standing.BESIDE


def scale_ends(scale: str | None) -> tuple[float, float] | None:
    """The ends of a published scale such as ``1-5``; what follows a space explains it."""
    low, dash, high = (scale or "").split(" ")[0].partition("-")
    return (float(low), float(high)) if dash else None


def _mark(words: Wording, comparison: Comparison, standing: Standing) -> str:
    say = words.say
    average = comparison.kind is FigureKind.MEAN
    marks = {
        Standing.AHEAD: say.text("above the average") if average else say.text("ahead of most"),
        Standing.ALIKE: say.text("about the average") if average else say.text("like many"),
        Standing.BEHIND: say.text("below the average") if average else say.text("behind most"),
        Standing.BESIDE: say.text("side by side"),
        Standing.OPEN: say.text("not answered"),
    }
    if comparison.kind is FigureKind.INTERVAL:
        marks |= {
            Standing.AHEAD: say.text("above the range"),
            Standing.ALIKE: say.text("within the range"),
            Standing.BEHIND: say.text("below the range"),
        }
    return marks[standing]


def _cite(words: Wording, comparison: Comparison) -> str:
    say = words.say
    place = one_line(comparison.place)
    if comparison.kind is FigureKind.MENTIONS:
        return say.text(
            "Participating cities, {edition}; {n} mentions; chapter “{place}”.",
            edition=comparison.edition, n=comparison.n, place=place,
        )  # fmt: skip
    if comparison.n is None:
        return say.text(
            "Participating cities, {edition}; their number is not published; chapter “{place}”.",
            edition=comparison.edition, place=place,
        )  # fmt: skip
    return say.text(
        "Participating cities, {edition}; n = {n}; chapter “{place}”.",
        edition=comparison.edition, n=comparison.n, place=place,
    )  # fmt: skip


def _portions(words: Wording, comparison: Comparison) -> Iterator[PortionView]:
    counted = comparison.kind is FigureKind.DISTRIBUTION
    for portion in comparison.portions:
        share = portion.value if counted and isinstance(portion.value, (int, float)) else None
        value = ""
        if share is not None:
            value = words.percent(share)
            if portion.count is not None and comparison.n is not None:
                value = words.say.text("{share} ({count} of {n})", share=value, count=portion.count, n=comparison.n)
        yield PortionView(one_line(portion.label), value, share, portion.yours)


def _mean(words: Wording, comparison: Comparison) -> MeanView | None:
    ends = scale_ends(comparison.scale)
    yours, mean = comparison.yours, comparison.value
    if comparison.kind is not FigureKind.MEAN or ends is None or isinstance(yours, bool):
        return None
    if not isinstance(yours, (int, float)) or not isinstance(mean, (int, float)):
        return None
    shown = [words.number(value) for value in (yours, mean, *ends)]
    return MeanView(yours, mean, *ends, *shown)
