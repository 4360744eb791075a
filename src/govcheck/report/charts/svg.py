"""What all drawings are made of, as SVG; every text is escaped where it is set.

Its classes are those of ``report/templates/chart.css.j2``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from govcheck.report.charts.geometry import WIDTH
from govcheck.report.escape import escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable


class Drawn(Protocol):
    """What every chart has."""

    @property
    def id(self) -> str:
        """Its own in the report."""
        ...

    @property
    def title(self) -> str:
        """What it shows."""
        ...

    @property
    def description(self) -> str:
        """The same in words, for those who do not see it."""
        ...

    @property
    def height(self) -> float:
        """In its own units."""
        ...


def render_svg(chart: Drawn, *inside: str, width: int = WIDTH) -> str:
    """The drawing as an element of a page, with its title and its description; ``width`` in its own units."""
    name = escape_text(chart.id)
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {width} {chart.height}" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape_text(chart.title)}</title>'
        f'<desc id="{name}-d">{escape_text(chart.description)}</desc>{"".join(inside)}</svg>\n'
    )


def render_text(look: str, x: float, y: float, text: str, anchor: str = "") -> str:
    """A line of words; ``anchor`` tells what of it stands at ``x``, where that is not its start."""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{look}" x="{x}" y="{y}"{anchored}>{escape_text(text)}</text>'


def render_lines(look: str, x: float, y: float, lines: Iterable[str], step: float, anchor: str = "") -> str:
    """Lines of words below each other, the first at ``y``."""
    return "".join([render_text(look, x, y + place * step, line, anchor) for place, line in enumerate(lines)])


def render_stripes(name: str) -> str:
    """The stripes of what is published of the participants, as a pattern of the drawing ``name``."""
    return (
        f'<defs><pattern id="{escape_text(name)}-p" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="c-band-ground" width="5" height="5"/>'
        '<line class="c-hatch" x1="0" y1="0" x2="0" y2="5"/></pattern></defs>'
    )


def render_striped(name: str, x: float, y: float, width: float, height: float) -> str:
    """A bar with these stripes."""
    place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return f'<rect class="c-band" {place} fill="url(#{escape_text(name)}-p)"/>'


def render_axis(name: str, start: float, end: float, ticks: Iterable[float], half: float) -> str:
    """The axis of a scale, told once: `render_axis_at` shows it again in every row of the drawing ``name``."""
    crossed = "".join([f"M{x} -{half}V{half}" for x in ticks])
    return f'<defs><path id="{escape_text(name)}-a" class="c-track" d="M{start} 0H{end}{crossed}"/></defs>'


def render_axis_at(name: str, y: float) -> str:
    """The axis of the drawing ``name`` once more, ``y`` units down."""
    return f'<use href="#{escape_text(name)}-a" y="{y}"/>'
