"""Common scale: questions of a section that share one scale, each with the city's step on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.benchmark import FigureKind
from govcheck.model.question import QuestionType
from govcheck.model.visible import one_line
from govcheck.report.view.citation import Citation, cite
from govcheck.report.view.frequency import find_developing
from govcheck.report.view.scale import (
    PublishedView,
    covers,
    find_distribution,
    find_step,
    name_rows,
    place_published,
    rises,
    word_answer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question
    from govcheck.model.result import Result
    from govcheck.model.scoring import Ladder
    from govcheck.report.view.wording import Wording


class CommonScaleRowView(NamedTuple):
    """What is asked about, the city's ``step`` counted from 1 or ``None``, and what is published of the steps.

    ``description`` says all of it in words.
    """

    title: str
    step: int | None
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
    developing = find_developing(words.questionnaire)
    alike: dict[tuple[str, ...], list[Question]] = {}
    for question in words.asked(section):
        if question.id in developing or question.type is not QuestionType.SINGLE or not question.scored:
            continue
        published = place_published(words, find_distribution(result, question.id))
        in_full = covers(published, len(question.choices))
        on_ladder = any(one.kind is FigureKind.INTERVAL for one in result.published_on.get(question.id, ()))
        if rises(question) and not in_full and not on_ladder:
            alike.setdefault(tuple(question.by_id), []).append(question)
    for place, questions in enumerate(alike.values(), 1):
        if len(questions) > 1:
            view = _view_scale(words, result, section, place, questions)
            if any(row.step is not None or row.published for row in view.rows):
                yield view


def _view_scale(
    words: Wording, result: Result, section: str, place: int, questions: Sequence[Question]
) -> CommonScaleView:
    say = words.say
    names, steps = name_rows(words, questions), tuple(_name_steps(words, questions))
    beside = [find_distribution(result, question.id) for question in questions]
    rows = tuple(_row(words, result, *row) for row in zip(names, questions, beside, strict=True))
    published = any(row.published for row in rows)
    heads = (say.text("Question"), say.text("Your city"))
    ladder = _ladder(words, questions)
    return CommonScaleView(
        id=f"{section}-{place}",
        title=one_line(ladder.title) if ladder else _title(words, section, steps),
        ladder=ladder.id if ladder else "",
        questions=tuple(question.id for question in questions),
        steps=steps,
        rows=rows,
        heads=(*heads, say.text("Participating cities")) if published else heads,
        citation=cite(words, [comparison for comparison in beside if comparison]),
    )


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


def _row(
    words: Wording, result: Result, name: str, question: Question, comparison: Comparison | None
) -> CommonScaleRowView:
    answer = result.by_question[question.id]
    published, own = place_published(words, comparison), word_answer(words, answer)
    theirs = word_published(words, published)
    return CommonScaleRowView(
        title=name,
        step=find_step(question, answer),
        answer=own,
        published=published,
        theirs=theirs,
        description=_describe(words, words.say.named(name, own), theirs),
    )


def word_published(words: Wording, published: Sequence[PublishedView]) -> str:
    """The published steps with their shares; empty where there are none."""
    return words.say.listed(words.say.named(part.label, part.told) for part in published)


def _describe(words: Wording, own: str, theirs: str) -> str:
    if not theirs:
        return words.say.text("{own}.", own=own)
    return words.say.text("{own}; participating cities {band}.", own=own, band=theirs)
