"""What the view says, and what it must never say."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from govcheck.language import ENGLISH
from govcheck.model.answer import Target
from govcheck.model.result import LevelRange
from govcheck.report.view import View, build_view
from govcheck.report.view.visible import one_line, visible
from govcheck.report.view.wording import Wording
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.model.result import Result

TARGET = Target(value="operate", by=date(2027, 12, 31), owner="Data office")
WORDS = Wording(smart_governance(), ENGLISH)


def texts(part: Any) -> Iterator[str]:
    """Every text anywhere in a view."""
    if isinstance(part, str) and not isinstance(part, Enum):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from texts(getattr(part, one.name))


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (61.4, "61"),
        (61.5, "62"),
        (59.97, "59.9"),
        (60.0, "60"),
        (59.4, "59"),
        (0.0, "0"),
        (99.9, "100"),
        (19.5, "19.5"),
    ],
)
def test_a_score_is_rounded_but_never_into_another_level(score: float, shown: str) -> None:
    assert WORDS.score(score) == shown


def test_a_range_is_shown_only_where_something_is_open() -> None:
    assert (WORDS.interval(30.2, 41), WORDS.interval(30, 30), WORDS.interval(None, None)) == ("30 to 41", "", "")


def test_a_level_is_certain_or_lies_between_two() -> None:
    assert WORDS.level(LevelRange(low="established", high="established")) == "Established"
    assert WORDS.level(LevelRange(low="emerging", high="advanced")) == "between Emerging and Advanced"


def test_coverage_is_rounded_down_and_its_minimum_up() -> None:
    assert (WORDS.at_least(0.666), WORDS.at_least(0.999), WORDS.needed(0.6666666667)) == ("66 %", "99 %", "67 %")


def test_where_there_is_no_score_the_view_says_why_and_shows_no_number(any_view: View) -> None:
    for index in any_view.indices:
        for row in index.rows:
            assert bool(row.shown) is (row.score is not None)
            assert bool(row.why) is (row.score is None)
            assert row.shown or not row.shown_evidenced


def test_a_withheld_score_shows_its_range_in_words(view_of: Callable[[str], View]) -> None:
    withheld = [row for index in view_of("few").indices for row in index.rows if row.why and row.answered != "0 %"]
    assert withheld
    for row in withheld:
        assert re.search(r"Not enough answers: \d+ % answered, at least 67 % needed.*from \d", row.why)


def test_a_withheld_score_does_not_leak_through_the_sensitivity(result_of: Callable[[str], Result]) -> None:
    result = result_of("few")
    assert all(result.by_node[node.id].score is None for node in result.sensitivity.nodes if node.id in result.by_node)
    assert build_view(result, smart_governance()).sensitivity == ()


def test_the_headline_is_made_of_this_result(view_of: Callable[[str], View]) -> None:
    headlines = {kind: view_of(kind).headline for kind in ("empty", "few", "half", "full")}
    assert len(set(headlines.values())) == 4
    assert all(1 <= len(headline) <= 3 for headline in headlines.values())
    assert "None of the" in headlines["empty"][0]
    assert "not enough answers" in headlines["few"][0]
    assert view_of("full").indices[0].score.shown in headlines["full"][0]


def test_unknowns_are_told_apart(view_of: Callable[[str], View], result_of: Callable[[str], Result]) -> None:
    unknown, counts = view_of("half").unknown, result_of("half").counts
    assert len(unknown.dont_know) == counts.dont_know
    assert len(unknown.not_applicable) == counts.not_applicable
    assert len(unknown.skipped) == counts.skipped
    assert all(one.reason for one in unknown.not_applicable)


def test_every_answer_stands_in_the_annex(view_of: Callable[[str], View]) -> None:
    assert sum(len(section.answers) for section in view_of("half").answers) == len(smart_governance().questions)


def test_every_comparison_stands_in_its_section(
    view_of: Callable[[str], View], result_of: Callable[[str], Result]
) -> None:
    shown = [c for s in view_of("half").comparisons for q in s.questions for c in q.comparisons]
    assert len(shown) == len(result_of("half").comparisons)
    assert all("2019" in comparison.cited for comparison in shown)


def test_orders_of_several_parts_show_the_numbers_of_the_city(view_of: Callable[[str], View]) -> None:
    section = view_of("full").comparisons[0]
    assert section.questions[0].question == "Open government: how developed each part is"
    assert re.search(r"Your city: .*Open data \d", section.questions[0].comparisons[0].text)


def test_the_ladder_shows_participants_as_published(view_of: Callable[[str], View]) -> None:
    ladder = view_of("full").ladders[0]
    assert [phase.band for phase in ladder.phases] == [(3.5, 4.0), (2.0, 3.0), (2.0, 3.0)]
    assert "read from the words" in ladder.band_source


def test_only_the_made_up_city_is_marked_so(view_of: Callable[[str], View]) -> None:
    assert (view_of("half").sample, view_of("full").sample) == (True, False)


def test_summary_has_five_steps_and_the_report_at_most_fifteen(view_of: Callable[[str], View]) -> None:
    view = view_of("half")
    assert (len(view.first_steps), len(view.steps)) == (5, 15)


def test_a_target_of_the_city_stands_with_its_step(result_of: Callable[[str], Result]) -> None:
    result = result_of("half")
    found = next(r for r in result.recommendations if r.target is None)
    aimed = replace(result, recommendations=(replace(found, question="data.stage", target=TARGET),))
    assert "Operate with the data, by 31 December 2027" in build_view(aimed, smart_governance()).steps[0].target


def test_text_from_people_cannot_act_on_a_screen(view_of: Callable[[str], View]) -> None:
    found = list(texts(view_of("hostile")))
    assert any("[red]" in text for text in found)
    assert not any(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) for text in found)


def test_lines_stay_where_lines_are_meant() -> None:
    assert (visible("a\r\nb"), one_line("a\nb\u2028c")) == ("a\nb", "a b\u2039U+2028\u203ac")
    assert (
        visible("Villa Clara del Río 日本 \u0645\u062f\u06cc\u0646\u0647\u200c")
        == "Villa Clara del Río 日本 \u0645\u062f\u06cc\u0646\u0647\u200c"
    )


def test_the_same_result_gives_the_same_view(result_of: Callable[[str], Result]) -> None:
    assert build_view(result_of("half"), smart_governance()) == build_view(result_of("half"), smart_governance())
