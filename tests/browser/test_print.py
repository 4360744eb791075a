"""The HTML report on paper: the summary has a page of its own, and fits on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.test_accessibility import SAMPLES, write_report
from govcheck.store.catalogue import list_languages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MILLIMETRE = 96 / 25.4
WIDTH, FIRST = round((210 - 2 * 18) * MILLIMETRE), (297 - 13 - 16) * MILLIMETRE
"""The width of the text on an A4 page, and its height on the first one, in pixels."""

SMALLEST = 7 * 96 / 72
"""The size of the smallest letters of a drawing, in pixels."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": round(FIRST)})
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parent.parent.name}-{sample.name[:5]}")
def test_the_summary_fits_on_a_page(sample: Path, page: Page, tmp_path: Path) -> None:
    for code in list_languages():
        page.goto(write_report(sample, code, tmp_path).as_uri())
        assert page.evaluate("document.querySelector('#summary').getBoundingClientRect().bottom") <= FIRST
        widths = "[...document.querySelectorAll('#summary .signs, #summary .signs li')].map(e => e.offsetWidth)"
        assert all(width > WIDTH * 0.9 for width in page.evaluate(widths))
        size = "parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a"
        sizes = page.evaluate(f"[...document.querySelectorAll('.chart text')].map(e => {size})")
        assert min(sizes) >= SMALLEST


def test_what_leads_to_a_drawing_stays_with_it(page: Page, tmp_path: Path) -> None:
    page.goto(write_report(SAMPLES[0], "en", tmp_path).as_uri())
    before = "[...document.querySelectorAll('figure')].map(e => e.previousElementSibling).filter(e => e)"
    styles = f"{before}.filter(e => /^(P|UL|H\\d)$/.test(e.tagName)).map(e => getComputedStyle(e))"
    kept = page.evaluate(f"{styles}.map(style => [style.breakAfter, style.breakInside])")
    assert len(kept) > 5
    assert {after for after, _ in kept} == {"avoid"}
    figures = page.evaluate(
        "[...document.querySelectorAll('figure, .key li')].map(e => getComputedStyle(e).breakInside)"
    )
    assert set(figures) == {"avoid"}


def test_what_is_folded_on_a_screen_stands_on_paper(browser: Browser, tmp_path: Path) -> None:
    """Remarks on figures that contradict each other are folded; printed, nobody could open them."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write_report(SAMPLES[0], "en", tmp_path).as_uri())
    seen = "[...document.querySelectorAll('details > :not(summary)')].map(e => e.checkVisibility())"
    assert {*page.evaluate(seen)} == {False}
    page.emulate_media(media="print")
    assert {*page.evaluate(seen)} == {True}
    context.close()


def test_a_browser_that_cannot_unfold_them_by_style_opens_them_to_print(page: Page, tmp_path: Path) -> None:
    page.goto(write_report(SAMPLES[0], "en", tmp_path).as_uri())
    shut = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(shut)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert before > page.evaluate(shut) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(shut) == before
