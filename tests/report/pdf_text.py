"""What a PDF says: its letters, read back from its glyphs."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@cache
def text_of(data: bytes) -> str:
    """All letters of the pages in their order, decoded by the maps from glyphs to letters in the file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return "".join(letters_of(page) for page in pdf.pages)


def letters_of(page: pikepdf.Page) -> str:
    """All letters of a page."""
    maps = {name: map_of(font) for name, font in page.resources.get("/Font", {}).items()}
    found: list[str] = []
    current: dict[bytes, str] = {}
    marked: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                instead = (
                    len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) and operands[1].get("/ActualText")
                )
                found += [str(instead)] if instead and not any(marked) else []
                marked.append(bool(instead))
            case "EMC":
                marked.pop()
            case "Tf":
                current = maps[str(operands[0])]
            case "Tj" | "TJ" if not any(marked):
                for string in strings_of(operands):
                    found += [current.get(string[at : at + 2], "") for at in range(0, len(string), 2)]
    return "".join(found)


def strings_of(operands: Iterable[object]) -> Iterator[bytes]:
    """All strings among the operands of an operator, as they stand in the file."""
    for operand in operands:
        if isinstance(operand, pikepdf.Array):
            yield from strings_of(operand)
        elif isinstance(operand, pikepdf.String):
            yield bytes(operand)


def map_of(font: pikepdf.Dictionary) -> dict[bytes, str]:
    """The letters of each glyph of a font."""
    lines = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", lines)
    return {bytes.fromhex(glyph): bytes.fromhex(letters).decode("utf-16-be") for glyph, letters in pairs}


def plain(text: str) -> str:
    """The text without what line breaks change."""
    return re.sub(r"\s|\u200b|\u00ad", "", text)
