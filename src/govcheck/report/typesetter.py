"""Typst, which sets the PDF and turns drawings into pixels: with the fonts it brings along, and no others."""

from __future__ import annotations

from functools import cache

import typst


@cache
def typesetter() -> typst.Compiler:
    """The one compiler of this process; fonts of the machine are left out, so that all machines set alike."""
    return typst.Compiler(ignore_system_fonts=True)
