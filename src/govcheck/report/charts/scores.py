"""The chart of an index: a row for it and for each element, with what it could be and what it is.

A name stands above its strip, in a low drawing beside it.
The bar is what a score could be, the dot what it is, the hollow diamond what it is with evidence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import CHAPTER, KEPT, WIDTH, Room, along
from govcheck.report.charts.heading import set_lines
from govcheck.report.charts.svg import render_axis, render_axis_at, render_lines, render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.view.score import IndexView, ScoreView

ROW = 46
START, LENGTH = 8, WIDTH - 16
HEAD = 4
TICKS, TICKS_LOW = (0, 20, 40, 60, 80, 100), (0, 50, 100)
"""What is marked on the scale."""
HALF = 7
"""How far a mark of the scale reaches above its strip and below: no line runs through a name."""

LETTER, LINE, BETWEEN = 7.4, 15, 9
"""Of a name beside its strip: the width of a letter, the height of a line, and the room to the next name."""
NAMES = 0.46
"""The most that names take of the width."""
VALUE, GAP = 44, 12
"""The room for a value at the right, and between a name and its strip."""
NONE = "–"
"""Stands for a value where there is no room to say that there is none."""


class ScoreRow(NamedTuple):
    """A row: the height of its strip, of its name and its value, and where its marks stand on the scale."""

    strip: float
    name: float
    lines: tuple[str, ...]
    at: float
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
    height: float
    bottom: float
    rows: tuple[ScoreRow, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int


def draw_scores(index: IndexView, no_score: str, place: int, room: Room = CHAPTER) -> ScoresChart:
    """Where the scores of an index and its elements stand."""
    places = _beside(index, room.width) if room.low else _above(index)
    start, length, numbers = places.start, places.length, TICKS_LOW if room.low else TICKS
    rows = tuple(
        _row(place, row, (start, length), NONE if room.low else no_score, strong=line == 0)
        for line, (place, row) in enumerate(zip(places.rows, index.rows, strict=True))
    )
    return ScoresChart(
        id=f"scores-{place}",
        title=index.score.title,
        description=index.description,
        height=places.bottom + 20,
        bottom=places.bottom,
        rows=rows,
        ticks=tuple((along(at, start, length), str(at)) for at in numbers),
        width=room.width,
    )


class _Place(NamedTuple):
    """Where the name of a row, its value and its strip stand."""

    lines: tuple[str, ...]
    name: float
    value: float
    strip: float


class _Places(NamedTuple):
    """Where the strips begin, how long they are, and where their rows stand and end."""

    start: float
    length: float
    rows: tuple[_Place, ...]
    bottom: float


def _above(index: IndexView) -> _Places:
    """Names above their strips, which are as long as the drawing is wide."""
    rows = range(HEAD, HEAD + ROW * len(index.rows), ROW)
    places = (_Place((row.title,), y + 17, y + 17, y + 32) for y, row in zip(rows, index.rows, strict=True))
    return _Places(START, LENGTH, tuple(places), HEAD + ROW * len(index.rows))


def _beside(index: IndexView, width: int) -> _Places:
    """Names at the left of their strips, in as many lines as they need."""
    names = [set_lines(row.title, NAMES * width, 3) for row in index.rows]
    start = round(LETTER * max(len(line) for lines in names for line in lines) + GAP, 1)
    y, places = float(HEAD), []
    for lines in names:
        height = LINE * len(lines) + BETWEEN
        strip = y + height / 2
        places.append(_Place(lines, strip + 5 - LINE * (len(lines) - 1) / 2, strip + 5, strip))
        y += height
    return _Places(start, width - VALUE - start, tuple(places), y)


def _row(place: _Place, row: ScoreView, scale: tuple[float, float], no_score: str, *, strong: bool) -> ScoreRow:
    low = None if row.low is None else along(row.low, *scale)
    high = None if row.high is None else along(row.high, *scale)
    return ScoreRow(
        strip=place.strip,
        name=place.name,
        lines=place.lines,
        at=place.value,
        value=row.shown or no_score,
        strong=strong,
        low=low,
        width=0 if low is None or high is None else round(high - low, 1),
        score=None if row.score is None else along(row.score, *scale),
        evidenced=None if row.evidenced is None else along(row.evidenced, *scale),
    )


def render_scores(chart: ScoresChart) -> str:
    """The rows, each on the scale, whose numbers stand below the last."""
    width, ticks = chart.width, chart.ticks
    rows = [_render_row(chart.id, width, row) for row in chart.rows]
    axis = render_axis(chart.id, ticks[0][0], ticks[-1][0], [x for x, _ in ticks], HALF)
    return render_svg(chart, axis, *rows, _render_ticks(chart.bottom + 15, ticks), width=width)


@lru_cache(maxsize=KEPT)
def _render_ticks(y: float, ticks: tuple[tuple[float, str], ...]) -> str:
    anchors = {0: "start", len(ticks) - 1: "end"}
    return "".join(
        [render_text("c-small", x, y, label, anchors.get(at, "middle")) for at, (x, label) in enumerate(ticks)]
    )


def _render_row(name: str, width: int, row: ScoreRow) -> str:
    y, score, evidenced = row.strip, row.score, row.evidenced
    start = START if row.name < row.strip - HALF else 0
    title = render_lines("c-strong" if row.strong else "c-text", start, row.name, row.lines, LINE)
    value = render_text("c-small" if score is None else "c-number", width - start, row.at, row.value, "end")
    marks = render_axis_at(name, y)
    if row.low is not None:
        marks += f'<rect class="c-interval" x="{row.low}" y="{y - 4}" width="{row.width}" height="8" rx="1"/>'
    if evidenced is not None and evidenced != score:
        marks += f'<path class="c-hollow" d="M{evidenced} {y - 6}l6 6l-6 6l-6 -6z"/>'
    if score is not None:
        marks += f'<circle class="c-mark" cx="{score}" cy="{y}" r="7"/>'
    return f"{title}{value}{marks}"
