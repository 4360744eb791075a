"""A tall chart as two of about the same height, to stand side by side where a page is wide enough for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP = 10
"""The room between a row and the next that the foot of a chart does without, in units."""

WORTH = 0.75
"""Two charts are worth it where the taller one is at most so much of the whole."""


class TallRow(Protocol):
    """A row of a tall chart: where it stands follows from its top alone."""

    @property
    def y(self) -> int:
        """Its top."""

    def _replace(self, *, y: int) -> Self: ...


Row = TypeVar("Row", bound=TallRow)


class Half(NamedTuple):
    """The upper or the lower half of a chart: its id, its height, where its rows end, and which they are.

    They are those that begin from ``low`` on and above ``high``; they move ``up`` by so much.
    """

    id: str
    height: int
    bottom: int
    low: int
    high: int
    up: int = 0

    def take(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """Its own among rows, where they stand in it."""
        return tuple(row._replace(y=row.y - self.up) for row in rows if self.low <= row.y < self.high)


@runtime_checkable
class TallChart(Protocol):
    """A chart whose rows stand one below the other, so that it can be parted between them."""

    @property
    def id(self) -> str:
        """Its name among all drawings of a document."""

    @property
    def height(self) -> int:
        """Of all of it, in units."""

    @property
    def bottom(self) -> int:
        """Where its rows end; what stands below them stands below those of each half."""

    @property
    def tops(self) -> tuple[int, ...]:
        """Where its rows begin, and then every height at which it can be parted."""

    def part(self, half: Half) -> Self:
        """A half of it as a chart of its own."""


Chart = TypeVar("Chart", bound=TallChart)


def halve_chart(chart: Chart) -> tuple[Chart, Chart] | None:
    """The upper and the lower rows as charts of their own, each with the scale; ``None`` where that saves little."""
    first, *cuts = chart.tops
    foot = chart.height - chart.bottom
    heights = {cut: (cut - GAP + foot, chart.height - cut + first) for cut in cuts}
    cut = min(heights, key=lambda cut: max(heights[cut]), default=first)
    if cut == first or max(heights[cut]) > WORTH * chart.height:
        return None
    upper, lower = heights[cut]
    return (
        chart.part(Half(chart.id, upper, upper - foot, first, cut)),
        chart.part(Half(f"{chart.id}-2", lower, lower - foot, cut, chart.height, up=cut - first)),
    )
