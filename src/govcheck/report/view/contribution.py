"""How each index came about: what every answer gives, and the single answers that would move it most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.explanation import Contribution, Explanation, Move
    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording

MOST_MOVES = 5
"""Of the answers that would move a score: the largest changes."""


class ContributionView(NamedTuple):
    """What one answer gives. ``value`` of 100 x ``share`` of the weight = ``points``; all points sum to the score."""

    id: str
    question: str
    answer: str
    value: str
    share: str
    points: str
    given: str


class MoveView(NamedTuple):
    """An answer raised by one step, and the points that its index would gain."""

    id: str
    question: str
    step: str
    change: str


class LeftOutView(NamedTuple):
    """A question that has no value, and so takes no part."""

    id: str
    question: str


class ExplanationView(NamedTuple):
    """A score opened down to its answers."""

    title: str
    score: str
    contributions: tuple[ContributionView, ...]
    moves: tuple[MoveView, ...]
    left_out: tuple[LeftOutView, ...]


def view_explanations(words: Wording, result: Result) -> Iterator[ExplanationView]:
    """Every index, opened."""
    for explanation in result.explanations:
        yield view_explanation(words, explanation, withheld=result.by_node[explanation.node].score is None)


def view_explanation(words: Wording, found: Explanation, *, withheld: bool) -> ExplanationView:
    """A score opened; where it is withheld it is not told, while its answers are."""
    say = words.say
    score = say.text("no score")
    if found.score is not None and not withheld:
        score = say.text("{score} of 100", score=say.number(found.score, 1))
    return ExplanationView(
        title=words.node(found.node),
        score=score,
        contributions=tuple(_contribution(words, part) for part in found.contributions if part.points is not None),
        moves=tuple(_move(words, move) for move in found.moves[:MOST_MOVES]),
        left_out=tuple(
            LeftOutView(part.question, words.question(part.question))
            for part in found.contributions
            if part.points is None
        ),
    )


def _contribution(words: Wording, part: Contribution) -> ContributionView:
    say = words.say
    points, most = say.number(part.points or 0.0, 1), say.number(100 * (part.share or 0.0), 1)
    answer = words.answer(part.question, part.answer) if part.state is not AnswerState.NOT_ASKED else ""
    return ContributionView(
        id=part.question,
        question=words.question(part.question),
        answer=answer or say.text("not asked: counts as the lowest"),
        value=words.number(round(100 * (part.value or 0.0), 1)),
        share=say.text("{number}%", number=most),
        points=points,
        given=say.text("{points} of {most}", points=points, most=most),
    )


def _move(words: Wording, move: Move) -> MoveView:
    before, after = words.answer(move.question, move.answer), words.answer(move.question, move.raised)
    return MoveView(
        id=move.question,
        question=words.question(move.question),
        step=f"{before} → {after}",
        change=f"+{words.say.number(move.change, 1)}",
    )
