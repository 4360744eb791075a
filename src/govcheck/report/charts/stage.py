"""The chart of a development: a bar a stage for the participants, the city's mark in a lane of its own.

The hatched bar is the share of the participants, the triangle with its words the city.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import KEPT, WIDTH
from govcheck.report.charts.svg import render_striped, render_stripes, render_svg, render_text

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


def render_stage(chart: StageChart) -> str:
    """All stages with their bars."""
    rows = [_render_row(chart.id, chart.lane, chart.you_are_here, row) for row in chart.rows]
    return render_svg(chart, render_stripes(chart.id), *rows)


@lru_cache(maxsize=KEPT)
def _render_row(name: str, lane: int, you_are_here: str, row: StageRow) -> str:
    y = row.y
    here = ""
    if row.yours:
        here = (
            f'<rect class="c-here" x="0" y="{y}" width="{WIDTH}" height="44" rx="3"/>'
            f'<path class="c-mark" d="M6 {y + 14}l14 8l-14 8z"/>'
            f"{render_text('c-accent', 394, y + 18, you_are_here, 'end')}"
        )
    label = render_text("c-strong" if row.yours else "c-text", lane, y + 18, row.label)
    bar = render_striped(name, lane, y + 25, row.width, 12) if row.width else ""
    return f"{here}{label}{bar}{render_text('c-small', lane + row.width + 6, y + 36, row.share)}"
