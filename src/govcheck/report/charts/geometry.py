"""Where things stand on a drawing: positions on a line, arcs of a ring, labels broken into lines.

Drawings are 400 units wide and their letters at least 13 units high, so that they can still be read on a
telephone. Those that stand three in a row are narrower: their letters are as large as those of the others.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin
from textwrap import wrap
from typing import NamedTuple

WIDTH = 400
"""The width of a drawing, in its own units."""


class Room(NamedTuple):
    """The room for a drawing: its width in units, and whether it is ``low``, for a page that holds much else."""

    width: int
    low: bool


CHAPTER, HALF, THIRD = Room(WIDTH, low=False), Room(WIDTH, low=True), Room(270, low=True)
"""In a chapter; on the first page two in a row, and three."""

KEPT = 2048
"""So many rows of drawings are kept: what is published is the same for all cities, and many answer alike."""

LETTER = 7.0
"""About the width of a letter of 14 units, in units: enough to tell whether a label fits."""


def along(value: float, start: float, length: float, low: float = 0.0, high: float = 100.0) -> float:
    """Where a value of a scale stands on a line.

    >>> along(50, 10, 200), along(2, 0, 100, 1, 5)
    (110.0, 25.0)
    """
    return round(start + length * (value - low) / (high - low), 1)


def on_circle(centre: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    """A point of a circle; the angle in degrees, clockwise from the top.

    >>> on_circle((100, 100), 50, 90), on_circle((100, 100), 50, 180)
    ((150.0, 100.0), (100.0, 150.0))
    """
    x, y = centre
    turn = radians(angle)
    return round(x + radius * sin(turn), 1), round(y - radius * cos(turn), 1)


def arc(centre: tuple[float, float], radius: float, start: float, end: float) -> str:
    """The path of an arc, clockwise from one angle to another, to be stroked.

    >>> arc((100, 100), 50, 0, 90)
    'M100.0 50.0A50 50 0 0 1 150.0 100.0'
    """
    (x, y), (to_x, to_y) = on_circle(centre, radius, start), on_circle(centre, radius, end)
    long_way = 1 if end - start > 180 else 0  # noqa: PLR2004 - half a turn
    return f"M{x} {y}A{radius} {radius} 0 {long_way} 1 {to_x} {to_y}"


@lru_cache(maxsize=KEPT)
def break_label(label: str, width: float, most: int = 3) -> tuple[str, ...]:
    """A label in lines that fit into a width; what does not fit into the last ends in "…".

    >>> break_label("Without consulting", 90), break_label("Plan", 90)
    (('Without', 'consulting'), ('Plan',))
    """
    return tuple(wrap(label, max(4, int(width / LETTER)), max_lines=most, placeholder="…", break_long_words=False))
