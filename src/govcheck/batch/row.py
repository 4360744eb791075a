"""An answer file as a row of a wide table, so that files and tables are scored by the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.answers import DOCUMENTED, STATE, UNSURE
from govcheck.model.answer import AnswerState
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

Cell = str | float | bool | None

_TOLD = {AnswerState.DONT_KNOW, AnswerState.NOT_APPLICABLE}
"""The states that a table tells; a question that was skipped is an empty cell."""


def make_row(questionnaire: Questionnaire, answers: AnswerFile) -> dict[str, Cell]:
    """The answers of a file, checked against its questionnaire, by the columns they stand in; nothing is null."""
    row: dict[str, Cell] = {}
    for question in questionnaire.questions:
        row.update(_cells(question, answers.answer(question.id)))
    return row


def _cells(question: Question, answer: Answer) -> Iterator[tuple[str, Cell]]:
    name, value = question.id, answer.value
    if answer.state in _TOLD:
        yield f"{name}.{STATE}", answer.state.value
    if answer.state is not AnswerState.ANSWERED:
        return
    if isinstance(value, tuple):
        yield from ((f"{name}.{option.id}", option.id in value) for option in question.choices)
    elif question.type is QuestionType.YES_NO:
        yield name, value in {True, "yes"}
    else:
        yield name, value
    if answer.unsure:
        yield f"{name}.{UNSURE}", True
    if answer.documented:
        yield f"{name}.{DOCUMENTED}", True
