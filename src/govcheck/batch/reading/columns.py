"""The columns of a table: which question or part of the profile each of them belongs to."""

from __future__ import annotations

import re
from enum import StrEnum
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from govcheck.errors import Problem
from govcheck.model.column import BESIDE, DOCUMENTED, EVIDENCE, NOTE, STATE, UNSURE, ProfileColumn
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from govcheck.batch.reading.near_name import NearNames
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


_PARTED = re.compile(r"\w[._]\w")
"""Names of parts are parted like this, or by what programs make of a dot."""


class Part(StrEnum):
    """What a column says of its question."""

    ANSWER = "answer"
    OPTION = "option"
    STATE = STATE
    UNSURE = UNSURE
    DOCUMENTED = DOCUMENTED
    NOTE = NOTE
    EVIDENCE = EVIDENCE


class Place(NamedTuple):
    """The place of a column: its question, what it says of it, and for an option of a checklist which."""

    question: Question
    part: Part
    option: str = ""


def name_places(questionnaire: Questionnaire) -> dict[str, Place]:
    """All columns of questions that a table may have; a question's own name goes before any part of another."""
    found: dict[str, Place] = {}
    for question in questionnaire.questions:
        for part in BESIDE:
            found[f"{question.id}.{part}"] = Place(question, Part(part))
    for question in questionnaire.questions:
        if question.type is QuestionType.SEVERAL:
            for option in question.choices:
                found[f"{question.id}.{option.id}"] = Place(question, Part.OPTION, option.id)
    return found | {question.id: Place(question, Part.ANSWER) for question in questionnaire.questions}


def find_unknown(
    names: Iterable[str], known: Collection[str], questionnaire: Questionnaire, near: NearNames, *, kept: bool = False
) -> list[Problem]:
    """The problems of the columns that are neither a question's nor the profile's, each told once.

    ``kept``: the rows are read without them, which is told, too.
    """
    problems = []
    all_known = [*ProfileColumn, *known]
    # Of words without a sign between them nobody means the option of a question.
    whole = [name for name in all_known if name in questionnaire.by_id or "." not in name]
    for name in names:
        if name in known or name in set(ProfileColumn):
            continue
        like = near.find(name, all_known if _PARTED.search(name) else whole)
        message = "{column} is neither a question of {id} nor a column of the profile."
        if kept:
            message = (
                "{column} is neither a question of {id} nor a column of the profile: it is not read, and no row is "
                "left out for it."
            )
        hint = "`govcheck questionnaire show {questionnaire}` lists the questions; the profile has {profile}."
        if like:
            hint = "Did you mean {near}?"
        fields = {
            "column": name[:80],
            "value": "",
            "near": like,
            "id": questionnaire.id,
            "questionnaire": quote(questionnaire.id),
            "profile": ", ".join(ProfileColumn),
        }
        problems.append(Problem("unknown-column", message, hint, fields=fields))
    return problems
