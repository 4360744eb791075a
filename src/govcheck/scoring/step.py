"""One step up: the next better answer to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.model.question import Question, QuestionType
from govcheck.scoring.level import SLACK
from govcheck.scoring.worth import option_ids, worth

if TYPE_CHECKING:
    from govcheck.model.answer import Answer, Value


def next_value(question: Question, answer: Answer) -> Value | None:
    """The value one step above; ``None`` for the best answer and where there is no value.

    Single: the next higher value. Several: the heaviest option not yet chosen (an exclusive one
    is dropped). Number: one more. Yes-no: yes.
    """
    if answer.state is not AnswerState.ANSWERED:
        return None
    chosen = option_ids(answer)
    match question.type:
        case QuestionType.SINGLE:
            return question.next_higher.get(chosen[0])
        case QuestionType.SEVERAL:
            return _one_more(question, chosen)
        case QuestionType.YES_NO:
            return True if chosen == ("no",) else None
        case QuestionType.NUMBER:
            assert question.max is not None and isinstance(answer.value, (int, float))
            return min(question.max, answer.value + 1) if answer.value < question.max else None


def is_best(question: Question, answer: Answer, own: float | None = None) -> bool:
    """Whether an answer with a value leaves nothing to gain: it is worth 1, or no step leads higher.

    ``own`` is what it is worth, where that is known already.
    """
    if own is None:
        own = worth(question, answer).value
    return own >= 1 - SLACK or next_value(question, answer) is None


def _one_more(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    kept = tuple(o for o in chosen if not question.by_id[o].exclusive)
    full = question.at_most is not None and len(kept) >= question.at_most
    missing = [o for o in question.choices if o.id not in kept and not o.exclusive and o.value]
    if full or not missing:
        return None
    heaviest = max(missing, key=lambda option: option.value)
    return tuple(o.id for o in question.choices if o.id in kept or o is heaviest)
