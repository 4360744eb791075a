"""Trust: claimed beside evidenced, what deserves a second look, and whether the weights matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import (
    Block,
    Column,
    Item,
    Listing,
    Look,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Tone,
)
from govcheck.report.story.plain_row import common_cell, plain_row
from govcheck.report.story.score_table import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.trust import FlagView


def tell_trust(view: View) -> Section:
    """How far the results can be trusted."""
    return Section("trust", view.labels.trust, tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    labels = view.labels
    yield Part(labels.claimed_evidenced, (Paragraph(labels.claimed_evidenced_intro, Tone.SOFT), _evidenced(view)))
    yield Part(labels.flags, tuple(_flags(view)))
    if view.sensitivity:
        columns = (Column(labels.part), Column(labels.unchanged, numeric=True), Column(labels.varied, numeric=True))
        rows = tuple([plain_row(row.title, row.unchanged, row.interval) for row in view.sensitivity])
        yield Part(
            labels.sensitivity,
            (Paragraph(labels.sensitivity_intro, Tone.SOFT), Table(labels.sensitivity, columns, rows)),
        )


def _evidenced(view: View) -> Table:
    labels = view.labels
    rows = tuple(
        Row(
            tuple(map(common_cell, (row.title, row.shown or labels.no_score, row.shown_evidenced or NONE))),
            strong=place == 0,
        )
        for index in view.indices
        for place, row in enumerate(index.rows)
    )
    columns = (Column(labels.part), Column(labels.claimed, numeric=True), Column(labels.evidenced, numeric=True))
    return Table(labels.claimed_evidenced, columns, rows)


def _flags(view: View) -> Iterator[Block]:
    if not view.flags:
        yield Paragraph(view.labels.flags_none)
    for flag in view.flags:
        yield Paragraph(flag.text)
        if len(flag.questions) > 1:
            yield _about(view, flag)


def _about(view: View, flag: FlagView) -> Part:
    questions = Listing(tuple(Item(question) for question in flag.questions))
    return Part(view.labels.flags_about, (questions,), look=Look.REMARK)
