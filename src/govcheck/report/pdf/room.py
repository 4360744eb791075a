"""The room that data takes in a PDF, as far as pages depend on it: what may be parted, what stays together.

It is counted in letters, so that nothing needs to be set before it is known.
"""

from __future__ import annotations

from typing import Any

LONG = 2000
"""What stands together and is longer than this many letters may run over pages: a page holds twice as much."""

SHORT = 650
"""What has at most so many letters moves to the next page as a whole rather than leave a line alone there."""

EACH, LINE = 25, 60
"""How many letters each piece of text, and each line feed in it, takes the room of."""


def is_long(*data: Any) -> bool:
    """Whether it may run over pages."""
    return sum(map(_letters, data)) > LONG


def hold(data: dict[str, Any]) -> None:
    """Keep the last words of a block with what follows: a paragraph or a list, if it is short."""
    data["held"] = _letters(data) <= SHORT
    if blocks := data.get("blocks"):
        hold(blocks[-1])


def _letters(data: Any) -> int:
    """About the room that data takes, in letters; a drawing has its own."""
    match data:
        case str():
            return EACH + len(data) + LINE * data.count("\n") if data else 0
        case list() | tuple():
            return sum(map(_letters, data))
        case dict():
            return sum(_letters(value) for key, value in data.items() if key not in {"svg", "alt"})
        case _:
            return 0
