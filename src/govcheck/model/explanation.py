"""How a number came about: the answers below it, and those that would move it most."""

from __future__ import annotations

from dataclasses import dataclass

from govcheck.model.answer import AnswerState, Value
from govcheck.model.record import Id, Number


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """What one answer adds to a node's score.

    ``value`` is the answer's worth from 0 to 1, ``share`` the part of the node's weight that it
    carries from 0 to 1, ``points = 100 * share * value``; all points of a node sum to its score.
    ``None`` where the answer has no value and so takes no part; ``share`` and ``points`` also where too
    little is answered for a score, which nothing can be a part of then.
    """

    question: Id
    via: tuple[Id, ...]
    state: AnswerState
    answer: Value | None
    unsure: bool
    value: Number | None
    share: Number | None
    points: Number | None


@dataclass(frozen=True, kw_only=True)
class Move:
    """A single answer raised by one step, and by how many points the node's score would change."""

    question: Id
    answer: Value
    raised: Value
    change: Number


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A node's score opened down to the answers; largest contributions and moves first.

    There are no moves where too little is answered for a score.
    """

    node: Id
    score: Number | None
    contributions: tuple[Contribution, ...]
    moves: tuple[Move, ...]
