"""The quick version: that it was taken, and how much wider the ranges are for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.scoring.waiting import find_waiting

if TYPE_CHECKING:
    from govcheck.model.extent import Extent
    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording

EXACT_BELOW = 10
"""Points; narrower ones are shown with a decimal."""


class ExtentView(NamedTuple):
    """What the quick version leaves open: in one sentence, and for each index."""

    summary: str
    indices: tuple[str, ...]


def view_extent(words: Wording, result: Result) -> ExtentView | None:
    """How far the quick version reaches; ``None`` where more than it was answered.

    What it leaves open is told once it is finished; before that, how many of its own questions are open.
    """
    extent = result.extent
    if not extent.quick:
        return None
    say = words.say
    waiting = find_waiting(words.questionnaire, lambda name: result.by_question[name].state)
    quick = {question.id for question in words.questionnaire.questions if question.quick}
    skipped = {answer.question for answer in result.answers if answer.state is AnswerState.SKIPPED}
    left = len(quick.intersection(skipped).difference(waiting))
    if left:
        begun = say.count(
            "Quick version, not finished: one of its {quick} questions is still open.",
            "Quick version, not finished: {number} of its {quick} questions are still open.",
            left,
            quick=extent.quick_questions,
        )
        return ExtentView(begun, ())
    opening = say.text(
        "Quick version: it holds {quick} of the {all} questions.", quick=extent.quick_questions, all=extent.questions
    )
    if follow := len(quick.intersection(waiting)):
        more = say.count(
            "One more follows once the answer that it builds on is known.",
            "{number} more follow once the answers that they build on are known.",
            follow,
        )
        opening = f"{opening} {more}"
    if not extent.widths:
        return ExtentView(opening, ())
    return ExtentView(
        summary=f"{opening} {_tell(words, extent)}",
        indices=tuple(
            say.text(
                "{index}: {now} points wide now, {full} at best once every other question has a sure answer.",
                index=words.node(width.id), now=word_points(words, width.now), full=word_points(words, width.full),
            )
            for width in extent.widths
        ),
    )  # fmt: skip


def _tell(words: Wording, extent: Extent) -> str:
    """How wide the ranges are, and whether the other questions would remove most of that."""
    say, widths = words.say, extent.widths
    now, full = (sum(found) / len(widths) for found in ([w.now for w in widths], [w.full for w in widths]))
    wide = say.count(
        "The range is {points} points wide.", "The ranges are {points} points wide on average.",
        len(widths), points=word_points(words, now),
    )  # fmt: skip
    if round(now, 1) == 0:
        return wide
    other = extent.questions - extent.quick_questions
    if 2 * full > now:
        return say.count(
            "{wide} Answering the other question would remove a part of that.",
            "{wide} Answering the other {number} questions would remove a part of that.",
            other, wide=wide,
        )  # fmt: skip
    return say.count(
        "{wide} Answering the other question would remove most of that.",
        "{wide} Answering the other {number} questions would remove most of that.",
        other, wide=wide,
    )  # fmt: skip


def word_points(words: Wording, points: float) -> str:
    """Whole points, or with a decimal where there are few: what is open never reads as nothing."""
    if points >= EXACT_BELOW or round(points, 1) == 0:
        return words.say.number(round(points))
    return words.say.number(points, 1)
