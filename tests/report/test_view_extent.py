"""What the view says of the version that was answered: how much the quick one leaves open."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builders import html_of
from govcheck.report.plain import render_plain
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.store.content import load_questionnaire
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result


def test_the_quick_version_says_so_and_how_much_it_leaves_open(resilience_of: Callable[[str], Result]) -> None:
    view = build_view(resilience_of("quick"), load_questionnaire("smart-resilience"))
    assert view.extent
    assert re.fullmatch(
        r"Quick version: it holds \d+ of the \d+ questions. The range is \d+ points wide. The full version "
        r"would narrow it to 0.",
        view.extent.summary,
    )
    for text in (render_plain(view), render_summary(view, 60, colour=False), html_of(view)):
        assert view.extent.summary in " ".join(text.split())
    assert view.extent.indices[0] in html_of(view)


def test_the_quick_version_tells_of_every_index(result_of: Callable[[str], Result]) -> None:
    result = replace(result_of("half"), extent=replace(result_of("half").extent, quick=True))
    view = build_view(result, smart_governance())
    assert view.extent and len(view.extent.indices) == len(view.indices) == 3
    assert "on average" in view.extent.summary
    for text in (render_plain(view), render_summary(view, 80, colour=False)):
        assert all(sentence in " ".join(text.split()) for sentence in view.extent.indices)
    nothing = replace(result, extent=replace(result.extent, widths=()))
    found = build_view(nothing, smart_governance()).extent
    assert found and found.summary.endswith("questions.")


def test_the_few_points_that_a_version_leaves_open_are_told_with_a_decimal(result_of: Callable[[str], Result]) -> None:
    extent = result_of("half").extent
    for now, full, told in ((9.94, 0.04, "9.9 points wide now, 0 "), (10.04, 0.06, "10 points wide now, 0.1 ")):
        width = replace(extent.widths[0], now=now, full=full)
        view = build_view(
            replace(result_of("half"), extent=replace(extent, quick=True, widths=(width,))), smart_governance()
        )
        assert view.extent and told in view.extent.indices[0]


def test_nothing_is_said_of_versions_where_the_full_one_was_answered(view_of: Callable[[str], View]) -> None:
    for kind in ("empty", "half", "full"):
        assert view_of(kind).extent is None
        assert "Quick version" not in html_of(view_of(kind)) + render_plain(view_of(kind))
