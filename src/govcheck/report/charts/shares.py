"""The chart of shares: a strip from 0 to 100% for each, and the city's answer in a lane of its own.

The square is the share, the hatched bar its 95% interval; at the right the city: a full dot is yes, a ring no,
"?" open.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Self

from govcheck.report.charts.geometry import KEPT, WIDTH, along
from govcheck.report.charts.heading import MARGIN, Heading, render_heading, set_heading, set_lines
from govcheck.report.charts.svg import (
    render_axis,
    render_axis_at,
    render_lines,
    render_striped,
    render_stripes,
    render_svg,
    render_text,
)

if TYPE_CHECKING:
    from govcheck.report.charts.halves import Half
    from govcheck.report.view.share import ShareRowView, SharesView

START, LENGTH = 14, 268
LANE = 312
"""Where the city's mark stands; its word follows."""
WORD = 326
HEAD = 24
STRIP = 26
"""The room that a strip takes below its label and its number."""
NUMBER = 16
"""The room of the number above its mark."""
LETTER = 7.0
"""About the width of a letter of that number."""
GAP = 8
LINE = 15
QUESTION = 17
"""From one line of a question to the next."""
GROUP = 8
"""More room before the shares of another question."""


class ShareRow(NamedTuple):
    """A share: ``y`` the top of its heading, and where the marks stand on its strip.

    ``told`` stands above the mark, its middle at ``told_x``, so that it stays over the strip. ``yours``
    is ``None`` where there is no answer, and ``own`` says in lines what there is.
    """

    y: int
    heading: Heading
    told: str
    told_x: float
    share: float
    low: float | None
    width: float
    yours: bool | None
    own: tuple[str, ...]

    @property
    def strip(self) -> int:
        """The middle of the strip."""
        return self.y + self.heading.height + NUMBER + STRIP // 2


class ShareQuestion(NamedTuple):
    """The question above its shares; no lines where the only share names it."""

    y: int
    lines: tuple[str, ...]


class SharesChart(NamedTuple):
    """All strips over one scale from 0 to 100%."""

    id: str
    title: str
    description: str
    height: int
    bottom: int
    yours: tuple[str, ...]
    theirs: tuple[str, ...]
    questions: tuple[ShareQuestion, ...]
    rows: tuple[ShareRow, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def tops(self) -> tuple[int, ...]:
        """Where questions and shares begin; a question is not parted from its first share."""
        questions = {question.y for question in self.questions}
        first, *others = sorted(questions | {row.y for row in self.rows})
        return (first, *(y for before, y in pairwise((first, *others)) if before not in questions))

    def part(self, half: Half) -> Self:
        """A half of the shares, with the questions above them, over the same scale."""
        questions, rows = half.take(self.questions), half.take(self.rows)
        return self._replace(id=half.id, height=half.height, bottom=half.bottom, questions=questions, rows=rows)


def draw_shares(shares: SharesView, place: str) -> SharesChart:
    """Where strips, intervals and marks stand."""
    yours, theirs = set_lines(shares.yours, WIDTH - LANE, 2), set_lines(shares.theirs, LENGTH, 2)
    y = HEAD + LINE * (max(len(yours), len(theirs)) - 1)
    questions, rows = [], []
    for group in shares.groups:
        if any(row.label for row in group.rows):
            lines = set_lines(group.question, WIDTH - 40, 6)
            questions.append(ShareQuestion(y, lines))
            y += QUESTION * len(lines) + 6
        for row in group.rows:
            drawn = _row(y, row, row.label or group.question)
            rows.append(drawn)
            y = drawn.strip + STRIP // 2 + GAP
        y += GROUP
    bottom = y - GROUP - GAP
    return SharesChart(
        id=f"shares-{place}",
        title=shares.title,
        description=shares.description,
        height=bottom + 22,
        bottom=bottom,
        yours=yours,
        theirs=theirs,
        questions=tuple(questions),
        rows=tuple(rows),
        ticks=tuple((along(at, START, LENGTH), label) for at, label in shares.ticks),
    )


@lru_cache(maxsize=KEPT)
def _row(y: int, row: ShareRowView, label: str) -> ShareRow:
    heading = set_heading(label, most=6)
    half = LETTER * len(row.told) / 2
    share = along(row.share, START, LENGTH)
    low = None if row.low is None else along(row.low, START, LENGTH)
    high = None if row.high is None else along(row.high, START, LENGTH)
    return ShareRow(
        y=y,
        heading=heading,
        told=row.told,
        told_x=round(min(max(share, START + half), START + LENGTH - half), 1),
        share=share,
        low=low,
        width=0 if low is None or high is None else round(high - low, 1),
        yours=row.yours,
        own=set_lines(row.own, WIDTH - WORD, 2),
    )


def render_shares(chart: SharesChart) -> str:
    """Heads, questions, strips, and the numbers under them."""
    start, end = chart.ticks[0][0], chart.ticks[-1][0]
    return render_svg(
        chart,
        render_stripes(chart.id),
        "\n",
        render_axis(chart.id, start, end, [x for x, _ in chart.ticks], 5),
        "\n",
        render_lines("c-small", MARGIN, 14, chart.theirs, LINE),
        render_lines("c-small", LANE - MARGIN, 14, chart.yours, LINE),
        *[render_lines("c-strong", MARGIN, asked.y + 14, asked.lines, QUESTION) for asked in chart.questions],
        *[_render_row(chart.id, row) for row in chart.rows],
        _render_ticks(chart.bottom + 15, chart.ticks),
    )


@lru_cache(maxsize=KEPT)
def _render_row(name: str, row: ShareRow) -> str:
    strip, own = row.strip, row.own
    interval = "" if row.low is None else render_striped(name, row.low, strip - 4, row.width, 8)
    words = render_lines(
        "c-small" if row.yours is None else "c-strong",
        WORD,
        strip + 5 - (len(own) - 1) / 2 * LINE,
        own,
        LINE,
    )
    return (
        f"{render_heading(row.heading, row.y)}"
        f"{render_text('c-text', row.told_x, strip - 12, row.told, 'middle')}"
        f"{render_axis_at(name, strip)}{interval}"
        f'<rect class="c-square" x="{row.share - 6}" y="{strip - 6}" width="12" height="12"/>'
        f"{_render_mark(LANE, strip, yours=row.yours)}{words}"
    )


def _render_mark(x: int, y: int, *, yours: bool | None) -> str:
    if yours is None:
        return render_text("c-strong", x, y + 5, "?", "middle")
    if yours:
        return f'<circle class="c-mark" cx="{x}" cy="{y}" r="8"/>'
    return f'<circle class="c-ring-empty" cx="{x}" cy="{y}" r="6.5"/>'


@lru_cache(maxsize=KEPT)
def _render_ticks(y: int, ticks: tuple[tuple[float, str], ...]) -> str:
    """The first and the last number reach a little over the ends of the strip."""
    (_, first), *between, (end, last) = ticks
    middle = "".join([render_text("c-small", x, y, label, "middle") for x, label in between])
    start = render_text("c-small", MARGIN, y, first, "start")
    return f"{start}{middle}{render_text('c-small', end + 6, y, last, 'end')}"
