"""Drawings of the Word document: what they say, their colours and their size."""

from __future__ import annotations

from io import BytesIO
from operator import sub
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn
from PIL import Image, ImageColor

from govcheck.language import ENGLISH
from govcheck.report.charts.scores import ScoreRow, ScoresChart
from govcheck.report.document import Figure, Mark
from govcheck.report.docx.columns import TEXT_WIDTH
from govcheck.report.docx.picture import COLOURS, MOST_HEIGHT, SIGNS, WIDE_WIDTH
from govcheck.report.palette import LIGHT
from govcheck.report.story.drawings import picture_common_scale
from report.word_file import all_of, made

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Word

    from govcheck.report.view import View

ACCENT = ImageColor.getrgb(LIGHT["accent"])


def test_every_picture_says_what_it_shows(word: Word) -> None:
    told = [(shape.get("title"), shape.get("descr")) for shape in all_of(word, "wp:docPr")]
    assert len(told) == 8
    assert ("Stage of open data", "Your city is building.") in told
    assert len({shape.get("id") for shape in all_of(word, "wp:docPr")}) == len(told)
    assert all(shape.width < TEXT_WIDTH * 635 for shape in word.inline_shapes)


def test_pictures_have_a_palette_and_a_white_ground(word: Word) -> None:
    found = [part.blob for part in word.part.related_parts.values() if "image" in str(part.partname)]
    assert len(found) == 8
    for data in found:
        picture = Image.open(BytesIO(data))
        assert (picture.format, picture.mode) == ("PNG", "P")
        assert len(picture.getcolors()) <= COLOURS
        shown = picture.convert("RGB").getcolors()
        assert max(shown)[1] == (255, 255, 255)
        assert any(max(map(abs, map(sub, colour, ACCENT))) <= 4 for _, colour in shown)


def test_a_drawing_is_no_taller_than_a_page() -> None:
    rows = tuple(
        ScoreRow(
            36 + 46 * place,
            21 + 46 * place,
            ("Part",),
            21 + 46 * place,
            "57",
            strong=False,
            low=190,
            width=69,
            score=226,
            evidenced=127,
        )
        for place in range(30)
    )
    chart = ScoresChart("scores-1", "Scores", "Many.", 1404, 1384, rows, ((8, "0"), (392, "100")), 400)
    word = made(Figure("scores-1", "scores", chart, chart.title, chart.description))
    (shape,) = word.inline_shapes
    assert shape.height.mm == pytest.approx(MOST_HEIGHT, abs=0.5)
    assert 50 < shape.width.mm < 70


def test_a_tall_drawing_stands_in_two_columns_as_wide_as_the_page(view_of: Callable[[str], View]) -> None:
    scale = max((s for chapter in view_of("full").chapters for s in chapter.scales), key=lambda scale: len(scale.rows))
    figure = next(picture_common_scale(ENGLISH, scale))
    word = made(figure)
    (shape,) = word.inline_shapes
    assert shape.width.mm == pytest.approx(WIDE_WIDTH, abs=0.5)
    assert shape.height.mm < 100
    (drawn,) = [mark.getparent() for mark in all_of(word, "w:pStyle") if mark.get(qn("w:val")) == "Figure"]
    assert drawn.find(qn("w:keepNext")) is not None


def test_every_mark_has_a_sign_in_a_colour() -> None:
    assert set(SIGNS) == set(Mark)
    assert {colour for _, colour in SIGNS.values()} <= set(LIGHT)
