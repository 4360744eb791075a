"""The summary on the screen, drawn and plain."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from govcheck.report.plain import render_plain
from govcheck.report.terminal import render_summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("width", [24, 40, 80, 120])
def test_no_line_is_wider_than_the_terminal(any_view: View, width: int) -> None:
    drawn = render_summary(any_view, width, colour=False)
    assert max(cell_len(line) for line in drawn.splitlines()) <= width


@pytest.mark.parametrize("width", [40, 80])
def test_colour_adds_nothing_but_colour(any_view: View, width: int) -> None:
    coloured = render_summary(any_view, width)
    assert "\x1b[" in coloured
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert bare == render_summary(any_view, width, colour=False).splitlines()


def test_text_from_people_stays_text_on_the_screen(view_of: Callable[[str], View]) -> None:
    drawn = render_summary(view_of("hostile"), 80, colour=False)
    assert "[red]x[/red]" in drawn
    assert not CONTROL.search(drawn)
    assert "[red]x[/red]" in render_plain(view_of("hostile"))
    assert not CONTROL.search(render_plain(view_of("hostile")))


@pytest.mark.parametrize("name", ["render_summary", "render_plain"])
def test_no_line_breaks_where_it_may_not(name: str, view_of: Callable[[str], View]) -> None:
    said = "mot\u00a0? " * 60
    view = view_of("half")._replace(headline=(said.rstrip(" "),))
    text = render_plain(view) if name == "render_plain" else render_summary(view, 40, colour=False)
    assert text.count("mot\u00a0?") == 60
    assert "\n?" not in text


@pytest.mark.parametrize("name", ["render_summary", "render_plain"])
def test_the_weakest_phase_is_marked(name: str, view_of: Callable[[str], View]) -> None:
    view = view_of("half")
    text = render_plain(view) if name == "render_plain" else render_summary(view, 100, colour=False)
    assert any(phase.mark for phase in view.cycles[0].phases)
    assert all(not phase.mark or phase.mark in text for phase in view.cycles[0].phases)
    assert ". (" not in text


@pytest.mark.parametrize("name", ["render_summary", "render_plain"])
def test_all_parts_of_the_summary_are_there(name: str, view_of: Callable[[str], View]) -> None:
    view = view_of("half")
    text = render_plain(view) if name == "render_plain" else render_summary(view, 100, colour=False)
    words = " ".join(text.split())
    for ladder in view.ladders:
        assert all(phase.title in words and " ".join(phase.band_text.split()) in words for phase in ladder.phases)
    for cycle in view.cycles:
        assert cycle.weakest in words
    for stage in view.stages:
        assert " ".join(stage.place.split()) in words
    assert all(step.title in words for step in view.first_steps)
    assert all(" ".join(comparison.text.split()) in words for comparison in view.telling)
    assert view.labels.made_up in words


def test_plain_text_is_wrapped_and_bare(any_view: View) -> None:
    text = render_plain(any_view)
    assert max(len(line) for line in text.splitlines()) <= 79
    assert "\x1b" not in text
    assert not re.search("[█━─●┊·▲▼]", text.replace(any_view.city, ""))


def test_no_score_is_shown_as_zero_where_there_is_none(view_of: Callable[[str], View]) -> None:
    for text in (render_plain(view_of("empty")), render_summary(view_of("empty"), 80, colour=False)):
        assert "Not enough answers" in text
        assert not re.search(r"\b0 of 100\b", text)


def test_plain_text_imports_nothing_heavy() -> None:
    code = "import sys, govcheck.report.plain; print({'rich', 'jinja2', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
