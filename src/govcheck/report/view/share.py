"""Shares: how many participants have something, or name it, and whether the city does."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from govcheck.comparison.counted import counted_options
from govcheck.model.benchmark import FigureKind, FigureOf
from govcheck.model.question import QuestionType
from govcheck.model.visible import one_line
from govcheck.report.cache import FEWER
from govcheck.report.view.answer import word_answer
from govcheck.report.view.citation import Citation, cite
from govcheck.report.view.scale import word_count
from govcheck.report.view.wording import KEPT, Wording

if TYPE_CHECKING:
    from govcheck.model.comparison import Comparison
    from govcheck.model.result import Result


_SHARES = frozenset({FigureKind.SHARE, FigureKind.TOP3})


class ShareRowView(NamedTuple):
    """A share in percent with its interval, and the city's own answer.

    ``label`` is what was counted; empty where the question itself says it. ``yours`` is ``None``
    where the city has no answer, and ``own`` says the answer, or why there is none.
    """

    label: str
    share: float
    low: float | None
    high: float | None
    shown: str
    counted: str
    interval: str
    yours: bool | None
    own: str

    @property
    def told(self) -> str:
        """The share, with how many of how many where that is known."""
        return f"{self.shown} ({self.counted})" if self.counted else self.shown


class ShareGroupView(NamedTuple):
    """The shares that belong to one question."""

    question: str
    rows: tuple[ShareRowView, ...]


class SharesView(NamedTuple):
    """The shares of a section, by their questions; ``heads`` are those of a table of the rows."""

    id: str
    title: str
    description: str
    groups: tuple[ShareGroupView, ...]
    yours: str
    theirs: str
    heads: tuple[str, ...]
    ticks: tuple[tuple[float, str], ...]
    citation: Citation


def view_shares(words: Wording, result: Result, section: str) -> SharesView | None:
    """The published shares beside the answers of a section; ``None`` where there are none."""
    published = result.published_on
    shown = tuple(
        [
            (one, _own(words, result, one))
            for question in words.asked(section)
            for one in published.get(question.id, ())
            if _is_share(one)
        ]
    )
    return _view_shares(words, section, shown) if shown else None


@lru_cache(maxsize=FEWER)
def _view_shares(words: Wording, section: str, shown: tuple[tuple[Comparison, str], ...]) -> SharesView:
    """The shares, each with the city's answer; the same for cities that answered alike."""
    say = words.say
    heads = _heads(words)
    _, theirs, _, yours = heads
    return SharesView(
        id=section,
        title=say.text("{section}: published shares", section=words.section(section)),
        description=" ".join([words.sentence(comparison.text) for comparison, _ in shown]),
        groups=tuple(
            ShareGroupView(words.question(question), tuple([_row(words, share, own) for share, own in shares]))
            for question, shares in groupby(shown, lambda pair: pair[0].question)
        ),
        yours=yours,
        theirs=theirs,
        heads=heads,
        ticks=_ticks(words),
        citation=cite(words, [comparison for comparison, _ in shown]),
    )


@lru_cache(maxsize=16)
def _heads(words: Wording) -> tuple[str, str, str, str]:
    """The question, the participants' share with its interval, and the city's own answer."""
    say = words.say
    return say.text("Question"), say.text("Participating cities"), say.text("95% interval"), say.text("Your city")


@lru_cache(maxsize=16)
def _ticks(words: Wording) -> tuple[tuple[float, str], ...]:
    return tuple((at, words.percent(at)) for at in (0.0, 50.0, 100.0))


def _is_share(comparison: Comparison) -> bool:
    return comparison.kind in _SHARES and isinstance(comparison.value, (int, float))


def _own(words: Wording, result: Result, comparison: Comparison) -> str:
    """Whether the city has it too, or why that is not known."""
    if isinstance(comparison.yours, bool):
        return _yes_or_no(words)[comparison.yours]
    return word_answer(words, result.by_question[comparison.question])


def _row(words: Wording, comparison: Comparison, own: str) -> ShareRowView:
    share = float(comparison.value or 0)
    return ShareRowView(
        _label(words, comparison.question, comparison.of, comparison.indicator, comparison.category),
        share,
        comparison.low,
        comparison.high,
        shown=words.percent(share),
        counted=word_count(words, comparison.count, comparison.n),
        interval=_interval(words, comparison.low, comparison.high),
        yours=comparison.yours if isinstance(comparison.yours, bool) else None,
        own=own,
    )


@lru_cache(maxsize=16)
def _yes_or_no(words: Wording) -> dict[bool, str]:
    return {True: words.say.text("Yes"), False: words.say.text("No")}


@lru_cache(maxsize=KEPT)
def _interval(words: Wording, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return words.say.text("{low} to {high}%", low=words.say.number(low), high=words.say.number(high))


@lru_cache(maxsize=KEPT)
def _label(words: Wording, asked: str, of: FigureOf, indicator: str, category: str | None) -> str:
    """The options that were counted; empty for a question with yes and no."""
    question = words.questionnaire.by_id[asked]
    if question.type is QuestionType.YES_NO:
        return ""
    counted = counted_options(question, of, indicator, category)
    return one_line(" / ".join(words.option(asked, option) for option in counted if option in question.by_id))
