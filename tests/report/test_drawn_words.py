"""The words of drawings: every kind escapes all that it shows, wherever in its chart that stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.visible import visible
from govcheck.report.charts.figure import KINDS, render_figure
from govcheck.report.document import Columns, Figure, Gallery, Part
from govcheck.report.story import tell_story
from govcheck.report.view import build_view
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.content import list_questionnaires, load_profile
from govcheck.store.sample import find_samples
from report.made_document import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govcheck.report.document import Block

WORDS = HOSTILE + '"/></text></svg><script>alert(1)</script>&amp;\x1b\u202e'

MADE = {"anchor", "shape", "track", "filled", "interval"}
"""Fields of charts that hold no words: the program makes them of numbers."""

ELEMENTS = {"svg", "title", "desc", "defs", "pattern", "use", "text", "line", "rect", "path", "circle"}


def find_figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Gallery(figures):
                yield from figures
            case Part():
                yield from find_figures(block.blocks)
            case Columns(parts):
                yield from find_figures(parts)
            case _:
                pass


def harm(value: Any) -> Any:
    """The same chart with other words in all of its texts."""
    if isinstance(value, str):
        return WORDS if value else value
    if fields := getattr(value, "_fields", ()):
        return value._replace(**{name: harm(getattr(value, name)) for name in fields if name not in MADE})
    return tuple(map(harm, value)) if isinstance(value, tuple) else value


@cache
def draw_samples() -> dict[str, Figure]:
    """A figure of each kind."""
    found: dict[str, Figure] = {}
    for sample in (sample for name in list_questionnaires() for sample in find_samples(name)):
        answers, asked, _ = load_answers(sample)
        result = assess(asked, answers, [load_benchmark(study) for study in asked.studies], load_profile())
        for section in tell_story(build_view(result, asked, ENGLISH)).sections:
            found |= {figure.kind: figure for figure in find_figures(section.blocks)}
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_words_stay_words_in_every_kind_of_drawing(kind: str) -> None:
    figure = draw_samples()[kind]
    root = ET.fromstring(render_figure(figure._replace(chart=harm(figure.chart))))  # noqa: S314 - it was drawn here
    assert {element.tag for element in root.iter()} <= ELEMENTS
    shown = {element.text for element in root.iter() if element.tag in {"title", "desc", "text"}}
    assert visible(WORDS) in shown
    assert shown <= {visible(WORDS), "?", "!", "–"}
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
