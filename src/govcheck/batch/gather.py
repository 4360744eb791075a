"""Answer files as a table: a row each, with the profile of its city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.result import PROFILE
from govcheck.batch.row import make_row
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire

_PROFILE = dict(zip(PROFILE, (pl.String, pl.String, pl.String, pl.Int64, pl.Date), strict=True))
_TYPES = {QuestionType.SINGLE: pl.String, QuestionType.NUMBER: pl.Float64}


def tabulate_answers(questionnaire: Questionnaire, files: Sequence[AnswerFile]) -> pl.DataFrame:
    """Answer files that were checked against the questionnaire, as a wide table in their order."""
    rows = [
        {
            "city": answers.city.name,
            "country": answers.city.country,
            "region": answers.city.region,
            "population": answers.city.population,
            "date": answers.date,
            **make_row(questionnaire, answers),
        }
        for answers in files
    ]
    single = {q.id: _TYPES.get(q.type, pl.Boolean) for q in questionnaire.questions if q.type in _TYPES}
    names = dict.fromkeys([*_PROFILE, *(name for row in rows for name in row)])
    # Beside the values themselves stand states, which are words, and marks, which are true or false.
    kinds = {name: single.get(name, pl.String if name.endswith(".state") else pl.Boolean) for name in names}
    return pl.DataFrame(rows, schema={**kinds, **_PROFILE})
