"""What has become of the targets that the city set itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govcheck.model.answer import AnswerState, Value
from govcheck.model.record import Id


class TargetState(StrEnum):
    """What has become of a target; ``unknown`` where the question has no answer yet."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True)
class TargetResult:
    """A target of the city beside its answer now, which is ``None`` where none is known.

    ``days`` are those from the date of the answers to the day it is due, negative once that has
    passed; ``overdue``: it has passed, and nothing says that the target is reached.
    """

    question: Id
    value: Value
    by: date
    owner: str | None
    state: TargetState
    overdue: bool
    days: int
    answer_state: AnswerState
    answer: Value | None
    unsure: bool
