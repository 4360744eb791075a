"""The chart of frequencies: a bar for each answer of the participants, the city's mark in a lane of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.charts.geometry import WIDTH
from govcheck.report.charts.heading import set_lines

if TYPE_CHECKING:
    from govcheck.report.view.frequency import FrequenciesView, FrequencyView

LANE = 26
"""The city's mark stands left of it, the labels right of it."""
LONGEST = 140
"""The widest that labels get before they are broken into lines."""
WIDE, SMALL = 7.4, 6.8
"""About the width of a letter of a label, and of a number."""
LINE = 15
ROW = 24
QUESTION = 17
GAP = 14


class FrequencyRow(NamedTuple):
    """A category: the top and the height of its row, its words, its bar, and whether the city is there."""

    y: int
    height: int
    lines: tuple[str, ...]
    width: float
    value: str
    yours: bool


class FrequencyChart(NamedTuple):
    """A question with its categories; ``note`` says why there is no mark of the city."""

    y: int
    lines: tuple[str, ...]
    note: str
    rows: tuple[FrequencyRow, ...]


class FrequenciesChart(NamedTuple):
    """All questions, one below the other; ``start`` is where the bars begin."""

    id: str
    title: str
    description: str
    height: int
    lane: int
    start: float
    you_are_here: str
    questions: tuple[FrequencyChart, ...]


def draw_frequencies(frequencies: FrequenciesView, place: str) -> FrequenciesChart:
    """Where bars and marks stand; all bars are on one scale, on which the longest takes all the room."""
    rows = [row for question in frequencies.questions for row in question.rows]
    labels = [line for row in rows for line in set_lines(row.label, LONGEST, 3)]
    start = LANE + round(WIDE * max(map(len, labels))) + 8
    values = SMALL * max(len(row.told) for row in rows)
    room = WIDTH - start - values - WIDE * len(frequencies.you_are_here) - 24
    unit = max(20.0, room) / (max(row.share for row in rows) or 1)
    y, questions = 0, []
    for question in frequencies.questions:
        drawn = _question(y, question, unit, frequencies.yours)
        questions.append(drawn)
        y = drawn.rows[-1].y + drawn.rows[-1].height + GAP
    return FrequenciesChart(
        id=f"frequencies-{place}",
        title=frequencies.title,
        description=frequencies.description,
        height=y - GAP + 4,
        lane=LANE,
        start=start,
        you_are_here=frequencies.you_are_here,
        questions=tuple(questions),
    )


def _question(y: int, question: FrequencyView, unit: float, yours: str) -> FrequencyChart:
    lines = set_lines(question.question, WIDTH - 40, 5)
    note = "" if question.answered else f"? {yours}: {question.own}"
    at = y + QUESTION * (len(lines) + bool(note)) + 6
    rows = []
    for row in question.rows:
        label = set_lines(row.label, LONGEST, 3)
        height = ROW + LINE * (len(label) - 1)
        rows.append(FrequencyRow(at, height, label, round(unit * row.share, 1), row.told, row.yours))
        at += height
    return FrequencyChart(y, lines, note, tuple(rows))
