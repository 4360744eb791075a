"""The chart of a number beside a published average: two marks on one scale, joined by a line.

The dot is the city, its number above it; the square the published average, its number below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH, along
from govcheck.report.charts.svg import render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.view.comparison import ComparisonView, MeanView

START, LENGTH = 12, WIDTH - 24
HEIGHT = 62
ROOM = 40
"""What the number at an end of the scale takes."""


class AverageChart(NamedTuple):
    """The city's number and the mean; their labels stand above and below, so that they never touch."""

    id: str
    title: str
    description: str
    yours: float
    mean: float
    yours_label: str
    mean_label: str
    low: str
    high: str
    height: int = HEIGHT


def draw_average(comparison: ComparisonView, mean: MeanView, place: int) -> AverageChart:
    """Where the two marks stand."""
    return AverageChart(
        id=f"average-{place}",
        title=comparison.question,
        description=comparison.text,
        yours=along(mean.yours, START, LENGTH, mean.low, mean.high),
        mean=along(mean.mean, START, LENGTH, mean.low, mean.high),
        yours_label=mean.shown_yours,
        mean_label=mean.shown_mean,
        low=mean.shown_low,
        high=mean.shown_high,
    )


def render_average(chart: AverageChart) -> str:
    """The two marks with their numbers; an end of the scale is named where the mean leaves it room."""
    yours, mean = chart.yours, chart.mean
    return render_svg(
        chart,
        '<line class="c-track" x1="12" y1="30" x2="388" y2="30"/>',
        f'<line class="c-join" x1="{yours}" y1="30" x2="{mean}" y2="30"/>',
        f'<rect class="c-square" x="{mean - 6}" y="24" width="12" height="12"/>',
        f'<circle class="c-mark" cx="{yours}" cy="30" r="7"/>',
        render_text("c-number", yours, 16, chart.yours_label, "middle"),
        render_text("c-text", mean, 54, chart.mean_label, "middle"),
        render_text("c-small", 4, 54, chart.low) if mean > ROOM else "",
        render_text("c-small", 396, 54, chart.high, "end") if mean < WIDTH - ROOM else "",
    )
