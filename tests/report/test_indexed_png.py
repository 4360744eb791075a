"""A PNG with a palette: the same picture, whatever filter its rows had."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from govcheck.report.docx.indexed_png import COLOURS, index_png

WIDTH, HEIGHT = 9, 12
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda value: abs(guess - value))
    return (0, left, up, (left + up) // 2)[kind]


def _png(rows: list[bytes], kinds: list[int], depth: int = 8, colour_type: int = 6) -> bytes:
    """A PNG of RGBA rows, each with its filter, as the specification tells it."""
    filtered, above = bytearray(), bytes(WIDTH * 4)
    for row, kind in zip(rows, kinds, strict=True):
        filtered.append(kind)
        for place, value in enumerate(row):
            left, corner = (row[place - 4], above[place - 4]) if place >= 4 else (0, 0)
            filtered.append((value - _predicted(kind, left, above[place], corner)) & 0xFF)
        above = row
    head = struct.pack(">IIBBBBB", WIDTH, len(rows), depth, colour_type, 0, 0, 0)
    packed = zlib.compress(bytes(filtered))
    chunks = ((b"IHDR", head), (b"pHYs", b"\0" * 9), (b"IDAT", packed[:20]), (b"IDAT", packed[20:]), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks)


def _read(png: bytes) -> list[bytes]:
    """The colours of a PNG with a palette, one row after the other."""
    chunks, place = {}, len(SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        data = png[place + 8 : place + 8 + length]
        assert png[place + 8 + length : place + 12 + length] == struct.pack(">I", zlib.crc32(kind + data))
        chunks[kind] = data
        place += 12 + length
    assert list(chunks) == [b"IHDR", b"pHYs", b"PLTE", b"IDAT", b"IEND"]
    width, height, depth, colour_type = struct.unpack_from(">IIBB", chunks[b"IHDR"])
    assert (width, depth, colour_type) == (WIDTH, 8, 3)
    rows = zlib.decompress(chunks[b"IDAT"])
    palette = chunks[b"PLTE"]
    assert len(palette) <= COLOURS * 3
    lines = [rows[row * (width + 1) : (row + 1) * (width + 1)] for row in range(height)]
    assert all(line[0] == 0 for line in lines)
    return [b"".join(palette[index * 3 : index * 3 + 3] for index in line[1:]) for line in lines]


def _rows(colours: int) -> list[bytes]:
    chance = random.Random(4)  # noqa: S311 - made pictures
    known = [bytes(chance.randrange(256) for _ in range(3)) + b"\xff" for _ in range(colours)]
    rows = [b"".join(chance.choice(known) for _ in range(WIDTH)) for _ in range(HEIGHT)]
    return [rows[0], rows[0], *rows[2:]]


def _shown(rows: list[bytes]) -> list[bytes]:
    return [b"".join(row[place : place + 3] for place in range(0, len(row), 4)) for row in rows]


@pytest.mark.parametrize("kind", range(5))
def test_every_filter_is_read(kind: int) -> None:
    rows = _rows(20)
    assert _read(index_png(_png(rows, [kind] * HEIGHT))) == _shown(rows)


def test_filters_may_change_from_row_to_row() -> None:
    rows = _rows(20)
    assert _read(index_png(_png(rows, [2, 4, 1, 3, 0, 4, 2, 3, 4, 1, 2, 0]))) == _shown(rows)


def test_of_many_colours_the_rare_ones_become_the_nearest() -> None:
    light = [bytes((255 - shade, 255, 255, 255)) * WIDTH for shade in range(HEIGHT - 1)]
    rows = [*light, b"".join(bytes((10 * shade, 0, 0, 255)) for shade in range(WIDTH))]
    assert _read(index_png(_png(rows, [0] * HEIGHT))) == _shown(rows)
    many = _rows(200)
    shown = b"".join(_read(index_png(_png(many, [4] * HEIGHT))))
    assert len({shown[place : place + 3] for place in range(0, len(shown), 3)}) == COLOURS


def test_the_same_picture_gives_the_same_bytes() -> None:
    rows = _rows(100)
    assert index_png(_png(rows, [0] * HEIGHT)) == index_png(_png(rows, [4] * HEIGHT))


@pytest.mark.parametrize(("depth", "colour_type"), [(8, 2), (16, 6), (8, 3)])
def test_other_pictures_stay_as_they_are(depth: int, colour_type: int) -> None:
    png = _png(_rows(5), [0] * HEIGHT, depth, colour_type)
    assert index_png(png) == png
