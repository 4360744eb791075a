"""How scores came about: what every answer gives to each index, and the answers that would move it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, number_cell, share_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.contribution import ExplanationView


def tell_explanations(view: View) -> Sheet:
    """Every index opened: the points of an index sum to its score."""
    labels, say = view.labels, view.language
    columns = (
        Column(labels.fact, 30),
        Column(say.text("Index"), 26),
        Column(labels.question, 54),
        Column(labels.answer, 36),
        Column(labels.worth, 13, numeric=True),
        Column(labels.weight, 11, numeric=True, percent=True),
        Column(labels.gives, 11, numeric=True),
        Column(say.text("Points it would add"), 14, numeric=True),
    )
    rows = tuple(row for found in view.explanations for row in _explanation(view, found))
    return Sheet(say.text("How scores came about"), columns, rows)


def _explanation(view: View, found: ExplanationView) -> Iterator[Row]:
    labels, index = view.labels, found.title
    for part in found.contributions:
        figures = (part.rounded.value, share_cell(part.rounded.share), number_cell(part.rounded.points))
        told = labels.contributions if part.points else labels.worth_alone
        yield Row((told, index, part.question, part.answer, *figures, ""))
    for move in found.moves:
        yield Row((labels.moves, index, move.question, move.step, "", "", "", move.points))
    for left_out in found.left_out:
        yield Row((labels.left_out, index, left_out.question, "", "", "", "", ""))
