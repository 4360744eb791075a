"""What the view says, and what it must never say."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from builders import answer_file, html_of
from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.answer import AnswerState, Target
from govcheck.model.question import Question, QuestionType
from govcheck.model.result import LevelRange
from govcheck.report.document import Listing, Part
from govcheck.report.plain import render_plain
from govcheck.report.story.summary import tell_summary
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.report.view.answer import view_answer, word_answer
from govcheck.report.view.lead import Lead
from govcheck.report.view.wording import Wording, round_covered
from govcheck.store.content import load_profile, load_questionnaire
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
    assert WORDS.interval(30.2, 41) == (30, 41, "30 to 41")
    assert WORDS.interval(59.97, 100) == (59.9, 100, "59.9 to 100")
    assert (WORDS.interval(30, 30), WORDS.interval(None, None)) == (None, None)
    assert WORDS.interval(45.7, 46.3) is None


def test_a_level_is_certain_or_lies_between_two() -> None:
    assert WORDS.level(LevelRange(low="established", high="established")) == "Established"
    assert WORDS.level(LevelRange(low="emerging", high="advanced")) == "between Emerging and Advanced"


@pytest.mark.parametrize(
    ("share", "enough", "shown"),
    [
        (2 / 3, True, 67),
        (0.6649, False, 66),
        (0.666, False, 66),
        (0.0556, False, 6),
        (0.999, True, 99),
        (0.5, True, 67),
        (1.0, True, 100),
        (0.0, False, 0),
    ],
)
def test_coverage_is_rounded_on_its_own_side_of_the_minimum_and_of_all(share: float, enough: bool, shown: int) -> None:  # noqa: FBT001
    assert WORDS.needed(2 / 3) == "67%"
    assert round_covered(share, 2 / 3, enough=enough) == shown


def test_where_there_is_no_score_the_view_says_why_and_shows_no_number(any_view: View) -> None:
    for index in any_view.indices:
        for row in index.rows:
            assert bool(row.shown) is (row.score is not None)
            assert bool(row.why) is (row.score is None)
            assert row.shown or not row.shown_evidenced


@pytest.mark.parametrize(
    ("state", "short", "whole"),
    [
        (AnswerState.DONT_KNOW, "don't know", "don't know"),
        (AnswerState.SKIPPED, "not answered", "not answered"),
        (AnswerState.NOT_APPLICABLE, "does not apply", "does not apply: Another department does it."),
        (AnswerState.NOT_ASKED, "not asked", "not asked: an earlier answer rules it out"),
    ],
)
def test_what_has_no_answer_is_said_in_the_same_words_short_and_whole(
    state: AnswerState, short: str, whole: str, result_of: Callable[[str], Result]
) -> None:
    answer = replace(result_of("full").answers[0], state=state, value=None, reason="Another department does it.")
    assert (word_answer(WORDS, answer), view_answer(WORDS, answer).text) == (short, whole)


def test_what_stands_out_on_the_first_page_names_its_question(view_of: Callable[[str], View]) -> None:
    view = view_of("full")
    last = tell_summary(view).blocks[-1]
    assert isinstance(last, Part)
    (listing,) = last.blocks
    assert isinstance(listing, Listing)
    assert [item.under for item in listing.items] == [(view.telling[0].question,)]


def test_a_withheld_score_shows_its_range_in_words(view_of: Callable[[str], View]) -> None:
    withheld = [row for index in view_of("few").indices for row in index.rows if row.why and row.answered != "0%"]
    assert withheld
    for row in withheld:
        assert re.search(r"Not enough answers: \d+% of the weight answered, at least 67% needed.*from \d", row.why)


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
    assert sum(len(chapter.answers) for chapter in view_of("half").chapters) == len(smart_governance().questions)


def test_every_comparison_stands_in_its_chapter(
    view_of: Callable[[str], View], result_of: Callable[[str], Result]
) -> None:
    shown = [c for chapter in view_of("half").chapters for c in chapter.comparisons]
    assert len(shown) == len(result_of("half").comparisons)
    assert all("2019" in comparison.cited for comparison in shown)


def test_orders_of_several_parts_show_the_numbers_of_the_city(view_of: Callable[[str], View]) -> None:
    chapter = view_of("full").chapters[0]
    assert chapter.orders[0].question == "Open government: how far each part is"
    assert re.search(r"Your city: .*Open data \d", chapter.orders[0].comparisons[0].text)


def test_orders_of_several_parts_show_the_words_of_the_city(resilience_of: Callable[[str], Result]) -> None:
    asked = load_questionnaire("smart-resilience")
    found = [c for chapter in build_view(resilience_of("full"), asked).chapters for c in chapter.comparisons]
    (order,) = [c for c in found if c.question.endswith("how far each part is")]
    words = "(None|A little|Quite a lot|A lot)"
    assert re.search(f"Your city: Social and demographic crises: {words}; Economic crises: {words}", order.text)
    assert order.lead is Lead.BESIDE
    assert "names none of these" not in order.text


def test_titles_are_those_of_the_questionnaire(resilience_of: Callable[[str], Result], any_view: View) -> None:
    view = build_view(resilience_of("full"), load_questionnaire("smart-resilience"))
    assert [ladder.column for ladder in view.ladders] == ["Relation", "Kind of crisis"]
    assert [ladder.column for ladder in any_view.ladders] == ["Phase of the policy cycle"]
    for one in (view, any_view):
        text = html_of(one)
        drawn = [x.title for x in one.ladders] + [x.title for x in one.cycles] + [x.title for x in one.stages]
        for title in [*drawn, *(path.title for path in one.paths)]:
            told = all(chapter.missing < len(chapter.asked) for chapter in one.chapters)
            assert text.count(f">{title}</h3>") == 1 or not told
            assert title.upper() in render_plain(one)
        assert all(f"\n{title}\n" in render_summary(one, 80, colour=False) for title in drawn)


def test_titles_stand_on_one_line(result_of: Callable[[str], Result]) -> None:
    asked = smart_governance()
    ladder = asked.scoring.ladders[0].model_copy(update={"title": "A\x1bB\nC", "phases_title": "D\nE", "phases": {}})
    odd = asked.model_copy(update={"scoring": asked.scoring.model_copy(update={"ladders": (ladder,)})})
    found = build_view(result_of("half"), odd).ladders[0]
    assert (found.title, found.column) == ("A\u241bB C", "D E")


def test_the_ladder_shows_participants_as_published(view_of: Callable[[str], View]) -> None:
    ladder = view_of("full").ladders[0]
    assert [phase.band for phase in ladder.phases] == [(3.5, 4.0), (2.0, 3.0), (2.0, 3.0)]
    assert "read from the words" in ladder.band_source


def test_only_the_made_up_city_is_marked_so(view_of: Callable[[str], View]) -> None:
    assert (view_of("half").sample, view_of("full").sample) == (True, False)


def test_the_summary_has_three_steps_and_every_chapter_its_first(
    view_of: Callable[[str], View], result_of: Callable[[str], Result]
) -> None:
    view, result = view_of("half"), result_of("half")
    assert [step.rank for step in view.first_steps] == [1, 2, 3]
    assert [step.rank for step in view.steps][:15] == list(range(1, 16))
    beyond = {step.section for step in view.steps[15:]}
    assert len(beyond) == len(view.steps) - 15 and beyond.isdisjoint(step.section for step in view.steps[:15])
    advised = {result.by_question[found.question].section for found in result.recommendations}
    assert advised == {step.section for step in view.steps}
    assert [step for chapter in view.chapters for step in chapter.steps] == sorted(
        view.steps, key=lambda step: [chapter.id for chapter in view.chapters].index(step.section)
    )


def test_strengths_stand_above_their_index_and_apart(any_view: View) -> None:
    scores = {part.title: part for index in any_view.indices for e in index.elements for part in (e.score, *e.parts)}
    assert len(any_view.strengths) <= 3
    for strength in any_view.strengths:
        own, evidenced, whole = map(float, re.findall(r"\d[\d.]*", strength.text.replace("of 100", "")))
        assert (scores[strength.title].shown, scores[strength.title].shown_evidenced) == (f"{own:g}", f"{evidenced:g}")
        low = scores[strength.title].low
        assert own > whole and low is not None and round(low) > round(whole)
        assert not scores[strength.title].first_look


def test_what_is_low_is_no_strength_nor_what_stands_above_a_first_look(result_of: Callable[[str], Result]) -> None:
    asked, whole = smart_governance(), result_of("full")
    assert build_view(whole, asked).strengths
    lowest = asked.scoring.levels.steps[0].id
    low = tuple(replace(node, level=node.level and replace(node.level, low=lowest)) for node in whole.nodes)
    assert build_view(replace(whole, nodes=low), asked).strengths == ()
    looks = tuple(replace(node, first_look=node.parent is None) for node in whole.nodes)
    assert build_view(replace(whole, nodes=looks), asked).strengths == ()


def best_value(question: Question) -> Any:
    match question.type:
        case QuestionType.YES_NO:
            return True
        case QuestionType.NUMBER:
            return question.max
        case QuestionType.SINGLE:
            return max(question.choices, key=lambda option: option.value).id
        case QuestionType.SEVERAL:
            return [option.id for option in question.choices if not option.exclusive][: question.at_most]


def test_where_all_is_alike_or_open_nothing_stands_out(view_of: Callable[[str], View]) -> None:
    asked = smart_governance()
    best = {q.id: {"value": best_value(q)} for q in asked.questions if q.scored}
    alike = assess(asked, answer_file(best, questionnaire=asked.id), [], load_profile())
    assert all(node.score == pytest.approx(100) for node in alike.nodes)
    assert build_view(alike, asked).strengths == view_of("empty").strengths == view_of("few").strengths == ()
    assert view_of("full").strengths != ()


def test_what_to_find_out_first_is_open_or_unsure(
    view_of: Callable[[str], View], result_of: Callable[[str], Result]
) -> None:
    result = result_of("half")
    named = [narrowing.question for narrowing in view_of("half").narrowings]
    assert len(named) == 5
    assert named == [WORDS.question(narrowing.question) for narrowing in result.narrowings[:5]]
    assert view_of("full").narrowings == ()


def test_the_points_of_an_index_are_those_of_its_answers(view_of: Callable[[str], View]) -> None:
    for explanation in view_of("full").explanations:
        total = sum(float(part.points) for part in explanation.contributions)
        assert total == pytest.approx(float(explanation.score.split()[0]), abs=0.05 * len(explanation.contributions))


def test_the_score_that_is_withheld_is_not_told_in_the_annex(view_of: Callable[[str], View]) -> None:
    assert {explanation.score for explanation in view_of("few").explanations} == {"no score"}


def test_a_step_says_how_a_city_of_its_size_could_begin(result_of: Callable[[str], Result]) -> None:
    whole = result_of("half")
    first = replace(whole.recommendations[0], for_size="Name  one\nperson.")
    silent = replace(whole.recommendations[1], for_size=None)
    view = build_view(replace(whole, recommendations=(first, silent)), smart_governance())
    said = "In a city of your size (50,001 to 100,000 people): Name one person."
    assert [step.for_size for step in view.steps] == [said, ""]
    assert html_of(view).count(said) == 1


def test_a_target_of_the_city_stands_with_its_step(result_of: Callable[[str], Result]) -> None:
    result = result_of("half")
    found = next(r for r in result.recommendations if r.target is None)
    aimed = replace(result, recommendations=(replace(found, question="data.stage", target=TARGET),))
    assert "Operate with the data, by 31 December 2027" in build_view(aimed, smart_governance()).steps[0].target


def test_text_from_people_cannot_act_on_a_screen(view_of: Callable[[str], View]) -> None:
    found = list(texts(view_of("hostile")))
    assert any("[red]" in text for text in found)
    assert not any(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) for text in found)


def test_the_same_result_gives_the_same_view(result_of: Callable[[str], Result]) -> None:
    assert build_view(result_of("half"), smart_governance()) == build_view(result_of("half"), smart_governance())
