"""The report as one HTML file that asks for nothing else: no request, no style attribute, no need of its script."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from markupsafe import Markup

from govcheck.report.document import Block, Look, Part
from govcheck.report.environment import built_in
from govcheck.report.own_template import OwnTemplate, load_own_template
from govcheck.report.palette import DARK, LIGHT, write_properties
from govcheck.report.view.visible import visible

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from jinja2 import Environment

    from govcheck.language import Language
    from govcheck.report.document import Cell, Document, Row, Table
    from govcheck.report.view import View

TEMPLATE = "report.html.j2"
"""The page; a template of one's own has the same name."""

RUNNING_HEAD, PAGE = '"running head"', '"page"'
"""Stand in the style sheet where the words at the edge of every printed page come."""

_LABEL, _TEXT = "\x00", "\x01"
_HEAD, _STRONG = '<th scope="row">', '<tr class="strong">'
_RANK = re.compile(r"(\d+)\. (.+)", re.DOTALL)
_RUNS = {Look.QUESTION: "questions", Look.STEP: "steps"}
_KINDS: dict[type, str] = {kind: kind.__name__.lower() for kind in get_args(Block)}


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
    style = visible(style + own.style)
    given = {
        "document": document,
        "view": view,
        "policy": _policy(style, _script()),
        "style": Markup(style),  # noqa: S704 - nothing in it can leave a style sheet
        "script": Markup(_script()),  # noqa: S704 - it comes with the program
        "logo": own.logo,
        "comfort": _comfort(document.language),
        "joint": _joint(document.language),
        "targets": document.targets,
    }
    if own.folder:
        return visible(own.render(TEMPLATE, FILTERS, given))
    page = _environment().get_template(f"templates/{TEMPLATE}").render(given)
    # All attributes of the built-in templates stand in double quotes; French has many apostrophes.
    return visible(page.replace("&#39;", "'"))


def quote_css(text: str) -> str:
    r"""The text as a string of a style sheet; whatever is no plain letter, digit or space is escaped.

    >>> print(quote_css('A "</style>'))
    "A \22 \3c \2f style\3e "
    """
    return '"' + "".join(c if c == " " or (c.isascii() and c.isalnum()) else f"\\{ord(c):x} " for c in text) + '"'


def _comfort(language: Language) -> Comfort:
    return Comfort(
        copy=language.text("Copy this number"),
        copied=language.text("Copied: {number}", number="{number}"),
        filter=language.text("Show only answers with these words"),
        shown=language.text("{shown} of {all}", shown="{shown}", all="{all}"),
    )


def _joint(language: Language) -> tuple[str, ...]:
    """What stands before, between and after a label and what it names."""
    return tuple(re.split(f"[{_LABEL}{_TEXT}]", language.named(_LABEL, _TEXT)))


def _policy(style: str, script: str) -> str:
    """What the page may do: show this style sheet, run this script, and show pictures that are in it."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _runs(blocks: Iterable[Block]) -> Iterator[tuple[str, list[tuple[str, Block]]]]:
    """Blocks with the name of their kind; questions and steps that follow one another stand together."""
    for name, run in groupby(blocks, key=lambda block: _RUNS.get(block.look, "") if isinstance(block, Part) else ""):
        yield name, [(_KINDS[type(block)], block) for block in run]


def _rank(part: Part) -> tuple[str, str]:
    """The number that the title of a step begins with, and the rest of it."""
    found = _RANK.fullmatch(part.title) if part.look is Look.STEP else None
    return (found[1], found[2]) if found else ("", part.title)


def _numbers(table: Table) -> str:
    """The classes that name the columns of numbers, such as ``n2 n4``."""
    return " ".join(f"n{place}" for place, column in enumerate(table.columns, 1) if column.numeric)


def _rows(table: Table, targets: Container[str]) -> Markup:
    """The rows of a table. A report has thousands of cells: a template would take twice as long for them.

    The end tags that HTML lets out are left out, which makes the page 10 kB smaller.
    """
    return Markup("".join(_row(row, len(table.columns), targets) for row in table.rows))  # noqa: S704 - see _row


def _row(row: Row, width: int, targets: Container[str]) -> str:
    head, *others = (_cell(cell, targets) for cell in row.cells)
    start = f'<td colspan="{width - 1}">' if row.span else "<td>"
    return f"{_STRONG if row.strong else '<tr>'}{_HEAD}{head}" + "".join(start + cell for cell in others)


def _cell(cell: Cell, targets: Container[str]) -> str:
    text = escape(cell.text, quote=False)
    if cell.link in targets:
        text = f'<a href="#{escape(cell.link)}">{text}</a>'
    return text + "".join(f"<small>{escape(line, quote=False)}</small>" for line in cell.under)


FILTERS: dict[str, Any] = {"runs": _runs, "rank": _rank, "numbers": _numbers, "rows": _rows}
"""What the built-in templates use beside ``drawn``."""


@cache
def _environment() -> Environment:
    environment = built_in().overlay()
    environment.filters = {**environment.filters, **FILTERS}
    return environment


@cache
def _script() -> str:
    """The little comfort that the page has; it works without."""
    return files("govcheck.report").joinpath("templates/comfort.js").read_text("utf-8").strip()


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
