"""The first page of a PDF holds the whole summary, and no letters of a drawing are too small to be read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import pikepdf
import pytest
from PIL import Image

from govcheck.assessment import assess
from govcheck.report.document import Columns, Gallery, Listing, Paragraph, Part
from govcheck.report.pdf import render_pdf
from govcheck.report.pdf.setting import report_data
from govcheck.report.story import tell_story
from govcheck.report.typesetter import typeset
from govcheck.report.view import build_view
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import list_languages, load_language
from govcheck.store.content import list_questionnaires, load_profile
from govcheck.store.sample import find_samples
from report.made_document import small
from report.pdf_data import find_blocks
from report.pdf_text import letters_of, plain, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govcheck.report.document import Block, Document

SAMPLES = [sample for name in list_questionnaires() for sample in find_samples(name)]
LEAST = 7
"""The size of the smallest letters of a drawing, in points."""


@cache
def told(sample: Path, code: str) -> Document:
    language = load_language(code)
    answers, asked, _ = load_answers(sample, None, code)
    result = assess(asked, answers, load_studies(asked.id, code), load_profile(code), language=language)
    return tell_story(build_view(result, asked, language))


def words_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case Listing(items):
                for item in items:
                    yield from (item.text, *item.under)
            case Part(title, inside):
                yield from (title, *words_of(inside))
            case Columns(parts):
                yield from words_of(parts)
            case Gallery(figures):
                yield from (figure.title for figure in figures)
            case _:
                pass


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parent.parent.name}-{sample.name[:5]}")
def test_the_summary_fits_on_the_first_page(sample: Path, code: str) -> None:
    document = told(sample, code)
    (summary,) = document.sections[:1]
    with pikepdf.open(BytesIO(render_pdf(replace(document, sections=(summary,))).data)) as pdf:
        first = plain(letters_of(pdf.pages[0]))
    words = list(words_of(summary.blocks))
    assert len(words) > 5
    assert [text for text in words if plain(text) not in first] == []


def drawn_sizes(page: pikepdf.Page) -> Iterator[float]:
    """The sizes in points of letters that are set in a scale of their own, as those of drawings are."""
    scales, scale, size = [], 1.0, 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                scales.append(scale)
            case "Q":
                scale = scales.pop()
            case "cm":
                scale *= abs(float(cast("Any", operands[3])))
            case "Tf":
                size = float(cast("Any", operands[1]))
            case "Tj" | "TJ" if abs(scale - 1) > 0.01:
                yield size * scale


@pytest.mark.parametrize("name", list_questionnaires())
def test_letters_of_drawings_can_be_read_on_every_page(name: str) -> None:
    sample = next(sample for sample in find_samples(name) if "villa" in sample.name)
    with pikepdf.open(BytesIO(render_pdf(told(sample, "es")).data)) as pdf:
        pages = [list(drawn_sizes(page)) for page in pdf.pages]
    assert pages[0] and sum(map(len, pages[1:])) > 100
    assert min(map(min, filter(None, pages))) >= LEAST


@pytest.mark.parametrize("name", list_questionnaires())
@pytest.mark.parametrize("code", list_languages())
def test_drawings_of_the_first_page_fill_its_width(name: str, code: str) -> None:
    data = report_data(told(next(iter(find_samples(name))), code))
    (gallery,) = [block for block in data["sections"][0]["blocks"] if block["kind"] == "gallery"]
    assert gallery["across"] == len(gallery["figures"])


def test_an_item_stays_with_the_lines_below_it() -> None:
    data = report_data(told(SAMPLES[0], "en"))
    items = [item for block in find_blocks(data["sections"][0]) for item in block.get("items", ())]
    assert any(item["under"] for item in items)
    assert all(item["whole"] for item in items if item["under"])


def test_heads_of_tables_are_not_divided() -> None:
    for code in ("es", "fr"):
        for sample in SAMPLES[:: len(SAMPLES) - 1]:
            data = report_data(told(sample, code))
            columns = [
                column for block in find_blocks(data) for column in block.get("columns", ()) if "title" in column
            ]
            divided = {column["title"] for column in columns if column["divided_head"]}
            assert columns and not divided
    text = text_of(render_pdf(told(SAMPLES[-1], "es")).data)
    assert not re.search(r"Puntua.?.?ción", text.replace("Puntuación", ""))


def test_the_running_head_shows_its_descenders() -> None:
    assert _head("gggg") - _head("mmmm") >= 5


def _head(words: str) -> int:
    """How far down the running head reaches on the second page, in pixels of a 300th of an inch."""
    template = files("govcheck.report").joinpath("templates/report.typ").read_bytes()
    inputs = {"report": json.dumps(report_data(replace(small(*[Paragraph("x")] * 90), running_head=words)))}
    pages = cast("list[bytes]", typeset(template, format="png", ppi=300, sys_inputs=inputs))
    page = Image.open(BytesIO(pages[1])).convert("L")
    box = page.crop((0, 0, page.width, 240)).point(lambda light: 255 if light < 225 else 0).getbbox()
    assert box
    return box[3]
