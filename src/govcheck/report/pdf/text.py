"""Text of a PDF: nothing in it that no font can show, and long words that can be broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govcheck.report.drawing import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG_WORD = 24
"""From this many letters on, a word may be broken anywhere."""

BREAK = "\N{ZERO WIDTH SPACE}"
"""Stands in long words where they may be broken."""

_PIECE = 6
_WORD = re.compile(rf"\S{{{LONG_WORD},}}")


def said(text: str) -> str:
    """The text as it is set.

    >>> said("as it is"), said("n" * 24).split(BREAK)
    ('as it is', ['nnnnnn', 'nnnnnn', 'nnnnnn', 'nnnnnn'])
    """
    return _WORD.sub(_breakable, printable(text))


def titled(text: str) -> str:
    """The same for what may not be empty."""
    return said(text) if text.strip() else "–"


def all_said(texts: Iterable[str]) -> list[str]:
    """Each of the texts as it is set."""
    return [said(text) for text in texts]


def _breakable(word: re.Match[str]) -> str:
    found = word[0]
    return BREAK.join(found[at : at + _PIECE] for at in range(0, len(found), _PIECE))
