"""An extreme is named only where the answers leave no doubt of it; where there are few, they are asked for first."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from builders import advice_data, html_of, node_data, question_data, questionnaire, result, step_data
from govcheck.model.result import NodeReason
from govcheck.model.scoring import NodeKind
from govcheck.report.plain import render_plain
from govcheck.report.sheets import tell_sheets
from govcheck.report.story.summary import tell_summary
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire
from real import smart_governance
from report.workbook import CODES, SAMPLES, sample_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result

PARTS = ("a", "b", "c")
OF = "Of the parts of “Title of index”, "


def three_parts() -> Questionnaire:
    """An index of three elements, each of one number from 0 to 10."""
    elements = [node_data(f"part-{name}", {name: 1}, kind="element") for name in PARTS]
    return questionnaire([question_data(name, "number") for name in PARTS], [node_data("index", elements)])


def extreme(*given: Any, first_look: str = "") -> str:
    """What is said of the extremes, of three answers in tenths; ``None`` is no answer, "5?" an unsure one."""
    asked = three_parts()
    answers = {
        name: {"value": int(str(value).rstrip("?")), "unsure": str(value).endswith("?")}
        for name, value in zip(PARTS, given, strict=True)
        if value is not None
    }
    found = result(asked, answers)
    nodes = tuple(replace(node, first_look=node.id == first_look) for node in found.nodes)
    told = [one for one in build_view(replace(found, nodes=nodes), asked).headline if one.startswith("Of the parts")]
    return told[0] if told else ""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((2, 5, 9), OF + "“Title of part-c” stands highest (90) and “Title of part-a” lowest (20)."),
        ((2, 2, 9), OF + "“Title of part-c” stands highest (90)."),
        ((2, 9, 9), OF + "“Title of part-a” stands lowest (20)."),
        ((5, 5, 5), ""),
        # What an unsure one could be touches the next one, at both ends or at one.
        ((2, "3?", 4), ""),
        ((2, "3?", 9), OF + "“Title of part-c” stands highest (90)."),
        ((2, "5?", 9), OF + "“Title of part-c” stands highest (90) and “Title of part-a” lowest (20)."),
        # What is open could be anything.
        ((2, None, 9), ""),
    ],
)
def test_an_extreme_is_named_where_nothing_open_could_turn_it(given: tuple[Any, ...], told: str) -> None:
    assert extreme(*given) == told


def test_a_first_look_is_no_extreme() -> None:
    assert extreme(2, 5, 9, first_look="part-c") == OF + "“Title of part-a” stands lowest (20)."
    assert extreme(2, 5, 9, first_look="part-a") == OF + "“Title of part-c” stands highest (90)."


def test_parts_that_look_alike_are_none() -> None:
    asked = three_parts()
    found = result(asked, dict.fromkeys(PARTS, 5))
    scores = {"part-a": 50.4, "part-c": 49.6}
    nodes = tuple(
        replace(node, score=own, low=own, high=own) if (own := scores.get(node.id)) else node for node in found.nodes
    )
    view = build_view(replace(found, nodes=nodes), asked)
    assert {element.score.shown for element in view.indices[0].elements} == {"50"}
    assert not any("Of the parts" in sentence for sentence in view.headline)


@pytest.mark.parametrize(("place", "code"), [*product(range(len(SAMPLES)), CODES)])
def test_no_score_on_the_page_contradicts_the_extremes(place: int, code: str) -> None:
    """Nothing else that the headline could speak of is as high, or as low; nor could it be."""
    view = sample_view(place, code)
    say = load_language(code).text
    parts = [element.score for index in view.indices for element in index.elements]
    told = view.headline[1]
    high, low = max(parts, key=lambda one: one.score or 0), min(parts, key=lambda one: one.score or 100)
    named = [part for part in (high, low) if say("“{title}”", title=part.title) in told and part.shown in told]
    for part in named:
        assert not part.first_look
        others = [other for other in parts if other is not part]
        above = all((part.low or 0) > (other.high or 0) for other in others)
        below = all((part.high or 0) < (other.low or 0) for other in others)
        assert above or below
        assert part.shown not in {other.shown for other in others}
    titles = [say("“{title}”", title=index.score.title) for index in view.indices if index.elements]
    assert not named or all(title in told for title in titles)


def few_of_four(**given: Any) -> View:
    """Four questions of one index, of which few are answered."""
    advice = advice_data({name: [step_data("yes")] for name in given})
    asked = questionnaire([question_data(name) for name in ("a", "b", "c", "d")], advice=advice)
    return build_view(result(asked, given), asked)


def test_where_nothing_has_a_score_answers_come_first() -> None:
    view = few_of_four(a=False)
    assert view.headline[-1] == "What helps most now is to answer more of them."
    assert view.steps and not view.first_steps
    assert view.steps_remark == view.labels.steps_wait
    screen, plain = render_summary(view, 80, colour=False), render_plain(view)
    for text in (html_of(view), screen, plain, str(tell_sheets(view)), str(tell_summary(view))):
        words = " ".join(text.split())
        assert "First step of the roadmap" not in words
        assert view.labels.steps_wait in words


def test_beside_scores_the_answers_to_the_whole_questionnaire_say_nothing_of_one_index(
    result_of: Callable[[str], Result],
) -> None:
    whole = result_of("full")
    last = next(node for node in reversed(whole.nodes) if node.kind is NodeKind.INDEX)
    withheld = replace(last, score=None, reason=NodeReason.TOO_FEW_ANSWERS)
    nodes = tuple(withheld if node is last else node for node in whole.nodes)
    told = " ".join(build_view(replace(whole, nodes=nodes), smart_governance()).headline)
    assert f"There are not enough answers yet for a score of “{last.title}”." in told
    assert "questions are answered" not in told


def test_what_is_to_be_found_out_is_named_all_the_same() -> None:
    view = few_of_four(a={"state": "dont-know"}, b=False)
    assert [step.find_out for step in view.steps] == [True, False]
    assert view.first_steps == view.steps[:1]
    assert view.steps_remark == ""


def test_with_a_score_the_first_step_is_named(view_of: Callable[[str], View]) -> None:
    view = view_of("full")
    assert view.first_steps == view.steps[:3]
    assert view.steps_remark == ""
    assert view.headline[-1].startswith("First step of the roadmap")


def test_an_index_that_does_not_apply_waits_for_no_answers() -> None:
    asked = questionnaire([question_data("a")])
    none = build_view(result(asked, {"a": {"state": "not-applicable", "reason": "Not ours."}}), asked)
    assert none.headline == ("None of the questions applies to your city, so there is nothing to score.",)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"a": {"state": "dont-know"}}, "None of the 2 questions is answered yet, so there is nothing to score."),
        (
            {"a": {"state": "dont-know"}, "b": {"state": "dont-know"}},
            "The answer to 2 of 2 questions is “don't know”, so nothing can be scored yet. Finding out comes first.",
        ),
    ],
)
def test_without_an_answer_it_is_said_why(given: dict[str, Any], told: str) -> None:
    asked = questionnaire([question_data("a"), question_data("b")])
    assert build_view(result(asked, given), asked).headline == (told,)


def test_it_is_told_in_every_language(result_of: Callable[[str], Result]) -> None:
    told = {
        code: build_view(result_of("few"), load_questionnaire(smart_governance().id, code), load_language(code))
        for code in CODES
    }
    assert len({view.headline[-1] for view in told.values()}) == len(CODES)
    assert [view.labels.first_steps for view in told.values()] == [
        "What to do first", "Qué hacer primero", "Par où commencer",
    ]  # fmt: skip
