"""Every answer, alone and beside the participating cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, join_lines, number_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.comparison import ComparisonView


def tell_answers(view: View) -> Sheet:
    """Every answer with what it is worth and what stands behind it."""
    labels, say = view.labels, view.language
    columns = (
        Column(say.text("Section of the questionnaire"), 20),
        Column(labels.question, 48),
        Column(labels.answer, 34),
        Column(labels.worth, 13, numeric=True),
        Column(say.text("Unsure"), 12),
        Column(say.text("Note"), 36),
        Column(labels.evidence, 36),
    )
    rows = tuple(
        Row(
            (
                section.title,
                answer.question,
                answer.text,
                number_cell(answer.points),
                labels.unsure_mark if answer.unsure else "",
                answer.note,
                join_lines(*answer.evidence),
            )
        )
        for section in view.chapters
        for answer in section.answers
    )
    return Sheet(say.text("Answers"), columns, rows)


def tell_comparisons(view: View) -> Sheet:
    """Every answer beside what is published of the participating cities."""
    labels, say = view.labels, view.language
    columns = (
        Column(say.text("Section of the questionnaire"), 16),
        Column(labels.question, 30),
        Column(labels.your_city, 22),
        Column(say.text("Where your city stands"), 15),
        Column(labels.comparisons, 38),
        Column(say.text("Published figures"), 25),
        Column(say.text("Taken from"), 26),
        Column(labels.remark, 28),
    )
    return Sheet(say.text("Comparisons"), columns, tuple(_comparisons(view)))


def _comparisons(view: View) -> Iterator[Row]:
    for chapter in view.chapters:
        for asked in chapter.asked:
            for found in asked.beside.comparisons if asked.beside else ():
                yield _comparison(view, found, chapter.title, asked.answer.text)
        for order in chapter.orders:
            yield from (_comparison(view, found, chapter.title, "") for found in order.comparisons)


def _comparison(view: View, found: ComparisonView, section: str, answer: str) -> Row:
    figures = join_lines(*(portion.text for portion in found.portions))
    if found.mean:
        figures = view.language.text(
            "{mean} on a scale from {low} to {high}",
            mean=found.mean.shown_mean, low=found.mean.shown_low, high=found.mean.shown_high,
        )  # fmt: skip
    remark = join_lines(found.circumstance, found.note)
    return Row((section, found.question, answer, found.mark, found.text, figures, found.cited, remark))
