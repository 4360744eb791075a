"""The report as a Word document, for those who go on writing: real styles, tables, captions and links.

No field in it asks to be brought up to date when it is opened: the contents are filled in, with the
pages on which the headings are likely to stand, until Word counts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import get_global

from govcheck.report.docx.package import open_word, pack_word
from govcheck.report.docx.setting import Setter

if TYPE_CHECKING:
    from govcheck.report.document import Document

__all__ = ["language_tag", "render_docx"]


def render_docx(document: Document) -> bytes:
    """The whole report as a Word file; the same document gives the same bytes."""
    tag = language_tag(document.language.code)
    word = open_word(tag)
    Setter(document, word).fill()
    return pack_word(word, document.full_title, tag, document.day)


def language_tag(code: str) -> str:
    """The language as Word names it, with the country where most speak it; ours is English as in Britain.

    >>> language_tag("en"), language_tag("fr")
    ('en-GB', 'fr-FR')
    """
    likely = str(get_global("likely_subtags").get(code, code))
    return "en-GB" if code == "en" else f"{code}-{likely.rsplit('_', 1)[-1]}" if "_" in likely else code
