"""The chart of a ladder: steps as rungs, a column a phase, the city and the participants in lanes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH, along, break_label

if TYPE_CHECKING:
    from govcheck.report.view.ladder import LadderPhaseView, LadderView

LEFT = 112
WIDE_LETTER = 9
"""The widest a letter of a label is on average, in units: a long word moves the ladder to the right."""

TOP = 30
RUNG = 44
LINE = 15
"""From one line of a label to the next, as the drawing sets them."""


class Rung(NamedTuple):
    """A step with its label; the highest stands on top."""

    y: float
    lines: tuple[str, ...]


class Column(NamedTuple):
    """A phase: ``x`` its middle, ``mark`` the height of the city's mark, ``band`` top and height of the others'."""

    x: float
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
    columns = tuple(
        _column(phase, steps, round(left + wide * (place + 0.5), 1), wide) for place, phase in enumerate(ladder.phases)
    )
    return LadderChart(
        id=f"ladder-{number}",
        title=ladder.title,
        description=ladder.description,
        height=bottom + 28 + LINE * max(len(column.lines) for column in columns),
        bottom=bottom,
        left=left,
        rungs=tuple(Rung(_height(step, steps), lines) for step, lines in enumerate(labels, 1)),
        columns=columns,
    )


def _column(phase: LadderPhaseView, steps: int, x: float, wide: float) -> Column:
    band = None
    if phase.band:
        top, base = _height(phase.band[1], steps), _height(phase.band[0], steps)
        band = (top, round(base - top, 1))
    return Column(
        x=x,
        lines=break_label(phase.title, wide),
        mark=None if phase.step is None else _height(phase.step, steps),
        stem=_height(1, steps),
        band=band,
    )


def _height(step: float, steps: int) -> float:
    return along(step, TOP + RUNG * (steps - 1), -RUNG * (steps - 1), 1, steps)
