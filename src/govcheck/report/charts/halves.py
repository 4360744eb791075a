"""A tall chart as two of about the same height, to stand side by side where a page is wide enough for both."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

STACKS = {
    "before_today": ("rows",),
    "common_scale": ("rows",),
    "frequencies": ("questions",),
    "shares": ("questions", "rows"),
}
"""The kinds of charts whose rows stand one below the other, and the fields that hold them: the last one's
can stand alone, those before are headings of what follows."""

HEIGHTS = ("y", "line", "cells_y", "parts_y", "strip")
"""The fields of a row that say how far down something stands."""

GAP = 10
"""The room between a row and the next that the foot of a chart does without, in units."""

WORTH = 0.75
"""Two charts are worth it where the taller one is at most so much of the whole."""


class _Row(NamedTuple):
    """The top of a row, and whether it is one that only leads to the next."""

    y: int
    leads: bool


def halve_chart(kind: str, chart: Any) -> tuple[Any, Any] | None:
    """The upper and the lower rows as charts of their own, each with the scale; ``None`` where that saves little."""
    stacks = STACKS.get(kind)
    if stacks is None:
        return None
    rows = sorted(_Row(row.y, field != stacks[-1]) for field in stacks for row in getattr(chart, field))
    first, foot = rows[0].y, chart.height - getattr(chart, "bottom", chart.height)
    cuts = [row.y for before, row in pairwise(rows) if not before.leads]
    if not cuts:
        return None
    cut = min(cuts, key=lambda y: max(y - GAP + foot, chart.height - y + first))
    upper = _part(chart, stacks, rows=(first, cut), bottom=cut - GAP, foot=foot)
    lower = _part(chart, stacks, rows=(cut, chart.height), bottom=chart.height - foot - cut + first, foot=foot)
    if max(upper.height, lower.height) > WORTH * chart.height:
        return None
    return upper, lower._replace(id=f"{chart.id}-2")


def _part(chart: Any, stacks: tuple[str, ...], *, rows: tuple[int, int], bottom: int, foot: int) -> Any:
    """The chart with those rows that begin within these heights, moved up to where the first one stands."""
    low, high = rows
    up = low - min(row.y for field in stacks for row in getattr(chart, field))
    changed: dict[str, Any] = {
        field: tuple(_moved(row, up) for row in getattr(chart, field) if low <= row.y < high) for field in stacks
    }
    changed["height"] = bottom + foot
    if "bottom" in chart._fields:
        changed["bottom"] = bottom
    return chart._replace(**changed)


def _moved(row: Any, up: int) -> Any:
    moved = {field: getattr(row, field) - up for field in HEIGHTS if field in row._fields}
    if "rows" in row._fields:
        moved["rows"] = tuple(_moved(one, up) for one in row.rows)
    return row._replace(**moved)
