"""The report as one HTML file that asks for nothing else: no request, no style attribute, no need of its script."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from govcheck.model.visible import visible
from govcheck.report.charts.figure import render_figure
from govcheck.report.environment import built_in
from govcheck.report.escape import escape_text
from govcheck.report.html_blocks import HtmlBlocks
from govcheck.report.own_template import OwnTemplate, load_own_template
from govcheck.report.palette import DARK, LIGHT, write_properties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.report.document import Block, Document, Figure, Section
    from govcheck.report.html_blocks import Around
    from govcheck.report.view import View

TEMPLATE = "report.html.j2"
"""The page; a template of one's own has the same name."""

HERE = "\x00"
"""Stands before and after the id of a section where that comes: no text that is shown holds it."""

RUNNING_HEAD, PAGE = '"running head"', '"page"'
"""Stand in the style sheet where the words at the edge of every printed page come."""


class Comfort(NamedTuple):
    """What the script says; ``{number}``, ``{shown}`` and ``{all}`` are filled in by it."""

    copy: str
    copied: str
    filter: str
    shown: str


def render_html(document: Document, view: View | None = None, template: Path | None = None) -> str:
    """The whole report as one file that can be mailed, opened and printed without a network.

    ``template`` is a folder with a template, a style sheet or a logo of one's own; ``view`` is what
    such a template is given beside the document.

    Raises:
        InputError: the folder, or what is in it, cannot be used.
    """
    own = load_own_template(template, TEMPLATE) if template else OwnTemplate()
    style = _style()
    for place, words in ((RUNNING_HEAD, document.running_head), (PAGE, f"{document.page} ")):
        style = style.replace(place, quote_css(words))
    style += visible(own.style)
    given = {
        "document": document,
        "view": view,
        "policy": _policy(style),
        "style": Markup(style),  # noqa: S704 - nothing in it can leave a style sheet
        "script": Markup(_script()),  # noqa: S704 - it comes with the program
        "logo": own.logo,
        "comfort": _comfort(document.language),
    }
    if own.folder:
        return visible(own.render(TEMPLATE, partial(_make_setters, document), given))
    # Of a macro in the page, and of all that it was given, Jinja makes a circle that only the search for
    # garbage undoes: a function does not.
    return _set_sections(
        built_in().get_template(f"templates/{TEMPLATE}").render(given, section=_mark_section), document
    )


def _set_sections(page: str, document: Document) -> str:
    """The built-in page with its sections: they are nearly all of it, and Jinja would copy each of them three times."""
    sections = {section.id: section for section in document.sections}
    setter = _setter(document, render_figure)
    html: list[str] = []
    for place, piece in enumerate(page.split(HERE)):
        if place % 2:
            setter.add_section(html, sections[piece])
        else:
            html.append(piece)
    return "".join(html)


def quote_css(text: str) -> str:
    r"""The text as a string of a style sheet; whatever is no plain letter, digit or space is escaped.

    >>> print(quote_css('A "</style>'))
    "A \22 \3c \2f style\3e "
    """
    return '"' + "".join(c if c == " " or (c.isascii() and c.isalnum()) else f"\\{ord(c):x} " for c in text) + '"'


@lru_cache(maxsize=16)
def _comfort(language: Language) -> Comfort:
    return Comfort(
        copy=language.text("Copy this number"),
        copied=language.text("Copied: {number}", number="{number}"),
        filter=language.text("Show only answers with these words"),
        shown=language.text("{shown} of {all}", shown="{shown}", all="{all}"),
    )


def _policy(style: str) -> str:
    """What the page may do: show this style sheet, run this script, and show pictures that are in it."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_script_hash()}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _make_setters(document: Document, draw: Callable[[Figure], str]) -> dict[str, Callable[..., Markup]]:
    """The functions by which a template of one's own sets the document; ``draw`` sets a figure as SVG."""

    def section(one: Section) -> Markup:
        html: list[str] = []
        _setter(document, draw).add_section(html, one)
        return Markup("".join(html))  # noqa: S704 - it escapes what it sets

    def set_blocks(blocks: Iterable[Block], level: int, around: Around) -> Markup:
        return Markup(_setter(document, draw).set_blocks(blocks, level, around))  # noqa: S704 - it escapes what it sets

    for setter in (section, set_blocks):
        setter.__qualname__ = setter.__name__  # as what is told of a wrong call names it
    return {"section": section, "set_blocks": set_blocks}


def _setter(document: Document, draw: Callable[[Figure], str]) -> HtmlBlocks:
    return HtmlBlocks(document.joints.set_by(escape_text), document.targets, draw)


def _mark_section(section: Section) -> Markup:
    """Where a section comes: `_set_sections` sets it there, in the built-in page."""
    return Markup(f"{HERE}{section.id}{HERE}")  # noqa: S704 - it is never shown


@cache
def _script() -> str:
    """The little comfort that the page has; it works without."""
    return files("govcheck.report").joinpath("templates/comfort.js").read_text("utf-8").strip()


@cache
def _script_hash() -> str:
    return _hash(_script())


@cache
def _style() -> str:
    """The style sheet with the colours of the palette; the policy of the page admits its text alone."""
    template = built_in().get_template("templates/style.css.j2")
    return template.render(
        light=write_properties(LIGHT),
        dark=write_properties(DARK),
        colours={role: f"var(--{role})" for role in LIGHT},
        font="var(--sans)",
        strong=650,
    )
