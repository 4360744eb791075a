"""The report as HTML: self-contained, safe, and readable without sight of its charts."""

from __future__ import annotations

import gc
import re
from dataclasses import replace
from gettext import NullTranslations
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest

from govcheck.language import Language
from govcheck.report.document import Block, Columns, Document, Figure, Item, Listing, Look, Paragraph, Part, Tone
from govcheck.report.html import render_html
from govcheck.report.markdown import render_markdown
from govcheck.report.pdf import render_pdf
from govcheck.report.story import tell_story
from report.html_page import Page, hashed, within
from report.made_document import BACKWARD, ENDLESS, GLYPHLESS, HOSTILE, every_block, small
from report.pdf_text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govcheck.report.view import View


@pytest.fixture
def any_page(any_view: View) -> str:
    return render_html(tell_story(any_view))


@pytest.fixture
def page_of(view_of: Callable[[str], View]) -> Callable[[str], str]:
    return lambda kind: render_html(tell_story(view_of(kind)))


@pytest.fixture(params=["plain", HOSTILE, GLYPHLESS, BACKWARD, ENDLESS, "two\nlines", "\x00\x1b[31m\ud800"])
def made(request: pytest.FixtureRequest) -> str:
    return render_html(every_block(words=request.param))


def test_every_kind_of_result_gives_a_well_formed_page(any_page: str) -> None:
    page = Page(any_page)
    assert page.open == []
    assert page.named("html") == [{"lang": "en", "dir": "ltr"}]
    assert len(page.named("main")) == len(page.named("header")) == len(page.named("footer")) == 1


def test_every_kind_of_block_is_set_whatever_it_says(made: str) -> None:
    page = Page(made)
    assert page.open == []
    assert not page.named("img")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", made)
    for tag in ("figure", "table", "details", "nav", "ol", "small", "figcaption"):
        assert page.named(tag), tag
    classes = {name for _, attributes in page.tags for name in (attributes.get("class") or "").split()}
    assert {"cards", "gallery", "columns", "beside", "question", "step", "annex", "signs", "key"} <= classes
    assert {tone.value for tone in Tone} - {"plain"} <= classes


def test_what_is_hostile_is_shown_as_it_is() -> None:
    assert " ".join(HOSTILE.split()) in " ".join("".join(Page(render_html(every_block(words=HOSTILE))).words).split())


def test_a_page_that_is_done_with_is_let_go_of_at_once() -> None:
    render_html(every_block(words="first"))  # what is made once stays
    document = every_block(words="then")
    gc.collect()
    gc.disable()
    try:
        render_html(document)
        assert gc.collect() == 0
    finally:
        gc.enable()


def blocks_of(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Part):
            yield from blocks_of(block.blocks)
        elif isinstance(block, Columns):
            yield from blocks_of(block.parts)


def test_the_made_up_report_holds_every_kind_of_block() -> None:
    found = {type(block) for section in every_block().sections for block in blocks_of(section.blocks)}
    assert found == set(get_args(Block))


def test_nothing_is_fetched(any_page: str) -> None:
    page = Page(any_page)
    assert not page.named("img", "link", "iframe", "object", "embed", "base", "form", "audio", "video", "image")
    for _tag, attributes in page.tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        for name in ("href", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#")
    assert "@import" not in any_page
    assert "://" not in within(any_page, "style") + within(any_page, "script")
    assert "url(" not in within(any_page, "style")


def test_the_policy_admits_this_style_and_this_script_alone(any_page: str) -> None:
    style, script = hashed(within(any_page, "style")), hashed(within(any_page, "script"))
    page = Page(any_page)
    assert page.policy == (
        f"default-src 'none'; style-src {style}; script-src {script}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert len(page.named("style")) == len(page.named("script")) == 1


def test_without_its_script_nothing_is_missing(any_page: str) -> None:
    page = Page(any_page.replace(within(any_page, "script"), ""))
    assert not page.named("button", "input", "template", "noscript")
    assert not [attributes for _, attributes in page.tags if "hidden" in attributes]
    linked = [(attributes.get("href") or "")[1:] for attributes in page.named("a")]
    assert {attributes["id"] for attributes in page.named("section")} <= set(linked)


def test_text_from_people_is_text(page_of: Callable[[str], str]) -> None:
    text = page_of("hostile")
    assert "<img" not in text
    assert "&lt;img src=" in text
    assert "[red]x[/red]" in "".join(Page(text).words)


def levels_of(text: str) -> list[int]:
    return [int(tag[1]) for tag, _ in Page(text).tags if re.fullmatch(r"h[1-6]", tag)]


def check_levels(levels: list[int]) -> None:
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headings_do_not_jump(any_page: str, made: str) -> None:
    check_levels(levels_of(any_page))
    check_levels(levels_of(made))


def test_headings_end_at_the_sixth_level() -> None:
    part = Part("deepest", (Paragraph("x"),))
    for _ in range(8):
        part = Part("deep", (part,))
    levels = levels_of(render_html(small(part)))
    check_levels(levels)
    assert max(levels) == 6


def test_ids_are_unique_and_every_reference_has_its_target(any_page: str) -> None:
    page = Page(any_page)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = [(a.get("href") or "")[1:] for a in page.named("a")]
    wanted += [part for _, a in page.tags for part in (a.get("aria-labelledby") or "").split()]
    wanted += re.findall(r"url\(#([^)]+)\)", any_page)
    assert set(wanted) <= set(ids)


def test_a_link_to_what_is_not_told_is_text() -> None:
    text = render_html(every_block())
    assert 'href="#step-1"' in text
    assert "A step that is told nowhere" in text
    assert "step-99" not in text


def test_every_chart_has_a_title_a_description_and_words(any_view: View) -> None:
    document = tell_story(any_view)
    text = render_html(document)
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(charts) >= 6
    for chart in charts:
        assert 'role="img"' in chart
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", chart)
    twins = [
        block.twin
        for section in document.sections
        for block in blocks_of(section.blocks)
        if isinstance(block, Figure) and block.twin
    ]
    assert text.count('<div class="twin">') >= len(twins) > 0


def test_letters_of_charts_can_be_read_on_a_telephone(page_of: Callable[[str], str]) -> None:
    text = page_of("half")
    assert all(0 < float(wide) <= 420 for wide in re.findall(r'viewBox="0 0 ([\d.]+)', text))
    sizes = re.findall(r"\.c-[\w,.-]+\{[^}]*font-size:(\d+)px", within(text, "style"))
    assert sizes and min(map(int, sizes)) >= 12


def test_tables_have_captions_scopes_and_a_region_that_scrolls(any_page: str) -> None:
    page = Page(any_page)
    under_its_heading = len(re.findall(r"</h\d>\s*<div class=\"scroll\"[^>]*>\s*<table[^>]*>\s*<thead>", any_page))
    assert len(page.named("caption")) <= len(page.named("table")) - under_its_heading
    assert all(cell.get("scope") in {"col", "row", "rowgroup"} for cell in page.named("th"))
    regions = [attributes for _, attributes in page.tags if attributes.get("role") == "region"]
    assert len(regions) == len(page.named("table"))
    assert all(region["aria-label"] and region["tabindex"] == "0" for region in regions)


def test_what_is_made_up_says_so_and_nothing_else_does(page_of: Callable[[str], str]) -> None:
    assert "Made up" in page_of("half")
    assert "Made up" not in page_of("full")


def test_no_score_is_never_zero(page_of: Callable[[str], str]) -> None:
    text = page_of("empty")
    assert 'class="c-mark" cx' not in text
    assert text.count("Not enough answers") >= 12


def test_a_step_shows_its_rank_and_says_it_once() -> None:
    step = Part("3. Ask first", (Paragraph("x"),), id="step-3", look=Look.STEP)
    text = render_html(small(step, step._replace(title="No rank", id="step-4")))
    assert '<h3><span class="rank">3</span> Ask first</h3>' in text
    assert "<h3>No rank</h3>" in text


def test_the_same_document_gives_the_same_bytes(page_of: Callable[[str], str]) -> None:
    assert page_of("half") == page_of("half")


def test_a_page_can_be_mailed(page_of: Callable[[str], str]) -> None:
    assert len(page_of("full").encode()) < 300_000


def test_a_document_of_another_language_says_so() -> None:
    document: Document = replace(every_block(), language=Language("fr", French()))
    text = render_html(document)
    assert '<html lang="fr" dir="ltr">' in text
    assert "<b>Gain</b>\u202f: <bdi>" in text


class French(NullTranslations):
    def gettext(self, message: str) -> str:
        return "{label}\u202f: {value}" if message == "{label}: {value}" else message


def test_a_label_that_asks_has_no_further_mark() -> None:
    words = Paragraph("reached", label="Is it published?"), Listing((Item("reached", label="Is it read?"),))
    page = render_html(small(Part("Part", words)))
    assert "<b>Is it published?</b> <bdi>reached" in page and "<b>Is it read?</b> reached" in page
    markdown = render_markdown(small(Part("Part", words)))
    assert "**Is it published?** reached" in markdown and "**Is it read?** reached" in markdown
    printed = " ".join(text_of(render_pdf(small(Part("Part", words))).data).split())
    assert "Is it published? reached" in printed and "Is it read? reached" in printed
    assert small(Part("Part", words)).joints.of("Published") == ("", ": ", "")
