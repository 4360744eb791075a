"""The report as HTML: self-contained, safe, and readable without sight of its charts."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from govcheck.report.html import quote_css, render_html
from govcheck.report.palette import DARK, LIGHT, MARKS, TEXTS, contrast

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View

VOID = {"meta", "br", "line", "rect", "circle", "path", "img", "link"}


class Page(HTMLParser):
    """The tags of a page in their order, with what they hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def named(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def style_of(text: str) -> str:
    found = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert found
    return found[1]


def test_every_kind_of_result_gives_a_well_formed_page(any_view: View) -> None:
    page = Page(render_html(any_view))
    assert page.open == []
    assert page.named("html") == [{"lang": "en"}]


def test_nothing_is_fetched_and_nothing_runs(any_view: View) -> None:
    page = Page(render_html(any_view))
    allowed = {"html", "head", "meta", "title", "style", "body"}
    assert not page.named(
        "script", "img", "link", "iframe", "object", "embed", "base", "form", "audio", "video", "image"
    )
    for tag, attributes in page.tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert tag in allowed or not attributes.get("src")
        for name in ("href", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#")
    assert "@import" not in render_html(any_view)
    assert "url(" not in style_of(render_html(any_view))


def test_the_policy_admits_this_style_and_no_other(any_view: View) -> None:
    text = render_html(any_view)
    digest = b64encode(sha256(style_of(text).encode()).digest()).decode()
    policy = next(m["content"] for m in Page(text).named("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:")
    assert "unsafe" not in policy


def test_text_from_people_is_text(view_of: Callable[[str], View]) -> None:
    text = render_html(view_of("hostile"))
    assert "<img" not in text
    assert "&lt;img src=" in text
    assert "[red]x[/red]" in "".join(Page(text).words)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("text", ['"', "\\", "</style>", "é\n", "}*{}"])
def test_a_css_string_cannot_be_left(text: str) -> None:
    assert re.fullmatch(r'"([A-Za-z0-9 ]|\\[0-9a-f]+ )*"', quote_css(text))


def test_headings_do_not_jump(any_view: View) -> None:
    levels = [int(tag[1]) for tag, _ in Page(render_html(any_view)).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_reference_has_its_target(any_view: View) -> None:
    page = Page(render_html(any_view))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = [(a.get("href") or "")[1:] for a in page.named("a")]
    wanted += [part for _, a in page.tags for part in (a.get("aria-labelledby") or "").split()]
    wanted += re.findall(r"url\(#([^)]+)\)", render_html(any_view))
    assert set(wanted) <= set(ids)


def test_every_chart_has_a_title_a_description_and_a_twin(any_view: View) -> None:
    text = render_html(any_view)
    charts = re.findall(r"<svg.*?</svg>(?:(?!<svg).)*", text, re.DOTALL)
    assert len(charts) >= 6
    for chart in charts:
        assert 'role="img"' in chart
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", chart)
        assert 'class="twin"' in chart


def test_letters_of_charts_can_be_read_on_a_telephone(view_of: Callable[[str], View]) -> None:
    text = render_html(view_of("half"))
    assert all(0 < float(wide) <= 420 for wide in re.findall(r'viewBox="0 0 ([\d.]+)', text))
    sizes = re.findall(r"\.c-[\w,.-]+\{[^}]*font-size:(\d+)px", style_of(text))
    assert sizes and min(map(int, sizes)) >= 12


def test_tables_have_captions_and_scopes(any_view: View) -> None:
    text = render_html(any_view)
    page = Page(text)
    assert len(page.named("caption")) == len(page.named("table"))
    assert all(cell.get("scope") in {"col", "row"} for cell in page.named("th"))


def test_what_is_made_up_says_so_and_nothing_else_does(view_of: Callable[[str], View]) -> None:
    assert "Made up" in render_html(view_of("half"))
    assert "Made up" not in render_html(view_of("full"))


def test_no_score_is_never_zero(view_of: Callable[[str], View]) -> None:
    text = render_html(view_of("empty"))
    assert 'class="c-mark" cx' not in text
    assert text.count("Not enough answers") >= 12


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_have_contrast(colours: dict[str, str]) -> None:
    for text, ground in TEXTS:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for mark, ground in MARKS:
        assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


def test_light_and_dark_name_the_same_roles_and_the_style_uses_no_others(view_of: Callable[[str], View]) -> None:
    assert LIGHT.keys() == DARK.keys()
    used = set(re.findall(r"var\(--([\w-]+)\)", style_of(render_html(view_of("half")))))
    assert used <= LIGHT.keys() | {"sans", "serif"}


def test_the_same_view_gives_the_same_bytes(view_of: Callable[[str], View]) -> None:
    assert render_html(view_of("half")) == render_html(view_of("half"))
