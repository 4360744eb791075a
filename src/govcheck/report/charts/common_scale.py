"""The chart of questions on a common scale: a row of cells for each, filled up to the city's step.

A lowest step that is worth 0 has a line instead of a cell: whoever stands there has nothing filled.
The bracket below a cell, or several, is the share of the participants there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from govcheck.report.charts.geometry import KEPT
from govcheck.report.charts.heading import Heading, render_heading, set_heading
from govcheck.report.charts.scale import (
    Names,
    Part,
    find_cell,
    find_width,
    name_steps,
    place_parts,
    render_names,
    render_parts,
    stack_rows,
)
from govcheck.report.charts.svg import render_svg

if TYPE_CHECKING:
    from govcheck.report.charts.halves import Half
    from govcheck.report.view.common_scale import CommonScaleRowView, CommonScaleView

CELL, NOTHING = 14, 3
"""The height of a cell, and of what stands for one where a step is worth 0."""
GAP = 12


class CommonScaleCell(NamedTuple):
    """A cell: where it begins, how high it is, and whether the city has come so far."""

    x: float
    filled: bool
    height: int = CELL

    @property
    def below(self) -> float:
        """How far its top is below that of a whole one."""
        return (CELL - self.height) / 2


class CommonScaleRow(NamedTuple):
    """A question: ``y`` the top of its heading."""

    y: int
    heading: Heading
    cells: tuple[CommonScaleCell, ...]
    parts: tuple[Part, ...]

    @property
    def cells_y(self) -> int:
        """The top of the cells."""
        return self.y + self.heading.height + 5

    @property
    def parts_y(self) -> int:
        """The top of what is published."""
        return self.cells_y + CELL + 3


class CommonScaleChart(NamedTuple):
    """All questions over one scale."""

    id: str
    title: str
    description: str
    height: int
    bottom: int
    cell_width: float
    rows: tuple[CommonScaleRow, ...]
    names: Names

    @property
    def tops(self) -> tuple[int, ...]:
        """Where rows begin."""
        return tuple(row.y for row in self.rows)

    def part(self, half: Half) -> Self:
        """A half of the rows over the same scale."""
        return self._replace(id=half.id, height=half.height, bottom=half.bottom, rows=half.take(self.rows))


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
        rows=rows,
        names=names,
    )


@lru_cache(maxsize=KEPT)
def _row(y: int, view: CommonScaleRowView, steps: int) -> CommonScaleRow:
    return CommonScaleRow(
        y=y,
        heading=set_heading(view.title, view.answer),
        cells=tuple(
            CommonScaleCell(
                find_cell(step, steps) + 2,
                filled=view.step is not None and step <= view.step,
                height=NOTHING if step == 1 and view.from_nothing else CELL,
            )
            for step in range(1, steps + 1)
        ),
        parts=place_parts(view.published, steps),
    )


def render_common_scale(chart: CommonScaleChart) -> str:
    """All questions, each with its cells and what is published of it."""
    return render_svg(
        chart,
        *[_render_row(row, chart.cell_width) for row in chart.rows],
        render_names(chart.names, chart.bottom),
    )


@lru_cache(maxsize=KEPT)
def _render_row(row: CommonScaleRow, width: float) -> str:
    cells = [
        f'<rect class="{"c-cell-filled" if cell.filled else "c-cell"}" x="{cell.x}" y="{row.cells_y + cell.below}" '
        f'width="{width}" height="{cell.height}" rx="{min(2, cell.height / 2)}"/>'
        for cell in row.cells
    ]
    heading, parts = render_heading(row.heading, row.y), render_parts(row.parts, row.parts_y)
    return f"{heading}{''.join(cells)}{parts}"
