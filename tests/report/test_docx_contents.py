"""The contents of the Word document: filled in, with pages, and never too long."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from govcheck.report.document import Part, Section
from govcheck.report.docx import render_docx
from govcheck.report.docx.contents import LINES_OF_CONTENTS
from report.made_document import small
from report.word_file import all_of, opened, texts_of

if TYPE_CHECKING:
    from docx.document import Document as Word


def test_the_contents_are_filled_in_and_ask_for_nothing(word: Word) -> None:
    assert texts_of(word, "TOCHeading") == ["Contents"]
    for style, heading in (("TOC1", "Heading1"), ("TOC2", "Heading2")):
        entries = [entry.split("\t") for entry in texts_of(word, style)]
        assert [title for title, _ in entries] == texts_of(word, heading)
        pages = [int(page) for _, page in entries]
        assert pages == sorted(pages) and pages[0] == 1 < pages[-1]
    instructions = [words.text for words in all_of(word, "w:instrText")]
    marks = {mark.get(qn("w:name")) for mark in all_of(word, "w:bookmarkStart")}
    assert instructions[0] == ' TOC \\o "1-2" \\h \\z \\u '
    assert {words.removeprefix(" PAGEREF ").removesuffix(" \\h ") for words in instructions[1:]} <= marks
    kinds = [mark.get(qn("w:fldCharType")) for mark in all_of(word, "w:fldChar")]
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * (len(instructions) - 1), "end"]
    assert not any(mark.get(qn("w:dirty")) for mark in all_of(word, "w:fldChar"))
    assert word.settings.element.find(qn("w:updateFields")) is None


def test_long_contents_name_the_sections_alone() -> None:
    parts = tuple(Part(f"Part {number}", ()) for number in range(LINES_OF_CONTENTS))
    sections = (Section("one", "The first section", parts), Section("two", "The second section", ()))
    word = opened(render_docx(replace(small(), sections=sections)))
    assert texts_of(word, "TOC1") == ["The first section\t1", "The second section\t2"]
    assert not texts_of(word, "TOC2")
    assert all_of(word, "w:instrText")[0].text == ' TOC \\o "1-1" \\h \\z \\u '
