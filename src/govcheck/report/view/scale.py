"""Scales: the city's step among the options of a question, and what is published of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.benchmark import FigureKind
from govcheck.model.scoring import NodeKind
from govcheck.model.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.model.comparison import Comparison, Portion
    from govcheck.model.question import Question
    from govcheck.model.result import AnswerResult, Result
    from govcheck.report.view.wording import Wording


class PublishedView(NamedTuple):
    """A published share (percent) of one step, or of neighbours that were published together.

    ``first`` and ``last`` count steps from 1. ``shown`` is the share; ``counted`` how many of how many
    ("6 of 19"), empty where that is not known.
    """

    first: int
    last: int
    label: str
    share: float
    shown: str
    counted: str

    @property
    def told(self) -> str:
        """The share, with how many of how many where that is known."""
        return f"{self.shown} ({self.counted})" if self.counted else self.shown


def find_distribution(result: Result, question: str) -> Comparison | None:
    """The distribution that a question is set beside, the first where there are several; ``None`` where none is."""
    beside = result.published_on.get(question, ())
    return next((comparison for comparison in beside if comparison.kind is FigureKind.DISTRIBUTION), None)


def place_published(words: Wording, comparison: Comparison | None) -> tuple[PublishedView, ...]:
    """The published shares on the steps of their question; what is not on a step is left out."""
    if comparison is None:
        return ()
    question = words.questionnaire.by_id[comparison.question]
    places = {option.id: step for step, option in enumerate(question.choices, 1)}
    found = []
    for portion in comparison.portions:
        steps = [places[option] for option in _options(question, comparison, portion) if option in places]
        if steps and isinstance(portion.value, (int, float)):
            found.append(
                PublishedView(
                    first=min(steps),
                    last=max(steps),
                    label=" / ".join(words.option(question.id, question.choices[step - 1].id) for step in steps),
                    share=portion.value,
                    shown=words.percent(portion.value),
                    counted=word_count(words, portion.count, comparison.n),
                )
            )
    return tuple(sorted(found))


def covers(published: Iterable[PublishedView], steps: int) -> bool:
    """Whether something is published of every step."""
    return {step for part in published for step in range(part.first, part.last + 1)} == set(range(1, steps + 1))


def rises(question: Question) -> bool:
    """Whether no option is worth less than the one before it, so that its place can be drawn as a step."""
    values = [option.value for option in question.choices]
    return values == sorted(values)


def word_count(words: Wording, count: int | None, n: int | None) -> str:
    """How many of how many; empty where one of the two is not known."""
    if count is None or n is None:
        return ""
    return words.say.text("{part} of {whole}", part=count, whole=n)


def find_step(question: Question, answer: AnswerResult) -> int | None:
    """The step of an answer, counted from 1; ``None`` where there is none."""
    if answer.state is not AnswerState.ANSWERED:
        return None
    steps = [step for step, option in enumerate(question.choices, 1) if option.id == answer.value]
    return steps[0] if steps else None


def word_answer(words: Wording, answer: AnswerResult) -> str:
    """The answer in words, or why there is none."""
    match answer.state:
        case AnswerState.NOT_APPLICABLE:
            return words.say.text("does not apply")
        case AnswerState.DONT_KNOW:
            return words.say.text("don't know")
        case AnswerState.SKIPPED:
            return words.say.text("not answered")
        case AnswerState.NOT_ASKED:
            return words.say.text("not asked")
    return words.answer(answer.question, answer.value)


def name_rows(words: Wording, questions: Sequence[Question]) -> tuple[str, ...]:
    """A short name for each question: its phase on a ladder, the element it belongs to where each has its own.

    Where neither tells the questions apart, each is named by its text.
    """
    phases = {name: title for ladder in words.questionnaire.scoring.ladders for name, title in ladder.phases.items()}
    if all(question.id in phases for question in questions):
        return tuple(one_line(phases[question.id]) for question in questions)
    holding = _find_elements(words)
    elements = [holding.get(question.id) for question in questions]
    if all(elements) and len(set(elements)) == len(elements):
        return tuple(words.node(element) for element in elements if element)
    return tuple(words.question(question.id) for question in questions)


def _find_elements(words: Wording) -> dict[str, str]:
    """The smallest element that holds each question, by the question."""
    nodes = words.questionnaire.scoring.nodes.values()
    return {question: node.id for node in nodes if node.kind is NodeKind.ELEMENT for question in node.leaves}


def _options(question: Question, comparison: Comparison, portion: Portion) -> tuple[str, ...]:
    """The options that a published category joins; the category itself where it is one."""
    for ref in question.indicators:
        if ref.id == comparison.indicator and ref.category == portion.category and ref.options:
            return ref.options
    return (portion.category,)
