"""The chart of before and today: a dumbbell for each area, what is published in a lane of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.heading import Heading, set_heading
from govcheck.report.charts.scale import LENGTH, START, Names, Part, find_middle, name_steps, place_parts, stack_rows

if TYPE_CHECKING:
    from govcheck.report.view.before_today import BeforeTodayRowView, BeforeTodayView

LANE = 24
"""The height of the lane in which the marks stand."""
GAP = 10


class BeforeTodayRow(NamedTuple):
    """An area: ``line`` is the height of its marks, ``before`` and ``today`` where they stand.

    ``back``: today stands left of before, so that the join is drawn with dashes.
    """

    y: int
    heading: Heading
    line: int
    before: float | None
    today: float | None
    back: bool
    parts_y: int
    parts: tuple[Part, ...]


class BeforeTodayChart(NamedTuple):
    """All areas over one scale."""

    id: str
    title: str
    description: str
    height: int
    bottom: int
    start: float
    end: float
    ticks: tuple[float, ...]
    rows: tuple[BeforeTodayRow, ...]
    names: Names


def draw_before_today(view: BeforeTodayView, place: str) -> BeforeTodayChart:
    """Where the marks of before and of today stand."""
    steps = len(view.steps)
    rows, bottom = stack_rows(view.rows, lambda y, area: _row(y, area, steps), GAP)
    names = name_steps(view.steps)
    return BeforeTodayChart(
        id=f"before-today-{place}",
        title=view.title,
        description=view.description,
        height=bottom + names.height,
        bottom=bottom,
        start=START,
        end=START + LENGTH,
        ticks=tuple(find_middle(step, steps) for step in range(1, steps + 1)),
        rows=rows,
        names=names,
    )


def _row(y: int, area: BeforeTodayRowView, steps: int) -> BeforeTodayRow:
    heading = set_heading(area.title, area.change or f"{area.before_answer} → {area.today_answer}")
    line = y + heading.height + LANE // 2
    return BeforeTodayRow(
        y=y,
        heading=heading,
        line=line,
        before=None if area.before is None else find_middle(area.before, steps),
        today=None if area.today is None else find_middle(area.today, steps),
        back=area.before is not None and area.today is not None and area.today < area.before,
        parts_y=line + LANE // 2,
        parts=place_parts(area.published, steps),
    )
