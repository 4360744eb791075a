"""An answer file as a row of a wide table, and a row as an answer file: both are scored by the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.model.answer import Answer, AnswerFile, AnswerState
from govcheck.model.column import DOCUMENTED, STATE, UNSURE
from govcheck.model.profile import City
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

Cell = str | float | bool | None

_TOLD = {AnswerState.DONT_KNOW, AnswerState.NOT_APPLICABLE}
"""The states that a table tells; a question that was skipped is an empty cell."""


class StandIns(NamedTuple):
    """What stands for words that a wide table does not hold: a note that there is, and a reason that it cannot give."""

    note: str
    reason: str


def make_row(questionnaire: Questionnaire, answers: AnswerFile) -> dict[str, Cell]:
    """The answers of a file, checked against its questionnaire, by the columns they stand in; nothing is null."""
    row: dict[str, Cell] = {}
    for question in questionnaire.questions:
        row.update(answer_cells(question, answers.answer(question.id)))
    return row


def answer_cells(question: Question, answer: Answer) -> Iterator[tuple[str, Cell]]:
    """What one answer says, by the columns it stands in; nothing is null."""
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


def read_row(
    questionnaire: Questionnaire, row: Mapping[str, Any], stand_ins: StandIns, today: date, version: str | None = None
) -> AnswerFile:
    """A row of a wide table that was checked, as the answer file that it says the same as.

    Args:
        questionnaire: what was asked.
        row: the cells by the names of their columns; those that are null may be missing.
        stand_ins: what stands for the words that a wide table does not hold.
        today: the day of answers whose row has none.
        version: the version that was answered, where it is not the present one.
    """
    city = City.model_construct(
        **{name: row.get(name) for name in ("country", "region", "population")}, name=row["city"]
    )
    found = ((question.id, _answer(question, row, stand_ins)) for question in questionnaire.questions)
    return AnswerFile.model_construct(
        govcheck=1, questionnaire=questionnaire.id, version=version or questionnaire.version, city=city,
        date=row.get("date") or today, answers={name: answer for name, answer in found if answer is not None},
    )  # fmt: skip


def _answer(question: Question, row: Mapping[str, Any], stand_ins: StandIns) -> Answer | None:
    """What the cells of a question say; ``None`` where it was skipped."""
    name = question.id
    if question.type is QuestionType.SEVERAL:
        value: Any = tuple(option.id for option in question.choices if row.get(f"{name}.{option.id}")) or None
    else:
        value = row.get(name)
    note = stand_ins.note if row.get(f"{name}.{DOCUMENTED}") else ""
    if value is not None:
        return Answer.model_construct(value=value, unsure=bool(row.get(f"{name}.{UNSURE}")), note=note)
    state: Any = row.get(f"{name}.{STATE}")
    if state is None:
        return None
    state = AnswerState(state)
    return Answer.model_construct(state=state, reason=stand_ins.reason if state is AnswerState.NOT_APPLICABLE else "")
