"""What a migration came to: the new answers, what became of each, and the scores under both versions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govcheck.model.answer import AnswerFile
from govcheck.model.change import Change
from govcheck.model.migration import Move, Outcome


class NoOldScores(StrEnum):
    """Why there are no scores of the earlier version: it is not at hand, or the answers do not fit it either."""

    NOT_AT_HAND = "not-at-hand"
    ANSWERS_DO_NOT_FIT = "answers-do-not-fit"


@dataclass(frozen=True, kw_only=True)
class VersionRef:
    """A version of a questionnaire; an answer file need not say the hash of its own."""

    version: str
    hash: str | None


@dataclass(frozen=True, kw_only=True)
class ScorePair:
    """An index under both versions, from 0 to 100; ``None``: withheld, not there, or not to be had."""

    id: str
    title: str
    old: float | None
    new: float | None

    @property
    def difference(self) -> float | None:
        """How much the score rose; ``None`` where one of the two is missing."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True, kw_only=True)
class MigrationResult:
    """A migration with all that there is to tell of it; nothing is rounded.

    ``changes`` are the steps from ``before`` to ``now``. ``open`` are the questions that now wait for
    an answer and did not before; all that wait, where there are no old scores. ``other_state``: the
    answers were given to another state of their version than the one at hand.
    """

    questionnaire: str
    title: str
    before: VersionRef
    now: VersionRef
    answers: AnswerFile
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    open: tuple[str, ...]
    no_old_scores: NoOldScores | None
    other_state: bool
    scores: tuple[ScorePair, ...]

    def of(self, outcome: Outcome) -> list[Move]:
        """The moves of one kind, in the order of the file."""
        return [move for move in self.moves if move.outcome is outcome]
