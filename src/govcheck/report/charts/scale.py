"""A scale of steps on a drawing: equal cells side by side, their names, and what is published of each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from govcheck.report.charts.geometry import KEPT, LETTER, WIDTH, break_label
from govcheck.report.charts.svg import render_lines, render_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govcheck.report.view.scale import PublishedView

START, LENGTH = 8, WIDTH - 16
NUMBER = 6.4
"""About the width of a letter of a share in words."""
LINE = 15
PUBLISHED = 24
"""The height of a lane for what is published."""
END = 5
"""The height of the ends of a bracket."""
MOST = 3
"""Lines of the name of a step; what does not fit is named below the scale."""


class Part(NamedTuple):
    """What is published of a step or of neighbours: the bracket that spans them, and its words."""

    start: float
    end: float
    told: str


class Step(NamedTuple):
    """A step: its middle, and the lines of its name, or its number."""

    x: float
    lines: tuple[str, ...]


class Names(NamedTuple):
    """The names of all steps under their cells; ``legend`` holds them where the cells have no room."""

    steps: tuple[Step, ...]
    legend: tuple[str, ...]
    height: int


class ScaleRow(Protocol):
    """A row over the scale, at whose foot stands what is published, if anything is."""

    @property
    def parts_y(self) -> int:
        """The top of what is published."""
        ...

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is published."""
        ...


Told = TypeVar("Told")
Row = TypeVar("Row", bound=ScaleRow)


def stack_rows(told: Iterable[Told], place: Callable[[int, Told], Row], gap: int) -> tuple[tuple[Row, ...], int]:
    """Rows one below the other, each placed where the one before ends, and where the scale under them begins."""
    y, rows = 0, []
    for one in told:
        row = place(y, one)
        rows.append(row)
        y = row.parts_y + (PUBLISHED if row.parts else 0) + gap
    return tuple(rows), y - gap + 4


def find_width(steps: int) -> float:
    """The width of a cell."""
    return round(LENGTH / steps, 1)


def find_cell(step: int, steps: int) -> float:
    """Where the cell of a step begins; steps count from 1."""
    return round(START + LENGTH * (step - 1) / steps, 1)


def find_middle(step: int, steps: int) -> float:
    """The middle of the cell of a step."""
    return round(START + LENGTH * (step - 0.5) / steps, 1)


def place_parts(published: Iterable[PublishedView], steps: int) -> tuple[Part, ...]:
    """Where published shares stand, and what is said of them: the share alone, where there is no room for more."""
    room = LENGTH / steps - 6
    fits = all(NUMBER * len(part.here) <= room for part in published)
    return tuple(
        Part(
            start=find_cell(part.first, steps) + 3,
            end=round(find_cell(part.last, steps) + LENGTH / steps - 3, 1),
            told=part.here if fits else part.shown,
        )
        for part in published
    )


@lru_cache(maxsize=KEPT)
def name_steps(names: tuple[str, ...]) -> Names:
    """The names under the cells, or numbers there and the names below, where a name is too long for its cell."""
    steps = len(names)
    room = LENGTH / steps - 4
    broken = [break_label(name, room, MOST) for name in names]
    fits = all(
        " ".join(lines) == name and all(LETTER * len(line) <= room for line in lines)
        for lines, name in zip(broken, names, strict=True)
    )
    legend: tuple[str, ...] = ()
    if not fits:
        broken = [(str(step),) for step in range(1, steps + 1)]
        legend = tuple(
            line for step, name in enumerate(names, 1) for line in break_label(f"{step}  {name}", LENGTH, MOST)
        )
    return Names(
        steps=tuple(Step(find_middle(step, steps), lines) for step, lines in enumerate(broken, 1)),
        legend=legend,
        height=LINE * (max(map(len, broken)) + len(legend)) + 6,
    )


@lru_cache(maxsize=KEPT)
def render_names(names: Names, y: int) -> str:
    """The names of the steps of a scale that ends at ``y``."""
    steps = [render_lines("c-small", step.x, y + 12, step.lines, LINE, "middle") for step in names.steps]
    return f"{''.join(steps)}{render_lines('c-small', START, y + 30, names.legend, LINE)}\n"


def render_parts(parts: Iterable[Part], y: int) -> str:
    """What is published: words over a bracket that spans the steps they are about."""
    base = y + 19
    drawn = [
        f'<path class="c-track" d="M{start} {base - END}V{base}M{start} {base}H{end}M{end} {base}V{base - END}"/>'
        f"{render_text('c-small', start + 3, y + 13, told)}"
        for start, end, told in parts
    ]
    return f"{''.join(drawn)}\n"
