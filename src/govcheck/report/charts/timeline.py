"""The chart of the timeline: time runs down, every target stands where it is due, its words where they fit.

A full dot is reached, a ring not yet, a diamond with "!" overdue, "?" not known, "–" does not apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH, along
from govcheck.report.charts.heading import set_lines
from govcheck.report.charts.svg import render_lines, render_svg, render_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.report.view.timeline import TimelineRowView, TimelineView

AXIS = 8
"""Where the line of time stands; right of it the marks, and right of these the words."""
MARK = 46
WORDS = 64
TOP = 14
LINE = 17
GAP = 12
"""The room between the words of two targets."""


class TimelineMark(NamedTuple):
    """A target: ``at`` the height of its day, ``y`` that of its mark and its first line, which says its state.

    ``shape`` tells the states apart without colour: ``full``, ``ring``, ``late``, ``open`` or ``none``.
    """

    at: float
    y: float
    shape: str
    head: tuple[str, ...]
    lines: tuple[str, ...]


class TimelineChart(NamedTuple):
    """The line of time; ``start`` is the height of the day of the answers."""

    id: str
    title: str
    description: str
    height: float
    axis: int
    mark: int
    words: int
    top: float
    bottom: float
    start: float
    start_y: float
    start_lines: tuple[str, ...]
    marks: tuple[TimelineMark, ...]


def draw_timeline(timeline: TimelineView, place: str) -> TimelineChart:
    """Where days and words stand: each day on its place, the words as near to it as the others let them."""
    room = WIDTH - WORDS - 8
    started = set_lines(timeline.start, room, 2)
    texts: list[tuple[int, str, tuple[str, ...], tuple[str, ...]]] = [(0, "", started, ())]
    texts += [(row.days, _shape(row), _head(row, room), _lines(row, room)) for row in timeline.rows]
    # The day of the answers comes before what is due on it.
    texts.sort(key=lambda text: (text[0], text[1] != ""))
    heights = [float(LINE * (len(head) + len(lines)) + GAP) for _, _, head, lines in texts]
    first, last = texts[0][0], texts[-1][0]
    length = sum(heights) - heights[-1] if first != last else 0.0
    at = [along(text[0], TOP, length, first, last) if length else float(TOP) for text in texts]
    ys = spread(at, heights, TOP)
    drawn = list(zip(at, ys, texts, strict=True))
    start, start_y = next((day, y) for day, y, text in drawn if not text[1])
    return TimelineChart(
        id=f"timeline-{place}",
        title=timeline.title,
        description=timeline.description,
        height=ys[-1] + heights[-1],
        axis=AXIS,
        mark=MARK,
        words=WORDS,
        top=TOP,
        bottom=TOP + length,
        start=start,
        start_y=start_y,
        start_lines=started,
        marks=tuple(TimelineMark(day, y, shape, head, lines) for day, y, (_, shape, head, lines) in drawn if shape),
    )


def spread(wanted: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """The tops of texts that stand below each other without touching, near the heights that are wanted for them.

    >>> spread([0, 5, 100], [20, 20, 20], 0)
    [0, 20, 100]
    """
    found: list[float] = []
    free = top
    for want, height in zip(wanted, heights, strict=True):
        found.append(max(want, free))
        free = found[-1] + height
    return found


def _shape(row: TimelineRowView) -> str:
    if row.overdue:
        return "late"
    return {"reached": "full", "not-reached": "ring", "unknown": "open"}.get(row.state.value, "none")


def _head(row: TimelineRowView, room: float) -> tuple[str, ...]:
    return set_lines(f"{row.target.by} · {row.target.mark}", room - 12, 2)


def _lines(row: TimelineRowView, room: float) -> tuple[str, ...]:
    told = (*set_lines(row.target.question, room, 4), *set_lines(f"→ {row.target.aim}", room, 3))
    return (*told, *set_lines(row.target.owner, room, 2)) if row.target.owner else told


def render_timeline(chart: TimelineChart) -> str:
    """The line of time with its beginning and its targets."""
    x, start, start_y = chart.axis, chart.start, chart.start_y
    return render_svg(
        chart,
        f'<line class="c-time" x1="{x}" y1="{chart.top}" x2="{x}" y2="{chart.bottom}"/>',
        f'<path class="c-lead" d="M{x} {start}h8L26 {start_y}H{chart.words - 6}"/>',
        f'<line class="c-time" x1="{x - 7}" y1="{start}" x2="{x + 7}" y2="{start}"/>',
        render_lines("c-small", chart.words, start_y + 5, chart.start_lines, LINE),
        *[_render_target(chart, mark) for mark in chart.marks],
    )


def _render_target(chart: TimelineChart, mark: TimelineMark) -> str:
    told = [("c-strong", line) for line in mark.head] + [("c-text", line) for line in mark.lines]
    words = [render_text(look, chart.words, mark.y + 5 + place * LINE, line) for place, (look, line) in enumerate(told)]
    lead = f'<path class="c-lead" d="M{chart.axis} {mark.at}h8L26 {mark.y}H{chart.mark}"/>'
    return f"{lead}{_render_mark(chart.mark, mark.y, mark.shape)}{''.join(words)}"


def _render_mark(x: int, y: float, shape: str) -> str:
    if shape == "full":
        return f'<circle class="c-mark" cx="{x}" cy="{y}" r="8"/>'
    if shape == "ring":
        return f'<circle class="c-ring-empty" cx="{x}" cy="{y}" r="6.5"/>'
    sign = {"late": "!", "open": "?"}.get(shape, "–")
    around = (
        f'<path class="c-hollow" d="M{x} {y - 11}l11 11l-11 11l-11 -11z"/>'
        if shape == "late"
        else f'<circle class="c-hollow" cx="{x}" cy="{y}" r="9"/>'
    )
    return f"{around}{render_text('c-strong', x, y + 5, sign, 'middle')}"
