"""What is said where few questions are answered, where nobody knew, and where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from builders import advice_data, answer_file, first_value, html_of, questionnaire, result, step_data
from builders import question_data as asked_data
from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.framework import PathResult, PathStepResult
from govcheck.report.document import Part
from govcheck.report.explanation import render_explanation
from govcheck.report.plain import render_plain
from govcheck.report.sheets import tell_sheets
from govcheck.report.story import tell_story
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.store.content import load_profile
from real import smart_governance, uclg_2019

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result

UNKNOWN = ("planning.plans", "participation.ladder.implementation")
"""One that decides whether another of the quick version is asked, and the only one of a phase of the cycle."""

DONT_KNOW = {"state": "dont-know"}


@cache
def quick_result(without: str = "") -> Result:
    """The quick version to its end, two of its questions answered with "don't know"."""
    asked = smart_governance()
    given = {q.id: DONT_KNOW if q.id in UNKNOWN else first_value(q) for q in asked.questions if q.quick}
    left = {without, "planning.agreement"}
    answers = answer_file({name: value for name, value in given.items() if name not in left}, questionnaire=asked.id)
    return assess(asked, answers, [uclg_2019()], load_profile())


@cache
def quick_view() -> View:
    return build_view(quick_result(), smart_governance())


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_question_that_waits_is_not_counted_as_one_of_the_quick_version() -> None:
    quick, view = quick_result(), quick_view()
    counts = quick.counts
    assert quick.extent.quick
    assert quick.extent.quick_questions == counts.answered + counts.dont_know
    assert view.extent and "One more follows once the answer that it builds on is known." in view.extent.summary
    waiting = {one.question: one.waits for one in view.unknown.skipped if one.waits}
    words = {q.id: q.text for q in smart_governance().questions}
    told = f"Asked once this is known: {words['planning.plans']}"
    assert waiting[words["planning.agreement"]] == told
    assert told in html_of(view)
    assert told in str(tell_sheets(view))


def test_a_part_that_the_quick_version_leaves_out_says_so() -> None:
    found = {part.title: part.why for index in quick_view().indices for e in index.elements for part in e.parts}
    left_out = "Not enough answers: the quick version asks none of its questions."
    assert found["Participation: own rating"] == left_out
    phases = {phase.score.title: phase.score.why for phase in quick_view().cycles[0].phases}
    assert phases["Do"] == "Not enough answers: what was asked here so far is answered with “don't know”."
    unfinished = build_view(quick_result("foresight.use"), smart_governance())
    assert unfinished.extent
    text = render_plain(unfinished)
    assert left_out not in one_line(html_of(unfinished) + text)
    assert "none of its questions has an answer yet" in one_line(text)


def test_points_to_gain_are_told_of_the_whole_index_while_answers_are_missing(view_of: Callable[[str], View]) -> None:
    partly, wholly = quick_view(), view_of("full")
    assert all(step.gain.startswith("Once everything is answered, up to ") for step in partly.steps)
    assert all(step.gain.endswith(" can still be gained here.") for step in wholly.steps)
    note = "while some are open, a step moves the score further than once all are given."
    assert all(one.moves_note.endswith(note) for one in partly.explanations if one.moves)
    assert any(one.moves for one in partly.explanations)
    assert not any(one.moves_note for one in wholly.explanations)
    assert note in html_of(partly) and note not in html_of(wholly)


@pytest.mark.parametrize(("kind", "noted"), [("half", True), ("full", False)])
def test_an_opened_score_says_it_too(kind: str, noted: bool, result_of: Callable[[str], Result]) -> None:  # noqa: FBT001
    found = result_of(kind)
    opened = next(one for one in found.explanations if one.moves)
    text = render_explanation(opened, found, smart_governance(), ENGLISH, 79)
    assert ("while some are open" in one_line(text)) is noted


def test_the_headline_names_the_first_of_the_steps(view_of: Callable[[str], View]) -> None:
    for view in (quick_view(), view_of("half"), view_of("full")):
        assert view.headline[-1] == f"First step of the roadmap: “{view.first_steps[0].title}”."


def test_what_would_help_a_phase_is_said_only_where_one_is_the_weakest(view_of: Callable[[str], View]) -> None:
    for view in (quick_view(), view_of("half"), view_of("full")):
        for cycle in view.cycles:
            assert not cycle.closing or sum(phase.weakest for phase in cycle.phases) == 1
    whole = quick_result()
    (found,) = whole.cycles
    for weakest, said in ((("pdca.act",), True), (("pdca.check", "pdca.act"), False)):
        (shown,) = build_view(replace(whole, cycles=(replace(found, weakest=weakest),)), smart_governance()).cycles
        assert bool(shown.closing) is said


@pytest.mark.parametrize(
    ("reached", "told"),
    [
        ((True, True), "2 of 2 steps are reached."),
        ((True, False), "1 of 2 steps is reached. The first one missing: “1”."),
        (
            (None, True, False),
            "Of 3 steps: 1 reached, 1 not yet, 1 not known. The first one surely missing: “2”.",
        ),
        ((False, None, None), "Of 3 steps: 0 reached, 1 not yet, 2 not known. The first one missing: “0”."),
        ((True, None, None), "Of 3 steps: 1 reached, 0 not yet, 2 not known. The first one not known: “1”."),
        ((None, None, None), "Whether any of the 3 steps is reached is not known."),
        ((None,), "Whether the one step is reached is not known."),
    ],
)
def test_a_path_says_what_is_reached_what_is_open_and_what_is_missing(
    reached: tuple[bool | None, ...], told: str
) -> None:
    steps = tuple(PathStepResult(id=str(n), title=str(n), reached=one) for n, one in enumerate(reached))
    path = PathResult(id="path", title="Path", steps=steps)
    (shown,) = build_view(replace(quick_result(), paths=(path,)), smart_governance()).paths
    assert shown.summary == told


def test_without_advice_and_without_a_study_nothing_is_said_of_them() -> None:
    bare = questionnaire([asked_data("a"), asked_data("b")])
    view = build_view(result(bare, {"a": True, "b": False}), bare)
    screen, plain = render_summary(view, 80, colour=False), render_plain(view)
    for text in (html_of(view), screen, plain, str(tell_sheets(view))):
        words = one_line(text).lower()
        assert "next steps" not in words
        assert "stands out beside" not in words
    assert "roadmap" not in {section.id for section in tell_story(view).sections}


def test_with_advice_that_has_no_step_here_it_is_said() -> None:
    advised = questionnaire([asked_data("a")], advice=advice_data({"a": [step_data("yes")]}))
    view = build_view(result(advised, {"a": True}), advised)
    for text in (html_of(view), render_summary(view, 80, colour=False), render_plain(view), str(tell_sheets(view))):
        assert view.labels.steps_done in one_line(text)
    waiting = build_view(result(advised, {}), advised)
    assert (waiting.no_steps, view.no_steps) == (waiting.labels.steps_none, view.labels.steps_done)


def test_a_roadmap_of_targets_alone_tells_them() -> None:
    bare = questionnaire([asked_data("a")])
    given = answer_file({"a": False}, targets={"a": {"value": True, "by": "2027-01-01"}})
    document = tell_story(build_view(result(bare, given), bare))
    (roadmap,) = (section for section in document.sections if section.id == "roadmap")
    (table,) = (block for part in roadmap.blocks if isinstance(part, Part) for block in part.blocks[-1:])
    told = str(table)
    assert "Due 42 days after these answers." in told
    assert "No next steps" not in str(roadmap)
    assert "not reached yet" not in told and "Not reached yet: the answer is “No”." in told


def test_stages_of_participants_whose_number_is_not_known_say_so(result_of: Callable[[str], Result]) -> None:
    found = result_of("full")
    unknown = tuple(replace(one, n=None) if one.kind == "distribution" else one for one in found.comparisons)
    (stage,) = build_view(replace(found, comparisons=unknown), smart_governance()).stages
    assert stage.source.startswith("Participating cities, 2019; their number is not published.")
