"""The chart of a cycle: a ring with an arc for each phase, filled as far as its score.

The thick arc is the score, the thin one outside what it could be; the weakest is drawn with dashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH, arc, break_label, on_circle
from govcheck.report.charts.svg import render_lines, render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.view.cycle import CycleView, PhaseView

CENTRE = (WIDTH / 2, 150.0)
RADIUS = 88
RANGE_RADIUS = 112
LABEL_RADIUS = 142
GAP = 7.0
"""Degrees left free at both ends of an arc."""


class Arc(NamedTuple):
    """A phase: the paths of its track, its score and its range, and where its words stand."""

    track: str
    filled: str
    interval: str
    label: tuple[float, float]
    anchor: str
    lines: tuple[str, ...]
    value: str
    marks: tuple[str, ...]
    weakest: bool
    arrow: tuple[float, float, float]


class CycleChart(NamedTuple):
    """The whole ring."""

    id: str
    title: str
    description: str
    height: int
    centre: tuple[float, float]
    middle: tuple[str, ...]
    arcs: tuple[Arc, ...]


def draw_cycle(cycle: CycleView, no_score: str, place: int) -> CycleChart:
    """Where the arcs of the phases run; clockwise, the first on the upper right."""
    part = 360 / len(cycle.phases)
    return CycleChart(
        id=f"cycle-{place}",
        title=cycle.title,
        description=cycle.description,
        height=300,
        centre=CENTRE,
        middle=break_label(cycle.title, 100, 3),
        arcs=tuple(_arc(phase, turn * part, part, no_score) for turn, phase in enumerate(cycle.phases)),
    )


def _arc(phase: PhaseView, start: float, part: float, no_score: str) -> Arc:
    first, last = start + GAP, start + part - GAP
    score = phase.score

    def at(value: float) -> float:
        return round(first + (last - first) * value / 100, 2)

    x, y = on_circle(CENTRE, LABEL_RADIUS, start + part / 2)
    interval = ""
    if score.low is not None and score.high is not None and score.interval:
        interval = arc(CENTRE, RANGE_RADIUS, at(score.low), at(score.high))
    return Arc(
        track=arc(CENTRE, RADIUS, first, last),
        filled=arc(CENTRE, RADIUS, first, at(score.score)) if score.score else "",
        interval=interval,
        label=(x, y),
        anchor="start" if x > CENTRE[0] + 1 else "end" if x < CENTRE[0] - 1 else "middle",
        lines=break_label(score.title, 90, 2),
        value=score.shown or no_score,
        marks=break_label(phase.mark, 80, 2),
        weakest=phase.weakest,
        arrow=(*on_circle(CENTRE, RADIUS, start + part), start + part),
    )


def render_cycle(chart: CycleChart) -> str:
    """The arcs with their words around them, and the title in the middle."""
    x, y = chart.centre
    first = y + 4 - (len(chart.middle) - 1) / 2 * 16
    return render_svg(
        chart, *map(_render_arc, chart.arcs), render_lines("c-small", x, first, chart.middle, 16, "middle")
    )


def _render_arc(part: Arc) -> str:
    x, y = part.label
    to_x, to_y, turn = part.arrow
    filled = f'<path class="c-ring-{"weak" if part.weakest else "filled"}" d="{part.filled}"/>' if part.filled else ""
    interval = f'<path class="c-ring-interval" d="{part.interval}"/>' if part.interval else ""
    above = range(len(part.lines) - 1, -1, -1)
    lines = [
        render_text("c-strong", x, y - 8 - up * 16, line, part.anchor)
        for up, line in zip(above, part.lines, strict=True)
    ]
    return (
        f'<path class="c-ring" d="{part.track}"/>{filled}{interval}'
        f'<path class="c-arrow" d="M-4 -5L4 0L-4 5" transform="translate({to_x} {to_y}) rotate({turn})"/>'
        f"{''.join(lines)}"
        f"{render_text('c-number' if part.filled else 'c-small', x, y + 10, part.value, part.anchor)}"
        f"{render_lines('c-small', x, y + 26, part.marks, 15, part.anchor)}"
    )
