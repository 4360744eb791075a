"""Beside a cohort: the scores and the answers as tables, with all cities and with those most like this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import Block, Cell, Column, Item, Listing, Paragraph, Part, Row, Table, Tone
from govcheck.report.story.score_table import NONE
from govcheck.report.view.lead import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.cohort import BesideView, CohortRowView, CohortView
    from govcheck.report.view.cohort_answer import CohortAnswersView


def tell_cohort(view: View, cohort: CohortView) -> Part:
    """The scores beside those of a cohort, and what is to be known of it."""
    return Part(view.language.named(view.labels.beside_cohort, cohort.title), tuple(_blocks(view, cohort)))


def _blocks(view: View, cohort: CohortView) -> Iterator[Block]:
    labels, named = view.labels, view.language.named
    if cohort.remark:
        yield Paragraph(cohort.remark, Tone.NOTICE)
    if cohort.rows:
        groups = (Column(group.title) for group in cohort.groups)
        columns = (Column(labels.part), Column(labels.your_city, numeric=True), *groups)
        yield Table(named(labels.beside_cohort, cohort.title), columns, tuple(_row(row) for row in cohort.rows))
    if cohort.telling:
        told = (Item(c.text, label=c.mark, sign=SIGNS[c.lead], under=(c.question,)) for c in cohort.telling)
        yield Listing(tuple(told))
    yield Paragraph(cohort.about, Tone.CITE)


def _row(row: CohortRowView) -> Row:
    return Row((Cell(row.title), Cell(row.yours), *(_place(beside) for beside in row.beside)), row.strong)


def _place(beside: BesideView) -> Cell:
    """The place with the average below it, or the one of the two that there is."""
    first, *under = [part for part in (beside.place, beside.about) if part] or [NONE]
    return Cell(first, tuple(under))


def set_answers(view: View, answers: CohortAnswersView) -> Part:
    """The answers of a chapter beside those of a cohort."""
    labels = view.labels
    heads = (labels.question, labels.your_city, *answers.groups)
    columns = tuple(Column(head, wide=True) for head in heads)
    rows = tuple(
        Row(
            (
                Cell(row.question),
                Cell(row.yours),
                *(Cell(cell.text or NONE, (cell.mark,) if cell.mark else ()) for cell in row.cells),
            )
        )
        for row in answers.rows
    )
    title = view.language.named(labels.beside_cohort, answers.title)
    return Part(title, (Table(title, columns, rows),))
