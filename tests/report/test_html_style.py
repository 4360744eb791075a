"""The look of the HTML report: colours with contrast, in light and dark, and nothing that leaves the style sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from govcheck.report.document import Mark, Paragraph
from govcheck.report.html import quote_css, render_html
from govcheck.report.palette import DARK, LIGHT
from govcheck.report.story import tell_story
from report.html_page import Page, hashed, within
from report.made_document import small

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View


TEXTS = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("soft", "ground"),
    ("soft", "surface"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("on-accent", "accent"),
    ("notice", "notice-ground"),
)
"""Text, and the ground that it stands on."""

MARKS = (("rule", "ground"), ("notice", "ground"), ("accent", "surface"), ("band", "surface"))
"""Marks of the page that must be told from the ground they stand on; those of drawings are read from their style."""

GROUNDS = {"c-halo", "c-band-ground", "c-here", "c-ring"}
"""What marks are drawn on: the track of a cycle is full all round, and tells nothing by itself."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"), 1), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    knee = 0.04045
    return part / 12.92 if part <= knee else ((part + 0.055) / 1.055) ** 2.4


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


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_of_a_drawing_is_told_from_the_ground_by_its_fill_or_its_line(colours: dict[str, str]) -> None:
    style = files("govcheck.report").joinpath("templates/chart.css.j2").read_text("utf-8")
    rules = re.findall(r"^(\.[^{]+)\{(.*)\}$", style, re.MULTILINE)
    drawn: dict[str, float] = {}
    for names, rule in rules:
        for name in re.findall(r"\.(c-[\w-]+)", names):
            roles = re.findall(r'colours\["([\w-]+)"\]', rule)
            told = [contrast(colours[role], colours["ground"]) for role in roles]
            drawn[name] = max([*told, drawn.get(name, 0)])
    assert len(drawn) > 20
    assert {name for name, told in drawn.items() if 0 < told < 3} <= GROUNDS


def test_light_and_dark_name_the_same_roles_and_the_style_uses_no_others(page_of: Callable[[str], str]) -> None:
    assert LIGHT.keys() == DARK.keys()
    used = set(re.findall(r"var\(--([\w-]+)\)", within(page_of("half"), "style")))
    assert used <= LIGHT.keys() | {"sans", "serif"}
