"""A PDF made smaller: its many small objects are packed and compressed, which Typst leaves undone.

The tags of a report are thousands of objects of a hundred bytes each; packed into object streams
(ISO 32000-1, 7.5.7) they take a tenth of that. Nothing that is seen or read changes. A library that
reads and writes any PDF takes several times as long for it, and as long again to be loaded.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from struct import Struct

PACK = 200
"""So many objects go into one stream: a reader has to unpack all of them to read one."""

QUICK = 4
"""The level of compression: the usual one takes half as long again, and 2 % off the file."""

_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s*(\d+)\s*%%EOF\s*\Z", re.DOTALL)
_ENTRY = re.compile(rb"(\d{10}) 00000 n")
_row = Struct(">BIH").pack
_SIZE = re.compile(rb"/Size\s+\d+")


def compact_pdf(data: bytes) -> bytes:
    """The same PDF with object streams; ``data`` is a file with one cross-reference table, as Typst writes it."""
    # The last one: the title, which is anybody's words, may hold the same word before.
    trailer = _TRAILER.match(data, max(data.rfind(b"trailer"), 0))
    if not trailer:
        return data
    table = int(trailer[2])
    offsets = sorted(int(entry) for entry in _ENTRY.findall(data, table))
    objects = dict(_object(data[start:end]) for start, end in pairwise([*offsets, table]))
    small = {number: body for number, body in objects.items() if not body.endswith(b"endstream")}
    packed = bytearray(data[: offsets[0]])
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def write(number: int, body: bytes) -> None:
        places[number] = (1, len(packed), 0)
        packed.extend(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    for number, body in objects.items():
        if number not in small:
            write(number, body)
    following = 1 + max(objects)
    numbers = sorted(small)
    for start in range(0, len(numbers), PACK):
        pack = numbers[start : start + PACK]
        places |= {number: (2, following, place) for place, number in enumerate(pack)}
        write(following, _pack({number: small[number] for number in pack}))
        following += 1
    places[following] = (1, len(packed), 0)
    rows = b"".join(_row(*places.get(number, (0, 0, 65535))) for number in range(following + 1))
    head = b"/Type/XRef/W[1 4 2]/Size %d%b" % (following + 1, _SIZE.sub(b"", trailer[1]).strip())
    start = len(packed)
    write(following, _stream(head, rows))
    return bytes(packed) + b"startxref\n%d\n%%%%EOF\n" % start


def _object(data: bytes) -> tuple[int, bytes]:
    """The number of an object, and what stands in it."""
    number, _, body = data.partition(b" 0 obj")
    return int(number), body.strip().removesuffix(b"endobj").strip()


def _pack(objects: dict[int, bytes]) -> bytes:
    """An object stream: where each object begins, then all of them."""
    index, bodies = [], bytearray()
    for number, body in objects.items():
        index.append(b"%d %d" % (number, len(bodies)))
        bodies += body + b"\n"
    head = b" ".join(index) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)), head + bodies)


def _stream(head: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, QUICK)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (head, len(small), small)
