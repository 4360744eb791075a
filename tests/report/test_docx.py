"""The report as a Word document: what an officer and a screen reader find in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn

from govcheck.language import ENGLISH, Language
from govcheck.model.visible import visible
from govcheck.report.document import Item, Listing, Paragraph, Part, Tone
from govcheck.report.docx import language_tag, render_docx
from govcheck.report.docx.styles import STYLES
from report.made_document import BACKWARD, ENDLESS, GLYPHLESS, HOSTILE, every_block, small
from report.word_file import all_of, made, opened, rendered, texts_of, words_of

if TYPE_CHECKING:
    from docx.document import Document as Word

FORBIDDEN = "a\x00b\x0bc\ud800d\ufffee\uffff\x1b]\x85<w:p>&amp;]]>"


def test_all_that_is_told_is_there(word: Word) -> None:
    assert texts_of(word, "Subtitle") == ["Smart Governance · Report"]
    assert texts_of(word, "Title") == ["Villa Clara del Río"]
    assert texts_of(word, "Heading1") == ["In short", "Scores", "Pictures", "Comparisons", "Next steps", "All answers"]
    assert "A quick check: 12 of 96 questions." in texts_of(word, "IntenseQuote")
    assert texts_of(word, "Lead")[0].startswith("The city names who answers for each service")
    assert texts_of(word, "StrongText")[0] == "By 31 December 2027: in use."
    assert "A study of 57 cities, 2019, page 12." in texts_of(word, "Citation")
    assert "Like most: You do, as 44 % of the participants." in texts_of(word, "Normal")
    assert "▲\tOpen data: Above the average." in texts_of(word, "SmallSign")
    assert "Write it down: Two programmes only." in texts_of(word, "ListBullet")
    assert texts_of(word, "SmallNumber") == ["Name who answers for data", "A step that is told nowhere"]
    assert "A second line." in texts_of(word, "SmallContinue")
    assert texts_of(word, "CardValue") == ["57 of 100", "41 of 100", "8 of 100"]
    assert "Too few questions are answered: 2 of 11." in texts_of(word, "TableText")
    assert texts_of(word, "FigureKey")[0] == "●\xa0Score     ▬\xa0Range     ◇\xa0With\xa0evidence"
    assert texts_of(word, "Remark") == ["A remark on this comparison"] * 4
    assert "Nobody knew it." in texts_of(word, "TableNote")
    assert texts_of(word, "Colophon") == ["Made with govcheck 1.0.", "Identical answers give an identical report."]
    captions = texts_of(word, "Caption")
    assert captions.count("Ladder of participation") == captions.count("Answers with their notes.") == 1


def test_every_style_that_is_used_is_one_of_the_file(word: Word) -> None:
    known = {style.get(qn("w:styleId")) for style in word.styles.element.findall(qn("w:style"))}
    used = {style.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for style in all_of(word, f"w:{tag}")}
    assert used <= known
    assert set(STYLES) <= known
    assert len(known) < 45


def test_no_heading_skips_a_level(word: Word) -> None:
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style is not None]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_deep_headings_stop_at_the_fourth() -> None:
    part = Part("Deepest", ())
    for level in range(6):
        part = Part(f"Level {level}", (part,))
    assert texts_of(made(part), "Heading4")[-1] == "Deepest"


def test_what_leads_to_something_is_kept_with_it() -> None:
    word = made(Part("Scores", (Paragraph("Scores run from 0.", Tone.SOFT), Paragraph("They say little."))))
    kept = [words_of(mark.getparent().getparent()) for mark in all_of(word, "w:keepNext")]
    assert kept == ["Scores run from 0."]


def test_page_head_and_foot(word: Word) -> None:
    page = word.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert [paragraph.text for paragraph in page.header.paragraphs] == [every_block().running_head]
    assert [paragraph.text for paragraph in page.footer.paragraphs] == ["Page 1 / 1"]
    fields = [words.text for words in page.footer.part.element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(("code", "tag"), [("en", "en-GB"), ("es", "es-ES"), ("fr", "fr-FR"), ("tlh", "tlh")])
def test_the_language_is_told(code: str, tag: str) -> None:
    assert language_tag(code) == tag
    if code != "tlh":

        class Spoken(Language):
            def text(self, template: str, /, **fields: object) -> str:
                return ENGLISH.text(template, **fields)

        word = opened(render_docx(every_block(Spoken(code))))
        assert word.core_properties.language == tag
        (told,) = word.styles.element.iter(qn("w:lang"))
        assert told.get(qn("w:val")) == tag


def test_properties(word: Word) -> None:
    told = word.core_properties
    assert (told.title, told.author, told.comments) == ("Villa Clara del Río: Smart Governance", "govcheck", "")
    assert told.created is not None and told.modified is not None
    day = datetime(2026, 11, 20)  # noqa: DTZ001 - the file tells no zone
    assert told.created.replace(tzinfo=None) == told.modified.replace(tzinfo=None) == day


def test_same_document_same_bytes_and_nothing_of_the_template() -> None:
    data = rendered()
    assert render_docx(every_block()) == data
    assert len(data) < 500_000
    with ZipFile(BytesIO(data)) as packed:
        entries = packed.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = {entry.filename for entry in entries}
    assert entries[0].filename == "[Content_Types].xml"
    assert not any("thumbnail" in name or "customXml" in name or "WithEffects" in name for name in names)


@pytest.mark.parametrize("words", [HOSTILE, GLYPHLESS, BACKWARD, ENDLESS, FORBIDDEN, "two\nlines"])
def test_words_stay_words(words: str) -> None:
    word = opened(rendered(words))
    shown = visible(words).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert shown in texts_of(word, "IntenseQuote")
    assert shown in texts_of(word, "TableText")
    assert f"Write it down: {shown}" in texts_of(word, "ListBullet")
    plain = opened(rendered())
    for tag in ("w:p", "w:tbl", "w:hyperlink", "w:fldChar", "w:drawing"):
        assert len(all_of(word, tag)) == len(all_of(plain, tag))


def test_hostile_names_everywhere() -> None:
    part = Part(FORBIDDEN, (Paragraph(FORBIDDEN, Tone.STRONG, FORBIDDEN),), id=FORBIDDEN)
    word = opened(render_docx(small(part, words=FORBIDDEN * 20)))
    assert len(word.core_properties.title) == 255
    assert texts_of(word, "Heading2") == [visible(FORBIDDEN).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")]


def test_a_label_is_joined_as_the_language_does() -> None:
    class French(Language):
        def named(self, label: str, value: object) -> str:
            return f"{label}\u00a0: {value}"

    word = opened(render_docx(every_block(French())))
    assert "▼\tBudget\u00a0: Below the average." in texts_of(word, "SmallSign")


def test_a_report_of_nothing() -> None:
    word = made()
    assert texts_of(word, "Heading1") == ["The only section"]
    assert not texts_of(word, "TOCHeading")
    assert not texts_of(word, "Subtitle")
    assert not texts_of(opened(render_docx(replace(small(), sections=()))), "TOCHeading")


def test_a_citation_stays_with_what_it_is_one_of() -> None:
    """Whatever stands before: a paragraph, a list, or the end of a part."""
    cite, items = Paragraph("A study, 2019.", Tone.CITE), Listing((Item("One"), Item("Two")))
    word = made(Paragraph("Said."), cite, Part("Part", (items,)), cite, Paragraph("After."))
    kept = [words_of(mark.getparent().getparent()) for mark in all_of(word, "w:keepNext")]
    assert kept == ["Said.", "Two"]
