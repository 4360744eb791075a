"""Columns: ids that in a table of answers or results would name two columns alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import QUESTIONNAIRE, Fault
from govcheck.model.column import BESIDE, FURTHER, QUESTION, SCORES, VALUE, ProfileColumn
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.lint.fault import Path
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

OF_ROW = (*ProfileColumn, QUESTION, VALUE)
"""What a row of a table tells beside its answers."""


def check_columns(q: Questionnaire) -> Iterator[Fault]:
    """Questions and options whose column in a table has the name of another column."""
    taken: dict[str, str] = {name: name for name in OF_ROW}
    taken |= {f"{node}.{part}": node for node in q.scoring.nodes for part in (*SCORES, *FURTHER)}
    for at, question in enumerate(q.questions):
        own = dict(_columns(question, at))
        for name, path in _columns(question, at):
            if own[name] != path:
                message = "In a table, the column {column} would hold an option of {question} and something else of it."
                fields = {"column": name, "question": question.id}
                yield Fault(QUESTIONNAIRE, path, Problem("same-column", message, _HINT, fields=fields))
            elif taken.get(name, question.id) != question.id or name in OF_ROW:
                message = "In a table, {column} would be a column of {question}, and of {other} too."
                fields = {"column": name, "question": question.id, "other": taken[name]}
                yield Fault(QUESTIONNAIRE, path, Problem("same-column", message, _HINT, fields=fields))
        taken |= {name: question.id for name in own if name not in taken}


_HINT = "Give one of the two another id."


def _columns(question: Question, at: int) -> Iterator[tuple[str, Path]]:
    """The columns that a question may have, and what in its data each of them is named by."""
    path: Path = ("questions", at, "id")
    if question.type is QuestionType.SEVERAL:
        for place, option in enumerate(question.choices):
            yield f"{question.id}.{option.id}", ("questions", at, "options", place, "id")
    yield question.id, path
    yield from ((f"{question.id}.{part}", path) for part in BESIDE)
