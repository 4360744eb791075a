"""The chart of an index: a row for it and for each element, with what it could be and what it is.

The bar is what a score could be, the dot what it is, the hollow diamond what it is with evidence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import KEPT, WIDTH, along
from govcheck.report.charts.svg import render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.view.score import IndexView, ScoreView

ROW = 46
START, LENGTH = 8, WIDTH - 16
HEAD = 4
GRID = tuple((along(at, START, LENGTH), str(at)) for at in (0, 20, 40, 60, 80, 100))
"""The lines of the scale, each with its number."""


class ScoreRow(NamedTuple):
    """A row: its height on the drawing, and where its marks stand on the scale."""

    y: int
    title: str
    value: str
    strong: bool
    low: float | None
    width: float
    score: float | None
    evidenced: float | None


class ScoresChart(NamedTuple):
    """All rows of an index over one scale from 0 to 100."""

    id: str
    title: str
    description: str
    height: int
    bottom: int
    rows: tuple[ScoreRow, ...]
    grid: tuple[tuple[float, str], ...]


def draw_scores(index: IndexView, no_score: str, place: int) -> ScoresChart:
    """Where the scores of an index and its elements stand."""
    bottom = HEAD + ROW * len(index.rows)
    return ScoresChart(
        id=f"scores-{place}",
        title=index.score.title,
        description=index.description,
        height=bottom + 20,
        bottom=bottom,
        rows=tuple(_row(HEAD + ROW * line, row, no_score, strong=line == 0) for line, row in enumerate(index.rows)),
        grid=GRID,
    )


def _row(y: int, row: ScoreView, no_score: str, *, strong: bool) -> ScoreRow:
    low = None if row.low is None else along(row.low, START, LENGTH)
    high = None if row.high is None else along(row.high, START, LENGTH)
    return ScoreRow(
        y=y,
        title=row.title,
        value=row.shown or no_score,
        strong=strong,
        low=low,
        width=0 if low is None or high is None else round(high - low, 1),
        score=None if row.score is None else along(row.score, START, LENGTH),
        evidenced=None if row.evidenced is None else along(row.evidenced, START, LENGTH),
    )


def render_scores(chart: ScoresChart) -> str:
    """The rows over the lines of their scale."""
    return render_svg(chart, _render_grid(chart.bottom, chart.grid), *map(_render_row, chart.rows))


@lru_cache(maxsize=KEPT)
def _render_grid(bottom: int, grid: tuple[tuple[float, str], ...]) -> str:
    y, anchors = bottom + 15, {0: "start", len(grid) - 1: "end"}
    lines = [
        f'<line class="c-grid" x1="{x}" y1="4" x2="{x}" y2="{bottom}"/>'
        f"{render_text('c-small', x, y, label, anchors.get(place, 'middle'))}"
        for place, (x, label) in enumerate(grid)
    ]
    return "".join(lines)


def _render_row(row: ScoreRow) -> str:
    y, score, evidenced = row.y, row.score, row.evidenced
    title = render_text("c-strong c-halo" if row.strong else "c-text c-halo", 8, y + 17, row.title)
    look = "c-small c-halo" if score is None else "c-number c-halo"
    value = render_text(look, WIDTH - 8, y + 17, row.value, "end")
    marks = f'<line class="c-track" x1="8" y1="{y + 32}" x2="{WIDTH - 8}" y2="{y + 32}"/>'
    if row.low is not None:
        marks += f'<rect class="c-interval" x="{row.low}" y="{y + 28}" width="{row.width}" height="8" rx="1"/>'
    if evidenced is not None and evidenced != score:
        marks += f'<path class="c-hollow" d="M{evidenced} {y + 26}l6 6l-6 6l-6 -6z"/>'
    if score is not None:
        marks += f'<circle class="c-mark" cx="{score}" cy="{y + 32}" r="7"/>'
    return f"{title}{value}{marks}"
