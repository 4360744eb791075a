"""The columns of a table in the PDF: their shares of the width, and where words in them are divided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.report.pdf.text import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.report.document import Table

LONGEST = 16
"""Words of more letters than this are divided wherever a column is narrower than they."""

LONG = 300
"""A column with more letters than this in a cell is as wide as one of sentences."""

SLACK = 0.01
"""What rounding may take of a width."""


class _Measure(NamedTuple):
    """Of a table, in mm: its width, that of a letter of it and of its head, and the gap after words and numbers."""

    width: float
    letter: float
    head: float
    gap: float
    wide_gap: float


_WIDE, _NARROW = _Measure(170, 1.52, 1.5, 3.5, 6), _Measure(88, 1.45, 1.4, 2.2, 4)
"""Of one on its own, and of one beside its drawing."""


def set_columns(table: Table, *, narrow: bool) -> list[dict[str, Any]]:
    """Columns with their share of the width: what words need would depend on a single long one.

    Words are ``divided`` in those columns alone that have no room for their longest.
    """
    usual, numeric = (1.3, 0.85) if narrow else (1.2, 0.7)
    shares = [
        numeric if column.numeric else 2.4 if column.wide or _is_long(table, place) else 1.4 if place == 0 else usual
        for place, column in enumerate(table.columns)
    ]
    measure, places = _NARROW if narrow else _WIDE, range(len(shares))
    gaps = [_gap(table, place, measure) for place in places]
    words = [_longest(table, place) for place in places]
    heads = [measure.head * _longest_word(table.columns[place].title) + gaps[place] for place in places]
    all_words, least = (
        [max(heads[place], measure.letter * min(words[place], most) + gaps[place]) for place in places]
        for most in (max(words), LONGEST)
    )
    enough = next((each for each in (least, heads) if sum(each) <= measure.width), [0.0] * len(shares))
    widths = _share(measure.width, shares, enough)
    return [
        {
            "title": said(column.title),
            "numeric": column.numeric,
            "gap": gaps[place],
            "share": round(widths[place], 2),
            "divided": all_words[place] > widths[place] + SLACK,
            "divided_head": heads[place] > widths[place] + SLACK,
        }
        for place, column in enumerate(table.columns)
    ]


def _gap(table: Table, place: int, measure: _Measure) -> float:
    """The room after a column, in mm: words after a number stand further from it."""
    if place + 1 == len(table.columns):
        return 0
    return measure.wide_gap if table.columns[place].numeric else measure.gap


def _share(room: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The room by the shares, and to each the least that it needs; there is enough for all of them."""
    unit = room / sum(shares)
    short = [unit * share < need for share, need in zip(shares, least, strict=True)]
    if not any(short) or all(short):
        return [unit * share for share in shares]
    taken = sum(need for need, fixed in zip(least, short, strict=True) if fixed)
    others = [place for place, fixed in enumerate(short) if not fixed]
    shared = iter(_share(room - taken, [shares[place] for place in others], [least[place] for place in others]))
    return [need if fixed else next(shared) for need, fixed in zip(least, short, strict=True)]


def _is_long(table: Table, place: int) -> bool:
    """Whether a column holds a long note: it would fill pages on its own in a narrow one."""
    return any(len(row.cells[place].text) > LONG for row in table.rows if place < len(row.cells) - row.span)


def _longest(table: Table, place: int) -> int:
    """The length of the longest word in a column, below its head."""
    texts = [row.cells[place].text for row in table.rows if place < len(row.cells) - row.span]
    return max(map(_longest_word, texts), default=0)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
