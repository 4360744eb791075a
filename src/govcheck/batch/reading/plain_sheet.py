"""A glance at a sheet that is written as programs write it: where its cells stand, and that none is special.

Most sheets hold nothing but values. To see that takes no parser, which would stop at each of a
million cells: every cell must match a strict pattern, and anything else leaves the sheet to the parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_START = re.compile(r'\ufeff?(<\?xml version="1\.0"( encoding="(UTF|utf)-8")?( standalone="\w+")?\?>\s*)?<\w')
_ROW = r'^ r="[A-Z]+([0-9]+)'
_STYLE = r'^ r="[A-Z]+[0-9]+" s="([0-9]+)"'
_CELL = r'^ r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]+")?(?: t="(?:s|n|b|d|str|inlineStr)")?'
_BEGIN = r'<f(?: aca="(?:false|0)")?>'
_VALUE = rf"{_BEGIN}(?:TRUE\(\)</f><v>1|FALSE\(\)</f><v>0)</v>"
"""A formula that is a value, with that value: so some programs write yes and no."""

_PLAIN = rf"{_CELL}(?:/>|>(?:{_VALUE}|<v>[^<]*</v>|<is><t(?: [^<>]*)?>[^<]*</t></is>)?</c>)(?:</row>(?:<row[^<>]*>)?)?$"
"""What follows a cell's ``<c`` up to the next one: its value, and the ends of rows."""

_BROKEN_OFF = rf"{_CELL}/?>"
"""How it begins where something else follows."""

_BEGINS_AS_CELL = r"^[\s/>]"
_SPECIAL = r"<(?:!|f[\s/>]|\w+:(?:c|f|row|sheetData|mergeCell)[\s/>])"
_MERGED = re.compile(r"<mergeCell\s[^>]*>")
_MERGED_AREA = re.compile(r'<mergeCell ref="([A-Z]{1,3}[1-9][0-9]{0,6}:[A-Z]{1,3}[1-9][0-9]{0,6})" ?/>')
_HIDDEN = re.compile(r'<(row|col)(\s[^<>]*\bhidden="(?:1|true)"[^<>]*)>')
_ATTRIBUTE = re.compile(r'\s(\w+)="([^"]*)"')
_LONG = r"\.[0-9]{10}|[0-9][eE]-"
"""Decimals behind the ninth: programs write them for many numbers that have fewer, such as 9.300000000000001."""

_NUMBER = r"<v>([^<]*)<"
_NO_DECIMAL = 1e-12
"""What a number has less than this beyond its ninth decimal is nothing to a score."""

_CHUNK = 1 << 20


class Hidden(NamedTuple):
    """The lines of a sheet that nobody sees, and its columns, each as the first and the last of some side by side."""

    rows: tuple[int, ...] = ()
    columns: tuple[tuple[int, int], ...] = ()


class Ends(NamedTuple):
    """Where the cells of a sheet stand.

    Attributes:
        rows: the first and the last line with a cell.
        columns: the first and the last column, by their letters.
        merged: the areas whose cells are merged, such as ``A2:A5``.
        hidden: the lines and columns that are hidden.
        long_numbers: whether a number has more than nine decimals.
    """

    rows: tuple[int, int]
    columns: tuple[str, str]
    merged: tuple[str, ...] = ()
    hidden: Hidden = Hidden()
    long_numbers: bool = False


def find_ends(chunks: Iterator[bytes], special: Collection[str] = ()) -> Ends | None:
    """Where the cells of a sheet stand; ``None`` where it has none, or must be looked at more closely.

    Args:
        chunks: the sheet, bit by bit.
        special: the styles whose cells must be.
    """
    letters: set[str] = set()
    rows: set[int] = set()
    merged: list[str] = []
    hidden = Hidden()
    long_numbers = False
    try:
        for place, piece in enumerate(_pieces(chunks)):
            found = _look(piece, special) if place or _START.match(piece) else None
            if found is None:
                return None
            letters |= found.letters
            rows |= found.rows
            merged += found.merged
            hidden = Hidden(hidden.rows + found.hidden.rows, hidden.columns + found.hidden.columns)
            long_numbers |= found.long_numbers
    except UnicodeDecodeError:
        return None
    if not letters:
        return None
    columns = sorted(letters, key=lambda name: (len(name), name))
    return Ends((min(rows), max(rows)), (columns[0], columns[-1]), tuple(merged), hidden, long_numbers)


class _Found(NamedTuple):
    letters: set[str]
    rows: set[int]
    merged: list[str]
    hidden: Hidden
    long_numbers: bool


def _look(piece: str, special: Collection[str]) -> _Found | None:
    """What stands in a piece of a sheet; ``None`` where not all of it is plain.

    It is taken apart wherever a cell may begin, and the parts are looked at by a few expressions: the
    addresses of a million cells never become objects.
    """
    parts = pl.Series([piece]).str.split("<c").explode()
    plain = parts.str.contains(_PLAIN)
    others = parts.filter(~plain).str.replace(_VALUE, "")
    further = others[1:]  # no cell begins before the first part
    broken_off = further.filter(further.str.contains(_BEGINS_AS_CELL))
    if others.str.contains(_SPECIAL).any() or not broken_off.str.contains(_BROKEN_OFF).all():
        return None
    merged = [area for part in others.filter(others.str.contains("<mergeCell")) for area in _MERGED.findall(part)]
    areas = [found[1] for found in map(_MERGED_AREA.fullmatch, merged) if found]
    if len(areas) < len(merged):
        return None
    if (hidden := _find_hidden(piece)) is None:
        return None
    cells = pl.concat([parts.filter(plain), broken_off])
    if special and cells.str.extract(_STYLE).is_in(list(special)).any():
        return None
    letters = cells.str.slice(len(' r="'), len("XFD")).unique().str.strip_chars_end('0123456789"')
    rows = cells.str.extract(_ROW).cast(pl.Int64)
    return _Found(set(letters), set(rows.unique()), areas, hidden, _has_long_numbers(parts))


def _has_long_numbers(parts: pl.Series) -> bool:
    numbers = parts.filter(parts.str.contains(_LONG)).str.extract(_NUMBER).cast(pl.Float64, strict=False)
    return bool(((numbers - numbers.round(9)).abs() > _NO_DECIMAL).any())


def _find_hidden(piece: str) -> Hidden | None:
    """What a piece of a sheet hides; ``None`` where it does not say plainly what that is."""
    if ' hidden="' not in piece:
        return Hidden()
    told = [(tag, dict(_ATTRIBUTE.findall(own))) for tag, own in _HIDDEN.findall(piece)]
    needed = {"row": ("r",), "col": ("min", "max")}
    if not all(own.get(name, "").isdecimal() for tag, own in told for name in needed[tag]):
        return None
    return Hidden(
        tuple(int(own["r"]) for tag, own in told if tag == "row"),
        tuple((int(own["min"]), int(own["max"])) for tag, own in told if tag == "col"),
    )


def _pieces(chunks: Iterator[bytes]) -> Iterator[str]:
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
                yield whole[:cut].decode()
                kept, size = [whole[cut:]], len(whole) - cut
    yield b"".join(kept).decode()
