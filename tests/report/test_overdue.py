"""A target that is overdue is told on the first page, and where the step towards it is due."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from builders import advice_data, answer_file, html_of, question_data, questionnaire, result, step_data
from govcheck.report.document import Paragraph, Table
from govcheck.report.plain import render_plain
from govcheck.report.sheets import tell_sheets
from govcheck.report.story.roadmap import tell_roadmap
from govcheck.report.story.summary import tell_summary
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from report.workbook import CODES, SAMPLES, sample_view

if TYPE_CHECKING:
    from govcheck.model.questionnaire import Questionnaire

ASKED = ("a", "b", "c")


def asked_with_steps() -> Questionnaire:
    questions = [question_data(name, section="s2" if name == "c" else "s1") for name in ASKED]
    return questionnaire(questions, advice=advice_data({name: [step_data("yes")] for name in ASKED}))


def view_with(**due: str) -> View:
    """A city that has none of three things, on 20 November 2026, with targets for some."""
    asked = asked_with_steps()
    targets = {name: {"value": True, "by": day} for name, day in due.items()}
    return build_view(result(asked, answer_file(dict.fromkeys(ASKED, False), targets=targets)), asked)


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ({"a": "2027-01-01"}, "1 target set, none overdue."),
        ({"a": "2026-11-20"}, "1 target set, none overdue."),
        ({"a": "2026-11-19"}, "1 target set, 1 overdue: Section s1 (due 19 November 2026)."),
        ({"a": "2027-01-01", "c": "2026-06-30"}, "2 targets set, 1 overdue: Section s2 (due 30 June 2026)."),
        (
            {"a": "2026-07-01", "b": "2026-07-02", "c": "2026-06-30"},
            "3 targets set, 3 overdue: Section s2, Section s1 (the first due 30 June 2026).",
        ),
    ],
)
def test_the_first_page_says_what_is_overdue(due: dict[str, str], told: str) -> None:
    view = view_with(**due)
    assert view.targets and view.targets.summary == told
    assert Paragraph(told) in tell_summary(view).blocks
    screen, plain = render_summary(view, 80, colour=False), render_plain(view)
    for text in (html_of(view), screen, plain, str(tell_sheets(view))):
        assert told in " ".join(text.split())


def test_without_targets_there_is_no_such_line() -> None:
    view = view_with()
    assert view.targets is None
    assert "overdue" not in html_of(view) + render_plain(view) + render_summary(view, 80, colour=False)


def test_a_reached_target_is_not_overdue() -> None:
    asked = asked_with_steps()
    given = answer_file({"a": True, "b": False, "c": False}, targets={"a": {"value": True, "by": "2026-01-01"}})
    view = build_view(result(asked, given), asked)
    assert view.targets and view.targets.summary == "1 target set, none overdue."


def test_the_roadmap_marks_what_is_overdue() -> None:
    view = view_with(a="2026-06-30", b="2027-01-01")
    due = {step.question: (step.due, step.target, step.due_on) for step in view.steps}
    assert due == {
        "Text of a?": (
            "30 June 2026, overdue", "Your target: Yes, by 30 June 2026. It is overdue.", date(2026, 6, 30),
        ),
        "Text of b?": ("1 January 2027", "Your target: Yes, by 1 January 2027.", date(2027, 1, 1)),
        "Text of c?": ("", "", None),
    }  # fmt: skip
    (table,) = (block for block in tell_roadmap(view).blocks if isinstance(block, Table))
    assert {row.cells[-1].text for row in table.rows} == {"30 June 2026, overdue", "1 January 2027", ""}


def overdue_word(code: str) -> str:
    return {"en": "overdue", "es": "fuera de plazo", "fr": "en retard"}[code]


@pytest.mark.parametrize(("place", "code"), [*product(range(len(SAMPLES)), CODES)])
def test_the_samples_tell_it_in_every_language(place: int, code: str) -> None:
    view = sample_view(place, code)
    late = [target for target in view.targets.rows if target.mark == overdue_word(code)] if view.targets else []
    marked = [step for step in view.steps if step.due.endswith(overdue_word(code))]
    assert len(marked) == len(late)
    if late and view.targets:
        assert f"{len(late)} {overdue_word(code)}" in view.targets.summary
        assert f"{len(late)} {overdue_word(code)}" in str(tell_summary(view))
