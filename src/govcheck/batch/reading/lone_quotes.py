"""Quotes of a CSV file that no reader is sure of: they neither hold a cell nor stand in pairs within one."""

from __future__ import annotations

import re

from govcheck.errors import Problem

QUOTES = "A cell that holds a separator, a quote or a line break stands in quotes, each quote in it twice."

_HELD = r'[^"]*+(?:""[^"]*+)*+(?:"(?=SEPARATOR|\r?\n?\Z)|\Z)'
"""The rest of a cell that stands in quotes: behind its last quote the next cell begins, or it has more lines."""

_FURTHER = rf'[^"]*+(?:(?:(?<![^SEPARATOR])"{_HELD}|(?<=[^SEPARATOR])"[^"SEPARATOR\n]*+")[^"]*+)*+\Z'
"""The rest of a line from a place outside of quotes: each quote begins a cell, or is one of a pair within one."""


_FIRST = r'(?:"[^"]*+"SEPARATOR)*+'
"""Cells in quotes at the beginning of a line: where all of them stand in quotes, it takes half the time to see."""


class LoneQuotes:
    """Finds the lines whose quotes readers understand in more than one way.

    A quote within a cell that does not begin with one is a sign like any other to some, and to others
    holds what follows together. Two of them in one cell, with no separator between, are the same to both.
    """

    def __init__(self, separator: str) -> None:
        outside, inside = (
            re.compile(pattern.replace("SEPARATOR", re.escape(separator)).encode())
            for pattern in (_FIRST + _FURTHER, _HELD + _FURTHER)
        )
        self._sound = {False: outside, True: inside}

    def holds(self, line: bytes, *, inside: bool) -> bool:
        """Whether a quote of the line stands alone; ``inside``: the line begins within a cell that stands in quotes."""
        return self._sound[inside].match(line) is None


def tell_lone_quote() -> Problem:
    """A quote of which nobody can tell what it holds."""
    return Problem("lone-quote", "A quote stands alone on this line.", QUOTES)
