"""Drawings of the first page: low, and narrow where three stand in a row; all of their words are within them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from docx.oxml.ns import qn

from govcheck.report.charts.cycle import draw_cycle
from govcheck.report.charts.figure import render_figure
from govcheck.report.charts.geometry import CHAPTER, HALF, THIRD, WIDTH
from govcheck.report.charts.scores import HALF as TICK
from govcheck.report.charts.scores import draw_scores
from govcheck.report.document import Figure, Gallery, Item, Listing, Paragraph, Part
from govcheck.report.story import tell_story
from govcheck.report.view import build_view
from govcheck.store.content import load_questionnaire
from report.made_document import every_block
from report.test_drawing import figures_of
from report.word_file import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result
    from govcheck.report.view import View

LETTER = 6.5
"""About the width of a letter, in units."""


def galleries(view: View) -> list[Figure]:
    (gallery,) = [block for block in tell_story(view).sections[0].blocks if isinstance(block, Gallery)]
    return list(gallery.figures)


@pytest.mark.parametrize("kind", ["few", "half", "full"])
def test_all_words_of_a_narrow_drawing_are_within_it(view_of: Callable[[str], View], kind: str) -> None:
    figures = galleries(view_of(kind))
    assert len(figures) == 3
    for figure in figures:
        root = ET.fromstring(render_figure(figure))  # noqa: S314 - it was drawn here
        _, _, width, height = map(float, root.get("viewBox", "").split())
        assert width == THIRD.width
        assert height < 0.9 * width
        for text in root.iter("text"):
            long, x = LETTER * len(text.text or ""), float(text.get("x", ""))
            start = x - long * {"end": 1, "middle": 0.5}.get(text.get("text-anchor", ""), 0)
            assert start >= -2 and start + long <= width + 2, text.text
            assert 8 <= float(text.get("y", "")) <= height


def test_a_cycle_of_another_number_of_phases_stays_as_it_is(view_of: Callable[[str], View]) -> None:
    (cycle,) = view_of("full").cycles
    three = cycle._replace(phases=cycle.phases[:3])
    low, narrow = draw_cycle(cycle, "none", 0, HALF), draw_cycle(three, "none", 0, THIRD)
    assert low.height < draw_cycle(cycle, "none", 0).height
    assert (low.width, narrow.width) == (WIDTH, WIDTH)
    assert narrow == draw_cycle(three, "none", 0, CHAPTER)


def test_no_line_of_the_scale_runs_through_a_name(view_of: Callable[[str], View]) -> None:
    index = view_of("full").indices[0]
    chart = draw_scores(index, "none", 1)
    for row, following in zip(chart.rows, chart.rows[1:], strict=False):
        assert row.name + 4 < row.strip - TICK
        assert row.strip + TICK < following.name - 11
    low = draw_scores(index, "none", 0, THIRD)
    assert all(LETTER * len(line) < low.ticks[0][0] for row in low.rows for line in row.lines)
    assert low.height < 0.7 * chart.height


def test_a_published_share_is_a_bracket_with_words(resilience_of: Callable[[str], Result]) -> None:
    view = build_view(resilience_of("full"), load_questionnaire("smart-resilience"))
    figures = [figure for section in tell_story(view).sections for figure in figures_of(section.blocks)]
    scales = [figure for figure in figures if figure.kind in {"before_today", "common_scale"}]
    shares = [part for figure in scales for row in figure.chart.rows for part in row.parts]  # type: ignore[attr-defined]
    assert shares and all(re.search(r"\d%( here)?$", part.told) for part in shares)
    assert any(part.told.endswith(" here") for part in shares)
    assert all("url(" not in render_figure(figure) for figure in scales)


def test_in_a_word_file_all_words_before_a_drawing_stay_with_it() -> None:
    (figure,) = [one for section in every_block().sections for one in figures_of(section.blocks) if one.kind == "cycle"]
    before = (Paragraph("The answer."), Listing((Item("One"), Item("Two", under=("below",)))), Paragraph("A source."))
    word = made(Part("The question", (*before, figure, Paragraph("After it."))))
    held = {}
    for paragraph in word.paragraphs:
        properties = paragraph._p.pPr  # noqa: SLF001 - nothing public tells it
        held[paragraph.text] = properties is not None and properties.find(qn("w:keepNext")) is not None
    assert all(held[text] for text in ("The answer.", "A source.", "below"))
    assert all(value for text, value in held.items() if text.endswith(("One", "Two")))
    assert not held["After it."]
