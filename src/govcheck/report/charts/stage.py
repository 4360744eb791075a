"""The chart of a development: a bar a stage for the participants, the city's mark in a lane of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH

if TYPE_CHECKING:
    from govcheck.report.view.stage import StageView

ROW = 46
LANE = 26
ROOM = WIDTH - LANE - 116


class StageRow(NamedTuple):
    """A stage: its height on the drawing, its bar, its words, and whether the city is there."""

    y: int
    label: str
    share: str
    width: float
    yours: bool


class StageChart(NamedTuple):
    """All stages, the first on top."""

    id: str
    title: str
    description: str
    height: int
    lane: int
    you_are_here: str
    rows: tuple[StageRow, ...]


def draw_stage(stage: StageView, place: int) -> StageChart:
    """Where bars and marks stand; the longest bar takes all the room there is."""
    most = max((row.share or 0 for row in stage.rows), default=0) or 1
    return StageChart(
        id=f"stage-{place}",
        title=stage.title,
        description=stage.description,
        height=ROW * len(stage.rows) + 4,
        lane=LANE,
        you_are_here=stage.you_are_here,
        rows=tuple(
            StageRow(ROW * row_place, row.label, row.share_text, round(ROOM * (row.share or 0) / most, 1), row.yours)
            for row_place, row in enumerate(stage.rows)
        ),
    )
