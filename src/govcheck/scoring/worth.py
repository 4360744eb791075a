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
    from govcheck.model.answer import Answer, Value

UNSURE_PART_OF_RANGE = 0.1
"""How far an unsure number may be off, as a part of its range; part of the definition above."""


class Worth(NamedTuple):
    """A value in [0, 1] and the interval it may lie in: ``low <= value <= high``."""

    value: float
    low: float
    high: float


def option_ids(answer: Answer) -> tuple[str, ...]:
    """The ids of the options that an answer chooses; empty for a number."""
    return chosen_ids(answer.value)


def chosen_ids(value: Value | None) -> tuple[str, ...]:
    """The ids of the options that a value chooses; empty for a number."""
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
    assert answer.value is not None
    value = value_worth(question, answer.value)
    if not answer.unsure:
        return Worth(value, value, value)
    down, up = _neighbours(question, value)
    return Worth(value, max(0.0, down), min(1.0, up))


def value_worth(question: Question, value: Value) -> float:
    """The worth of a value that fits its question."""
    if question.type is QuestionType.NUMBER:
        assert question.min is not None and question.max is not None and isinstance(value, (int, float))
        return (value - question.min) / (question.max - question.min)
    chosen = chosen_ids(value)
    if question.type is QuestionType.SEVERAL:
        return min(1.0, sum(question.by_id[option].value for option in chosen) / _full(question))
    return question.by_id[chosen[0]].value


def lowest(question: Question) -> float:
    """The worth of the lowest answer that the question allows."""
    if question.type is QuestionType.SINGLE:
        return min(option.value for option in question.choices)
    return 0.0


def _neighbours(question: Question, own: float) -> tuple[float, float]:
    """The worth of the steps below and above an answer (not yet cut to the scale)."""
    match question.type:
        case QuestionType.YES_NO:
            return 0.0, 1.0
        case QuestionType.NUMBER:
            return own - UNSURE_PART_OF_RANGE, own + UNSURE_PART_OF_RANGE
        case QuestionType.SINGLE:
            values = [option.value for option in question.choices]
            return max((v for v in values if v < own), default=own), min((v for v in values if v > own), default=own)
        case QuestionType.SEVERAL:
            step = max(option.value for option in question.choices if not option.exclusive) / _full(question)
            return own - step, own + step


def _full(question: Question) -> float:
    """The weight of the chosen options of a list at which its answer is worth 1."""
    return question.enough or question.weight
