"""The chart of a ladder: steps as rungs, a column a phase, the city and the participants in lanes of their own.

The dot on a stem is the city, the hatched bar what is published of the participants.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import KEPT, WIDTH, along, break_label
from govcheck.report.charts.svg import render_lines, render_striped, render_stripes, render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.view.ladder import LadderPhaseView, LadderView

LEFT = 112
WIDE_LETTER = 9
"""The widest a letter of a label is on average, in units: a long word moves the ladder to the right."""
USUAL_LETTER = 7.7
"""A letter of a name with the room it needs, in units."""

TOP = 30
RUNG = 44
LINE = 15
"""From one line of a label to the next, as the drawing sets them."""
BESIDE = 14
"""From the middle of a phase to the city's lane, where the others have one beside it."""


class Rung(NamedTuple):
    """A step with its label; the highest stands on top."""

    y: float
    lines: tuple[str, ...]


class Column(NamedTuple):
    """A phase: ``x`` its middle, ``mark`` the height of the city's mark, ``band`` top and height of the others'.

    ``own`` is where the city's lane stands; ``label`` the height of the first of the ``lines``.
    """

    x: float
    own: float
    label: float
    lines: tuple[str, ...]
    mark: float | None
    stem: float
    band: tuple[float, float] | None


class LadderChart(NamedTuple):
    """The whole ladder."""

    id: str
    title: str
    description: str
    height: float
    bottom: float
    left: int
    rungs: tuple[Rung, ...]
    columns: tuple[Column, ...]


def draw_ladder(ladder: LadderView, number: int) -> LadderChart:
    """Where steps, marks and bands stand."""
    steps = len(ladder.steps)
    bottom = TOP + RUNG * (steps - 1)
    labels = [break_label(label, LEFT - 14) for label in ladder.steps]
    left = max(LEFT, *(WIDE_LETTER * len(line) for lines in labels for line in lines))
    wide = (WIDTH - left) / len(ladder.phases)
    names = [break_label(phase.title, wide) for phase in ladder.phases]
    # Where names would run into each other, every other one stands below its neighbours.
    lines = [pair for near in pairwise(names) for pair in zip(*near, strict=False)]
    crowded = any(USUAL_LETTER * (len(one) + len(other)) / 2 > wide for one, other in lines)
    lower = max(map(len, names)) if crowded else 0
    shift = BESIDE if any(phase.band for phase in ladder.phases) else 0
    columns = tuple(
        Column(
            x=(x := round(left + wide * (place + 0.5), 1)),
            own=x - shift,
            label=bottom + 28 + LINE * lower * (place % 2),
            lines=names[place],
            mark=None if phase.step is None else _height(phase.step, steps),
            stem=_height(1, steps),
            band=_band(phase, steps),
        )
        for place, phase in enumerate(ladder.phases)
    )
    return LadderChart(
        id=f"ladder-{number}",
        title=ladder.title,
        description=ladder.description,
        height=max(column.label + LINE * len(column.lines) for column in columns),
        bottom=bottom,
        left=left,
        rungs=tuple(Rung(_height(step, steps), lines) for step, lines in enumerate(labels, 1)),
        columns=columns,
    )


def _band(phase: LadderPhaseView, steps: int) -> tuple[float, float] | None:
    if not phase.band:
        return None
    top, base = _height(phase.band[1], steps), _height(phase.band[0], steps)
    return top, round(base - top, 1)


def _height(step: float, steps: int) -> float:
    return along(step, TOP + RUNG * (steps - 1), -RUNG * (steps - 1), 1, steps)


def render_ladder(chart: LadderChart) -> str:
    """The rungs with their labels, and the phases upon them."""
    return render_svg(
        chart,
        render_stripes(chart.id),
        *[_render_rung(chart.left, rung) for rung in chart.rungs],
        *[_render_column(chart, column) for column in chart.columns],
    )


@lru_cache(maxsize=KEPT)
def _render_rung(left: int, rung: Rung) -> str:
    first = rung.y + 5 - (len(rung.lines) - 1) / 2 * LINE
    return (
        f'<line class="c-rung" x1="{left}" y1="{rung.y}" x2="{WIDTH}" y2="{rung.y}"/>'
        f"{render_lines('c-text', left - 10, first, rung.lines, LINE, 'end')}"
    )


def _render_column(chart: LadderChart, column: Column) -> str:
    own, mark = column.own, column.mark
    band = ""
    if column.band:
        top, height = column.band
        band = render_striped(chart.id, column.x + 12, top, 14, height)
    if mark is None:
        city = render_text("c-strong c-halo", own, chart.bottom - 8, "?", "middle")
    else:
        city = (
            f'<line class="c-stem" x1="{own}" y1="{column.stem}" x2="{own}" y2="{mark}"/>'
            f'<circle class="c-mark" cx="{own}" cy="{mark}" r="9"/>'
        )
    return f"{band}{city}{render_lines('c-text', column.x, column.label, column.lines, LINE, 'middle')}"
