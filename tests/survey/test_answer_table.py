"""Rows of answer files, gathered column by column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govcheck.batch.origin import ORIGIN
from govcheck.batch.row import make_row
from govcheck.batch.wide_table import PROFILE, list_columns
from govcheck.survey.answer_table import AnswerTable, keep_cells
from strategies import FEWER, answer_files, questionnaires


@FEWER
@given(st.data())
def test_rows_say_what_the_files_say(data: st.DataObject) -> None:
    asked = data.draw(questionnaires())
    files = data.draw(st.lists(answer_files(asked), max_size=4))
    table = AnswerTable(list_columns(asked), len(files) + 1)
    for number, file in enumerate(files):
        kept = [keep_cells(asked.by_id[name], answer) for name, answer in file.answers.items()]
        table.add(f"{number}.yaml", file, kept)
    rows = table.frame().drop(*PROFILE, *ORIGIN).to_dicts()
    told = [{name: cell for name, cell in row.items() if cell is not None} for row in rows]
    assert told == [make_row(asked, file) for file in files]
