"""The chart of a cycle: a ring with an arc for each phase, filled as far as its score."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH, arc, break_label, on_circle

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
