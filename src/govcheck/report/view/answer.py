"""The answers themselves: all of them by section, and those that are open or do not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.visible import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import AnswerResult, Result
    from govcheck.report.view.wording import Wording


class AnswerView(NamedTuple):
    """An answer in words; ``worth`` says how much of its question's 100 points it counts.

    ``missing``: nothing was said yet, or the question was not asked. ``told`` is the text with the
    word that it is unsure.
    """

    id: str
    question: str
    text: str
    answered: bool
    missing: bool
    unsure: bool
    told: str
    worth: str
    note: str
    evidence: tuple[str, ...]


class UnknownView(NamedTuple):
    """A question without a value, with the reason where one was given."""

    question: str
    section: str
    reason: str


def view_unknown(words: Wording, result: Result, state: AnswerState) -> Iterator[UnknownView]:
    """The questions whose answer is in a state other than answered."""
    for answer in result.answers:
        if answer.state is state:
            yield UnknownView(words.question(answer.question), words.section(answer.section), visible(answer.reason))


def view_unsure(words: Wording, result: Result) -> Iterator[UnknownView]:
    """The questions whose answer is marked as unsure."""
    for answer in result.answers:
        if answer.unsure and answer.state is AnswerState.ANSWERED:
            yield UnknownView(words.question(answer.question), words.section(answer.section), "")


def view_answer(words: Wording, answer: AnswerResult) -> AnswerView:
    """An answer as it is shown."""
    answered = answer.state is AnswerState.ANSWERED
    text, unsure = _word(words, answer), answer.unsure and answered
    return AnswerView(
        id=answer.question,
        question=words.question(answer.question),
        text=text,
        answered=answered,
        missing=answer.state in {AnswerState.SKIPPED, AnswerState.NOT_ASKED},
        unsure=unsure,
        told=words.say.text("{answer} (unsure)", answer=text) if unsure else text,
        worth="" if answer.score is None else words.number(round(answer.score, 1)),
        note=visible(answer.note),
        evidence=tuple(one_line(piece) for piece in answer.evidence),
    )


def _word(words: Wording, answer: AnswerResult) -> str:
    """The answer in words, or why there is none."""
    match answer.state:
        case AnswerState.NOT_APPLICABLE:
            return words.say.text("Does not apply: {reason}", reason=visible(answer.reason))
        case AnswerState.DONT_KNOW:
            return words.say.text("Don't know")
        case AnswerState.SKIPPED:
            return words.say.text("Not answered")
        case AnswerState.NOT_ASKED:
            return words.say.text("Not asked, because of an earlier answer")
    return words.answer(answer.question, answer.value)
