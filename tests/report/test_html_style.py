"""The look of the HTML report: colours with contrast, in light and dark, and nothing that leaves the style sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from govcheck.report.document import Mark, Paragraph
from govcheck.report.html import quote_css, render_html
from govcheck.report.palette import DARK, LIGHT, MARKS, TEXTS, contrast
from govcheck.report.story import tell_story
from report.html_page import Page, hashed, within
from report.made_document import small

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View


@pytest.fixture
def page_of(view_of: Callable[[str], View]) -> Callable[[str], str]:
    return lambda kind: render_html(tell_story(view_of(kind)))


def test_every_mark_has_a_look_of_its_own(page_of: Callable[[str], str]) -> None:
    style = within(page_of("half"), "style")
    assert all(f".key .{mark}::before" in style for mark in Mark)


@pytest.mark.parametrize("text", ['"', "\\", "</style>", "é\n", "}*{}"])
def test_a_css_string_cannot_be_left(text: str) -> None:
    assert re.fullmatch(r'"([A-Za-z0-9 ]|\\[0-9a-f]+ )*"', quote_css(text))


@pytest.mark.parametrize("words", ["</style><script>", '"}*{}', "\n"])
def test_the_running_head_stays_in_the_style_sheet(words: str) -> None:
    text = render_html(replace(small(Paragraph("x")), running_head=words, page=words))
    assert len(Page(text).named("style")) == 1
    assert hashed(within(text, "style")) in Page(text).policy


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_have_contrast(colours: dict[str, str]) -> None:
    for text, ground in TEXTS:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for mark, ground in MARKS:
        assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


def test_light_and_dark_name_the_same_roles_and_the_style_uses_no_others(page_of: Callable[[str], str]) -> None:
    assert LIGHT.keys() == DARK.keys()
    used = set(re.findall(r"var\(--([\w-]+)\)", within(page_of("half"), "style")))
    assert used <= LIGHT.keys() | {"sans", "serif"}
