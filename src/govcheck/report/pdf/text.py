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

MOST_MARKS = 200
"""More marks than this on one letter are counted: Typst takes a minute to set ten thousand of them."""

_PIECE = 6
_MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
_MARKS = re.compile(f"({_MARK}{{{MOST_MARKS}}})({_MARK}+)")
_WORD = re.compile(rf"\S{{{LONG_WORD},}}")


def said(text: str) -> str:
    r"""The text as it is set.

    >>> said("as it is"), said("n" * 24).split(BREAK)
    ('as it is', ['nnnnnn', 'nnnnnn', 'nnnnnn', 'nnnnnn'])
    >>> "× 20" in said("e" + "\u0301" * 220)
    True
    """
    shown = printable(text)
    return _WORD.sub(_breakable, shown if shown.isascii() else _MARKS.sub(_counted, shown))


def titled(text: str) -> str:
    """The same for what may not be empty."""
    return said(text) if text.strip() else "–"


def all_said(texts: Iterable[str]) -> list[str]:
    """Each of the texts as it is set."""
    return [said(text) for text in texts]


def _breakable(word: re.Match[str]) -> str:
    found = word[0]
    return BREAK.join(found[at : at + _PIECE] for at in range(0, len(found), _PIECE))


def _counted(run: re.Match[str]) -> str:
    kept, further = run.groups()
    return f"{kept}\u2039U+{ord(further[0]):04X} × {len(further)}\u203a"
