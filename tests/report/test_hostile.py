"""Whatever people write stays text: in every field of the answers, in every format, and on the screen."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from govcheck.report.plain import render_plain
from govcheck.report.terminal import render_summary
from report.hostile_reports import ADDRESS, EVERYWHERE, KINDS, OF_A_NAME, missing, name_of, written
from report.hostile_texts import PLAIN, hostile, small
from report.pdf_text import plain

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Page(HTMLParser):
    """The elements of a page with the names of their attributes, its words, and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.words = ""
        self.addresses: list[str] = []
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action", "data"}]
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the shape of HTMLParser
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in {"style", "script"}:
            self.words += data

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.elements.append(("declaration", data))


@cache
def html_page(name: str | None = None, *, harmless: bool = False) -> Page:
    return Page(written(".html", name, harmless=harmless).decode())


@pytest.mark.parametrize("kind", KINDS)
def test_html_shows_it(kind: str) -> None:
    assert missing(kind, html_page().words) == []


def test_html_has_no_element_of_it() -> None:
    page, other = html_page(), html_page(harmless=True)
    # Long words take more lines of a drawing.
    assert [tag for tag in page.elements if tag[0] != "text"] == [tag for tag in other.elements if tag[0] != "text"]
    assert page.addresses == other.addresses
    assert not [name for _, *names in page.elements for name in names if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("name", OF_A_NAME)
def test_html_has_no_element_of_a_name(name: str) -> None:
    assert html_page(name).elements == html_page(PLAIN).elements
    assert html_page(name).addresses == html_page(PLAIN).addresses
    assert name_of(name) in plain(html_page(name).words)


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@cache
def markdown_page(name: str | None = None, *, harmless: bool = False) -> Page:
    page = Page(MARKDOWN.render(written(".md", name, harmless=harmless).decode()))
    # Signs that would do something stand in elements of their own, and lines end with one.
    page.elements = [tag for tag in page.elements if tag not in {("span",), ("br",)}]
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_shows_it(kind: str) -> None:
    assert missing(kind, markdown_page().words) == []


def test_markdown_has_no_element_of_it() -> None:
    assert markdown_page().elements == markdown_page(harmless=True).elements
    assert markdown_page().addresses == markdown_page(harmless=True).addresses


@pytest.mark.parametrize("name", OF_A_NAME)
def test_markdown_has_no_element_of_a_name(name: str) -> None:
    assert markdown_page(name).elements == markdown_page(PLAIN).elements
    assert markdown_page(name).addresses == markdown_page(PLAIN).addresses
    assert name_of(name) in plain(markdown_page(name).words)


def test_markdown_has_no_words_that_become_a_link() -> None:
    # Programs look for them before they join what stands beside an escape, here between two zeros.
    parsed = MarkdownIt("commonmark").enable("table").disable("text_join").parse(written(".md").decode())
    holds = {"text": "{}", "text_special": "\0{}\0"}
    lines = ["".join(holds.get(p.type, " ").format(p.content) for p in block.children or ()) for block in parsed]
    assert sum("evil" in line for line in lines) > 30
    assert [line for line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize("name", EVERYWHERE)
def test_the_screen_is_not_steered(name: str | None) -> None:
    view = (hostile() if name is None else small(name)).view
    for width in (40, 80):
        bare = render_summary(view, width, colour=False)
        assert not CONTROL.search(bare)
        assert COLOUR.sub("", render_summary(view, width)).split() == bare.split()
    told = render_plain(view)
    assert not CONTROL.search(told)
    if name is not None:
        assert name_of(name) in plain(told)
