"""The canonical wide table: a row a respondent, with the profile, the answers and where the row comes from.

What it has, and of which types; how answers stand in it is said in ``govcheck.batch.answers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.origin import ORIGIN, PATH, SAMPLE
from govcheck.model.column import DOCUMENTED, STATE, UNSURE, ProfileColumn
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.model.questionnaire import Questionnaire


PROFILE: Mapping[str, pl.DataType] = {
    ProfileColumn.CITY.value: pl.String(),
    ProfileColumn.COUNTRY.value: pl.String(),
    ProfileColumn.REGION.value: pl.String(),
    ProfileColumn.POPULATION.value: pl.Int64(),
    ProfileColumn.DATE.value: pl.Date(),
}
"""The columns of the profile with their types, in their order."""

VALUES: Mapping[QuestionType, pl.DataType] = {
    QuestionType.SINGLE: pl.String(),
    QuestionType.NUMBER: pl.Float64(),
    QuestionType.YES_NO: pl.Boolean(),
}
"""The types of the columns ``<question>``; a checklist has none, but one of true and false for each option."""


def list_columns(questionnaire: Questionnaire) -> dict[str, pl.DataType]:
    """All columns that there can be, in the order of a table; a question's own name goes before any part."""
    found = dict(PROFILE)
    for question in questionnaire.questions:
        if question.type in VALUES:
            found[question.id] = VALUES[question.type]
        else:
            found |= {f"{question.id}.{option.id}": pl.Boolean() for option in question.choices}
        beside = {STATE: pl.String(), UNSURE: pl.Boolean(), DOCUMENTED: pl.Boolean()}
        found |= {f"{question.id}.{part}": kind for part, kind in beside.items()}
    own = {question.id: VALUES[question.type] for question in questionnaire.questions if question.type in VALUES}
    return found | own | dict(ORIGIN) | {SAMPLE: pl.Boolean(), PATH: pl.Binary()}
