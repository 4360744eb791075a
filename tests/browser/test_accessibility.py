"""The HTML report in a real browser: axe finds nothing, the keyboard reaches all, and nothing is asked of the net."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe

from govcheck.cli.scored import score_file
from govcheck.report.formats import Matter, render
from govcheck.store.catalogue import list_languages, load_language
from govcheck.store.content import list_questionnaires
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SAMPLES = [sample for name in list_questionnaires() for sample in find_samples(name)]
WIDTHS = (320, 1280)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

ALL = {"resultTypes": ["violations"]}
"""All rules. To tell in full what is right would take axe longer than to look at it."""

COLOURS = {**ALL, "runOnly": ["color-contrast"]}
"""The rule of colours, all that a theme changes. It takes three quarters of axe's time."""

LETTERS = {**ALL, "rules": {"color-contrast": {"enabled": False}}}
"""All rules but that of colours."""


COLOURED = [sample for name in list_questionnaires() for sample in find_samples(name)[-1:]]
"""Samples that have all the colours there are: no city brings in others."""


def choose_rules(sample: Path, code: str, width: int, theme: str) -> dict[str, Any] | None:
    """The rules that a page is held against: all of them where time does not count.

    Elsewhere each rule runs wherever something else can come out: what looks at letters does not hang on
    the language but for the length of words, and so on the narrow page; a theme changes nothing but
    colours, and a width, a language or a city none.
    """
    if "CI" in os.environ:
        return ALL
    narrow = width == min(WIDTHS)
    if code == "en" and narrow and sample in COLOURED:
        return {"light": ALL, "dark": COLOURS}[theme]
    return LETTERS if theme == "light" and (narrow or code == "en") else None


def write_report(sample: Path, code: str, folder: Path) -> Path:
    language = load_language(code)
    scored = score_file(sample, language, quiet=True)
    file = folder / "report.html"
    file.write_bytes(render(Matter(scored.result, scored.questionnaire, language), file.name).content)
    return file


def assert_nothing_found(page: Page, options: dict[str, Any]) -> None:
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parent.parent.name}-{sample.name[:5]}")
def test_axe_finds_nothing(sample: Path, code: str, page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    file = write_report(sample, code, tmp_path)
    page.goto(file.as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            rules = choose_rules(sample, code, width, theme)
            if rules:
                assert_nothing_found(page, rules)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"the page is {wide} wide on a screen of {width}"
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page, tmp_path: Path) -> None:
    page.goto(write_report(SAMPLES[0], "en", tmp_path).as_uri())
    focusable = "a[href], summary, input, button, [tabindex='0']"
    expected = page.evaluate(f'[...document.querySelectorAll("{focusable}")].filter(e => e.offsetParent).length')
    reached = set()
    for place in range(expected + 5):
        page.keyboard.press("Tab")
        on, shown = page.evaluate(
            "(place => { const e = document.activeElement; if (e === document.body) return [null, true];"
            " e.dataset.place ??= place; const s = getComputedStyle(e);"
            " return [e.dataset.place, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] })",
            place,
        )
        if on is not None:
            assert shown, f"nothing shows that the focus is on number {on}"
            reached.add(on)
    assert len(reached) >= expected


def test_the_first_tab_skips_to_the_content(page: Page, tmp_path: Path) -> None:
    page.goto(write_report(SAMPLES[0], "es", tmp_path).as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_without_scripts_all_is_there(browser: Browser, tmp_path: Path) -> None:
    file = write_report(SAMPLES[0], "en", tmp_path)
    texts = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(file.as_uri())
        texts.append([page.locator("main section").nth(n).inner_text() for n in range(3)])
        context.close()
    assert texts[0] == texts[1]


def test_at_four_times_the_size_nothing_runs_out_of_the_page(page: Page, tmp_path: Path) -> None:
    """A zoom of 400 % on a screen of 1280 pixels leaves 320."""
    page.set_viewport_size({"width": 320, "height": 256})
    for sample in SAMPLES:
        page.goto(write_report(sample, "fr", tmp_path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_prints_to_a4(page: Page, tmp_path: Path) -> None:
    page.goto(write_report(SAMPLES[0], "en", tmp_path).as_uri())
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(page.pdf(prefer_css_page_size=True))
    with pikepdf.open(printed) as pdf:
        box = [round(float(side)) for side in pdf.pages[0].mediabox]
    assert box == [0, 0, 595, 842]
