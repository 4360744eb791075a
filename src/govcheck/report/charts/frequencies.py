"""The chart of frequencies: a bar for each answer of the participants, the city's mark in a lane of its own.

The hatched bar is the participants who gave an answer, the triangle with its words the city.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from govcheck.report.charts.geometry import WIDTH
from govcheck.report.charts.heading import set_lines
from govcheck.report.charts.svg import render_lines, render_striped, render_stripes, render_svg, render_text

if TYPE_CHECKING:
    from govcheck.report.charts.halves import Half
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
    """A category: the top of its row below that of its question, its height, words and bar, and whether it is yours."""

    below: int
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
    start: float
    you_are_here: str
    questions: tuple[FrequencyChart, ...]

    @property
    def bottom(self) -> int:
        """Nothing stands below the questions."""
        return self.height

    @property
    def tops(self) -> tuple[int, ...]:
        """Where questions begin."""
        return tuple(question.y for question in self.questions)

    def part(self, half: Half) -> Self:
        """A half of the questions; their bars are on the same scale."""
        return self._replace(id=half.id, height=half.height, questions=half.take(self.questions))


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
        y += drawn.rows[-1].below + drawn.rows[-1].height + GAP
    return FrequenciesChart(
        id=f"frequencies-{place}",
        title=frequencies.title,
        description=frequencies.description,
        height=y - GAP + 4,
        start=start,
        you_are_here=frequencies.you_are_here,
        questions=tuple(questions),
    )


def _question(y: int, question: FrequencyView, unit: float, yours: str) -> FrequencyChart:
    lines = set_lines(question.question, WIDTH - 40, 5)
    note = "" if question.answered else f"? {yours}: {question.own}"
    below = QUESTION * (len(lines) + bool(note)) + 6
    rows = []
    for row in question.rows:
        label = set_lines(row.label, LONGEST, 3)
        height = ROW + LINE * (len(label) - 1)
        rows.append(FrequencyRow(below, height, label, round(unit * row.share, 1), row.told, row.yours))
        below += height
    return FrequencyChart(y, lines, note, tuple(rows))


def render_frequencies(chart: FrequenciesChart) -> str:
    """All questions, each with its bars."""
    questions = [_render_question(chart.id, chart.start, chart.you_are_here, question) for question in chart.questions]
    return render_svg(chart, render_stripes(chart.id), "\n", *questions)


def _render_question(name: str, start: float, you_are_here: str, question: FrequencyChart) -> str:
    top = question.y + 14
    note = render_text("c-small", 0, top + QUESTION * len(question.lines), question.note) if question.note else ""
    rows = "".join([_render_row(name, question.y + row.below, start, row, you_are_here) for row in question.rows])
    return f"{render_lines('c-strong', 0, top, question.lines, QUESTION)}{note}{rows}"


def _render_row(name: str, y: int, start: float, row: FrequencyRow, you_are_here: str) -> str:
    middle = y + row.height / 2
    here = _render_here(y, row.height, you_are_here) if row.yours else ""
    label = render_lines(
        "c-strong" if row.yours else "c-text",
        LANE,
        middle + 5 - (len(row.lines) - 1) / 2 * LINE,
        row.lines,
        LINE,
    )
    bar = render_striped(name, start, middle - 6, row.width, 12) if row.width else ""
    return (
        f'{here}{label}<line class="c-track" x1="{start}" y1="{y + 2}" x2="{start}" y2="{y + row.height - 2}"/>{bar}'
        f"{render_text('c-small', start + row.width + 6, middle + 5, row.value)}"
    )


def _render_here(y: int, height: int, you_are_here: str) -> str:
    middle = y + height / 2
    return (
        f'<rect class="c-here" x="0" y="{y}" width="{WIDTH}" height="{height}" rx="3"/>'
        f'<path class="c-mark" d="M6 {middle - 8}l14 8l-14 8z"/>'
        f"{render_text('c-accent', 394, middle + 5, you_are_here, 'end')}"
    )
