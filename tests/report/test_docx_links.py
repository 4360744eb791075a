"""Links and numbered lists of the Word document: they lead to what is there, and begin afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from govcheck.report.document import Item, Listing, Look, Paragraph, Part
from report.word_file import all_of, made, texts_of, words_of

if TYPE_CHECKING:
    from docx.document import Document as Word


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
    assert texts_of(word, "SmallNumber") == ["▲ a", "b"] * 2
    numbering = word.part.numbering_part.element
    starts = [start.get(qn("w:val")) for start in numbering.iter(qn("w:startOverride"))]
    assert starts == ["1", "1"]
