"""The drawings of sections: shares, frequencies, scale, before and today, targets over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from builders import PROFILE, answer_file, benchmark, block_data, question_data, questionnaire
from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.answer import AnswerState
from govcheck.model.target import TargetResult, TargetState
from govcheck.report.charts.common_scale import CELL, NOTHING
from govcheck.report.charts.scale import name_steps
from govcheck.report.charts.shares import LENGTH, START, draw_shares
from govcheck.report.charts.timeline import draw_timeline
from govcheck.report.view.before_today import view_before_today
from govcheck.report.view.common_scale import view_common_scales
from govcheck.report.view.frequency import view_frequencies
from govcheck.report.view.share import view_shares
from govcheck.report.view.timeline import view_timeline
from govcheck.report.view.wording import Wording
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.catalogue import load_language
from govcheck.store.content import list_questionnaires, load_profile
from govcheck.store.sample import find_samples
from section_drawings import Drawing, find_drawings, find_letters

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.model.result import Result

SAMPLES = [sample for name in list_questionnaires() for sample in find_samples(name)]
LANGUAGES = ("en", "es", "fr")

SCALE = {"never": 0.0, "half": 0.5, "always": 1.0}
HARM = '<img src=x onerror="alert(1)">' + "W" * 160


@cache
def draw_sample(sample: Path, language: str) -> tuple[Drawing, ...]:
    loaded = load_answers(sample, language=language)
    asked = loaded.questionnaire
    say = load_language(language)
    beside = [load_benchmark(study, language) for study in asked.studies]
    result = assess(asked, loaded.answers, beside, load_profile(language), language=say)
    return tuple(find_drawings(Wording(asked, say), result))


def made(answers: dict[str, Any]) -> tuple[Wording, Result]:
    """Scales, shares and pairs of a questionnaire that has nothing to do with any study."""
    scale = [
        question_data(name, "single", options=SCALE, indicators=[{"id": name}]) for name in ("rain", "snow", "fog")
    ]
    times = [question_data(name, "single", options=SCALE, role="context") for name in ("then.a", "then.b")]
    times += [question_data(name, "single", options=SCALE) for name in ("now.a", "now.b")]
    owned = question_data("owned", indicators=[{"id": "owned"}])
    pairs = [{"title": f"Part {n}", "before": f"then.{n}", "today": f"now.{n}"} for n in "ab"]
    change = {"id": "c", "title": "Change", "before_title": "Then", "today_title": "Now", "pairs": pairs}
    asked = questionnaire([owned, *scale, *times], rules={"before_today": [change]})
    rain = [{"category": c, "value": v * 10, "count": v} for c, v in (("never", 2), ("half", 7), ("always", 1))]
    study = benchmark(
        block_data("owned", "share", [{"category": "yes", "value": 25, "count": 5}], n=20),
        block_data("rain", "distribution", rain, n=10),
        block_data("snow", "distribution", [{"category": "half", "value": 40, "count": 4}], n=10),
    )
    given = answer_file(answers)
    return Wording(asked, ENGLISH), assess(asked, given, [study], PROFILE)


def target(days: int, state: TargetState = TargetState.NOT_REACHED, **own: Any) -> TargetResult:
    given: dict[str, Any] = {
        "question": "owned", "value": True, "by": date(2026, 1, 1) + timedelta(days), "owner": None, "state": state,
        "overdue": days < 0, "days": days, "answer_state": AnswerState.SKIPPED, "answer": None, "unsure": False,
    }  # fmt: skip
    return TargetResult(**{**given, **own})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parts[-3]}-{sample.stem}")
def test_no_letters_leave_their_drawing(sample: Path, language: str) -> None:
    drawings = draw_sample(sample, language)
    assert {drawing.kind for drawing in drawings} >= {"shares", "common_scale"}
    for drawing in drawings:
        svg = drawing.svg
        root = ET.fromstring(svg)  # noqa: S314 - drawn by the test itself
        assert root.get("viewBox") == f"0 0 400 {drawing.chart.height}"
        assert drawing.view.title and drawing.view.description
        for letters in find_letters(svg):
            assert letters.text
            assert letters.left >= -2 and letters.right <= 402, (drawing.view.title, letters)
            assert 0 < letters.y <= drawing.chart.height, (drawing.view.title, letters)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parts[-3]}-{sample.stem}")
def test_no_letters_touch_others(sample: Path, language: str) -> None:
    for drawing in draw_sample(sample, language):
        lines = sorted(find_letters(drawing.svg), key=lambda letters: (letters.y, letters.left))
        for one, other in pairwise(lines):
            assert one.y != other.y or one.right <= other.left + 1, (drawing.view.title, one, other)


def test_a_share_stands_where_its_number_says() -> None:
    words, result = made({"owned": {"value": True}})
    shares = view_shares(words, result, "s1")
    assert shares
    (group,) = shares.groups
    (row,) = group.rows
    assert (row.shown, row.counted, row.yours, row.own) == ("25%", "5 of 20", True, "Yes")
    (drawn,) = draw_shares(shares, 1).rows
    assert drawn.share == START + LENGTH / 4
    assert drawn.low and drawn.low < drawn.share < drawn.low + drawn.width


@pytest.mark.parametrize(
    ("answer", "own"),
    [
        (None, "not answered"),
        ({"state": "dont-know"}, "don't know"),
        ({"state": "not-applicable", "reason": "None."}, "does not apply"),
        ({"value": False}, "No"),
    ],
)
def test_an_open_answer_is_no_no(answer: Any, own: str) -> None:
    words, result = made({"owned": answer} if answer else {})
    shares = view_shares(words, result, "s1")
    assert shares
    row = shares.groups[0].rows[0]
    assert (row.own, row.yours) == (own, False if own == "No" else None)
    svg = Drawing("shares", shares, draw_shares(shares, 1)).svg
    assert ("c-ring-empty" in svg) == (own == "No")
    assert (">?<" in svg) == (own != "No")


def test_frequencies_are_those_published_in_full() -> None:
    words, result = made({"rain": {"value": "half"}})
    (drawing,) = [d for d in find_drawings(words, result) if d.kind == "frequencies"]
    (question,) = drawing.view.questions
    assert [(row.label, row.told, row.yours) for row in question.rows] == [
        ("Never", "2 of 10", False), ("Half", "7 of 10", True), ("Always", "1 of 10", False),
    ]  # fmt: skip
    bars = [row.width for row in drawing.chart.questions[0].rows]
    assert bars[1] == max(bars)
    assert bars[0] == pytest.approx(bars[1] * 2 / 7, abs=0.1)


def test_questions_on_one_scale_are_filled_up_to_the_step() -> None:
    words, result = made({"snow": {"value": "half"}, "fog": {"state": "dont-know"}})
    (ready,) = [drawing for drawing in find_drawings(words, result) if drawing.kind == "common_scale"]
    assert ready.view.steps == ("Never", "Half", "Always")
    assert [(row.step, row.answer) for row in ready.view.rows] == [(2, "Half"), (None, "don't know")]
    assert [[cell.filled for cell in row.cells] for row in ready.chart.rows] == [[True, True, False], [False] * 3]
    assert [[cell.height for cell in row.cells] for row in ready.chart.rows] == [[NOTHING, CELL, CELL]] * 2
    (part,) = ready.chart.rows[0].parts
    assert part.told == "40% here"
    assert ready.chart.rows[0].cells[1].x <= part.start < part.end <= ready.chart.rows[0].cells[2].x


@pytest.mark.parametrize(("worth", "whole"), [(0.0, 0), (0.25, 1)])
def test_who_stands_on_a_step_that_is_worth_nothing_has_nothing_filled(worth: float, whole: int) -> None:
    scale = {"unknown": worth, "known": 0.5, "applied": 1.0}
    asked = questionnaire([question_data(name, "single", options=scale) for name in ("a", "b")])
    result = assess(asked, answer_file({"a": {"value": "unknown"}, "b": {"value": "applied"}}), [], PROFILE)
    (ready,) = find_drawings(Wording(asked, ENGLISH), result)
    filled = [[cell.height for cell in row.cells if cell.filled] for row in ready.chart.rows]
    assert [heights.count(CELL) for heights in filled] == [whole, whole + 2]
    assert len(filled[0]) == 1
    assert ready.svg.count('class="c-cell-filled"') == 4
    assert ready.svg.count(f'height="{NOTHING}"') == (0 if whole else 2)


def test_pairs_stand_on_their_steps() -> None:
    given = {"then.a": "never", "now.a": "always", "then.b": "half", "now.b": "never"}
    words, result = made({name: {"value": value} for name, value in given.items()})
    (drawing,) = [drawing for drawing in find_drawings(words, result) if drawing.kind == "before_today"]
    assert [row.change for row in drawing.view.rows] == ["2 steps up", "one step down"]
    up, down = drawing.chart.rows
    assert (up.before, up.today, up.back) == (drawing.chart.ticks[0], drawing.chart.ticks[2], False)
    assert (down.before, down.today, down.back) == (drawing.chart.ticks[1], drawing.chart.ticks[0], True)


def test_where_nothing_is_known_nothing_is_drawn() -> None:
    asked = questionnaire([question_data("a", "single", options=SCALE), question_data("b", "single", options=SCALE)])
    words, result = Wording(asked, ENGLISH), assess(asked, answer_file({}), [], PROFILE)
    assert list(find_drawings(words, result)) == []
    assert view_shares(words, result, "nowhere") is None
    assert view_frequencies(words, result, "nowhere") is None
    assert view_common_scales(words, result, "s1") == ()
    assert view_before_today(words, result) == ()
    assert view_timeline(words, result) is None


def test_targets_stand_in_time_and_their_words_do_not_touch() -> None:
    words, result = made({})
    targets = (target(0), target(3, TargetState.REACHED), target(-40), target(400, owner=HARM), target(4))
    timeline = view_timeline(words, replace(result, targets=targets))
    assert timeline
    assert [row.days for row in timeline.rows] == [-40, 0, 3, 4, 400]
    drawn = draw_timeline(timeline, 1)
    assert [mark.shape for mark in drawn.marks] == ["late", "ring", "full", "ring", "ring"]
    heights = [mark.at for mark in drawn.marks]
    assert heights == sorted(heights)
    assert (heights[0], heights[1], heights[-1]) == (drawn.top, drawn.start, drawn.bottom)
    tops = sorted(
        letters.y for letters in find_letters(Drawing("timeline", timeline, drawn).svg) if len(letters.text) > 1
    )
    assert all(after - before >= 15 for before, after in pairwise(tops))


def test_one_target_on_the_day_itself_is_a_line_of_no_length() -> None:
    words, result = made({})
    timeline = view_timeline(words, replace(result, targets=(target(0),)))
    assert timeline
    drawn = draw_timeline(timeline, 1)
    assert drawn.top == drawn.bottom == drawn.start == drawn.marks[0].at
    assert drawn.marks[0].y > drawn.start_y


def test_words_from_people_are_escaped_and_stay_inside() -> None:
    words, result = made({})
    timeline = view_timeline(words, replace(result, targets=(target(9, owner=HARM),)))
    assert timeline
    svg = Drawing("timeline", timeline, draw_timeline(timeline, 1)).svg
    assert "<img" not in svg
    assert "&lt;img" in svg
    assert max(letters.right for letters in find_letters(svg)) <= 402


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Low", "In most cases", "High"), ["Low", "In most cases", "High"]),
        (("Extraordinariamente", "B", "C", "D", "E"), ["1", "2", "3", "4", "5"]),
    ],
)
def test_names_without_room_are_numbered(names: tuple[str, ...], shown: list[str]) -> None:
    named = name_steps(names)
    assert [" ".join(step.lines) for step in named.steps] == shown
    assert len(named.legend) == (0 if shown == list(names) else len(names))


def test_ladders_of_the_samples_that_share_a_scale_show_published_figures() -> None:
    drawings = {drawing.view.id: drawing for sample in SAMPLES for drawing in draw_sample(sample, "en")}
    ready = drawings["readiness-1"].view
    assert len(ready.rows) == 4
    assert [[part.shown for part in row.published] for row in ready.rows] == [["60%"], ["46%", "6%"], [], []]
