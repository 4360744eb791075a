"""The answers themselves: all of them by section, and those that are open or do not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.report.view.visible import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import AnswerResult, Result
    from govcheck.report.view.wording import Wording


class AnswerView(NamedTuple):
    """An answer in words; ``worth`` says how much of its question's 100 points it counts."""

    id: str
    question: str
    text: str
    answered: bool
    unsure: bool
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
    say = words.say
    states = {
        AnswerState.NOT_APPLICABLE: say.text("Does not apply: {reason}", reason=visible(answer.reason)),
        AnswerState.DONT_KNOW: say.text("Don't know"),
        AnswerState.SKIPPED: say.text("Not answered"),
        AnswerState.NOT_ASKED: say.text("Not asked, because of an earlier answer"),
    }
    return AnswerView(
        id=answer.question,
        question=words.question(answer.question),
        text=states.get(answer.state) or words.answer(answer.question, answer.value),
        answered=answer.state is AnswerState.ANSWERED,
        unsure=answer.unsure and answer.state is AnswerState.ANSWERED,
        worth="" if answer.score is None else words.number(round(answer.score, 1)),
        note=visible(answer.note),
        evidence=tuple(one_line(piece) for piece in answer.evidence),
    )
