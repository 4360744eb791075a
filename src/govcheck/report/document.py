"""The report as a document: sections of a few kinds of blocks, which every format sets in its own way.

The story is told once, by ``govcheck.report.story``; a format only sets it. All strings are plain
text in the language of the document, ready to be shown: no format words or rounds anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import is_asking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from govcheck.language import Language


class Tone(StrEnum):
    """What a paragraph is: usual text, the first sentences, an aside, a citation, or something to heed."""

    PLAIN = "plain"
    LEAD = "lead"
    SOFT = "soft"
    STRONG = "strong"
    CITE = "cite"
    NOTICE = "notice"


class Paragraph(NamedTuple):
    """A paragraph; ``label`` is said first and in bold, as ``language.named`` joins the two.

    ``text`` may hold line feeds where people wrote some.
    """

    text: str
    tone: Tone = Tone.PLAIN
    label: str = ""


class Item(NamedTuple):
    """An item of a list.

    ``sign`` stands before it and says nothing that the words do not say; ``label`` is said first and
    in bold; ``link`` is the id of a section or a part; ``under`` are quieter lines below it.
    """

    text: str
    label: str = ""
    sign: str = ""
    link: str = ""
    under: tuple[str, ...] = ()


class Listing(NamedTuple):
    """A list; ``ordered`` where the order matters."""

    items: tuple[Item, ...]
    ordered: bool = False


class Card(NamedTuple):
    """A number that is seen first; ``value`` is empty, and a line says why, where there is none."""

    title: str
    value: str
    unit: str
    lines: tuple[str, ...]


class Cards(NamedTuple):
    """Cards side by side."""

    cards: tuple[Card, ...]


class Column(NamedTuple):
    """A column of a table; ``numeric`` ones are set to the right. ``wide`` ones hold sentences."""

    title: str
    numeric: bool = False
    wide: bool = False


class Cell(NamedTuple):
    """A cell; ``under`` are quieter lines below its text; ``link`` is the id of a section or a part."""

    text: str
    under: tuple[str, ...] = ()
    link: str = ""


class Row(NamedTuple):
    """A row; its first cell is its head. ``span``: the last cell takes all columns that are left.

    A row that spans with its head alone is a heading of the rows below it, up to the next such row.

    ``common``: its cells hold words alone, none of a city's own, and none spans: how it is set may be kept for
    the next city.
    """

    cells: tuple[Cell, ...]
    strong: bool = False
    span: bool = False
    common: bool = False

    @property
    def heads(self) -> bool:
        """Whether it is a heading of the rows below it."""
        return self.span and len(self.cells) == 1


class Table(NamedTuple):
    """A table with a caption, a head and at least one row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Mark(StrEnum):
    """A mark of a drawing, as its key shows it."""

    DOT = "dot"
    BAR = "bar"
    DIAMOND = "diamond"
    HATCH = "hatch"
    THICK = "thick"
    THIN = "thin"
    DASHES = "dashes"
    SQUARE = "square"
    TRIANGLE = "triangle"
    RING = "ring"
    BRACKET = "bracket"


class Key(NamedTuple):
    """What a mark of a drawing stands for."""

    mark: Mark
    text: str


class Figure(NamedTuple):
    """A drawing with its title, its description in words, its key, and the same as a table.

    ``kind`` names the drawing (a file of ``charts``); ``chart`` is what that draws from.
    """

    id: str
    kind: str
    chart: object
    title: str
    description: str
    keys: tuple[Key, ...] = ()
    twin: Table | None = None


class Look(StrEnum):
    """What a part is: a subsection, a question with its answer, a step, or a remark that may stay folded."""

    PLAIN = "plain"
    QUESTION = "question"
    STEP = "step"
    REMARK = "remark"


class Part(NamedTuple):
    """Blocks under a heading of their own, one level below the heading around them.

    A remark is no heading: its title is a line that opens it. ``common``: it holds no words of a city's own, no
    link and no other part: how it is set may be kept for the next city.
    """

    title: str
    blocks: tuple[Block, ...]
    id: str = ""
    look: Look = Look.PLAIN
    common: bool = False


class Columns(NamedTuple):
    """Parts that may stand side by side; what has no room for that sets them one after the other."""

    parts: tuple[Part, ...]


class Gallery(NamedTuple):
    """Small drawings that may stand side by side."""

    figures: tuple[Figure, ...]


Block = Paragraph | Listing | Cards | Table | Figure | Part | Columns | Gallery
"""What a section is made of."""


class Section(NamedTuple):
    """A section: a ``chapter`` speaks of one of the questionnaire, an ``annex`` is looked up in, and set smaller.

    Its heading is of the first level. Annexes come last.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    chapter: bool = False
    annex: bool = False


Joint = tuple[str, str, str]
"""What stands before, between and after a label and what it names."""


class Joints(NamedTuple):
    """How a language joins a label with what it names: one that asks has a mark of its own."""

    naming: Joint
    asking: Joint

    def of(self, label: str) -> Joint:
        """How this label is joined."""
        return self.asking if is_asking(label) else self.naming

    def set_by(self, quote: Callable[[str], str]) -> Joints:
        """The same as a format writes texts."""
        return Joints(*((quote(before), quote(between), quote(after)) for before, between, after in self))


@dataclass(frozen=True)
class Document:
    """A report.

    ``kicker`` stands above the title, ``meta`` below it, ``running_head`` on every printed page;
    ``colophon`` at the end. ``day`` is the date of the answers, and so of the report.
    """

    language: Language
    kicker: str
    title: str
    full_title: str
    meta: tuple[str, ...]
    notices: tuple[str, ...]
    contents: str
    skip: str
    running_head: str
    page: str
    sections: tuple[Section, ...]
    colophon: tuple[str, ...]
    day: date

    @cached_property
    def joints(self) -> Joints:
        """How its language joins a label with what it names."""
        return Joints(self._joint("\x00"), self._joint("\x00?"))

    def _joint(self, label: str) -> Joint:
        value = "\x01"
        before, rest = self.language.named(label, value).split(label)
        between, after = rest.split(value)
        return before, between, after

    @cached_property
    def targets(self) -> frozenset[str]:
        """The ids that a link can lead to."""
        found = {section.id for section in self.sections}
        for section in self.sections:
            _find_targets(section.blocks, found)
        return frozenset(filter(None, found))


def _find_targets(blocks: Iterable[Block], found: set[str]) -> None:
    for block in blocks:
        if isinstance(block, Part):
            found.add(block.id)
            # What is common to cities holds no part that a link could lead to.
            if not block.common:
                _find_targets(block.blocks, found)
        elif isinstance(block, Columns):
            _find_targets(block.parts, found)
