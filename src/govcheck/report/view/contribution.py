"""How each index came about: what every answer gives, and the single answers that would move it most."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.report.view.score import is_partial
from govcheck.report.view.wording import KEPT, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.answer import Value
    from govcheck.model.explanation import Contribution, Explanation, Move
    from govcheck.model.result import NodeResult, Result

_NOT_ASKED = AnswerState.NOT_ASKED

MOST_MOVES = 5
"""Of the answers that would move a score: the largest changes."""


class RoundedContributionView(NamedTuple):
    """The numbers of a contribution as its words have them, ``share`` in percent; ``None`` without a score."""

    value: float
    share: float | None
    points: float | None


class ContributionView(NamedTuple):
    """What one answer gives. ``value`` of 100 x ``share`` of the weight = ``points``; all points sum to the score.

    Where there is no score, ``share`` and ``points`` are empty, and ``given`` says what the answer is worth alone.
    """

    id: str
    question: str
    answer: str
    value: str
    share: str
    points: str
    given: str
    rounded: RoundedContributionView


class MoveView(NamedTuple):
    """An answer raised by one step, and the ``points`` that its index would gain, rounded as ``change`` has them."""

    id: str
    question: str
    step: str
    change: str
    points: float


class LeftOutView(NamedTuple):
    """A question that has no value, and so takes no part."""

    id: str
    question: str


class ExplanationView(NamedTuple):
    """A score opened down to its answers; ``moves_note`` is empty where all of it is answered."""

    title: str
    score: str
    contributions: tuple[ContributionView, ...]
    moves: tuple[MoveView, ...]
    moves_note: str
    left_out: tuple[LeftOutView, ...]


def view_explanations(words: Wording, result: Result) -> Iterator[ExplanationView]:
    """Every index, opened."""
    for explanation in result.explanations:
        yield view_explanation(words, explanation, result.by_node[explanation.node])


def view_explanation(words: Wording, found: Explanation, node: NodeResult) -> ExplanationView:
    """A score opened; where it is withheld it is not told, while its answers are."""
    say = words.say
    if found.score is None or node.score is None:
        score = say.text("no score")
    else:
        score = say.text("{score} of 100", score=say.number(found.score, 1))
    note = say.text(
        "Counted with the answers so far: while some are open, a step moves the score further than once all are given."
    )
    return ExplanationView(
        title=words.node(found.node),
        score=score,
        contributions=tuple([_contribution(words, part) for part in found.contributions if part.value is not None]),
        moves=tuple(_move(words, move) for move in found.moves[:MOST_MOVES]),
        moves_note=note if found.moves and is_partial(node) else "",
        left_out=tuple(
            [
                LeftOutView(part.question, words.question(part.question))
                for part in found.contributions
                if part.value is None
            ]
        ),
    )


def _contribution(words: Wording, part: Contribution) -> ContributionView:
    answer = part.answer if part.state is not _NOT_ASKED else None
    return _view_contribution(words, part.question, answer, part.unsure, part.value or 0.0, part.share, part.points)


@lru_cache(maxsize=KEPT)
def _view_contribution(
    words: Wording,
    question: str,
    answer: Value | None,
    unsure: bool,  # noqa: FBT001 - what is kept by places is found sooner than by names
    value: float,
    share: float | None,
    reached: float | None,
) -> ContributionView:
    """What an answer gives; most cities that answer alike have the same of it."""
    say = words.say
    told = words.answer(question, answer) or say.text("not asked: counts as the lowest")
    worth = round(100 * value, 1)
    found = ContributionView(
        id=question,
        question=words.question(question),
        answer=say.text("{answer} (unsure)", answer=told) if unsure else told,
        value=words.number(worth),
        share="",
        points="",
        given=say.text("{score} of 100", score=words.number(worth)),
        rounded=RoundedContributionView(worth, None, None),
    )
    if share is None or reached is None:
        return found
    rounded = RoundedContributionView(worth, round(100 * share, 1), round(reached, 1))
    points, most = say.number(round(reached, 1), 1), say.number(round(100 * share, 1), 1)
    return found._replace(
        share=say.text("{number}%", number=most),
        points=points,
        given=say.text("{points} of {most}", points=points, most=most),
        rounded=rounded,
    )


def _move(words: Wording, move: Move) -> MoveView:
    before, after = words.answer(move.question, move.answer), words.answer(move.question, move.raised)
    points = round(move.change, 1)
    return MoveView(
        id=move.question,
        question=words.question(move.question),
        step=f"{before} → {after}",
        change=f"+{words.say.number(points, 1)}",
        points=points,
    )
