"""A table of scores: what each part reached, what it could be, and what it would be with evidence alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.report.view.labels import Labels
    from govcheck.report.view.score import ScoreView

NONE = "–"
"""Stands where there is nothing to say."""


def set_scores(labels: Labels, rows: Iterable[tuple[ScoreView, bool]], first: str = "") -> Table:
    """Scores, each with whether it stands out; where one is withheld the row says why."""
    return Table(
        caption=labels.scores_caption,
        columns=(
            Column(first or labels.part),
            Column(labels.score_interval, numeric=True),
            Column(labels.level),
            Column(labels.answered, numeric=True),
            Column(labels.evidenced, numeric=True),
        ),
        rows=tuple(_row(score, strong=strong) for score, strong in rows),
    )


def _row(score: ScoreView, *, strong: bool) -> Row:
    if not score.shown:
        return Row((Cell(score.title), Cell(score.why)), strong, span=True)
    return Row(
        (
            Cell(score.title),
            Cell(score.shown, (score.interval,) if score.interval else ()),
            Cell(score.level, (score.unsteady,) if score.unsteady else ()),
            Cell(score.answered or NONE),
            Cell(score.shown_evidenced or NONE),
        ),
        strong,
    )
