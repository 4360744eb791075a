"""The answers themselves: all of them by section, and those that are open or do not apply."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import template
from govcheck.model.answer import AnswerState
from govcheck.model.visible import one_line, visible
from govcheck.report.view.wording import KEPT, Wording
from govcheck.scoring.waiting import find_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.answer import Value
    from govcheck.model.result import AnswerResult, Result


_ANSWERED, _NOT_APPLICABLE = AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE


class AnswerView(NamedTuple):
    """An answer in words; ``worth`` says how much of its question's 100 points it counts, ``points`` as a number.

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
    points: float | None


class UnknownView(NamedTuple):
    """A question without a value, with the reason where one was given, or what it ``waits`` for."""

    question: str
    section: str
    reason: str
    waits: str


def view_unknown(words: Wording, result: Result, state: AnswerState) -> Iterator[UnknownView]:
    """The questions whose answer is in a state other than answered."""
    skipped = state is AnswerState.SKIPPED
    waiting = find_waiting(words.questionnaire, lambda name: result.by_question[name].state) if skipped else {}
    for answer in result.answers:
        if answer.state is state:
            gate = waiting.get(answer.question)
            waits = (
                words.say.text("Asked once this is known: {question}", question=words.question(gate)) if gate else ""
            )
            yield UnknownView(
                words.question(answer.question), words.section(answer.section), visible(answer.reason), waits
            )


def view_unsure(words: Wording, result: Result) -> Iterator[UnknownView]:
    """The questions whose answer is marked as unsure."""
    for answer in result.answers:
        if answer.unsure and answer.state is _ANSWERED:
            yield UnknownView(words.question(answer.question), words.section(answer.section), "", "")


def view_answer(words: Wording, answer: AnswerResult) -> AnswerView:
    """An answer as it is shown."""
    shown = _view_value(words, answer.question, answer.state, answer.value, answer.score, answer.unsure)
    if answer.state is _NOT_APPLICABLE:
        text = words.say.named(shown.text, visible(answer.reason))
        shown = shown._replace(text=text, told=text)
    if answer.note or answer.evidence:
        evidence = tuple([one_line(piece) for piece in answer.evidence])
        shown = shown._replace(note=visible(answer.note), evidence=evidence)
    return shown


@lru_cache(maxsize=KEPT)
def _view_value(
    words: Wording,
    question: str,
    state: AnswerState,
    value: Value | None,
    score: float | None,
    unsure: bool,  # noqa: FBT001 - what is kept by places is found sooner than by names
) -> AnswerView:
    """An answer without what the city wrote beside it."""
    answered = state is _ANSWERED
    text = words.answer(question, value) if answered else _word_without(words, state)
    if state is AnswerState.NOT_ASKED:
        text = words.say.named(text, words.say.text("an earlier answer rules it out"))
    points = None if score is None else round(score, 1)
    return AnswerView(
        id=question,
        question=words.question(question),
        text=text,
        answered=answered,
        missing=state in {AnswerState.SKIPPED, AnswerState.NOT_ASKED},
        unsure=unsure and answered,
        told=words.say.text("{answer} (unsure)", answer=text) if unsure and answered else text,
        worth="" if points is None else words.number(points),
        note="",
        evidence=(),
        points=points,
    )


_WITHOUT: dict[AnswerState, str] = {
    AnswerState.NOT_APPLICABLE: template("does not apply"),
    AnswerState.DONT_KNOW: template("don't know"),
    AnswerState.SKIPPED: template("not answered"),
    AnswerState.NOT_ASKED: template("not asked"),
}


def word_answer(words: Wording, answer: AnswerResult) -> str:
    """The answer in a few words, or that there is none."""
    if answer.state is _ANSWERED:
        return words.answer(answer.question, answer.value)
    return _word_without(words, answer.state)


@lru_cache(maxsize=KEPT)
def _word_without(words: Wording, state: AnswerState) -> str:
    return words.say.text(_WITHOUT[state])
