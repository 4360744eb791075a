"""Tall drawings in two columns: nothing is lost, each column can be read alone, and low ones stay as they are."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, get_type_hints
from xml.etree import ElementTree as ET

import pytest

from govcheck.report.charts.halves import WORTH, TallChart, halve_chart
from govcheck.report.drawing import WIDE, draw_png, draw_svg, draw_wide
from govcheck.report.pdf.setting import report_data
from govcheck.report.story import tell_story
from govcheck.report.view import build_view
from govcheck.store.content import load_questionnaire
from report.pdf_data import find_blocks
from report.test_drawing import figures_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.model.result import Result
    from govcheck.report.document import Document, Figure
    from govcheck.report.view import View

SVG = "{http://www.w3.org/2000/svg}"
STACKS = {
    "before_today": ["rows"],
    "common_scale": ["rows"],
    "frequencies": ["questions"],
    "shares": ["questions", "rows"],
}
"""The kinds of charts that can be parted, and what holds the rows of each."""


@pytest.fixture
def documents(view_of: Callable[[str], View], resilience_of: Callable[[str], Result]) -> tuple[Document, Document]:
    resilience = build_view(resilience_of("full"), load_questionnaire("smart-resilience"))
    return tell_story(view_of("full")), tell_story(resilience)


def figures(documents: tuple[Document, ...]) -> Iterator[Figure]:
    for document in documents:
        for section in document.sections:
            yield from figures_of(section.blocks)


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - it was drawn here


def halved(documents: tuple[Document, ...]) -> Iterator[tuple[str, Any, tuple[Any, Any]]]:
    """The kind of each drawing that can be parted, its chart, and the two charts that it becomes."""
    for figure in figures(documents):
        if isinstance(figure.chart, TallChart) and (halves := halve_chart(figure.chart)):
            yield figure.kind, figure.chart, halves


def test_a_row_holds_no_height_that_would_not_move_with_it(documents: tuple[Document, Document]) -> None:
    seen = set()
    for figure in figures(documents):
        for stack in STACKS.get(figure.kind, ()):
            for row in getattr(figure.chart, stack):
                for part in (row, *getattr(row, "rows", ())):
                    whole = {name for name, kind in get_type_hints(type(part)).items() if kind is int}
                    assert whole <= ({"y"} if part is row else {"below", "height"})
                    seen.add(type(part))
    assert len(seen) > len(STACKS)


def test_both_halves_have_all_rows_in_their_order(documents: tuple[Document, Document]) -> None:
    for kind, chart, halves in halved(documents):
        for stack in STACKS[kind]:
            rows = chain.from_iterable(getattr(half, stack) for half in halves)
            assert [row._replace(y=0) for row in rows] == [row._replace(y=0) for row in getattr(chart, stack)]
            assert all(0 <= row.y < half.height for half in halves for row in getattr(half, stack))
        assert max(half.height for half in halves) <= WORTH * chart.height
        assert len({half.id for half in halves}) == 2
    assert {kind for kind, *_ in halved(documents)} == set(STACKS)


def test_a_question_stays_with_its_first_share(documents: tuple[Document, Document]) -> None:
    shares = [halves for kind, _, halves in halved(documents) if kind == "shares"]
    assert all(half.questions[-1].y < half.rows[-1].y for halves in shares for half in halves if half.questions)


def test_a_wide_drawing_says_what_the_tall_one_says(documents: tuple[Document, Document]) -> None:
    wide = {figure: svg for figure in figures(documents) if (svg := draw_wide(figure, 300))}
    assert {figure.kind for figure in wide} == set(STACKS)
    for figure, svg in wide.items():
        chart: Any = figure.chart
        assert set(words_of(svg)) == set(words_of(draw_svg(figure)))
        root = ET.fromstring(svg)  # noqa: S314 - it was drawn here
        assert [child.text for child in root][:2] == [chart.title, chart.description]
        found = re.fullmatch(r"0 0 (\d+) (\d+)", root.get("viewBox", ""))
        assert found and int(found[1]) == WIDE and int(found[2]) <= WORTH * chart.height
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
    assert draw_png(next(iter(wide.values())), 159, 50).startswith(b"\x89PNG")


def test_low_drawings_and_those_of_one_piece_stay_as_they_are(documents: tuple[Document, Document]) -> None:
    for figure in figures(documents):
        assert draw_wide(figure, 10_000) is None
        assert isinstance(figure.chart, TallChart) == (figure.kind in STACKS)
        if not isinstance(figure.chart, TallChart):
            assert draw_wide(figure, 0) is None
        elif len(getattr(figure.chart, STACKS[figure.kind][-1])) == 1:
            assert halve_chart(figure.chart) is None


def test_no_drawing_of_a_pdf_takes_half_a_page(documents: tuple[Document, Document]) -> None:
    for document in documents:
        drawn = [block for block in find_blocks(report_data(document)) if "svg" in block]
        assert {figure["wide"] for figure in drawn} == {True, False}
        for figure in drawn:
            width, height = re.search(r'viewBox="0 0 (\d+) ([\d.]+)"', figure["svg"]).groups()  # type: ignore[union-attr]
            assert float(height) * (159 if figure["wide"] else 76) / float(width) < 90
