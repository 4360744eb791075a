"""What a report says once of its steps: how a city of its size begins in a way, and what another city did."""

from __future__ import annotations

from collections import Counter

import pytest

from builders import html_of
from govcheck.cli.scored import score_file
from govcheck.report.markdown import render_markdown
from govcheck.report.plain import render_plain
from govcheck.report.sheets.roadmap import tell_steps
from govcheck.report.story import tell_story
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.store.catalogue import load_language
from report.workbook import CODES, SAMPLES, sample_view

PLACES = range(len(SAMPLES))

MARKED = set("'\"&<>*_[]()")
"""What some format sets with other signs."""


def tips(view: View) -> list[str]:
    return [step.for_size for step in view.steps if step.for_size]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", PLACES)
def test_how_a_city_of_its_size_begins_is_said_at_the_first_step_of_each_way(place: int, code: str) -> None:
    language = load_language(code)
    scored = score_file(SAMPLES[place], language, quiet=True)
    view = build_view(scored.result, scored.questionnaire, language)
    by_question = {scored.questionnaire.by_id[one.question].text: one.for_size for one in scored.result.recommendations}
    seen: set[str] = set()
    for step in view.steps:
        action = by_question[step.question]
        if action and action not in seen:
            assert step.for_size.endswith(action)
            seen.add(action)
        else:
            assert step.for_size == ""
    assert seen


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", PLACES)
def test_a_practice_is_told_in_full_where_it_is_named_first(place: int, code: str) -> None:
    view = sample_view(place, code)
    told: Counter[tuple[str, str]] = Counter()
    for step in view.steps:
        for practice in step.practices:
            if practice.told_in:
                earlier = view.steps[practice.told_in - 1]
                assert earlier.rank == practice.told_in < step.rank
                names = {(one.where, one.title) for one in earlier.practices if not one.told_in}
                assert (practice.where, practice.title) in names
                assert practice.summary == view.language.text("See step {number}.", number=practice.told_in)
            else:
                told[practice.where, practice.title] += 1
    assert set(told.values()) == {1}
    assert any(practice.told_in for step in view.steps for practice in step.practices)


@pytest.mark.parametrize("place", PLACES)
def test_every_format_says_it_once(place: int) -> None:
    view = sample_view(place, "es")
    formats = [render_markdown(tell_story(view)), html_of(view)]
    formats.append("\n".join(str(cell) for row in tell_steps(view).rows for cell in row.cells))
    for made in formats:
        assert [made.count(tip.split(": ", 1)[1][:40]) for tip in tips(view)] == [1] * len(tips(view))
        # Two cities may have done the same.
        summaries = Counter(p.summary[:60] for step in view.steps for p in step.practices if not p.told_in)
        plain = [summary for summary, cities in summaries.items() if cities == 1 and not MARKED & set(summary)]
        assert plain
        assert [made.count(summary) for summary in plain] == [1] * len(plain)


def test_a_practice_that_comes_again_leads_to_its_step() -> None:
    view = sample_view(0, "en")
    practice = next(p for step in view.steps for p in step.practices if p.told_in)
    named, place = f"{practice.where}, {practice.title}", f"#step-{practice.told_in}"
    assert f'<a href="{place}">{named}</a>' in html_of(view)
    assert f"[**{named}**]({place})" in render_markdown(tell_story(view))


@pytest.mark.parametrize("code", CODES)
def test_the_summary_says_in_which_order_the_first_steps_stand(code: str) -> None:
    view = sample_view(0, code)
    shown = " ".join(render_plain(view).split())
    assert f"{view.labels.first_steps.upper()} {view.labels.steps_order} 1. " in shown
    assert view.labels.steps_order in " ".join(render_summary(view, 120, colour=False).split())
