"""The report as one HTML file that asks for nothing else: no script, no request, no style attribute."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from govcheck.report.charts.averages import draw_average
from govcheck.report.charts.cycle import draw_cycle
from govcheck.report.charts.ladder import draw_ladder
from govcheck.report.charts.scores import draw_scores
from govcheck.report.charts.stage import draw_stage
from govcheck.report.palette import DARK, LIGHT, write_properties
from govcheck.report.view.standing import SIGNS

if TYPE_CHECKING:
    from jinja2 import Template

    from govcheck.language import Language
    from govcheck.report.view import View

RUNNING_HEAD = '"running head"'
"""Stands in the style sheet where the head of every printed page comes."""


def render_html(view: View) -> str:
    """The whole report as one file that can be mailed, opened and printed without a network."""
    head = f"{view.city} · {view.title} · {view.date}"
    style = _style().replace(RUNNING_HEAD, quote_css(head))
    digest = b64encode(sha256(style.encode()).digest()).decode()
    named = partial(_named, view.language)
    return _template().render(view=view, labels=view.labels, named=named, style=Markup(style), style_hash=digest)  # noqa: S704


def _named(language: Language, label: str, value: str) -> Markup:
    """A label with what it names, of which either may be marked up; what is not is escaped."""
    return escape(language.named("{label}", "{value}")).format(label=label, value=value)


def quote_css(text: str) -> str:
    r"""The text as a string of a style sheet; whatever is no plain letter, digit or space is escaped.

    >>> print(quote_css('A "</style>'))
    "A \22 \3c \2f style\3e "
    """
    return '"' + "".join(c if c == " " or (c.isascii() and c.isalnum()) else f"\\{ord(c):x} " for c in text) + '"'


@cache
def _environment() -> Environment:
    # Autoescape is on whatever a template is called: everything shown may come from people.
    environment = Environment(
        loader=PackageLoader("govcheck", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        draw_scores=draw_scores,
        draw_ladder=draw_ladder,
        draw_cycle=draw_cycle,
        draw_stage=draw_stage,
        draw_average=draw_average,
        signs=SIGNS,
    )
    return environment


@cache
def _template() -> Template:
    return _environment().get_template("templates/report.html.j2")


@cache
def _style() -> str:
    """The style sheet with the colours of the palette; the policy of the page admits its text alone."""
    template = _environment().get_template("templates/style.css.j2")
    return template.render(light=write_properties(LIGHT), dark=write_properties(DARK))
