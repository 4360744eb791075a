"""The answers themselves: all of them by section, and those that are open or do not apply."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import template
from govcheck.model.answer import AnswerState
from govcheck.model.visible import one_line, visible
from govcheck.report.view.wording import KEPT, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import AnswerResult, Result


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
    said = word_answer(words, answer)
    shown = _view_value(words, answer.question, answer.state, said, answer.score, unsure=answer.unsure)
    if answer.state is AnswerState.NOT_APPLICABLE:
        text = words.say.named(said, visible(answer.reason))
        shown = shown._replace(text=text, told=text)
    if answer.note or answer.evidence:
        evidence = tuple(one_line(piece) for piece in answer.evidence)
        shown = shown._replace(note=visible(answer.note), evidence=evidence)
    return shown


@lru_cache(maxsize=KEPT)
def _view_value(
    words: Wording, question: str, state: AnswerState, said: str, score: float | None, *, unsure: bool
) -> AnswerView:
    """An answer without what the city wrote beside it."""
    answered = state is AnswerState.ANSWERED
    text = said
    if state is AnswerState.NOT_ASKED:
        text = words.say.named(said, words.say.text("an earlier answer rules it out"))
    return AnswerView(
        id=question,
        question=words.question(question),
        text=text,
        answered=answered,
        missing=state in {AnswerState.SKIPPED, AnswerState.NOT_ASKED},
        unsure=unsure and answered,
        told=words.say.text("{answer} (unsure)", answer=text) if unsure and answered else text,
        worth="" if score is None else words.number(round(score, 1)),
        note="",
        evidence=(),
    )


_WITHOUT: dict[AnswerState, str] = {
    AnswerState.NOT_APPLICABLE: template("does not apply"),
    AnswerState.DONT_KNOW: template("don't know"),
    AnswerState.SKIPPED: template("not answered"),
    AnswerState.NOT_ASKED: template("not asked"),
}


def word_answer(words: Wording, answer: AnswerResult) -> str:
    """The answer in a few words, or that there is none."""
    if answer.state is AnswerState.ANSWERED:
        return words.answer(answer.question, answer.value)
    return words.say.text(_WITHOUT[answer.state])
