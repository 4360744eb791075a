"""The chart of a cycle: a ring with an arc for each phase, filled as far as its score.

The thick arc is the score, the thin one outside what it could be; the weakest is drawn with dashes.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import CHAPTER, WIDTH, Room, arc, break_label, on_circle
from govcheck.report.charts.svg import render_lines, render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.view.cycle import CycleView, PhaseView

LINE, MARK_LINE = 16, 15
"""From one line of a title to the next, and from one of a mark."""
QUARTERS = 4
"""Of so many phases, the words have room above and below the ring: the drawing can be low, and narrow."""


class Ring(NamedTuple):
    """The sizes of a ring: its centre, its radii, and the degrees left free at both ends of an arc.

    ``words`` is how far its words stand from the centre; with ``aside``, so far at the sides alone, above or below.
    """

    centre: tuple[float, float]
    height: float
    width: int
    radius: float = 88
    range_radius: float = 112
    words: float = 142
    gap: float = 7
    aside: float = 0


WHOLE = Ring((WIDTH / 2, 150.0), 300, WIDTH)
OUTER = 6
"""From the line of what could be to the words, in a low drawing."""


class Arc(NamedTuple):
    """A phase: the paths of its track, its score and its range, and where its value stands, with words around it."""

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
    height: float
    width: int
    centre: tuple[float, float]
    middle: tuple[str, ...]
    arcs: tuple[Arc, ...]


def draw_cycle(cycle: CycleView, no_score: str, place: int, room: Room = CHAPTER) -> CycleChart:
    """Where the arcs of the phases run; clockwise, the first on the upper right.

    A low drawing leaves out its title, and the room for it; that of other than four phases is as in a chapter.
    """
    part = 360 / len(cycle.phases)
    low = room.low and len(cycle.phases) == QUARTERS
    ring = _low_ring(cycle, room.width) if low else WHOLE
    return CycleChart(
        id=f"cycle-{place}",
        title=cycle.title,
        description=cycle.description,
        height=ring.height,
        width=ring.width,
        centre=ring.centre,
        middle=() if low else break_label(cycle.title, 100, 3),
        arcs=tuple(_arc(ring, phase, turn * part, part, no_score) for turn, phase in enumerate(cycle.phases)),
    )


def _low_ring(cycle: CycleView, width: int) -> Ring:
    """A ring with its words above and below: as much room as they need, and no more."""
    ring = Ring((width / 2, 0), 0, width, radius=46, range_radius=65, gap=9, aside=46)
    title = max(len(_title(phase)) for phase in cycle.phases)
    marks = max(len(_marks(phase)) for phase in cycle.phases)
    words = LINE * (title + 1) + MARK_LINE * marks
    middle = round(words + _above(ring) + 2, 1)
    return ring._replace(centre=(width / 2, middle), height=2 * middle)


def _above(ring: Ring) -> float:
    """How far above the centre words may stand that begin ``aside`` of it."""
    return sqrt((ring.range_radius + OUTER) ** 2 - ring.aside**2)


def _title(phase: PhaseView) -> tuple[str, ...]:
    return break_label(phase.score.title, 90, 2)


def _marks(phase: PhaseView) -> tuple[str, ...]:
    return break_label(phase.mark, 80, 2)


def _place_words(ring: Ring, angle: float, title: int, marks: int) -> tuple[float, float]:
    """Where the value of a phase stands; the lines of its title are above it, those of its marks below."""
    x, y = on_circle(ring.centre, ring.words, angle)
    if not ring.aside:
        return x, y
    (middle_x, middle_y), above = ring.centre, _above(ring)
    side = ring.aside if x > middle_x else -ring.aside
    if y < middle_y:
        return middle_x + side, round(middle_y - above - 14 - MARK_LINE * marks, 1)
    return middle_x + side, round(middle_y + above + 20 + LINE * (title - 1), 1)


def _arc(ring: Ring, phase: PhaseView, start: float, part: float, no_score: str) -> Arc:
    first, last = start + ring.gap, start + part - ring.gap
    score = phase.score

    def at(value: float) -> float:
        return round(first + (last - first) * value / 100, 2)

    lines, marks, centre = _title(phase), _marks(phase), ring.centre
    x, y = _place_words(ring, start + part / 2, len(lines), len(marks))
    interval = ""
    if score.low is not None and score.high is not None and score.interval:
        interval = arc(centre, ring.range_radius, at(score.low), at(score.high))
    return Arc(
        track=arc(centre, ring.radius, first, last),
        filled=arc(centre, ring.radius, first, at(score.score)) if score.score else "",
        interval=interval,
        label=(x, y),
        anchor="start" if x > centre[0] + 1 else "end" if x < centre[0] - 1 else "middle",
        lines=lines,
        value=score.shown or no_score,
        marks=marks,
        weakest=phase.weakest,
        arrow=(*on_circle(centre, ring.radius, start + part), start + part),
    )


def render_cycle(chart: CycleChart) -> str:
    """The arcs with their words around them, and the title in the middle."""
    x, y = chart.centre
    first = y + 4 - (len(chart.middle) - 1) / 2 * LINE
    middle = render_lines("c-small", x, first, chart.middle, LINE, "middle")
    return render_svg(chart, *map(_render_arc, chart.arcs), middle, width=chart.width)


def _render_arc(part: Arc) -> str:
    x, y = part.label
    to_x, to_y, turn = part.arrow
    filled = f'<path class="c-ring-{"weak" if part.weakest else "filled"}" d="{part.filled}"/>' if part.filled else ""
    interval = f'<path class="c-ring-interval" d="{part.interval}"/>' if part.interval else ""
    above = range(len(part.lines) - 1, -1, -1)
    lines = [
        render_text("c-strong", x, y - 8 - up * LINE, line, part.anchor)
        for up, line in zip(above, part.lines, strict=True)
    ]
    return (
        f'<path class="c-ring" d="{part.track}"/>{filled}{interval}'
        f'<path class="c-arrow" d="M-4 -5L4 0L-4 5" transform="translate({to_x} {to_y}) rotate({turn})"/>'
        f"{''.join(lines)}"
        f"{render_text('c-number' if part.filled else 'c-small', x, y + 10, part.value, part.anchor)}"
        f"{render_lines('c-small', x, y + 26, part.marks, MARK_LINE, part.anchor)}"
    )
