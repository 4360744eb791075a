"""Frequencies: how the participants' answers are spread over the options of a question, and where the city is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.question import QuestionType
from govcheck.report.cache import FEWER
from govcheck.report.view.answer import word_answer
from govcheck.report.view.citation import Citation, cite
from govcheck.report.view.scale import PublishedView, find_distribution, find_step, is_in_full, place_published
from govcheck.report.view.wording import KEPT, Wording

if TYPE_CHECKING:
    from govcheck.model.comparison import Comparison
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result


_SINGLE = QuestionType.SINGLE


class FrequencyRowView(NamedTuple):
    """A category: its share in percent, in words, and whether the city is there."""

    label: str
    share: float
    shown: str
    counted: str
    yours: bool

    @property
    def told(self) -> str:
        """How many of how many where that is known, else the share."""
        return self.counted or self.shown


class FrequencyView(NamedTuple):
    """A question: its categories in the order of its scale; ``own`` is the city's answer, or why there is none."""

    question: str
    rows: tuple[FrequencyRowView, ...]
    own: str
    answered: bool


class FrequenciesView(NamedTuple):
    """The questions of a section whose answers were published in full; ``heads`` are those of a table."""

    id: str
    title: str
    description: str
    questions: tuple[FrequencyView, ...]
    you_are_here: str
    yours: str
    heads: tuple[str, ...]
    citation: Citation


def view_frequencies(words: Wording, result: Result, section: str) -> FrequenciesView | None:
    """The published distributions beside the answers of a section; ``None`` where there are none.

    Ladders, stages, and what is told before and today have drawings of their own.
    """
    elsewhere = find_drawn(words.questionnaire)
    shown = []
    for question in words.asked(section):
        comparison = find_distribution(result, question.id)
        if comparison is None or question.id in elsewhere or question.type is not _SINGLE:
            continue
        if is_in_full(words, comparison):
            answer = result.by_question[question.id]
            shown.append(_Spread(comparison, find_step(question, answer), word_answer(words, answer)))
    return _view_frequencies(words, section, tuple(shown)) if shown else None


class _Spread(NamedTuple):
    """What is published of a question in full, with the city's step and its answer in words."""

    comparison: Comparison
    step: int | None
    own: str


@lru_cache(maxsize=FEWER)
def _view_frequencies(words: Wording, section: str, shown: tuple[_Spread, ...]) -> FrequenciesView:
    """The questions together; the same for cities that answered alike."""
    say = words.say
    comparisons = [one.comparison for one in shown]
    return FrequenciesView(
        id=section,
        title=say.text("{section}: how the answers are spread", section=words.section(section)),
        description=" ".join(say.named(words.question(c.question), words.sentence(c.text)) for c in comparisons),
        questions=tuple(
            FrequencyView(
                words.question(comparison.question),
                _rows(place_published(words, comparison), step),
                own,
                step is not None,
            )
            for comparison, step, own in shown
        ),
        you_are_here=say.text("your city"),
        yours=say.text("Your city"),
        heads=(say.text("Answer"), say.text("Participating cities"), say.text("Your city")),
        citation=cite(words, comparisons),
    )


@lru_cache(maxsize=KEPT)
def _rows(published: tuple[PublishedView, ...], step: int | None) -> tuple[FrequencyRowView, ...]:
    return tuple(
        FrequencyRowView(p.label, p.share, p.shown, p.counted, step is not None and p.first <= step <= p.last)
        for p in published
    )


@lru_cache(maxsize=16)
def find_drawn(questionnaire: Questionnaire) -> frozenset[str]:
    """The questions that a drawing of their own shows: those of ladders, stages, and before and today."""
    ladders = (question for ladder in questionnaire.scoring.ladders for question in ladder.questions)
    return find_developing(questionnaire).union(ladders)


@lru_cache(maxsize=16)
def find_developing(questionnaire: Questionnaire) -> frozenset[str]:
    """The questions of stages, and of before and today."""
    scoring = questionnaire.scoring
    pairs = (pair for asked in scoring.before_today for pair in asked.pairs)
    twice = (name for pair in pairs for name in (pair.before, pair.today))
    return frozenset((*(stage.question for stage in scoring.stages), *twice))
