"""The quick version: that it was taken, and how much wider the ranges are for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.scoring.waiting import find_waiting

if TYPE_CHECKING:
    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording

EXACT_BELOW = 10
"""Points; narrower ones are shown with a decimal."""


class ExtentView(NamedTuple):
    """What the quick version leaves open: in one sentence, and for each index."""

    summary: str
    indices: tuple[str, ...]


def view_extent(words: Wording, result: Result) -> ExtentView | None:
    """How far the quick version reaches; ``None`` where more than it was answered."""
    extent = result.extent
    if not extent.quick:
        return None
    say = words.say
    widths = extent.widths
    opening = say.text(
        "Quick version: it holds {quick} of the {all} questions.", quick=extent.quick_questions, all=extent.questions
    )
    waiting = sum(
        words.questionnaire.by_id[question].quick
        for question in find_waiting(words.questionnaire, lambda name: result.by_question[name].state)
    )
    if waiting:
        follow = say.count(
            "One more follows once the answer that it builds on is known.",
            "{number} more follow once the answers that they build on are known.",
            waiting,
        )
        opening = f"{opening} {follow}"
    if not widths:
        return ExtentView(opening, ())
    now = sum(width.now for width in widths) / len(widths)
    full = sum(width.full for width in widths) / len(widths)
    points = {"now": word_points(words, now), "full": word_points(words, full)}
    if len(widths) == 1:
        told = say.text("The range is {now} points wide. The full version would narrow it to {full}.", **points)
    else:
        told = say.text(
            "The ranges are {now} points wide on average. The full version would narrow them to {full}.",
            **points,
        )
    return ExtentView(
        summary=f"{opening} {told}",
        indices=tuple(
            say.text(
                "{index}: {now} points wide now, {full} with the full version.",
                index=words.node(width.id), now=word_points(words, width.now), full=word_points(words, width.full),
            )
            for width in widths
        ),
    )  # fmt: skip


def word_points(words: Wording, points: float) -> str:
    """Whole points, or with a decimal where there are few: what is open never reads as nothing."""
    if points >= EXACT_BELOW or round(points, 1) == 0:
        return words.say.number(round(points))
    return words.say.number(points, 1)
