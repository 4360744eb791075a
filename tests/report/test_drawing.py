"""Drawings that stand alone: well-formed, with colours and fonts of their own, and nothing fetched."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from govcheck.report.document import Columns, Figure, Gallery, Part
from govcheck.report.drawing import draw_png, draw_svg, printable
from report.made_document import HOSTILE, every_block


def figures_of(blocks: object) -> list[Figure]:
    found: list[Figure] = []
    for block in blocks if isinstance(blocks, tuple) else ():
        if isinstance(block, Figure):
            found.append(block)
        elif isinstance(block, Gallery):
            found += block.figures
        elif isinstance(block, Part):
            found += figures_of(block.blocks)
        elif isinstance(block, Columns):
            found += figures_of(block.parts)
    return found


FIGURES = [figure for section in every_block().sections for figure in figures_of(section.blocks)]


def test_every_kind_of_drawing_is_made_up() -> None:
    assert {figure.kind for figure in FIGURES} == {"scores", "ladder", "cycle", "stage", "average"}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_drawing_is_well_formed_and_asks_for_nothing(figure: Figure) -> None:
    svg = draw_svg(figure)
    root = ET.fromstring(svg)  # noqa: S314 - it was drawn here
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [child.text for child in root][:2] == [figure.title, figure.description]
    assert "var(" not in svg and "@import" not in svg
    assert set(re.findall(r'href="([^"]*)"', svg)) <= {f"#{figure.id}-a"}
    assert set(re.findall(r"url\(([^)]*)\)", svg)) <= {f"#{figure.id}-p"}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_class_of_a_drawing_has_a_rule(figure: Figure) -> None:
    svg = draw_svg(figure)
    style = svg[svg.index("<style>") : svg.index("</style>")]
    used = {name for names in re.findall(r' class="([^"]*)"', svg) for name in names.split()} - {"chart"}
    assert used <= set(re.findall(r"\.(c-[\w-]+)", style))


@pytest.mark.parametrize("words", [HOSTILE, "]]></style>", "a\x00\x1b\ud800\ufffe\uffff\u202ez", "市长 🙂"])
def test_words_stay_words(words: str) -> None:
    figure = FIGURES[0]
    chart = figure.chart._replace(title=words, rows=tuple(row._replace(lines=(words,)) for row in figure.chart.rows))
    svg = draw_svg(figure._replace(chart=chart))
    root = ET.fromstring(svg)  # noqa: S314 - it was drawn here
    assert root[0].text == printable(words)
    assert draw_png(svg, 40, 50).startswith(b"\x89PNG")


def test_pixels_have_the_size_asked_for_and_are_the_same_again() -> None:
    svg = draw_svg(FIGURES[0])
    image = draw_png(svg, 127, 100)
    assert int.from_bytes(image[16:20]) == 500
    assert int.from_bytes(image[20:24]) == 260
    assert image == draw_png(svg, 127, 100)
    assert draw_png(svg) != image
