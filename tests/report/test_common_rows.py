"""Rows and parts that are kept from one city's report to the next: nothing in them is a city's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from builders import random_answers
from govcheck.assessment import assess
from govcheck.model.answer import AnswerFile
from govcheck.report.document import Block, Figure, Listing, Paragraph, Part, Row, Table
from govcheck.report.html import render_html
from govcheck.report.story import tell_story
from govcheck.report.view import build_view
from govcheck.store.benchmarks import load_studies
from govcheck.store.content import load_profile, load_questionnaire
from report.hostile_texts import PLAIN, hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govcheck.report.document import Document
    from govcheck.report.view import View


def rows_of(blocks: Iterable[Block]) -> Iterator[Row]:
    for block in blocks:
        if isinstance(block, Part):
            yield from rows_of(block.blocks)
        elif isinstance(block, Figure) and block.twin:
            yield from block.twin.rows
        elif isinstance(block, Table):
            yield from block.rows


def common_rows(document: Document) -> list[Row]:
    return [row for section in document.sections for row in rows_of(section.blocks) if row.common]


def parts_of(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        if isinstance(block, Part):
            yield block
            yield from parts_of(block.blocks)


def common_parts(document: Document) -> list[Part]:
    return [part for section in document.sections for part in parts_of(section.blocks) if part.common]


def without_common(block: Block) -> Block:
    if isinstance(block, Part):
        return block._replace(blocks=tuple(map(without_common, block.blocks)), common=False)
    if isinstance(block, Table):
        return block._replace(rows=tuple(row._replace(common=False) for row in block.rows))
    if isinstance(block, Figure) and block.twin:
        rows = tuple(row._replace(common=False) for row in block.twin.rows)
        return block._replace(twin=block.twin._replace(rows=rows))
    return block


@pytest.mark.parametrize("common", [common_rows, common_parts])
def test_nothing_that_a_city_wrote_is_common(common: Callable[[Document], list[Row] | list[Part]]) -> None:
    """Every field that takes free words holds the same ones here, and they are told."""
    document = hostile(harmless=True).document
    assert PLAIN in str(document.sections)
    assert common(document)
    assert PLAIN not in str(common(document))


def test_common_rows_hold_words_alone(any_view: View) -> None:
    cells = [cell for row in common_rows(tell_story(any_view)) for cell in row.cells]
    assert not [cell for cell in cells if cell.under or cell.link]


def links_of(block: Block) -> list[str]:
    match block:
        case Listing():
            return [item.link for item in block.items]
        case Table():
            return [cell.link for row in block.rows for cell in row.cells]
        case Figure():
            return links_of(block.twin) if block.twin else []
        case _:
            return []


def test_common_parts_hold_no_other_part_and_no_link(any_view: View) -> None:
    """A link may lead where this report has nothing; a part has an id that others may lead to."""
    for part in common_parts(tell_story(any_view)):
        assert all(isinstance(block, (Paragraph, Listing, Table, Figure)) for block in part.blocks), part.title
        assert not any(link for block in part.blocks for link in links_of(block)), part.title


def test_what_a_city_says_its_answers_are_about_is_not_common() -> None:
    """A short note may name the crisis: it stands beside every figure of another one, and is kept with none."""
    questionnaire, profile = load_questionnaire("smart-resilience"), load_profile()
    given = random_answers(questionnaire, 1, answered=1).model_dump(exclude_none=True)
    given["answers"]["crisis.latest"] = {"value": "another", "note": PLAIN}
    found = assess(questionnaire, AnswerFile.model_validate(given), load_studies("smart-resilience"), profile)
    document = tell_story(build_view(found, questionnaire))
    assert str(document.sections).count(PLAIN) > 10
    assert PLAIN not in str([*common_rows(document), *common_parts(document)])


def test_what_is_common_is_set_as_any_other(any_view: View) -> None:
    document = tell_story(any_view)
    sections = (one._replace(blocks=tuple(map(without_common, one.blocks))) for one in document.sections)
    assert render_html(replace(document, sections=tuple(sections))) == render_html(document)
