"""Questions that wait: nobody was asked them, since the answer that decides about them is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.questionnaire import Questionnaire


def find_waiting(questionnaire: Questionnaire, state_of: Callable[[str], AnswerState]) -> dict[str, str]:
    """Each question that waits, with the one whose "don't know" it waits for, in the order of the questionnaire.

    ``state_of`` tells the state of a question's answer, ``not-asked`` where another answer rules it out.
    What waits for a question that waits itself waits for the same answer.
    """
    found: dict[str, str] = {}
    for question in questionnaire.questions:
        if question.ask_if is None or state_of(question.id) is not AnswerState.SKIPPED:
            continue
        gate = question.ask_if.question
        if gate in found:
            found[question.id] = found[gate]
        elif state_of(gate) is AnswerState.DONT_KNOW:
            found[question.id] = gate
    return found
