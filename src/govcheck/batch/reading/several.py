"""Several choices in one cell: parted by semicolons, or as survey tools write them.

These part them by line breaks, bars, commas or blanks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 1_000
"""Nobody chooses more; a hostile cell holds thousands of commas."""


_BETWEEN = re.compile(r"[;|\r\n]")
"""What stands between choices and in none of them."""


class Choice(NamedTuple):
    """A part of a cell, and the option that it means; ``None`` where it means none."""

    word: str
    option: str | None


def split(text: str) -> list[str]:
    """The parts of a list in one cell, empty ones left out."""
    return [part for part in map(str.strip, _BETWEEN.split(text)) if part]


def find_choices(text: str, find_option: Callable[[str], str | None]) -> list[Choice]:
    """The choices in a cell.

    Between semicolons, bars and line breaks stands a choice each. A cell without any of these that is no
    option itself is taken apart at its commas or at its blanks, if every part is an option then, and there
    is one way to do so: an option may have commas in its own label.
    """
    found = [Choice(part, find_option(part)) for part in split(text)]
    if len(found) != 1 or found[0].option is not None:
        return found
    [(whole, _)] = found
    apart = _part_at_commas(whole.split(","), find_option) or [(word, find_option(word)) for word in whole.split()]
    chosen = [Choice(word, option) for word, option in apart if option is not None]
    return chosen if len(chosen) == len(apart) else found


def _part_at_commas(parts: list[str], find_option: Callable[[str], str | None]) -> list[tuple[str, str | None]]:
    """The options into which some parts can be put together, where there is one way; else none."""
    if not 1 < len(parts) <= _MOST:
        return []
    if not parts[-1].strip():
        parts = parts[:-1]  # a comma at the end
    ways: list[list[list[tuple[str, str | None]]]] = [[[]], *([] for _ in parts)]
    for end in range(1, len(parts) + 1):
        for start in range(max(0, end - _LONGEST), end):
            word = ",".join(parts[start:end]).strip()
            if ways[start] and (option := find_option(word)) is not None:
                ways[end] += [[*before, (word, option)] for before in ways[start]]
        ways[end] = ways[end][:_SEVERAL_WAYS]
    return ways[-1][0] if len(ways[-1]) == 1 else []


_LONGEST = 20
"""No label has so many commas."""

_SEVERAL_WAYS = 2
"""So many ways are kept of those to put the first parts together: two are as bad as many."""
