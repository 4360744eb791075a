"""Which questions are asked of a city, given its other answers."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from govcheck.model.answer import AnswerState
from govcheck.model.question import IfNotAsked
from govcheck.scoring.condition import holds

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.condition import Condition
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


class Route(StrEnum):
    """Whether a question is asked.

    ``open``: it depends on an answer that is not known; it counts as asked.
    ``absent``: it does not concern this city. ``lowest``: the city lacks what it builds on.
    """

    asked: bool
    """Whether the question counts among those asked."""

    ASKED = "asked", True
    OPEN = "open", True
    ABSENT = "absent", False
    LOWEST = "lowest", False

    def __new__(cls, name: str, asked: bool) -> Self:  # noqa: FBT001 - as the members above give it
        """Take what a member says of itself."""
        route = str.__new__(cls, name)
        route._value_ = name
        route.asked = asked
        return route


def find_routes(questionnaire: Questionnaire, answers: AnswerFile) -> dict[str, Route]:
    """The route of every question. A question only depends on questions before it."""
    routes = dict.fromkeys(questionnaire.by_id, Route.ASKED)
    for question, condition in _find_conditions(questionnaire):
        gate = answers.answer(condition.question)
        gate_route = routes[condition.question]
        excluded = Route.LOWEST if question.if_not_asked is IfNotAsked.LOWEST else Route.ABSENT
        if gate_route is Route.LOWEST:
            routes[question.id] = excluded
        elif gate_route is not Route.ASKED:
            # Whether the question it builds on is asked decides about it too.
            routes[question.id] = gate_route
        elif gate.state is AnswerState.NOT_APPLICABLE:
            routes[question.id] = Route.ABSENT
        else:
            held = holds(condition, questionnaire.by_id[condition.question], gate)
            routes[question.id] = Route.OPEN if held is None else Route.ASKED if held else excluded
    return routes


@lru_cache(maxsize=16)
def _find_conditions(questionnaire: Questionnaire) -> list[tuple[Question, Condition]]:
    """The questions that are only asked on a condition, in order."""
    return [(question, question.ask_if) for question in questionnaire.questions if question.ask_if]
