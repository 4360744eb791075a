"""The parts of an XLSX file: unpacked and parsed within bounds, whatever they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat
from zipfile import BadZipFile

from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from zipfile import ZipFile, ZipInfo

MOST_BYTES = 400_000_000
"""So many bytes all parts may have when they are unpacked."""

_CHUNK = 1 << 16
_WHOLE = 1 << 62


def unpack(archive: ZipFile, part: str) -> Iterator[bytes]:
    """A part, bit by bit.

    Raises:
        KeyError: there is no such part.
    """
    yield from _unpack(archive, archive.getinfo(find_part(archive, part) or part))


def find_part(archive: ZipFile, part: str) -> str | None:
    """A part as the workbook spells it, for capitals tell no parts apart; ``None`` where it has none such."""
    return next((name for name in archive.namelist() if name.lower() == part.lower()), None)


def is_true(text: str) -> bool:
    """Whether an attribute of a workbook says yes."""
    return text in {"1", "true", "on"}


def _unpack(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    info.file_size = _WHOLE  # what a part says of its own size may be a lie
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def check_size(archive: ZipFile, file: str) -> None:
    """Refuse a workbook that grows beyond all measure, or has two parts of one name.

    Raises:
        InputError: it does.
        BadZipFile: of two parts nobody knows which one others read.
    """
    names = [name.lower() for name in archive.namelist()]
    if len({*names}) < len(names):
        raise BadZipFile("two parts have one name")
    size = 0
    for info in archive.infolist():
        for chunk in _unpack(archive, info):
            size += len(chunk)
            if size > MOST_BYTES:
                raise too_large(file)


def too_large(file: str) -> InputError:
    """The error of a workbook that grows beyond all measure."""
    message = "The workbook is too large when it is unpacked."
    hint = "Delete empty rows and columns, or save the sheet as CSV."
    return InputError(Problem("too-large", message, hint, Location(file)))


def parse(
    chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], object],
    text: Callable[[str], object] | None = None,
    enough: Callable[[], bool] | None = None,
) -> None:
    """Go through a part.

    Args:
        chunks: the part, bit by bit.
        start: takes each element, by its name without a prefix, and its attributes.
        text: takes each text, in pieces.
        enough: whether the rest need not be looked at, asked now and then.

    Raises:
        BadZipFile: it declares a document type, as no workbook does.
        expat.ExpatError: it is no XML.
    """
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = text
    parser.StartElementHandler = lambda tag, own: start(tag.rpartition(":")[2], own)
    parser.StartDoctypeDeclHandler = _refuse
    for chunk in chunks:
        parser.Parse(chunk, False)  # noqa: FBT003 - it takes no names
        if enough is not None and enough():
            return
    parser.Parse(b"", True)  # noqa: FBT003 - it takes no names


def _refuse(*_: object) -> None:
    raise BadZipFile("no workbook declares a document type")


def list_elements(archive: ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part with their attributes.

    Raises:
        BadZipFile, expat.ExpatError, KeyError: it is missing, or cannot be parsed.
    """
    found: list[tuple[str, dict[str, str]]] = []
    parse(unpack(archive, part), lambda tag, own: found.append((tag, own)))
    return found
