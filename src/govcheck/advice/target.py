"""Targets: what the city set itself, looked at again with the answers it gives now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import Answer, AnswerState
from govcheck.model.question import QuestionType
from govcheck.model.target import TargetResult, TargetState
from govcheck.scoring.routing import Route
from govcheck.scoring.worth import option_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.answer import AnswerFile, Target, Value
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


def check_targets(
    questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route]
) -> Iterator[TargetResult]:
    """Every target with the answer now, in the order of the questions.

    Whether a target is overdue is told by the date of the answers, not by today's: the same file
    gives the same result at any time. On its own day a target is not overdue yet.
    """
    for question in questionnaire.questions:
        target = answers.targets.get(question.id)
        if target is None:
            continue
        route, answer = routes[question.id], answers.answer(question.id)
        state = _state(question, answer, route, target)
        known = route.asked and answer.state is AnswerState.ANSWERED
        late = state in {TargetState.NOT_REACHED, TargetState.UNKNOWN} and target.by < answers.date
        yield TargetResult(
            question=question.id,
            value=target.value,
            by=target.by,
            owner=target.owner,
            state=state,
            overdue=late,
            days=(target.by - answers.date).days,
            answer_state=answer.state if route.asked else AnswerState.NOT_ASKED,
            answer=answer.value if known else None,
            unsure=known and answer.unsure,
        )


def covers(question: Question, target: Target, answer: Answer, to: str | None) -> bool:
    """Whether a step towards the option ``to`` (``None``: towards the best answer) is a step towards the target."""
    if answer.state is not AnswerState.ANSWERED or answer.value is None:
        return True
    if is_reached(question, target.value, answer.value):
        return False
    if question.type is QuestionType.NUMBER:
        return True
    aimed = option_ids(Answer(value=target.value))
    if question.type is QuestionType.SEVERAL:
        return to is None or to in aimed
    to = to or max(question.choices, key=lambda option: option.value).id
    return question.by_id[to].value <= question.by_id[aimed[0]].value


def is_reached(question: Question, target: Value, answer: Value) -> bool:
    """Whether an answer is the target or a better one.

    A number is better if it is larger, a list if it holds more. The options of a question that is
    not scored are in no order: one of them is reached only if it is the answer.

    >>> from govcheck.model.question import Question
    >>> q = Question(id="a", section="s", type="number", role="maturity", min=0, max=10, text="?", help="h",
    ...              source={"edition": 2019, "place": "Foresight"})
    >>> is_reached(q, 6.0, 7.0), is_reached(q, 6.0, 5.0)
    (True, False)
    """
    if question.type is QuestionType.NUMBER:
        return float(answer) >= float(target)  # type: ignore[arg-type] # both are numbers of that question
    aimed, chosen = option_ids(Answer(value=target)), option_ids(Answer(value=answer))
    if question.type is QuestionType.SEVERAL:
        wanted = {option for option in aimed if not question.by_id[option].exclusive}
        return wanted <= set(chosen) if wanted or question.scored else set(aimed) == set(chosen)
    if not question.scored:
        return aimed == chosen
    return question.by_id[chosen[0]].value >= question.by_id[aimed[0]].value


def _state(question: Question, answer: Answer, route: Route, target: Target) -> TargetState:
    if route is Route.LOWEST:
        return TargetState.NOT_REACHED
    if route is Route.ABSENT or answer.state is AnswerState.NOT_APPLICABLE:
        return TargetState.NOT_APPLICABLE
    if answer.value is None:
        return TargetState.UNKNOWN
    return TargetState.REACHED if is_reached(question, target.value, answer.value) else TargetState.NOT_REACHED
