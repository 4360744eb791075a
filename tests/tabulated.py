"""Answer files as a canonical wide table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.origin import ORIGIN
from govcheck.batch.wide_table import list_columns
from govcheck.survey.answer_table import AnswerTable, keep_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire


def tabulate_answers(questionnaire: Questionnaire, files: Sequence[AnswerFile]) -> pl.DataFrame:
    """Answer files that were checked against the questionnaire, in their order."""
    table = AnswerTable(list_columns(questionnaire), len(files))
    for file in files:
        table.add("", file, (keep_cells(questionnaire.by_id[name], answer) for name, answer in file.answers.items()))
    return table.frame().drop(*ORIGIN)
