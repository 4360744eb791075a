"""Comparisons: the city's answers beside what is published of the participating cities."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.benchmark import FigureKind, FigureOf, find_ends
from govcheck.model.question import Role
from govcheck.model.visible import one_line
from govcheck.report.view.circumstance import word_circumstance
from govcheck.report.view.citation import word_remark, word_source
from govcheck.report.view.lead import Lead, find_lead, word_lead
from govcheck.report.view.wording import KEPT, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.comparison import Comparison
    from govcheck.model.result import AnswerResult, Result


_INDICATOR, _ORDER, _DISTRIBUTION, _MEAN = (
    FigureOf.INDICATOR,
    FigureKind.ORDER,
    FigureKind.DISTRIBUTION,
    FigureKind.MEAN,
)


class PortionView(NamedTuple):
    """A published category with its share in words."""

    label: str
    value: str
    yours: bool
    text: str


class MeanView(NamedTuple):
    """A number of the city beside a published mean, on the scale of the study."""

    yours: float
    mean: float
    low: float
    high: float
    shown_yours: str
    shown_mean: str
    shown_low: str
    shown_high: str


class ComparisonView(NamedTuple):
    """One comparison in words, with what is cited.

    ``circumstance`` says what the figure and the city's answer are about, where that is not the same;
    ``place`` is its place among all comparisons of the result.
    """

    question: str
    section: str
    lead: Lead
    mark: str
    text: str
    circumstance: str
    cited: str
    note: str
    portions: tuple[PortionView, ...]
    mean: MeanView | None
    place: int


class QuestionComparisonsView(NamedTuple):
    """All that one question is set beside; what is cited and remarked is said once."""

    question: str
    comparisons: tuple[ComparisonView, ...]

    @property
    def circumstances(self) -> tuple[str, ...]:
        """What theirs and yours are about, each once."""
        return tuple(dict.fromkeys(c.circumstance for c in self.comparisons if c.circumstance))

    @property
    def cited(self) -> tuple[str, ...]:
        """The citations, each once."""
        return tuple(dict.fromkeys(comparison.cited for comparison in self.comparisons))

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks, each once."""
        return tuple(dict.fromkeys(comparison.note for comparison in self.comparisons if comparison.note))


def view_comparison(words: Wording, result: Result, comparison: Comparison) -> ComparisonView:
    """A comparison as it is shown."""
    rated, place = _rated(words, comparison), find_place(result, comparison)
    if rated:
        return _view_order(words, result, comparison, rated, place)
    return _view_single(words, comparison, place)


def find_place(result: Result, comparison: Comparison) -> int:
    """The place of a comparison among all of its result."""
    # By identity, since comparing all their fields takes longer than all the rest.
    return next(place for place, one in enumerate(result.comparisons) if one is comparison)


def _view_single(words: Wording, comparison: Comparison, place: int) -> ComparisonView:
    """What is published beside the answer to one question."""
    question = words.questionnaire.by_id[comparison.question]
    lead = find_lead(comparison, question, words.questionnaire.scoring.comparison.about)
    return ComparisonView(
        words.question(question.id),
        words.section(question.section),
        lead,
        mark=word_lead(words, comparison, lead),
        text=words.sentence(comparison.text),
        circumstance=word_circumstance(words, comparison),
        cited=word_source(words, comparison),
        note=word_remark(comparison),
        portions=_portions(words, comparison),
        mean=_mean(words, comparison),
        place=place,
    )


Beside = dict[str, QuestionComparisonsView]
"""What questions are set beside, by their ids, in the order of the comparisons."""


def view_beside(words: Wording, result: Result) -> tuple[Beside, Beside]:
    """What studies say beside each question; apart from that the orders, which put several questions side by side."""
    single: dict[str, list[tuple[Comparison, int]]] = {}
    orders: dict[str, list[ComparisonView]] = {}
    for place, comparison in enumerate(result.comparisons):
        if comparison.of is not _INDICATOR:
            continue
        if rated := _rated(words, comparison):
            order = _view_order(words, result, comparison, rated, place)
            orders.setdefault(comparison.question, []).append(order)
        else:
            single.setdefault(comparison.question, []).append((comparison, place))
    return (
        {question: _view_alone(words, tuple(placed)) for question, placed in single.items()},
        {question: _together(views) for question, views in orders.items()},
    )


@lru_cache(maxsize=KEPT)
def _view_alone(words: Wording, placed: tuple[tuple[Comparison, int], ...]) -> QuestionComparisonsView:
    """What one question is set beside, each with its place; the same for cities that answered it alike."""
    return _together([_view_single(words, comparison, place) for comparison, place in placed])


def _together(views: Sequence[ComparisonView]) -> QuestionComparisonsView:
    return QuestionComparisonsView(views[0].question, tuple(views))


def _rated(words: Wording, comparison: Comparison) -> dict[str, str]:
    """The parts that an order puts side by side, where there is a question for each, by these questions."""
    return _rate(words, comparison.indicator) if comparison.kind is _ORDER else {}


@lru_cache(maxsize=KEPT)
def _rate(words: Wording, indicator: str) -> dict[str, str]:
    return {
        question.id: _part(words, question.id)
        for question in words.questionnaire.by_indicator.get(indicator, ())
        for ref in question.indicators
        if ref.id == indicator and ref.category
    }


def _part(words: Wording, question: str) -> str:
    """What a question rates, in words; where that is no part of a tree, the question."""
    rated = words.questionnaire.scoring.rated.get(question)
    return one_line(rated.title) if rated else words.question(question)


def _view_order(
    words: Wording, result: Result, comparison: Comparison, rated: dict[str, str], place: int
) -> ComparisonView:
    """The published order of several parts, with what the city answered for each."""
    say = words.say
    own = {part: result.by_question[question] for question, part in rated.items()}
    listed = say.listed(
        _rating(words, part, answer) for part, answer in own.items() if answer.state is AnswerState.ANSWERED
    )
    text = words.sentence(comparison.text)
    if listed:
        text = say.text("{text} Your city: {listed}.", text=text, listed=listed)
    question = words.questionnaire.by_id[comparison.question]
    section = words.section(question.section)
    heading = say.text("{section}: how high a priority each part is", section=section)
    if question.role is not Role.PRIORITY:
        heading = say.text("{section}: how far each part is", section=section)
    return ComparisonView(
        question=heading,
        section=section,
        lead=Lead.BESIDE if listed else Lead.OPEN,
        mark=say.text("side by side") if listed else say.text("no answer"),
        text=text,
        circumstance=word_circumstance(words, comparison),
        cited=word_source(words, comparison),
        note=word_remark(comparison),
        portions=(),
        mean=None,
        place=place,
    )


def _rating(words: Wording, part: str, answer: AnswerResult) -> str:
    """A part with its number, or with the words of the answer."""
    value = answer.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return words.say.text("{part} {value}", part=part, value=words.number(value))
    return words.say.named(part, words.answer(answer.question, value))


def _portions(words: Wording, comparison: Comparison) -> tuple[PortionView, ...]:
    """The parts of a distribution; orders and mentions are listed in their sentence."""
    if comparison.kind is not _DISTRIBUTION:
        return ()
    return tuple(
        _portion(words, portion.label, portion.value, portion.count, comparison.n, yours=portion.yours)
        for portion in comparison.portions
        if isinstance(portion.value, (int, float))
    )


@lru_cache(maxsize=KEPT)
def _portion(words: Wording, label: str, share: float, count: int | None, n: int | None, *, yours: bool) -> PortionView:
    label, value = one_line(label), words.percent(share)
    if count is not None and n is not None:
        value = words.say.text("{share} ({count} of {n})", share=value, count=count, n=n)
    text = words.say.named(label, value)
    if yours:
        text = words.say.text("{portion} ◀ your city", portion=text)
    return PortionView(label, value, yours, text)


def _mean(words: Wording, comparison: Comparison) -> MeanView | None:
    yours, mean = comparison.yours, comparison.value
    if comparison.kind is not _MEAN or comparison.scale is None or isinstance(yours, bool):
        return None
    if not isinstance(yours, (int, float)) or not isinstance(mean, (int, float)):
        return None
    ends = find_ends(comparison.scale)
    shown = [words.number(value) for value in (yours, mean, *ends)]
    return MeanView(yours, mean, *ends, *shown)
