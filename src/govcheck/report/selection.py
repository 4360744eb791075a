"""A report of a few of its sections: those that are asked for, with no links into the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govcheck.errors import Problem, UsageError
from govcheck.model.nearest import nearest
from govcheck.report.document import Columns, Figure, Listing, Part, Table
from govcheck.report.story.chapter import CHAPTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.report.document import Block, Document


def select_sections(document: Document, names: Sequence[str]) -> Document:
    """The document with the sections of these names alone, in its own order; none means all.

    A chapter is named by the section of the questionnaire that it speaks of.

    Raises:
        UsageError: there is no section of such a name.
    """
    if not names:
        return document
    known = {section.id: section for section in document.sections if not section.chapter}
    for section in document.sections:
        # A chapter is named without what stands before its id, unless another section has that name.
        short = section.id.removeprefix(CHAPTER)
        known[section.id if short in known else short] = section
    for name in names:
        if name not in known:
            near = nearest(name[:80], list(known))
            hint = "Did you mean {near}? There are: {known}." if near else "There are: {known}."
            fields = {"name": name[:80], "near": near, "known": ", ".join(known)}
            raise UsageError(Problem("unknown-section", "The report has no section {name}.", hint, fields=fields))
    wanted = {known[name].id for name in names}
    kept = tuple(section for section in document.sections if section.id in wanted)
    targets = replace(document, sections=kept).targets
    return replace(document, sections=tuple(s._replace(blocks=_without_dead(s.blocks, targets)) for s in kept))


def _without_dead(blocks: tuple[Block, ...], targets: frozenset[str]) -> tuple[Block, ...]:
    return tuple(_alive(block, targets) for block in blocks)


def _alive(block: Block, targets: frozenset[str]) -> Block:
    match block:
        case Part():
            return block._replace(blocks=_without_dead(block.blocks, targets))
        case Columns():
            parts = (part._replace(blocks=_without_dead(part.blocks, targets)) for part in block.parts)
            return block._replace(parts=tuple(parts))
        case Listing():
            items = (item if item.link in targets else item._replace(link="") for item in block.items)
            return block._replace(items=tuple(items))
        case Table():
            return _table(block, targets)
        case Figure() if block.twin:
            return block._replace(twin=_table(block.twin, targets))
        case _:
            return block


def _table(table: Table, targets: frozenset[str]) -> Table:
    rows = (
        row._replace(cells=tuple(cell if cell.link in targets else cell._replace(link="") for cell in row.cells))
        for row in table.rows
    )
    return table._replace(rows=tuple(rows))
