"""What the view says of the version that was answered: how much the quick one leaves open."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from builders import answer_file, first_value, html_of
from govcheck.assessment import assess
from govcheck.model.answer import AnswerState
from govcheck.report.plain import render_plain
from govcheck.report.sheets import tell_sheets
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.report.view.extent import ExtentView
from govcheck.store.content import load_profile, load_questionnaire
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result


def test_the_quick_version_says_so_and_how_much_it_leaves_open(resilience_of: Callable[[str], Result]) -> None:
    view = build_view(resilience_of("quick"), load_questionnaire("smart-resilience"))
    assert view.extent
    assert re.fullmatch(
        r"Quick version: it holds \d+ of the \d+ questions. The range is \d+ points wide. "
        r"Answering the other \d+ questions would remove most of that.",
        view.extent.summary,
    )
    for text in (render_plain(view), render_summary(view, 60, colour=False), html_of(view)):
        assert view.extent.summary in " ".join(text.split())
    assert view.extent.indices[0] in html_of(view)


def finished(result: Result, **extent: Any) -> Result:
    """A result as if the quick version had been taken to its end, with what else is said of it."""
    answers = tuple(replace(one, state=AnswerState.ANSWERED) for one in result.answers)
    return replace(result, answers=answers, extent=replace(result.extent, quick=True, **extent))


def test_the_quick_version_tells_of_every_index(result_of: Callable[[str], Result]) -> None:
    result = finished(result_of("half"))
    view = build_view(result, smart_governance())
    assert view.extent and len(view.extent.indices) == len(view.indices) == 3
    assert "on average" in view.extent.summary
    for text in (render_plain(view), render_summary(view, 80, colour=False)):
        assert all(sentence in " ".join(text.split()) for sentence in view.extent.indices)
    found = build_view(finished(result, widths=()), smart_governance()).extent
    assert found and found.summary.endswith("questions.")


def test_the_few_points_that_a_version_leaves_open_are_told_with_a_decimal(result_of: Callable[[str], Result]) -> None:
    for now, full, told in ((9.94, 0.04, "9.9 points wide now, 0 at best"), (10.04, 0.06, "10 points wide now, 0.1 ")):
        width = replace(result_of("half").extent.widths[0], now=now, full=full)
        view = build_view(finished(result_of("half"), widths=(width,)), smart_governance())
        assert view.extent and told in view.extent.indices[0]


@pytest.mark.parametrize(
    ("full", "questions", "told"),
    [
        (20.0, 90, "Answering the other 66 questions would remove most of that."),
        (20.1, 90, "Answering the other 66 questions would remove a part of that."),
        (0.0, 25, "Answering the other question would remove most of that."),
        (40.0, 25, "Answering the other question would remove a part of that."),
    ],
)
def test_what_the_other_questions_would_remove_is_no_promise(
    full: float, questions: int, told: str, result_of: Callable[[str], Result]
) -> None:
    width = replace(result_of("half").extent.widths[0], now=40.0, full=full)
    found = finished(result_of("half"), widths=(width,), questions=questions, quick_questions=24)
    view = build_view(found, smart_governance())
    assert view.extent and view.extent.summary.endswith(f"The range is 40 points wide. {told}")


def test_a_quick_version_that_is_not_finished_says_how_many_of_its_questions_are_open() -> None:
    asked = smart_governance()
    first = [question for question in asked.questions if question.quick][:2]
    answers = answer_file({q.id: first_value(q) for q in first}, questionnaire=asked.id)
    result = assess(asked, answers, [], load_profile())
    view = build_view(result, asked)
    number = result.extent.quick_questions
    told = f"Quick version, not finished: {number - 2} of its {number} questions are still open."
    assert number > 20 and view.extent == ExtentView(told, ())
    screen, plain = render_summary(view, 80, colour=False), render_plain(view)
    for text in (html_of(view), screen, plain, str(tell_sheets(view))):
        assert told in " ".join(text.split())


def test_nothing_is_said_of_versions_where_the_full_one_was_answered(view_of: Callable[[str], View]) -> None:
    for kind in ("empty", "half", "full"):
        assert view_of(kind).extent is None
        assert "Quick version" not in html_of(view_of(kind)) + render_plain(view_of(kind))
