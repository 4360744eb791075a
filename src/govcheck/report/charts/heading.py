"""The heading of a row of a drawing: what it is about, and its value at the right or below."""

from __future__ import annotations

from functools import lru_cache
from textwrap import wrap
from typing import NamedTuple

from govcheck.report.charts.geometry import KEPT, LETTER, WIDTH
from govcheck.report.charts.svg import render_lines
from govcheck.report.escape import LONGEST_KEPT

LINE = 17
"""From one line of a heading to the next."""
MARGIN = 8
WIDE = 7.4
"""About the width of a letter that is set strong."""
WIDEST_BESIDE = 150
"""A value that is wider stands below."""


class Heading(NamedTuple):
    """Lines of a title, lines of a value; ``below`` where the value begins after the title.

    ``value_y`` is where its first line stands, below ``y``; ``height`` that of both.
    """

    lines: tuple[str, ...]
    value: tuple[str, ...]
    below: bool
    value_y: int
    height: int


def set_heading(title: str, value: str = "", most: int = 6) -> Heading:
    """The title in as many lines as it takes, at most ``most``, with its value beside it where there is room."""
    room = WIDTH - 2 * MARGIN
    wide = WIDE * len(value)
    if wide <= WIDEST_BESIDE:
        lines = set_lines(title, room - wide - (14 if value else 0), most)
        return Heading(lines, (value,) if value else (), below=False, value_y=0, height=LINE * len(lines))
    lines, below = set_lines(title, room, most), set_lines(value, room, most)
    return Heading(lines, below, below=True, value_y=LINE * len(lines), height=LINE * (len(lines) + len(below)))


def set_lines(text: str, width: float, most: int) -> tuple[str, ...]:
    """The text in lines that fit into a width, whatever its words are; what does not fit into the last ends in "…".

    >>> set_lines("Oversized nomenclature", 70, 3)
    ('Oversized', 'nomenclatu', 're')
    """
    return (_kept_lines if len(text) <= LONGEST_KEPT else _break)(text, max(4, int(width / LETTER)), most)


def _break(text: str, letters: int, most: int) -> tuple[str, ...]:
    if len(text) <= letters and text.isprintable():
        return tuple(filter(None, (text.strip(),)))  # wrapping would take longer than all the rest of a drawing
    return tuple(line.strip() for line in wrap(text, letters, max_lines=most, placeholder="…"))


_kept_lines = lru_cache(maxsize=KEPT)(_break)
"""Most words of drawings are the same for all cities; short ones of a city stay until others take their place."""


def render_heading(heading: Heading, y: int) -> str:
    """The title at the left, the value at the right or below."""
    title = render_lines("c-text", MARGIN, y + 14, heading.lines, LINE)
    if not heading.value:
        return f"{title}\n"
    x, anchor = (MARGIN, "") if heading.below else (WIDTH - MARGIN, "end")
    return f"{title}{render_lines('c-accent', x, y + 14 + heading.value_y, heading.value, LINE, anchor)}\n"
