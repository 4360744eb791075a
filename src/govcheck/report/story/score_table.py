"""A table of scores: what each part reached, what it could be, and what it would be with evidence alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.report.document import Cell, Column, Row, Table
from govcheck.report.story.plain_row import common_cell, plain_row

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
        columns=_columns(
            first or labels.part, labels.score_interval, labels.level, labels.weight_answered, labels.evidenced
        ),
        rows=tuple([_row(score, strong=strong) for score, strong in rows]),
    )


@lru_cache(maxsize=16)
def _columns(part: str, interval: str, level: str, answered: str, evidenced: str) -> tuple[Column, ...]:
    numbers = (Column(answered, numeric=True), Column(evidenced, numeric=True))
    return (Column(part), Column(interval, numeric=True), Column(level), *numbers)


def _row(score: ScoreView, *, strong: bool) -> Row:
    if not score.shown:
        return plain_row(score.title, score.why, strong=strong, span=True)
    return Row(
        (
            common_cell(score.title),
            Cell(score.shown, (score.interval,) if score.interval else ()),
            Cell(score.level, (score.unsteady,) if score.unsteady else ()),
            common_cell(score.answered or NONE),
            common_cell(score.shown_evidenced or NONE),
        ),
        strong,
    )
