"""Every kind of drawing as SVG, by the name that a figure calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govcheck.report.charts.average import render_average
from govcheck.report.charts.before_today import render_before_today
from govcheck.report.charts.common_scale import render_common_scale
from govcheck.report.charts.cycle import render_cycle
from govcheck.report.charts.frequencies import render_frequencies
from govcheck.report.charts.ladder import render_ladder
from govcheck.report.charts.scores import render_scores
from govcheck.report.charts.shares import render_shares
from govcheck.report.charts.stage import render_stage
from govcheck.report.charts.timeline import render_timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.document import Figure

KINDS: dict[str, Callable[[Any], str]] = {
    "average": render_average,
    "before_today": render_before_today,
    "common_scale": render_common_scale,
    "cycle": render_cycle,
    "frequencies": render_frequencies,
    "ladder": render_ladder,
    "scores": render_scores,
    "shares": render_shares,
    "stage": render_stage,
    "timeline": render_timeline,
}
"""How a chart of each kind is drawn."""


def render_figure(figure: Figure) -> str:
    """The drawing of a figure as SVG, coloured by the style sheet around it."""
    return KINDS[figure.kind](figure.chart)
