"""Typst, which sets the PDF and turns drawings into pixels: with the fonts it brings along, and no others."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any, cast

import typst

KEPT = 10
"""Typst keeps what it worked out for one document through so many more, in case they are alike."""

_ONE_AT_A_TIME = Lock()
"""A compiler refuses to be used by two threads at once."""


def typeset(source: bytes, **options: Any) -> bytes:
    """A document as Typst sets it; ``options`` are those of its compiler. Threads wait for each other.

    Raises:
        typst.TypstError: it cannot be set.
    """
    with _ONE_AT_A_TIME:
        return cast("bytes", _compiler().compile(source, **options))


@cache
def _compiler() -> typst.Compiler:
    """The one compiler of this process; fonts of the machine are left out, so that all machines set alike."""
    return typst.Compiler(ignore_system_fonts=True)


def forget_documents() -> None:
    """Let go of what was worked out for earlier documents: of ten reports that is nearly a gigabyte.

    Typst has no command for it; documents without content take the places of those that were set.
    """
    for _ in range(KEPT + 1 if _compiler.cache_info().currsize else 0):
        typeset(b"", format="svg")
