"""Whether a condition holds for an answer: yes, no, or not to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import Answer, AnswerState
from govcheck.scoring.worth import option_ids

if TYPE_CHECKING:
    from govcheck.model.condition import Condition
    from govcheck.model.question import Question


def holds(condition: Condition, question: Question, answer: Answer) -> bool | None:
    """True or false; ``None`` where the question has no answer with a value."""
    if answer.state is not AnswerState.ANSWERED:
        return None
    chosen = option_ids(answer)
    if condition.any_of is not None:
        return any(option in chosen for option in condition.any_of)
    if condition.none_of is not None:
        return not any(option in chosen for option in condition.none_of)
    if condition.at_least is not None:
        return _measure(question, answer) >= _bound(question, condition.at_least)
    assert condition.below is not None
    return _measure(question, answer) < _bound(question, condition.below)


def _measure(question: Question, answer: Answer) -> float:
    """What ``at_least`` and ``below`` compare: the number given, or the best option's value."""
    if isinstance(answer.value, (int, float)) and not isinstance(answer.value, bool):
        return answer.value
    return max(question.by_id[option].value for option in option_ids(answer))


def _bound(question: Question, bound: str | float) -> float:
    return question.by_id[bound].value if isinstance(bound, str) else bound
