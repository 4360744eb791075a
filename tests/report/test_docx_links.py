"""Contents and links of the Word document: they lead to what is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from govcheck.report.document import Item, Listing, Look, Paragraph, Part, Section
from govcheck.report.docx import render_docx
from govcheck.report.docx.setting import LINES_OF_CONTENTS
from report.made_document import small
from report.word_file import all_of, made, opened, texts_of, words_of

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


def test_links_lead_to_what_is_there(word: Word) -> None:
    marks = [mark.get(qn("w:name")) for mark in all_of(word, "w:bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert len({mark.get(qn("w:id")) for mark in all_of(word, "w:bookmarkStart")}) == len(marks)
    links = {link.get(qn("w:anchor")): words_of(link) for link in all_of(word, "w:hyperlink")}
    assert set(links) <= set(marks)
    assert "A step that is told nowhere" not in links.values()
    styled = [words_of(run) for run in all_of(word, "w:r") if run.find(f".//{qn('w:rStyle')}") is not None]
    assert {"Name who answers for data", "Like most of them.", "Strategy", "50"} <= set(styled)


def test_a_remark_may_be_led_to() -> None:
    remark = Part("A remark", (Paragraph("Words."),), id="the.remark", look=Look.REMARK)
    word = made(Listing((Item("See", label="There", link=remark.id),)), remark)
    link = all_of(word, "w:hyperlink")[-1]
    assert words_of(link) == "There"
    assert link.get(qn("w:anchor")) in {mark.get(qn("w:name")) for mark in all_of(word, "w:bookmarkStart")}


def test_every_ordered_list_begins_afresh() -> None:
    ordered = Listing((Item("a", sign="▲"), Item("b")), ordered=True)
    word = made(ordered, ordered)
    numbers = [number.get(qn("w:val")) for number in all_of(word, "w:numId")]
    assert numbers == ["3", "3", "4", "4"]
    assert texts_of(word, "ListNumber") == ["▲ a", "b"] * 2
    numbering = word.part.numbering_part.element
    starts = [start.get(qn("w:val")) for start in numbering.iter(qn("w:startOverride"))]
    assert starts == ["1", "1"]
