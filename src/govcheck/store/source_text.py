"""Reading a file within bounds: its size, its encoding, and what may not stand in it."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from govcheck.errors import InputError, Location, Problem

MOST_BYTES = 5_000_000
"""Of a file of content: a questionnaire has some 300 kB with its advice."""

STDIN = "-"
STDIN_NAME = "standard input"


class SourceText(NamedTuple):
    """The text of a file, its name for messages, and the hash of its bytes."""

    name: str
    text: str
    hash: str


def read_source(path: Path | str, most_bytes: int) -> SourceText:
    """Read a whole file, or standard input where the path is ``-``.

    A byte order mark of UTF-8 is taken off: some editors write one.

    Raises:
        InputError: it cannot be read, is too large, or is not text in UTF-8.
    """
    data = read_bytes(path, most_bytes)
    name = STDIN_NAME if str(path) == STDIN else str(path)
    return SourceText(name, decode(data, name), hash_bytes(data))


def read_bytes(path: Path | str, most_bytes: int) -> bytes:
    """The content of an ordinary file, or of standard input; never more than asked for.

    Raises:
        InputError: it cannot be read, or is too large.
    """
    if str(path) == STDIN:
        if sys.stdin is None:
            message, hint = "There is no standard input to read.", "Name a file, or pipe one in."
            raise InputError(Problem("no-input", message, hint, Location(STDIN_NAME)))
        data = sys.stdin.buffer.read(most_bytes + 1)
        check_size(len(data), most_bytes, STDIN_NAME)
        return data
    file = Path(path)
    place = Location(str(path))
    try:
        if file.is_dir():
            message = "This is a folder, not a file."
            raise InputError(Problem("folder", message, "Name one answer file in it.", place))
        if not file.is_file() and file.exists():
            hint = "Name a file on disk, or - for what another program passes on."
            raise InputError(Problem("not-a-file", "This is no ordinary file.", hint, place))
        size = file.stat().st_size
        with file.open("rb") as stream:
            data = stream.read(most_bytes + 1)
    except FileNotFoundError as error:
        hint = "Look at the spelling, and at the folder you are in."
        raise InputError(Problem("no-such-file", "There is no such file.", hint, place)) from error
    except (OSError, ValueError) as error:
        hint = "Look at its name, and at whether you may read it."
        fields = {"reason": _reason(error)}
        problem = Problem("unreadable", "The file cannot be read: {reason}.", hint, place, fields)
        raise InputError(problem) from error
    check_size(max(size, len(data)), most_bytes, str(path))
    return data


def check_size(size: int, most_bytes: int, name: str) -> None:
    """See to it that a file is not too large.

    Raises:
        InputError: it is.
    """
    if size > most_bytes:
        message = "The file is too large: {size} kB, where {most} kB are the most."
        if size // 1000 == most_bytes // 1000:
            # Of what has no end, no more is read than tells that it is too much.
            message = "The file is too large: it has more than {most} kB, which are the most."
        hint = "An answer file has some 20 kB. Is this the right file?"
        fields = {"size": size // 1000, "most": most_bytes // 1000}
        raise InputError(Problem("too-large", message, hint, Location(name), fields))


def hash_bytes(data: bytes) -> str:
    """The hash by which files are cited."""
    return f"sha256:{sha256(data).hexdigest()}"


def decode(data: bytes, name: str) -> str:
    """Bytes as text.

    Raises:
        InputError: the bytes are not UTF-8, or are those of a program and not of a text.
    """
    place = Location(name)
    hint = "Save it as text in UTF-8 (in a spreadsheet or editor: “Save as”, encoding UTF-8)."
    if _is_utf16(data):
        raise InputError(Problem("wrong-encoding", "This file is text in UTF-16, not in UTF-8.", hint, place))
    if b"\0" in data:
        message = "This is no text file: it holds bytes that only programs write."
        raise InputError(Problem("binary", message, "Give a file with answers in YAML or JSON.", place))
    try:
        # Two programs that each add a mark leave two.
        return data.decode("utf-8").lstrip("\ufeff") if data.startswith(BOM_UTF8) else data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "The text is not in UTF-8: a letter here cannot be read."
        raise InputError(Problem("wrong-encoding", message, hint, Location(name, line))) from error


def _is_utf16(data: bytes) -> bool:
    """Whether it says so, or every other byte of its start is zero, as letters of Europe are written."""
    start = data[:200]
    half = len(start) // 2
    zeros = max(start[::2].count(0), start[1::2].count(0))
    return data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or (
        half > 1 and zeros >= 0.9 * half and zeros == start.count(0)
    )


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
