"""The chart of a development: a bar a stage for the participants, the city's mark in a lane of its own.

The hatched bar is the share of the participants, the triangle with its words the city.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import CHAPTER, KEPT, Room
from govcheck.report.charts.heading import set_lines
from govcheck.report.charts.svg import render_lines, render_striped, render_stripes, render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.view.stage import StageView

ROW, ROW_LOW = 46, 42
LINE = 17
LANE = 26
SHARE = 116
"""The room for a share in words beside its bar."""
HERE = 2
"""The room between the ground of the city's row and the next."""


class StageRow(NamedTuple):
    """A stage: the top and the height of its row, its words, its bar, and whether the city is there."""

    y: int
    height: int
    lines: tuple[str, ...]
    share: str
    width: float
    yours: bool


class StageChart(NamedTuple):
    """All stages, the first on top; ``you_are_here`` is empty where there is no room for it."""

    id: str
    title: str
    description: str
    height: int
    lane: int
    you_are_here: str
    rows: tuple[StageRow, ...]
    width: int


def draw_stage(stage: StageView, place: int, room: Room = CHAPTER) -> StageChart:
    """Where bars and marks stand; the longest bar takes all the room there is."""
    most = max((row.share or 0 for row in stage.rows), default=0) or 1
    unit = (room.width - LANE - SHARE) / most
    y, rows = 0, []
    for row in stage.rows:
        lines = set_lines(row.label, room.width - LANE - 8, 2)
        height = (ROW_LOW if room.low else ROW) + LINE * (len(lines) - 1)
        rows.append(StageRow(y, height, lines, row.share_text, round(unit * (row.share or 0), 1), row.yours))
        y += height
    return StageChart(
        id=f"stage-{place}",
        title=stage.title,
        description=stage.description,
        height=y + 4,
        lane=LANE,
        you_are_here="" if room.width < CHAPTER.width else stage.you_are_here,
        rows=tuple(rows),
        width=room.width,
    )


def render_stage(chart: StageChart) -> str:
    """All stages with their bars."""
    rows = [_render_row(chart.id, chart.lane, chart.width, chart.you_are_here, row) for row in chart.rows]
    return render_svg(chart, render_stripes(chart.id), *rows, width=chart.width)


@lru_cache(maxsize=KEPT)
def _render_row(name: str, lane: int, width: int, you_are_here: str, row: StageRow) -> str:
    y, bar_y = row.y, row.y + row.height - 20
    here = ""
    if row.yours:
        here = (
            f'<rect class="c-here" x="0" y="{y}" width="{width}" height="{row.height - HERE}" rx="3"/>'
            f'<path class="c-mark" d="M6 {y + 14}l14 8l-14 8z"/>'
            f"{render_text('c-accent', width - 6, y + 18, you_are_here, 'end') if you_are_here else ''}"
        )
    first = bar_y - 7 - LINE * (len(row.lines) - 1)
    label = render_lines("c-strong" if row.yours else "c-text", lane, first, row.lines, LINE)
    bar = render_striped(name, lane, bar_y, row.width, 12) if row.width else ""
    return f"{here}{label}{bar}{render_text('c-small', lane + row.width + 6, bar_y + 11, row.share)}"
