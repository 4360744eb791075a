"""Scales drawn with characters, for the screen: the shape alone tells, colour is not needed."""

from __future__ import annotations

TRACK, RANGE, MARK, BAND, BAR, RUNG = "·", "─", "●", "━", "█", "┊"


def draw_score(cells: int, low: float | None, high: float | None, score: float | None) -> str:
    """A scale from 0 to 100: dots, a line over what the score could be, a mark at the score.

    >>> draw_score(11, 20, 60, 40), draw_score(11, 20, 60, None), draw_score(5, None, None, None)
    ('··──●──····', '··─────····', '·····')
    """
    drawn = [TRACK] * cells
    if low is not None and high is not None:
        for cell in range(_cell(cells, low / 100), _cell(cells, high / 100) + 1):
            drawn[cell] = RANGE
    if score is not None:
        drawn[_cell(cells, score / 100)] = MARK
    return "".join(drawn)


def draw_step(cells: int, step: int | None, steps: int) -> str:
    """The rungs of a ladder from left to right, with a mark on the step that is reached.

    >>> draw_step(9, 4, 5), draw_step(9, None, 5)
    ('┊ ┊ ┊ ● ┊', '┊ ┊ ┊ ┊ ┊')
    """
    drawn = [" "] * cells
    for rung in range(steps):
        drawn[_cell(cells, rung / (steps - 1))] = MARK if rung + 1 == step else RUNG
    return "".join(drawn)


def draw_band(cells: int, low: float, high: float, steps: int) -> str:
    """What is published of others on the same rungs; steps count from 1.

    >>> draw_band(9, 2, 3, 5), draw_band(9, 3.5, 4, 5)
    ('  ━━━', '     ━━')
    """
    start, end = (_cell(cells, (at - 1) / (steps - 1)) for at in (low, high))
    return " " * start + BAND * (end - start + 1)


def draw_bar(cells: int, share: float) -> str:
    """A bar for a share in percent; the least share above 0 still shows.

    >>> draw_bar(10, 42), draw_bar(10, 1), draw_bar(10, 0)
    ('████', '█', '')
    """
    return BAR * max(round(cells * share / 100), 1 if share > 0 else 0)


def _cell(cells: int, part: float) -> int:
    return int(part * (cells - 1) + 0.5)
