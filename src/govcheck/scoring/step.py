"""One step up: the next better answer to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.model.question import Question, QuestionType
from govcheck.scoring.level import SLACK
from govcheck.scoring.worth import option_ids, worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.answer import Answer, Value


def next_value(question: Question, answer: Answer) -> Value | None:
    """The value one step above; ``None`` for the best answer and where there is no value.

    Single: the next higher value. Several: the heaviest option not yet chosen (an exclusive one
    is dropped). Number: one more. Yes-no: yes.
    """
    return next(_higher(question, answer), None) if answer.state is AnswerState.ANSWERED else None


def is_best(question: Question, answer: Answer) -> bool:
    """Whether an answer with a value leaves nothing to gain: it is worth 1, or no step leads higher."""
    return worth(question, answer).value >= 1 - SLACK or next_value(question, answer) is None


def _higher(question: Question, answer: Answer) -> Iterator[Value]:
    chosen = option_ids(answer)
    match question.type:
        case QuestionType.YES_NO:
            if chosen == ("no",):
                yield True
        case QuestionType.NUMBER:
            assert question.max is not None and isinstance(answer.value, (int, float))
            if answer.value < question.max:
                yield min(question.max, answer.value + 1)
        case QuestionType.SINGLE:
            own = question.by_id[chosen[0]].value
            above = sorted((o.value, o.id) for o in question.choices if o.value > own)
            yield from (option for _, option in above)
        case QuestionType.SEVERAL:
            kept = tuple(o for o in chosen if not question.by_id[o].exclusive)
            full = question.at_most is not None and len(kept) >= question.at_most
            missing = [o for o in question.choices if o.id not in kept and not o.exclusive and o.value]
            if missing and not full:
                heaviest = max(missing, key=lambda option: option.value)
                yield tuple(o.id for o in question.choices if o.id in kept or o is heaviest)
