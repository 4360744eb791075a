"""Every score and every answer of the city beside those of its cohorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, number_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View


def tell_cohort_scores(view: View) -> Sheet:
    """The scores beside those of the cohorts, a row for each score and each group of cities."""
    labels, say = view.labels, view.language
    columns = (
        Column(say.text("Cohort"), 30),
        Column(say.text("Group of cities"), 28),
        Column(labels.part, 34),
        Column(labels.your_city, 11, numeric=True),
        Column(say.text("Average"), 11, numeric=True),
        Column(say.text("Where your city stands"), 24),
        Column(labels.place, 30),
    )
    return Sheet(labels.beside_cohort, columns, tuple(_scores(view)))


def _scores(view: View) -> Iterator[Row]:
    for cohort in view.cohorts:
        for row in cohort.rows:
            for one in row.beside:
                figures = (number_cell(row.score), number_cell(one.average))
                yield Row((cohort.title, one.group, row.title, *figures, one.about, one.place))


def tell_cohort_answers(view: View) -> Sheet:
    """The answers beside those of the cohorts, a row for each answer and each group of cities."""
    labels, say = view.labels, view.language
    columns = (
        Column(say.text("Cohort"), 24),
        Column(say.text("Group of cities"), 24),
        Column(say.text("Section of the questionnaire"), 20),
        Column(labels.question, 44),
        Column(labels.your_city, 30),
        Column(say.text("Answers of these cities"), 44),
        Column(say.text("Where your city stands"), 20),
    )
    rows = tuple(
        Row((answers.title, group, chapter.title, row.question, row.yours, cell.text, cell.mark))
        for chapter in view.chapters
        for answers in chapter.cohorts
        for row in answers.rows
        for group, cell in zip(answers.groups, row.cells, strict=True)
        if cell.text
    )
    return Sheet(say.text("Answers beside other cities"), columns, rows)
