"""A Word file read back: its paragraphs by their style, its elements by their names."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from govcheck.report.docx import render_docx
from report.made_document import every_block, small

if TYPE_CHECKING:
    from docx.document import Document as Word

    from govcheck.report.document import Block


@cache
def rendered(words: str = "Two programmes only.") -> bytes:
    """A document with every kind of block, in which people wrote ``words``."""
    return render_docx(every_block(words=words))


def opened(data: bytes) -> Word:
    """The file as python-docx reads it."""
    return docx.Document(BytesIO(data))


def made(*blocks: Block) -> Word:
    """A document of these blocks alone."""
    return opened(render_docx(small(*blocks)))  # type: ignore[arg-type]


def all_of(word: Word, tag: str) -> list[Any]:
    """All elements of a name, within tables and the contents too."""
    return list(word.element.body.iter(qn(tag)))


def words_of(element: Any) -> str:
    """The text of an element."""
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(signs.get(part.tag) or part.text or "" for part in element.iter(qn("w:t"), *signs))


def texts_of(word: Word, style: str) -> list[str]:
    """The texts of all paragraphs of a style, within tables and the contents too."""
    named = ((paragraph, paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) for paragraph in all_of(word, "w:p"))
    return [words_of(paragraph) for paragraph, name in named if name.get(qn("w:val")) == style]
