"""What an answer is worth on the scale of its question, from 0 to 1, with its interval.

======== ======================================= ============================================
type     worth                                   ends of the interval when unsure
======== ======================================= ============================================
yes-no   no 0, yes 1                             0 and 1
single   the option's declared value             the next lower and next higher value
several  chosen weights / all weights, or        less and more the heaviest single weight
         / ``enough`` where declared, at most 1
number   (x - min) / (max - min)                 less and more a tenth of the range
======== ======================================= ============================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.question import Question, QuestionType

if TYPE_CHECKING:
    from govcheck.model.answer import Answer

UNSURE_PART_OF_RANGE = 0.1
"""How far an unsure number may be off, as a part of its range; part of the definition above."""


class Worth(NamedTuple):
    """A value in [0, 1] and the interval it may lie in: ``low <= value <= high``."""

    value: float
    low: float
    high: float


def option_ids(answer: Answer) -> tuple[str, ...]:
    """The ids of the options that an answer chooses; empty for a number."""
    value = answer.value
    if isinstance(value, bool):
        return ("yes",) if value else ("no",)
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


def worth(question: Question, answer: Answer) -> Worth:
    """The worth of an answer that has a value and fits its question.

    >>> from govcheck.model.answer import Answer
    >>> from govcheck.model.question import Question
    >>> q = Question(id="a", section="s", type="number", role="maturity", min=0, max=10, text="?", help="h",
    ...              source={"edition": 2019, "place": "Foresight"})
    >>> worth(q, Answer(value=5.0, unsure=True))
    Worth(value=0.5, low=0.4, high=0.6)
    """
    value, down, up = _steps(question, answer)
    if not answer.unsure:
        return Worth(value, value, value)
    return Worth(value, max(0.0, down), min(1.0, up))


def lowest(question: Question) -> float:
    """The worth of the lowest answer that the question allows."""
    if question.type is QuestionType.SINGLE:
        return min(option.value for option in question.choices)
    return 0.0


def _steps(question: Question, answer: Answer) -> tuple[float, float, float]:
    """The worth, and that of the steps below and above it (not yet cut to the scale)."""
    if question.type is QuestionType.NUMBER:
        return _number_steps(question, answer)
    chosen = [question.by_id[option].value for option in option_ids(answer)]
    match question.type:
        case QuestionType.YES_NO:
            return chosen[0], 0.0, 1.0
        case QuestionType.SINGLE:
            own = chosen[0]
            values = [option.value for option in question.choices]
            return (
                own,
                max((v for v in values if v < own), default=own),
                min((v for v in values if v > own), default=own),
            )
        case QuestionType.SEVERAL:
            weights = [option.value for option in question.choices if not option.exclusive]
            full = question.enough or sum(weights)
            value = min(1.0, sum(chosen) / full)
            step = max(weights) / full
            return value, value - step, value + step


def _number_steps(question: Question, answer: Answer) -> tuple[float, float, float]:
    assert question.min is not None and question.max is not None and isinstance(answer.value, (int, float))
    value = (answer.value - question.min) / (question.max - question.min)
    return value, value - UNSURE_PART_OF_RANGE, value + UNSURE_PART_OF_RANGE
