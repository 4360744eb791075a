"""A glance at a sheet that is written as programs write it: where its cells stand, and that none is special.

Most sheets hold nothing but values. To see that takes no parser, which would stop at each of a
million cells: every cell must match a strict pattern, and anything else leaves the sheet to the parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(rb'(\xef\xbb\xbf)?(<\?xml version="1\.0"( encoding="(UTF|utf)-8")?( standalone="\w+")?\?>\s*)?<\w')
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="[0-9]+")?(?: t="(?:s|n|b|d|str|inlineStr)")?/?>'
)  # fmt: skip
_BEGINS_AS_CELL = re.compile(rb"<c[\s/>]")
_SPECIAL = re.compile(rb"<(?:!|f[\s/>]|\w+:(?:c|f|row|sheetData)[\s/>])")
_CHUNK = 1 << 20


class Ends(NamedTuple):
    """The first and the last line and column with a cell; the columns by their letters."""

    rows: tuple[int, int]
    columns: tuple[str, str]


def find_ends(chunks: Iterator[bytes]) -> Ends | None:
    """Where the cells of a sheet stand; ``None`` where it has none, or must be looked at more closely."""
    letters: set[bytes] = set()
    numbers: set[bytes] = set()
    first = True
    for piece in _pieces(chunks):
        cells = _CELL.findall(piece)
        if first and not _START.match(piece):
            return None
        first = False
        if _SPECIAL.search(piece) or len(cells) != len(_BEGINS_AS_CELL.findall(piece)):
            return None
        if cells:
            own_letters, own_numbers = zip(*cells, strict=True)
            letters.update(own_letters)
            numbers.update(own_numbers)
    if not letters:
        return None
    rows = [int(number) for number in numbers]
    columns = sorted((name.decode() for name in letters), key=lambda name: (len(name), name))
    return Ends((min(rows), max(rows)), (columns[0], columns[-1]))


def _pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The sheet in pieces of which none ends within a tag."""
    kept: list[bytes] = []
    size = 0
    for chunk in chunks:
        kept.append(chunk)
        size += len(chunk)
        if size >= _CHUNK:
            whole = b"".join(kept)
            cut = whole.rfind(b"<")
            if cut > 0:
                yield whole[:cut]
                kept, size = [whole[cut:]], len(whole) - cut
    yield b"".join(kept)
