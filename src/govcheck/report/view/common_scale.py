"""Common scale: questions of a section that share one scale, each with the city's step on it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.benchmark import FigureKind
from govcheck.model.question import QuestionType
from govcheck.model.visible import one_line
from govcheck.report.cache import FEWER
from govcheck.report.view.answer import word_answer
from govcheck.report.view.citation import Citation, cite
from govcheck.report.view.frequency import find_developing
from govcheck.report.view.scale import (
    PublishedView,
    find_distribution,
    find_step,
    is_in_full,
    name_rows,
    place_published,
)
from govcheck.report.view.wording import KEPT, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result
    from govcheck.model.scoring import Ladder


class CommonScaleRowView(NamedTuple):
    """What is asked about, the city's ``step`` counted from 1 or ``None``, and what is published of the steps.

    ``from_nothing``: the lowest step is worth 0. ``description`` says all of it in words.
    """

    title: str
    step: int | None
    from_nothing: bool
    answer: str
    published: tuple[PublishedView, ...]
    theirs: str
    description: str


class CommonScaleView(NamedTuple):
    """Questions on one scale, whose ``steps`` are named from the lowest; ``heads`` are those of a table."""

    id: str
    title: str
    ladder: str
    questions: tuple[str, ...]
    steps: tuple[str, ...]
    rows: tuple[CommonScaleRowView, ...]
    heads: tuple[str, ...]
    citation: Citation

    @property
    def description(self) -> str:
        """What the drawing shows, in words."""
        return " ".join(row.description for row in self.rows)


def view_common_scales(words: Wording, result: Result, section: str) -> tuple[CommonScaleView, ...]:
    """One drawing for each scale that at least two scored questions of a section share.

    Left out are questions whose options do not rise from the first to the last, the questions of
    stages, of before and today, and of ladders on which the participants are drawn; distributions
    published in full; and scales without any answer or published figure.
    """
    return tuple(_view_scales(words, result, section))


def _view_scales(words: Wording, result: Result, section: str) -> Iterator[CommonScaleView]:
    alike: dict[tuple[str, ...], list[Question]] = {}
    published = result.published_on
    for question, scale in find_rising(words.questionnaire).get(section, ()):
        if question.id not in published or not _is_drawn(words, result, question):
            alike.setdefault(scale, []).append(question)
    for place, questions in enumerate(alike.values(), 1):
        if len(questions) > 1:
            view = _view_scale(words, result, section, place, questions)
            if any(row.step is not None or row.published for row in view.rows):
                yield view


def _is_drawn(words: Wording, result: Result, question: Question) -> bool:
    """Whether what is published beside a question is drawn elsewhere: in full, or on a ladder."""
    return is_in_full(words, find_distribution(result, question.id)) or any(
        one.kind is FigureKind.INTERVAL for one in result.published_on[question.id]
    )


@lru_cache(maxsize=16)
def find_rising(questionnaire: Questionnaire) -> dict[str, tuple[tuple[Question, tuple[str, ...]], ...]]:
    """The scored questions of each section whose options rise, with these: none of stages, or of before and today."""
    developing = find_developing(questionnaire)
    return {
        section: tuple(
            (question, tuple(question.by_id))
            for question in questions
            if question.type is QuestionType.SINGLE
            and question.scored
            and question.id not in developing
            and question.ordered
        )
        for section, questions in questionnaire.by_section.items()
    }


def _view_scale(
    words: Wording, result: Result, section: str, place: int, questions: Sequence[Question]
) -> CommonScaleView:
    standings = tuple(
        [
            _Standing(
                question.id,
                find_step(question, answer),
                word_answer(words, answer),
                not question.choices[0].value,
                find_distribution(result, question.id),
            )
            for question in questions
            for answer in (result.by_question[question.id],)
        ]
    )
    return _view_standings(words, section, place, standings)


class _Standing(NamedTuple):
    """The city's step at a question and its answer in words, whether the lowest step is worth 0, what is published."""

    question: str
    step: int | None
    own: str
    from_nothing: bool
    published: Comparison | None


@lru_cache(maxsize=FEWER)
def _view_standings(words: Wording, section: str, place: int, standings: tuple[_Standing, ...]) -> CommonScaleView:
    """The questions together; the same for cities that answered alike."""
    say = words.say
    ids = tuple(one.question for one in standings)
    named = _name_scale(words, section, ids)
    rows = tuple(_row(words, name, standing) for name, standing in zip(named.rows, standings, strict=True))
    published = any(row.published for row in rows)
    heads = (say.text("Question"), say.text("Your city"))
    return CommonScaleView(
        id=f"{section}-{place}",
        title=named.title,
        ladder=named.ladder,
        questions=ids,
        steps=named.steps,
        rows=rows,
        heads=(*heads, say.text("Participating cities")) if published else heads,
        citation=cite(words, [one.published for one in standings if one.published]),
    )


class _Named(NamedTuple):
    """How the questions of one scale are called, together and each; ``ladder`` is the one that they are, if any."""

    title: str
    ladder: str
    steps: tuple[str, ...]
    rows: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def _name_scale(words: Wording, section: str, ids: tuple[str, ...]) -> _Named:
    questions = [words.questionnaire.by_id[name] for name in ids]
    steps, rows = tuple(_name_steps(words, questions)), name_rows(words, questions)
    ladder = _ladder(words, questions)
    if ladder:
        return _Named(one_line(ladder.title), ladder.id, steps, rows)
    return _Named(_title(words, section, steps), "", steps, rows)


def _name_steps(words: Wording, questions: Sequence[Question]) -> Iterator[str]:
    """The label of each step where all questions have the same; else its number."""
    for step, option in enumerate(questions[0].choices, 1):
        labels = {words.option(question.id, option.id) for question in questions}
        yield labels.pop() if len(labels) == 1 else words.number(step)


def _ladder(words: Wording, questions: Sequence[Question]) -> Ladder | None:
    """The ladder that these questions are, all of them and no others."""
    asked = {question.id for question in questions}
    return next((ladder for ladder in words.questionnaire.scoring.ladders if set(ladder.questions) == asked), None)


def _title(words: Wording, section: str, steps: Sequence[str]) -> str:
    """The section with the ends of the scale."""
    title = words.section(section)
    return words.say.text("{section}: from “{low}” to “{high}”", section=title, low=steps[0], high=steps[-1])


def _row(words: Wording, name: str, standing: _Standing) -> CommonScaleRowView:
    published = place_published(words, standing.published)
    theirs = word_published(words, published)
    return CommonScaleRowView(
        title=name,
        step=standing.step,
        from_nothing=standing.from_nothing,
        answer=standing.own,
        published=published,
        theirs=theirs,
        description=_describe(words, words.say.named(name, standing.own), theirs),
    )


def word_published(words: Wording, published: Sequence[PublishedView]) -> str:
    """The published steps with their shares; empty where there are none."""
    return words.say.listed(words.say.named(part.label, part.told) for part in published)


def _describe(words: Wording, own: str, theirs: str) -> str:
    if not theirs:
        return words.say.text("{own}.", own=own)
    return words.say.text("{own}; participating cities {band}.", own=own, band=theirs)
