"""How an interview ended, for whoever goes on from there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile


class OutcomeKind(StrEnum):
    """How an interview ended: to its end, left to be continued, or interrupted with Ctrl-C."""

    FINISHED = "finished"
    LEFT = "left"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the interview ended, the answers as they are kept, and how many questions are open."""

    kind: OutcomeKind
    answers: AnswerFile
    open: int
