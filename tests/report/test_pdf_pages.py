"""The pages of a PDF are filled: what may not be parted is small enough for what is left of a page."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, cast

import pikepdf
import pytest
from PIL import Image

from govcheck.report.document import Item, Listing, Paragraph, Part, Section, Tone
from govcheck.report.pdf import render_pdf
from govcheck.report.pdf.opening import find_openings
from govcheck.report.pdf.setting import report_data
from govcheck.report.story import tell_story
from govcheck.report.typesetter import typeset
from govcheck.report.view import build_view
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire
from report.made_document import every_block, small
from report.pdf_text import letters_of, text_of
from report.test_pdf import tags_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result
    from govcheck.report.document import Document
    from govcheck.report.view import View

TOP, FOOT, HEIGHT = 22, 20, 297
"""The margins of a page and its height, in millimetres."""

MILLIMETRE = 72 / 25.4
"""In points."""

INK = 225


def pages_of(document: Document) -> list[Image.Image]:
    template = files("govcheck.report").joinpath("templates/report.typ").read_bytes()
    inputs = {"report": json.dumps(report_data(document))}
    drawn = typeset(template, format="png", ppi=25.4, sys_inputs=inputs)
    return [Image.open(BytesIO(page)).convert("L") for page in cast("list[bytes]", drawn)]


def white_at_foot(page: Image.Image) -> float:
    """The share of the height for text that is white below the last line; a pixel is a millimetre."""
    room = page.crop((0, TOP, page.width, HEIGHT - FOOT))
    inked = room.point(lambda light: 255 if light < INK else 0).getbbox()
    return 1 - (inked[3] if inked else 0) / room.height


def check_feet(document: Document) -> None:
    """Only the page before a section that opens one may end high above the foot."""
    with pikepdf.open(BytesIO(render_pdf(document).data)) as pdf, pdf.open_outline() as outline:
        places = {page.objgen: place for place, page in enumerate(one.obj for one in pdf.pages)}
        starts = {entry.title: places[entry.destination[0].objgen] for entry in outline.root if entry.destination}
    opening = find_openings(document.sections)
    before = {starts[section.title] - 1 for section in document.sections if section.id in opening}
    ends = [white_at_foot(page) for page in pages_of(document)]
    assert max(end for place, end in enumerate(ends[:-1]) if place not in before) < 0.4


@pytest.mark.parametrize("kind", ["few", "half", "full"])
def test_no_page_ends_far_above_its_foot(kind: str, view_of: Callable[[str], View]) -> None:
    check_feet(tell_story(view_of(kind)))


@pytest.mark.parametrize("code", ["es", "fr"])
def test_nor_does_one_with_longer_words(code: str, resilience_of: Callable[[str], Result]) -> None:
    view = build_view(resilience_of("full"), load_questionnaire("smart-resilience", code), load_language(code))
    check_feet(tell_story(view))


def sections_at_the_top(document: Document) -> set[str]:
    """The titles of the sections that stand highest on their pages."""
    with pikepdf.open(BytesIO(render_pdf(document).data)) as pdf, pdf.open_outline() as outline:
        height = float(pdf.pages[0].mediabox[3])
        return {
            entry.title
            for entry in outline.root
            if entry.destination and float(entry.destination[3]) > height - (TOP + 10) * MILLIMETRE
        }


def test_the_annex_and_both_halves_of_the_chapters_begin_a_page(view_of: Callable[[str], View]) -> None:
    document = tell_story(view_of("full"))
    chapters = [section for section in document.sections if section.chapter]
    annex = next(section for section in document.sections if section.annex)
    opening = (chapters[0], chapters[len(chapters) // 2], annex)
    assert find_openings(document.sections) == {section.id for section in opening}
    assert {section.title for section in opening} <= sections_at_the_top(document)


def test_a_short_report_stays_short() -> None:
    """Its first annex alone opens a page."""
    few = [Section(f"chapter-{n}", f"Chapter {n}", (), chapter=True) for n in range(3)]
    annexes = [Section(name, name, (), annex=True) for name in ("scores", "answers")]
    assert find_openings([*few, *annexes]) == {"scores"}


def test_the_contents_are_a_heading_with_a_list_that_leads_to_all_sections() -> None:
    document = every_block()
    tags = tags_of(render_pdf(document).data)
    (contents,) = tags.every("/TOC")
    assert len(list(contents.every("/TOCI"))) == len(document.sections)
    headings = [tag for tag in tags.every("/H1", "/H2") if tag.name == "/H1"]
    assert len(headings) == len(document.sections) + 1


def test_a_citation_stays_with_what_it_is_one_of() -> None:
    """With the last words of a part, too; a long list may leave it alone, for it would leave a gap itself."""
    cite, items = Paragraph("A study, 2019.", Tone.CITE), (Item("One"), Item("Two"))
    blocks = (Part("Part", (Paragraph("First."), Listing(items))), cite, Listing((Item("word " * 150),)), cite)
    found = report_data(small(*blocks))["sections"][0]["blocks"]  # type: ignore[arg-type]
    first, last = found[0]["blocks"]
    assert last["held"] and "held" not in first
    assert not found[2]["held"]
    assert "held" not in found[1]


def test_what_it_is_made_with_stands_below_the_contents(view_of: Callable[[str], View]) -> None:
    """At the end of the report it would stand alone on a page now and then; a single section has no contents."""
    document = tell_story(view_of("full"))
    (said,) = document.colophon
    data = render_pdf(document).data
    with pikepdf.open(BytesIO(data)) as pdf:
        first = "".join(letters_of(page) for page in pdf.pages[:2])
    assert text_of(data).count(said) == 1
    assert first.index(document.contents) < first.index(said)
    alone = text_of(render_pdf(replace(document, sections=document.sections[:1])).data)
    assert alone.count(said) == 1
    assert document.contents not in alone
