"""The drawings of sections, all of a result, as SVG; and the letters of a drawing with the room they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

from govcheck.report.charts.before_today import draw_before_today
from govcheck.report.charts.common_scale import draw_common_scale
from govcheck.report.charts.figure import KINDS
from govcheck.report.charts.frequencies import draw_frequencies
from govcheck.report.charts.shares import draw_shares
from govcheck.report.charts.timeline import draw_timeline
from govcheck.report.view.before_today import view_before_today
from govcheck.report.view.common_scale import view_common_scales
from govcheck.report.view.frequency import view_frequencies
from govcheck.report.view.share import view_shares
from govcheck.report.view.timeline import view_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording


class Drawing(NamedTuple):
    """A drawing: its kind, the view it shows, and where its parts stand."""

    kind: str
    view: Any
    chart: Any

    @property
    def svg(self) -> str:
        return KINDS[self.kind](self.chart).strip()


class Letters(NamedTuple):
    """A text of a drawing: where it begins and ends at most, and its height."""

    text: str
    left: float
    right: float
    y: float


def find_drawings(words: Wording, result: Result) -> Iterator[Drawing]:
    """All drawings that a result gives, section by section."""
    for section in words.questionnaire.sections:
        if shares := view_shares(words, result, section.id):
            yield Drawing("shares", shares, draw_shares(shares, 1))
        if frequencies := view_frequencies(words, result, section.id):
            yield Drawing("frequencies", frequencies, draw_frequencies(frequencies, 1))
        for ready in view_common_scales(words, result, section.id):
            yield Drawing("common_scale", ready, draw_common_scale(ready, 1))
    for before in view_before_today(words, result):
        yield Drawing("before_today", before, draw_before_today(before, 1))
    if timeline := view_timeline(words, result):
        yield Drawing("timeline", timeline, draw_timeline(timeline, 1))


def find_letters(svg: str) -> Iterator[Letters]:
    """Every text of a drawing with the room it takes, at a usual width of its letters."""
    for text in ET.fromstring(svg).iter("text"):  # noqa: S314 - drawn by the test itself
        words = text.text or ""
        wide = len(words) * (6.3 if text.get("class") == "c-small" else 7.0)
        x, anchor = float(text.get("x", "0")), text.get("text-anchor", "start")
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        yield Letters(words, left, left + wide, float(text.get("y", "0")))
