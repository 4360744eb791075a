"""The report as GitHub-flavoured Markdown, which a repository shows and compares line by line.

A file alone: a drawing stands as its table, or as its description. Whatever people wrote stays text.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, assert_never

from govcheck.model.visible import visible
from govcheck.report.document import Cards, Columns, Figure, Gallery, Listing, Look, Paragraph, Part, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govcheck.report.document import Block, Card, Cell, Document, Item, Joint, Joints, Row

DEEPEST = 6
APART = "<!-- -->"
"""Stands between two lists, which would be one without it."""

_MARKUP = re.compile(r"[\\`*_\[\]{}|~#^!]")
_ENTITY = re.compile(r"&(?=[#\w])")
_ADDRESS = re.compile(
    r"(?<=[a-z]):(?=/)|(?<!:)/(?=/)|(?<=www)\.|(?<=\S)\.(?=[^\W\d_]{2})|(?<=mailto):|(?<=xmpp):", re.IGNORECASE
)
"""What makes an address of the words around it: on GitHub ``www.`` does, elsewhere any dot before a name."""

_SIGN = re.compile(r"[$@]|:(?=[\w+-]+:)")
"""Begins a formula, a mention, an address or a picture, which are looked for when Markdown has been read."""
_START = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
_NO_ANCHOR = re.compile(r"[^\w.:-]", re.ASCII)


def render_markdown(document: Document) -> str:
    """The whole report as one text that ends with one line feed."""
    return "\n\n".join(filter(None, _Setter(document).chunks())) + "\n"


def quote_markdown(text: str) -> str:
    r"""The text so that Markdown shows it as it is, on one line; line feeds become breaks.

    >>> print(quote_markdown("1. *a* <b>\nhttp://c.example"))
    1\. \*a\* &lt;b&gt;<br>http\://c\.example
    """
    text = visible(text).strip()
    text = _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;").replace(">", "&gt;")
    text = _ADDRESS.sub(r"\\\g<0>", _hold(text))
    return _START.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", text).replace("\n", "<br>")


class _Setter:
    """Sets one document; links lead only to what is there."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._above = ""  # the last heading: what says the same below it is left out
        self._told: set[str] = set()  # what has been said below it

    def chunks(self) -> Iterator[str]:
        """All that stands between empty lines."""
        document = self._document
        yield quote_markdown(document.kicker)
        yield f"# {quote_markdown(document.title)}"
        yield from map(quote_markdown, document.meta)
        yield from (f"> {quote_markdown(notice)}" for notice in document.notices)
        yield _bold(document.contents)
        yield "\n".join(f"- {self._link(section.title, section.id)}" for section in document.sections)
        for section in document.sections:
            yield from self._heading(section.title, section.id, 2)
            yield from self._blocks(section.blocks, 3)
        yield "---"
        yield from map(quote_markdown, document.colophon)

    def _heading(self, title: str, target: str, level: int) -> Iterator[str]:
        self._above = title
        self._told.clear()
        if target:
            yield f'<a id="{_anchor(target)}"></a>'
        yield f"{'#' * min(level, DEEPEST)} {quote_markdown(title)}"

    def _blocks(self, blocks: Iterable[Block], level: int) -> Iterator[str]:
        before: Block | None = None
        for block in blocks:
            if isinstance(before, Listing) and isinstance(block, Listing):
                yield APART
            yield from self._block(block, level)
            before = block

    def _block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Paragraph():
                self._told.add(block.text)
                yield _paragraph(block, self._document.joints)
            case Listing():
                self._told.update(item.text for item in block.items)
                yield "\n".join(
                    f"{f'{place}.' if block.ordered else '-'} {self._item(item)}"
                    for place, item in enumerate(block.items, 1)
                )
            case Cards(cards):
                yield from _cards(cards)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Gallery(figures):
                for figure in figures:
                    yield from self._figure(figure)
            case Part():
                yield from self._part(block, level)
            case Columns(parts):
                yield from self._blocks(parts, level)
            case _:
                assert_never(block)

    def _part(self, part: Part, level: int) -> Iterator[str]:
        if part.look is not Look.REMARK:
            yield from self._heading(part.title, part.id, level)
            yield from self._blocks(part.blocks, level + 1)
            return
        if part.id:
            yield f'<a id="{_anchor(part.id)}"></a>'
        yield f"<details>\n<summary>{_html(part.title)}</summary>"
        yield from self._blocks(part.blocks, level)
        yield "</details>"

    def _figure(self, figure: Figure) -> Iterator[str]:
        """What its table tells, or the text above it, is not told again by its description."""
        title = figure.title if figure.title != self._above else ""
        if figure.twin is not None:
            yield _bold(title)
        elif figure.description not in self._told:
            before, between, after = self._document.joints.of(title)
            named = f"{before}{title}{between}" if title and not after else ""
            yield _named(self._document.joints, title, figure.description.removeprefix(named))
        if figure.twin is not None:
            yield from self._table(figure.twin)

    def _item(self, item: Item) -> str:
        text = quote_markdown(item.text)
        if item.label:
            label = _bold(item.label)
            text = _join(self._document.joints.of(item.label), self._linked(label, item.link), text)
        else:
            text = self._linked(text, item.link)
        return "<br>".join((f"{quote_markdown(item.sign)} {text}".strip(), *map(quote_markdown, item.under)))

    def _table(self, table: Table) -> Iterator[str]:
        yield _bold(table.caption) if table.caption != self._above else ""
        rules = ("---:" if column.numeric else "---" for column in table.columns)
        rows = (self._row(row, len(table.columns)) for row in table.rows)
        yield "\n".join((_line(quote_markdown(column.title) for column in table.columns), _line(rules), *rows))

    def _row(self, row: Row, width: int) -> str:
        cells = [self._cell(cell, strong=row.strong) for cell in row.cells]
        return _line((*cells, *[""] * (width - len(cells))))

    def _cell(self, cell: Cell, *, strong: bool) -> str:
        text = self._linked(_bold(cell.text) if strong else quote_markdown(cell.text), cell.link)
        return "<br>".join((text, *map(quote_markdown, cell.under)))

    def _linked(self, quoted: str, target: str) -> str:
        return f"[{quoted}](#{_anchor(target)})" if quoted and target in self._document.targets else quoted

    def _link(self, text: str, target: str) -> str:
        return self._linked(quote_markdown(text), target)


def _paragraph(paragraph: Paragraph, joints: Joints) -> str:
    if paragraph.tone is Tone.STRONG:
        return _bold(
            _join(joints.of(paragraph.label), paragraph.label, paragraph.text) if paragraph.label else paragraph.text
        )
    text = _named(joints, paragraph.label, paragraph.text)
    if paragraph.tone is Tone.CITE:
        return f"_{text}_" if text else ""
    return f"> {text}" if paragraph.tone is Tone.NOTICE else text


def _cards(cards: tuple[Card, ...]) -> Iterator[str]:
    """Cards as a table: a column each, below its title the number, if any of them has one, and the lines."""
    values = [" ".join((_bold(card.value), quote_markdown(card.unit))) if card.value else "" for card in cards]
    lines = ["<br>".join(map(quote_markdown, card.lines)) for card in cards]
    titles = (quote_markdown(card.title) for card in cards)
    rows = [_line(row) for row in (values, lines) if any(row)]
    yield "\n".join((_line(titles), _line("---" for _ in cards), *rows))


def _named(joints: Joints, label: str, text: str) -> str:
    return _join(joints.of(label), _bold(label), quote_markdown(text)) if label else quote_markdown(text)


def _join(joint: Joint, label: str, text: str) -> str:
    """A label with what it names, both of them Markdown."""
    before, between, after = joint
    return f"{before}{label}{between}{text}{after}"


def _bold(text: str) -> str:
    quoted = quote_markdown(text)
    return f"**{quoted}**" if quoted else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _html(text: str) -> str:
    """The text on one line inside of HTML, where Markdown means nothing."""
    return _hold(escape(" ".join(visible(text).split())))


def _hold(quoted: str) -> str:
    """The same with the signs that no backslash holds in elements of their own, which show and do nothing."""
    return _SIGN.sub(r"<span>\g<0></span>", quoted)


def _anchor(target: str) -> str:
    """The id as what an address may hold after its number sign."""
    return _NO_ANCHOR.sub(lambda found: f"-{ord(found[0]):x}-", target)
