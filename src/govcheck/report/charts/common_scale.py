"""The chart of questions on a common scale: a row of cells for each, filled up to the city's step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.heading import Heading, set_heading
from govcheck.report.charts.scale import Names, Part, find_cell, find_width, name_steps, place_parts, stack_rows

if TYPE_CHECKING:
    from govcheck.report.view.common_scale import CommonScaleRowView, CommonScaleView

CELL = 14
GAP = 12


class CommonScaleCell(NamedTuple):
    """A cell: where it begins, and whether the city has come so far."""

    x: float
    filled: bool


class CommonScaleRow(NamedTuple):
    """A question: ``y`` the top of its heading, ``cells_y`` of its cells, ``parts_y`` of what is published."""

    y: int
    heading: Heading
    cells_y: int
    cells: tuple[CommonScaleCell, ...]
    parts_y: int
    parts: tuple[Part, ...]


class CommonScaleChart(NamedTuple):
    """All questions over one scale."""

    id: str
    title: str
    description: str
    height: int
    bottom: int
    cell_width: float
    cell_height: int
    rows: tuple[CommonScaleRow, ...]
    names: Names


def draw_common_scale(scale: CommonScaleView, place: str) -> CommonScaleChart:
    """Where cells and published shares stand."""
    steps = len(scale.steps)
    rows, bottom = stack_rows(scale.rows, lambda y, view: _row(y, view, steps), GAP)
    names = name_steps(scale.steps)
    return CommonScaleChart(
        id=f"common-scale-{place}",
        title=scale.title,
        description=scale.description,
        height=bottom + names.height,
        bottom=bottom,
        cell_width=round(find_width(steps) - 4, 1),
        cell_height=CELL,
        rows=rows,
        names=names,
    )


def _row(y: int, view: CommonScaleRowView, steps: int) -> CommonScaleRow:
    heading = set_heading(view.title, view.answer)
    cells_y = y + heading.height + 5
    return CommonScaleRow(
        y=y,
        heading=heading,
        cells_y=cells_y,
        cells=tuple(
            CommonScaleCell(find_cell(step, steps) + 2, filled=view.step is not None and step <= view.step)
            for step in range(1, steps + 1)
        ),
        parts_y=cells_y + CELL + 3,
        parts=place_parts(view.published, steps),
    )
