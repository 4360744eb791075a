"""The chart of before and today: a dumbbell for each area, what is published in a lane of its own.

The ring is before, the full dot today, an arrow leads from one to the other; brackets are the participants, before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from govcheck.report.charts.heading import Heading, render_heading, set_heading
from govcheck.report.charts.scale import (
    LENGTH,
    START,
    Names,
    Part,
    find_middle,
    name_steps,
    place_parts,
    render_names,
    render_parts,
    stack_rows,
)
from govcheck.report.charts.svg import render_axis, render_axis_at, render_svg

if TYPE_CHECKING:
    from govcheck.report.charts.halves import Half
    from govcheck.report.view.before_today import BeforeTodayRowView, BeforeTodayView

LANE = 24
"""The height of the lane in which the marks stand."""
GAP = 10


class BeforeTodayRow(NamedTuple):
    """An area: ``y`` the top of its heading, ``before`` and ``today`` where its marks stand.

    ``back``: today stands left of before, so that the join is drawn with dashes.
    """

    y: int
    heading: Heading
    before: float | None
    today: float | None
    back: bool
    parts: tuple[Part, ...]

    @property
    def line(self) -> int:
        """The height of the marks."""
        return self.y + self.heading.height + LANE // 2

    @property
    def parts_y(self) -> int:
        """The top of what is published."""
        return self.line + LANE // 2


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

    @property
    def tops(self) -> tuple[int, ...]:
        """Where rows begin."""
        return tuple(row.y for row in self.rows)

    def part(self, half: Half) -> Self:
        """A half of the rows over the same scale."""
        return self._replace(id=half.id, height=half.height, bottom=half.bottom, rows=half.take(self.rows))


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
    return BeforeTodayRow(
        y=y,
        heading=set_heading(area.title, area.change or f"{area.before_answer} → {area.today_answer}"),
        before=None if area.before is None else find_middle(area.before, steps),
        today=None if area.today is None else find_middle(area.today, steps),
        back=area.before is not None and area.today is not None and area.today < area.before,
        parts=place_parts(area.published, steps),
    )


def render_before_today(chart: BeforeTodayChart) -> str:
    """All areas, each with its marks on the same axis."""
    return render_svg(
        chart,
        render_axis(chart.id, chart.start, chart.end, chart.ticks, 4),
        "\n",
        *[_render_row(chart.id, row) for row in chart.rows],
        render_names(chart.names, chart.bottom),
    )


def _render_row(name: str, row: BeforeTodayRow) -> str:
    before, today, y = row.before, row.today, row.line
    marks = _render_arrow(before, today, y, back=row.back) if before != today else ""
    if before is not None:
        marks += f'<circle class="c-ring-empty" cx="{before}" cy="{y}" r="{10 if before == today else 7}"/>'
    if today is not None:
        marks += f'<circle class="c-mark" cx="{today}" cy="{y}" r="8"/>'
    heading, parts = render_heading(row.heading, row.y), render_parts(row.parts, row.parts_y)
    return f"{heading}{render_axis_at(name, y)}{marks}{parts}"


def _render_arrow(before: float | None, today: float | None, y: int, *, back: bool) -> str:
    if before is None or today is None:
        return ""
    way = -1 if back else 1
    end = today - 14 * way
    dashes = ' stroke-dasharray="4 3"' if back else ""
    return (
        f'<line class="c-join-strong" x1="{before}" y1="{y}" x2="{end}" y2="{y}"{dashes}/>'
        f'<path class="c-mark" d="M{end - 4 * way} {y - 7}l{9 * way} 7l{-9 * way} 7z"/>'
    )
