"""The chart of a number beside a published average: two marks on one scale, joined by a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH, along

if TYPE_CHECKING:
    from govcheck.report.view.comparison import ComparisonView, MeanView

START, LENGTH = 12, WIDTH - 24


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
