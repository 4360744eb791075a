"""The report as PDF: tagged so that it can be heard, the same each time, and deaf to what is written in it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pytest
import typst

from govcheck.report import pdf as setting
from govcheck.report.document import (
    Card,
    Cards,
    Cell,
    Column,
    Item,
    Listing,
    Look,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Tone,
)
from govcheck.report.pdf import render_pdf
from govcheck.report.story import tell_story
from report.made_document import BACKWARD, ENDLESS, GLYPHLESS, HOSTILE, every_block, small
from report.pdf_text import letters_of, plain, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.report.view import View

HEADING = re.compile(r"/H(\d)")


class Tag:
    """A tag of a PDF with the tags in it."""

    def __init__(self, data: pikepdf.Dictionary) -> None:
        self.name = str(data.S)
        self.alt = str(data.get("/Alt", ""))
        self.title = str(data.get("/T", ""))
        held = data.get("/K", pikepdf.Array())
        kids = held if isinstance(held, pikepdf.Array) else [held]
        self.tags = [Tag(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

    def every(self, *names: str) -> Iterator[Tag]:
        if self.name in names or not names:
            yield self
        for tag in self.tags:
            yield from tag.every(*names)


@cache
def tags_of(data: bytes) -> Tag:
    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot.K
        return Tag(root[0] if isinstance(root, pikepdf.Array) else root)


@cache
def every() -> bytes:
    found = render_pdf(every_block())
    assert found.missing == ()
    return found.data


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(every())) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.docinfo.Title == "Villa Clara del Río: Smart Governance"
        assert pdf.docinfo.CreationDate == "D:20261120000000Z"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert pdf.check_pdf_syntax() == []
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_headings_do_not_jump_and_there_is_one_title() -> None:
    levels = [int(found[1]) for tag in tags_of(every()).every() if (found := HEADING.fullmatch(tag.name))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(list(tags_of(every()).every("/Title"))) == 1


def test_every_drawing_is_told_in_words() -> None:
    figures = list(tags_of(every()).every("/Figure"))
    assert len(figures) == 8
    assert figures[0].alt == "Smart Governance. Strategy is highest, services lowest."
    assert all(figure.alt for figure in figures)


def test_tables_have_captions_and_heads() -> None:
    tables = list(tags_of(every()).every("/Table"))
    assert len(tables) == 4
    for table in tables:
        assert [tag.name for tag in table.tags] == ["/Caption", "/THead", "/TBody"]
        assert {tag.name for tag in next(table.every("/THead")).tags[0].tags} == {"/TH"}
        assert all(row.tags for row in table.every("/TR"))


def test_lists_are_lists() -> None:
    items = list(tags_of(every()).every("/LI"))
    assert len(items) == 2 + 3 + 2 + 3 * 2
    assert all([tag.name for tag in item.tags][-1] == "/LBody" for item in items)


def test_bookmarks_are_the_headings_of_sections_and_parts() -> None:
    with pikepdf.open(BytesIO(every())) as pdf, pdf.open_outline() as outline:
        sections = [section.title for section in every_block().sections]
        assert [item.title for item in outline.root] == sections
        below = [[item.title for item in section.children] for section in outline.root]
    assert below[0] == ["First steps", "What tells most"]
    assert below[4] == ["1. Name who answers for data", "2. Publish the budget", "3. Ask before you build"]
    assert "A remark on this comparison" not in str(below)


def test_links_lead_to_what_is_there_and_nowhere_else() -> None:
    with pikepdf.open(BytesIO(every())) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    contents = len(every_block().sections)
    assert len(links) >= contents + 3 + 30
    assert not [link for link in links if "/A" in link and link.A.get("/S") == "/URI"]
    assert len(list(tags_of(every()).every("/Link"))) == contents + 2 + 2 + 30


def test_the_running_head_begins_on_the_second_page() -> None:
    with pikepdf.open(BytesIO(every())) as pdf:
        heads = [plain("Villa Clara del Río · Smart") in plain(letters_of(page)) for page in pdf.pages]
        assert all(f"{n}/{len(pdf.pages)}" in plain(letters_of(page)) for n, page in enumerate(pdf.pages, 1))
    assert heads[0] is False and all(heads[1:])


def test_everything_that_is_said_is_set() -> None:
    text = plain(text_of(every()))
    for words in (
        "Made up: these answers belong to no city.", "81 questions are answered", "of 100", "Contents",
        "Gain:", "Like most", "A remark on this comparison", "Made with govcheck 1.0.", "Not enough answers: 2 of 11.",
        "Evidence: Two programmes only.", "Question 30:", "Nobody knew it.", "With evidence", "Looking back",
    ):  # fmt: skip
        assert plain(words) in text, words


@pytest.mark.parametrize("words", [HOSTILE, BACKWARD, "a\x00\x1b\x9b\ufeff\ud800\ufffe\uffff\u2028\u200bz", "", "  "])
def test_words_stay_words(words: str) -> None:
    found = render_pdf(every_block(words=words))
    assert found.missing == ()
    part = Part(words, (Paragraph(words, label=words), Listing((Item(words, link=words),))), id=words)
    alone = render_pdf(small(part, words=words))
    assert alone.missing == ()
    if words is HOSTILE:
        assert plain(words) in plain(text_of(found.data))
        with pikepdf.open(BytesIO(alone.data)) as pdf:
            assert pdf.docinfo.Title == words


def test_a_word_without_end_is_broken() -> None:
    data = render_pdf(small(Paragraph(ENDLESS, Tone.NOTICE), words=ENDLESS)).data
    assert text_of(data).count("x") == 2 * len(ENDLESS)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 3


@pytest.mark.parametrize("long", ["word " * 3000, "line\n" * 300, ENDLESS], ids=["words", "lines", "endless"])
def test_what_is_longer_than_a_page_loses_nothing(long: str) -> None:
    part = Part("Question", (Paragraph(long),), look=Look.QUESTION)
    table = Table("", (Column("One"), Column("Two")), (Row((Cell("a"), Cell(long))),))
    cards = Cards((Card("Title", "1", "", (long,)),))
    data = render_pdf(replace(small(part), sections=(Section("only", "Only", (part, cards, table)),))).data
    wanted = len(plain(long))
    assert len(plain(text_of(data))) > 3 * wanted


def test_characters_that_no_font_has_are_told() -> None:
    found = render_pdf(every_block(words=GLYPHLESS))
    assert found.missing == ("市", "长", "🙂")
    with pikepdf.open(BytesIO(found.data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert "pdfuaid:part" not in metadata


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_pdf(every_block()).data == every()


def test_another_fault_of_the_template_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "_template", lambda: b"#set document(title: [x])\n=== A heading that jumps")
    with pytest.raises(typst.TypstError):
        render_pdf(every_block())


def test_every_result_is_accessible_and_small(any_view: View) -> None:
    found = render_pdf(tell_story(any_view))
    assert found.missing == ()
    # The words of the hostile city are longer than those of any other.
    assert len(found.data) < (900_000 if "onerror" in any_view.city else 500_000)


def test_a_result_in_full(view_of: Callable[[str], View]) -> None:
    data = render_pdf(tell_story(view_of("half"))).data
    levels = [int(found[1]) for tag in tags_of(data).every() if (found := HEADING.fullmatch(tag.name))]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(figure.alt for figure in tags_of(data).every("/Figure"))


def test_a_letter_with_thousands_of_marks_is_set_at_once() -> None:
    """Typst takes a minute for them: so many are shown, the others counted."""
    words = text_of(render_pdf(small(Paragraph("e" + "\u0301" * 9000))).data)
    assert "8800" in words.replace("\u200b", "")


def test_threads_may_set_reports_at_once() -> None:
    documents = [small(Paragraph(f"City {number}")) for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        reports = list(pool.map(render_pdf, documents))
    assert [render_pdf(document) for document in documents] == reports


def test_a_fault_leaves_nothing_running(monkeypatch: pytest.MonkeyPatch) -> None:
    render_pdf(small(Paragraph("One")))
    with monkeypatch.context() as patched:
        patched.setattr("govcheck.report.pdf.report_data", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            render_pdf(small(Paragraph("Two")))
    assert render_pdf(small(Paragraph("Three"))).data
