"""The chart of shares: a strip from 0 to 100% for each, and the city's answer in a lane of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH, along
from govcheck.report.charts.heading import Heading, set_heading, set_lines

if TYPE_CHECKING:
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
GROUP = 8
"""More room before the shares of another question."""


class ShareRow(NamedTuple):
    """A share: ``y`` the top of its heading, ``strip`` the middle of its strip, with where its marks stand.

    ``told`` stands above the mark, its middle at ``told_x``, so that it stays over the strip. ``yours``
    is ``None`` where there is no answer, and ``own`` says in lines what there is.
    """

    y: int
    heading: Heading
    strip: int
    told: str
    told_x: float
    share: float
    low: float | None
    width: float
    yours: bool | None
    own: tuple[str, ...]


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
    lane: int
    word: int
    questions: tuple[ShareQuestion, ...]
    rows: tuple[ShareRow, ...]
    ticks: tuple[tuple[float, str], ...]


def draw_shares(shares: SharesView, place: str) -> SharesChart:
    """Where strips, intervals and marks stand."""
    yours, theirs = set_lines(shares.yours, WIDTH - LANE, 2), set_lines(shares.theirs, LENGTH, 2)
    y = HEAD + LINE * (max(len(yours), len(theirs)) - 1)
    questions, rows = [], []
    for group in shares.groups:
        if any(row.label for row in group.rows):
            lines = set_lines(group.question, WIDTH - 40, 6)
            questions.append(ShareQuestion(y, lines))
            y += 17 * len(lines) + 6
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
        lane=LANE,
        word=WORD,
        questions=tuple(questions),
        rows=tuple(rows),
        ticks=tuple((along(at, START, LENGTH), label) for at, label in shares.ticks),
    )


def _row(y: int, row: ShareRowView, label: str) -> ShareRow:
    heading = set_heading(label, most=6)
    half = LETTER * len(row.told) / 2
    share = along(row.share, START, LENGTH)
    low = None if row.low is None else along(row.low, START, LENGTH)
    high = None if row.high is None else along(row.high, START, LENGTH)
    return ShareRow(
        y=y,
        heading=heading,
        strip=y + heading.height + NUMBER + STRIP // 2,
        told=row.told,
        told_x=round(min(max(share, START + half), START + LENGTH - half), 1),
        share=share,
        low=low,
        width=0 if low is None or high is None else round(high - low, 1),
        yours=row.yours,
        own=set_lines(row.own, WIDTH - WORD, 2),
    )
