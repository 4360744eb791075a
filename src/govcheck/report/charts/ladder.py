"""The chart of a ladder: steps as rungs, a column a phase, the city and the participants in lanes of their own.

The dot on a stem is the city, the hatched bar what is published of the participants.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import CHAPTER, KEPT, LETTER, Room, along, break_label
from govcheck.report.charts.svg import render_lines, render_striped, render_stripes, render_svg, render_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.report.view.ladder import LadderPhaseView, LadderView

LEFT, WIDEST = 112, 136
"""Where the ladder begins, and the most that its labels take of a low drawing."""
WIDE_LETTER = 9
"""The widest a letter of a label is on average, in units: a long word moves the ladder to the right."""
USUAL_LETTER = 7.7
"""A letter of a name with the room it needs, in units."""

TOP, TOP_LOW = 30, 14
RUNG, RUNG_LOW = 44, 34
LINE = 15
"""From one line of a label to the next, as the drawing sets them."""
BESIDE, BAND = 14, 12
"""From the middle of a phase to the city's lane, where the others have one beside it, and to theirs."""
CLOSE, CLOSE_BESIDE, CLOSE_BAND = 64, 12, 6
"""The same where phases are narrower than so many units."""


class Rung(NamedTuple):
    """A step with its label; the highest stands on top."""

    y: float
    lines: tuple[str, ...]


class Column(NamedTuple):
    """A phase: ``x`` its middle, ``mark`` the height of the city's mark, ``band`` top and height of the others'.

    ``own`` is where the city's lane stands, ``theirs`` where that of the others begins; ``label`` where the
    first of the ``lines`` stands, as far to the left as they need it.
    """

    x: float
    own: float
    theirs: float
    label: tuple[float, float]
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
    width: int


class _Rungs(NamedTuple):
    """So many steps, the highest at ``top``, each ``apart`` from the next."""

    steps: int
    top: float
    apart: float

    @property
    def bottom(self) -> float:
        """Where the lowest step stands."""
        return self.top + self.apart * (self.steps - 1)

    def height(self, step: float) -> float:
        """Where a step stands; they count from 1."""
        return along(step, self.bottom, self.top - self.bottom, 1, self.steps)


def draw_ladder(ladder: LadderView, number: int, room: Room = CHAPTER) -> LadderChart:
    """Where steps, marks and bands stand."""
    beside = WIDEST if room.low and room.width == CHAPTER.width else LEFT
    labels = [break_label(label, beside - 14) for label in ladder.steps]
    left = max(LEFT, *(WIDE_LETTER * len(line) for lines in labels for line in lines))
    if room.low:
        left = min(left, WIDEST)
    rungs = _place_rungs(labels, room)
    wide = (room.width - left) / len(ladder.phases)
    names = [break_label(phase.title, wide) for phase in ladder.phases]
    # Where names would run into each other, every other one stands below its neighbours.
    lines = [pair for near in pairwise(names) for pair in zip(*near, strict=False)]
    crowded = any(USUAL_LETTER * (len(one) + len(other)) / 2 > wide for one, other in lines)
    if crowded and room.low:
        names = [break_label(phase.title, 2 * wide - LETTER) for phase in ladder.phases]
    lower = max(map(len, names[::2])) if crowded else 0
    shift, band = (CLOSE_BESIDE, CLOSE_BAND) if wide < CLOSE else (BESIDE, BAND)
    shift = shift if any(phase.band for phase in ladder.phases) else 0
    columns = tuple(
        Column(
            x=(x := round(left + wide * (place + 0.5), 1)),
            own=x - shift,
            theirs=x + band,
            label=(_beside(x, names[place], room), rungs.bottom + 28 + LINE * lower * (place % 2)),
            lines=names[place],
            mark=None if phase.step is None else rungs.height(phase.step),
            stem=rungs.height(1),
            band=_band(phase, rungs),
        )
        for place, phase in enumerate(ladder.phases)
    )
    return LadderChart(
        id=f"ladder-{number}",
        title=ladder.title,
        description=ladder.description,
        height=max(column.label[1] + LINE * len(column.lines) for column in columns),
        bottom=rungs.bottom,
        left=left,
        rungs=tuple(Rung(rungs.height(step), lines) for step, lines in enumerate(labels, 1)),
        columns=columns,
        width=room.width,
    )


def _place_rungs(labels: Sequence[tuple[str, ...]], room: Room) -> _Rungs:
    """Where steps stand: labels do not touch."""
    if not room.low:
        return _Rungs(len(labels), TOP, RUNG)
    top, apart = LINE * len(labels[-1]) / 2, LINE * max(map(len, labels)) + 4
    return _Rungs(len(labels), max(TOP_LOW, top), max(RUNG_LOW, apart))


def _beside(x: float, lines: tuple[str, ...], room: Room) -> float:
    """The middle of the name of a phase: that of the phase, or as near to it as its letters are not cut off."""
    return min(x, room.width - LETTER * max(map(len, lines)) / 2) if room.low else x


def _band(phase: LadderPhaseView, rungs: _Rungs) -> tuple[float, float] | None:
    if not phase.band:
        return None
    top, base = rungs.height(phase.band[1]), rungs.height(phase.band[0])
    return top, round(base - top, 1)


def render_ladder(chart: LadderChart) -> str:
    """The rungs with their labels, and the phases upon them."""
    return render_svg(
        chart,
        render_stripes(chart.id),
        *[_render_rung(chart.left, chart.width, rung) for rung in chart.rungs],
        *[_render_column(chart, column) for column in chart.columns],
        width=chart.width,
    )


@lru_cache(maxsize=KEPT)
def _render_rung(left: int, width: int, rung: Rung) -> str:
    first = rung.y + 5 - (len(rung.lines) - 1) / 2 * LINE
    return (
        f'<line class="c-rung" x1="{left}" y1="{rung.y}" x2="{width}" y2="{rung.y}"/>'
        f"{render_lines('c-text', left - 10, first, rung.lines, LINE, 'end')}"
    )


def _render_column(chart: LadderChart, column: Column) -> str:
    own, mark = column.own, column.mark
    band = ""
    if column.band:
        top, height = column.band
        band = render_striped(chart.id, column.theirs, top, 14, height)
    if mark is None:
        city = render_text("c-strong c-halo", own, chart.bottom - 8, "?", "middle")
    else:
        city = (
            f'<line class="c-stem" x1="{own}" y1="{column.stem}" x2="{own}" y2="{mark}"/>'
            f'<circle class="c-mark" cx="{own}" cy="{mark}" r="9"/>'
        )
    return f"{band}{city}{render_lines('c-text', *column.label, column.lines, LINE, 'middle')}"
