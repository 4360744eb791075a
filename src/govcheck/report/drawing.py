"""A figure as a drawing that stands alone: for documents that know no style sheet around them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govcheck.model.visible import visible
from govcheck.report.charts.figure import render_figure
from govcheck.report.charts.geometry import THIRD, WIDTH
from govcheck.report.charts.halves import TallChart, halve_chart
from govcheck.report.environment import built_in
from govcheck.report.palette import LIGHT
from govcheck.report.typesetter import typeset

if TYPE_CHECKING:
    from govcheck.report.document import Figure, Gallery

FONT = "Libertinus Serif"
"""The font of the drawings; it comes with Typst, so it is there on every machine."""

STRONG = 700
"""The weight of what is strong; other weights than whole hundreds are not known to all that draw SVG."""

WIDE = 2 * WIDTH + 32
"""The width of a drawing in two columns, with the gap between them, in units."""

TALL, TALL_ALONE = 330, 300
"""The tallest drawing that stands in one column, in units: a quarter of a page of a PDF, a third of one of Word.
One with no table beside it leaves that room empty, and is parted earlier."""

_SIZE = re.compile(r'viewBox="[^"]*"')

_PAGE = b"""
#set page(width: float(sys.inputs.width) * 1mm, height: auto, margin: 0mm)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""

_UNPRINTED = {0x2400 + code: f"\u2039U+{code:04X}\u203a" for code in range(0x20)} | {
    0x2421: "\u2039U+007F\u203a",
    0xFFFE: "\u2039U+FFFE\u203a",
    0xFFFF: "\u2039U+FFFF\u203a",
}
"""Signs for control characters, which no font has that comes with Typst, and what no XML may hold."""

_TO_TELL = re.compile(f"[{''.join(map(chr, _UNPRINTED))}]")


def draw_svg(figure: Figure) -> str:
    """The drawing as an SVG file with its colours and its font in it; it asks for nothing else.

    Its size is that of its ``viewBox``, about 400 units wide. Title and description are in it.
    """
    head, body = _drawn(figure)
    return printable(f"{head}</desc>\n<style>{_style()}</style>{body}")


def draw_wide(figure: Figure, tallest: int = TALL) -> str | None:
    """The same with its lower rows beside the upper ones, ``WIDE`` units wide.

    ``None`` for a drawing of at most ``tallest`` units, and for one that cannot be parted like that.
    """
    if not isinstance(figure.chart, TallChart) or figure.chart.height <= tallest:
        return None
    halves = halve_chart(figure.chart)
    if halves is None:
        return None
    (head, left), (_, right) = (_drawn(figure._replace(chart=half)) for half in halves)
    height = max(half.height for half in halves)
    head = _SIZE.sub(f'viewBox="0 0 {WIDE} {height}"', head, count=1)
    left, right = left.removesuffix("</svg>"), right.removesuffix("</svg>")
    beside = f'<g transform="translate({WIDE - WIDTH} 0)">{right}</g>'
    return printable(f"{head}</desc>\n<style>{_style()}</style>{left}{beside}</svg>")


def find_across(gallery: Gallery) -> int:
    """How many drawings of a gallery stand in a row: three if all are narrow, or else two."""
    narrow = all(getattr(figure.chart, "width", WIDTH) <= THIRD.width for figure in gallery.figures)
    return 3 if narrow else 2


def _drawn(figure: Figure) -> tuple[str, str]:
    """The drawing up to the end of its description, and what follows."""
    drawn = render_figure(figure).strip()
    head, body = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).split("</desc>", 1)
    return head, body


def printable(text: str) -> str:
    r"""The text with its unseen characters told in letters that can be printed.

    >>> ascii(printable("a\x07b"))
    "'a\\u2039U+0007\\u203ab'"
    """
    shown = visible(text)
    return shown.translate(_UNPRINTED) if _TO_TELL.search(shown) else shown


def draw_png(svg: str, width: float = 82, resolution: int = 220) -> bytes:
    """The drawing as pixels, ``width`` millimetres wide at ``resolution`` pixels an inch, on a white ground."""
    inputs = {"svg": svg, "width": str(width)}
    return typeset(_PAGE, format="png", ppi=resolution, sys_inputs=inputs)


@cache
def _style() -> str:
    return built_in().get_template("templates/chart.css.j2").render(colours=LIGHT, font=FONT, strong=STRONG)
