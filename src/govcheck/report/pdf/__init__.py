"""The report as PDF, set by Typst: tagged, with bookmarks, and the same on every machine.

The template is fixed; the report comes to it as data, so that nothing in it can act as markup.
The file keeps to PDF/UA-1 wherever the fonts that come with Typst have all its characters.
"""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import typst

from govcheck.report.pdf.compact import compact_pdf
from govcheck.report.pdf.setting import report_data
from govcheck.report.pdf.text import BREAK
from govcheck.report.typesetter import forget_documents, typeset

if TYPE_CHECKING:
    from govcheck.report.document import Document

STANDARD = "ua-1"
"""PDF/UA-1, ISO 14289-1: what a screen reader needs is in the file."""

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


class Pdf(NamedTuple):
    """A PDF; ``missing`` are the characters that no font has: they show as boxes, and the file is not PDF/UA-1."""

    data: bytes
    missing: tuple[str, ...]


def render_pdf(document: Document) -> Pdf:
    """The report as PDF; PDF/UA-1 unless characters are ``missing``.

    Raises:
        typst.TypstError: the template does not set what it is given, which is a fault of the program.
    """
    # Both take about as long, and Typst lets Python go on meanwhile.
    with ThreadPoolExecutor(1) as beside:
        forgetting = beside.submit(forget_documents)
        inputs = {"report": json.dumps(report_data(document), ensure_ascii=True)}
        forgetting.result()
    stamp = datetime.combine(document.day, time(), UTC)
    try:
        return Pdf(_compile(inputs, stamp, STANDARD), ())
    except typst.TypstError as error:
        # Typst tells each piece of text that it has no glyph for, one problem a piece.
        told = _MISSING.findall(error.diagnostic)
        if not told:
            raise
        missing = tuple(dict.fromkeys(filter(None, map(_unescaped, told))))
    return Pdf(_compile(inputs, stamp), missing)


def _compile(inputs: dict[str, str], stamp: datetime, *standards: str) -> bytes:
    found = typeset(_template(), format="pdf", sys_inputs=inputs, pdf_standards=list(standards), timestamp=stamp)
    return compact_pdf(found)


@cache
def _template() -> bytes:
    return files("govcheck.report").joinpath("templates/report.typ").read_bytes()


def _unescaped(text: str) -> str:
    """A piece of text as a diagnostic quotes it, without the places where a word may break."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace(BREAK, "")
