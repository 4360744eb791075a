"""Every score, in the order of what it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, number_cell, share_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.score import ScoreView


def tell_scores(view: View) -> Sheet:
    """Every score: indices, what they are made of, and the phases of the cycles."""
    labels, say = view.labels, view.language
    columns = (
        Column(say.text("Index or cycle"), 20),
        Column(say.text("Belongs to"), 20),
        Column(labels.part, 32, nested=True),
        Column(say.text("Depth"), 11, numeric=True),
        Column(labels.score, 11, numeric=True),
        Column(say.text("Lowest"), 11, numeric=True),
        Column(say.text("Highest"), 11, numeric=True),
        Column(labels.level, 22),
        Column(labels.weight_answered, 13, numeric=True, percent=True),
        Column(labels.evidenced, 14, numeric=True),
        Column(say.text("Why there is no score"), 22),
        Column(labels.sensitivity, 18),
    )
    return Sheet(labels.scores, columns, tuple(_scores(view)))


def _scores(view: View) -> Iterator[Row]:
    for index in view.indices:
        top = index.score.title
        yield _score(index.score, top, "", 0)
        for element in index.elements:
            yield _score(element.score, top, top, 1)
            yield from (_score(part, top, element.score.title, 2) for part in element.parts)
    for cycle in view.cycles:
        yield from (_score(phase.score, cycle.title, cycle.title, 1) for phase in cycle.phases)


def _score(score: ScoreView, top: str, above: str, depth: int) -> Row:
    found = score.rounded
    cells = (
        top,
        above,
        score.title,
        float(depth + 1),
        number_cell(found.score),
        number_cell(found.low),
        number_cell(found.high),
        score.level,
        share_cell(found.answered),
        number_cell(found.evidenced) if score.shown else "",
        score.why,
        score.unsteady,
    )
    return Row(cells, depth)
