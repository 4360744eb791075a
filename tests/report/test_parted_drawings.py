"""Drawings with many rows: they are parted, so that none fills a page."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from govcheck.report.document import Figure, Part
from govcheck.report.html import render_html
from govcheck.report.story import tell_story
from govcheck.report.story.drawings import MOST_TOGETHER, picture_common_scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View


def test_many_questions_on_a_scale_are_drawn_in_parts(view_of: Callable[[str], View]) -> None:
    view = view_of("full")
    scales = [scale for chapter in view.chapters for scale in chapter.scales]
    long = next(scale for scale in scales if len(scale.rows) > MOST_TOGETHER)
    parts = list(picture_common_scale(view.language, long))
    assert [part.title for part in parts] == [f"{long.title} (1 of 2)", f"{long.title} (2 of 2)"]
    rows = [[row.cells[0].text for row in part.twin.rows] for part in parts if part.twin]
    assert list(chain.from_iterable(rows)) == [row.title for row in long.rows]
    assert max(map(len, rows)) - min(map(len, rows)) <= 1
    assert " ".join(part.description for part in parts) == long.description
    short = next(scale for scale in scales if len(scale.rows) <= MOST_TOGETHER)
    (whole,) = picture_common_scale(view.language, short)
    assert (whole.title, whole.description) == (short.title, short.description)


def test_its_tables_have_names_of_their_own(view_of: Callable[[str], View]) -> None:
    view = view_of("full")
    page = render_html(tell_story(view), view)
    labels = [line.split('aria-label="')[1] for line in page.splitlines() if '<div class="scroll"' in line]
    assert len(labels) == len(set(labels))


def test_a_chapter_has_no_heading_with_nothing_below(view_of: Callable[[str], View]) -> None:
    for section in tell_story(view_of("full")).sections:
        parts = [block for block in section.blocks if isinstance(block, Part)]
        assert all(part.blocks for part in parts)
        assert not any(isinstance(block, Figure) and not block.title for part in parts for block in part.blocks)
