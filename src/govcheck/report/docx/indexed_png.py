"""A PNG of few colours as indexed-colour PNG: the same to the eye at a third of the size.

Chunks, filters and colour types are those of the PNG specification (ISO/IEC 15948).
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COLOURS = 64
"""What a drawing of a few flat colours needs for its smooth edges too; rarer ones become the nearest of them."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGBA, _INDEXED, _DEPTH, _CHANNELS = 6, 3, 8, 4


def index_png(png: bytes) -> bytes:
    """The picture with a palette of at most ``COLOURS``; one that is not opaque RGBA of 8 bits stays as it is.

    That it is opaque is taken for granted where it has an alpha channel.
    """
    chunks = list(_chunks(png))
    width, height, depth, colour_type, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if (depth, colour_type, interlaced) != (_DEPTH, _RGBA, 0):
        return png
    packed = b"".join(data for kind, data in chunks if kind == b"IDAT")
    rows = list(_rows(zlib.decompress(packed), width * _CHANNELS))
    unlike = Counter(rows)
    palette, index = _palette(unlike)
    indexed = {row: b"\0" + bytes(map(index.__getitem__, memoryview(row).cast("I"))) for row in unlike}
    body = zlib.compress(b"".join(indexed[row] for row in rows), 9)
    made = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, _DEPTH, _INDEXED, 0, 0, 0)),
        *((kind, data) for kind, data in chunks if kind == b"pHYs"),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", body),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in made)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        yield kind, png[place + 8 : place + 8 + length]
        place += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _palette(rows: Counter[bytes]) -> tuple[list[bytes], dict[int, int]]:
    """The colours that are most often there, and for each pixel value the place of its colour among them."""
    often: Counter[int] = Counter()
    for row, times in rows.items():
        for pixel, count in Counter(memoryview(row).cast("I")).items():
            often[pixel] += count * times
    colours = {pixel: struct.pack("=I", pixel)[:3] for pixel in often}
    kept = sorted(often, key=lambda pixel: (-often[pixel], colours[pixel]))[:COLOURS]
    palette = [colours[pixel] for pixel in kept]
    index = {pixel: place for place, pixel in enumerate(kept)}
    for pixel in often.keys() - index.keys():
        index[pixel] = _nearest(colours[pixel], palette)
    return palette, index


def _nearest(colour: bytes, palette: Sequence[bytes]) -> int:
    far = [sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)) for other in palette]
    return far.index(min(far))


def _rows(filtered: bytes, width: int) -> Iterator[bytes]:
    """The rows as they were before they were filtered, ``width`` bytes each."""
    above = bytes(width)
    for start in range(0, len(filtered), width + 1):
        row = filtered[start + 1 : start + 1 + width]
        match filtered[start]:
            case 1:
                above = _by_channel(_sum(row[channel::_CHANNELS]) for channel in range(3))
            case 2:
                above = _add(row, above)
            case 3:
                above = _by_channel(_averaged(*_channel(row, above, channel)) for channel in range(3))
            case 4:
                above = _by_channel(_paeth(*_channel(row, above, channel)) for channel in range(3))
            case _:
                above = row
        yield above


def _channel(row: bytes, above: bytes, channel: int) -> tuple[bytes, bytes]:
    return row[channel::_CHANNELS], above[channel::_CHANNELS]


def _by_channel(channels: Iterable[bytes]) -> bytes:
    """Pixels of their red, green and blue values; all are opaque."""
    red, green, blue = channels
    row = bytearray(b"\xff" * (len(red) * _CHANNELS))
    row[0::_CHANNELS], row[1::_CHANNELS], row[2::_CHANNELS] = red, green, blue
    return bytes(row)


def _sum(row: bytes) -> bytes:
    return bytes([value & 0xFF for value in accumulate(row)])


def _add(row: bytes, above: bytes) -> bytes:
    """All bytes at once, as two long numbers: the highest bit of each byte apart, so that none is carried over."""
    if not any(row):
        return above
    low = int.from_bytes(b"\x7f" * len(row))
    one, other = int.from_bytes(row), int.from_bytes(above)
    return (((one & low) + (other & low)) ^ ((one ^ other) & ~low)).to_bytes(len(row))


def _averaged(row: bytes, above: bytes) -> bytes:
    left, values = 0, []
    for value, up in zip(row, above, strict=True):
        left = (value + ((left + up) >> 1)) & 0xFF
        values.append(left)
    return bytes(values)


def _paeth(row: bytes, above: bytes) -> bytes:
    left = corner = 0
    values = []
    for value, up in zip(row, above, strict=True):
        if up != corner:  # where the two are alike, the left one is the nearest
            to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
            if to_left > to_up or to_left > to_corner:
                left = up if to_up <= to_corner else corner
        left = (left + value) & 0xFF
        corner = up
        values.append(left)
    return bytes(values)
