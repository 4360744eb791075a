"""What is kept in words for the next city: it changes no report, and what a city wrote stands in its own alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from govcheck.language import ENGLISH
from govcheck.model.answer import AnswerState
from govcheck.report.view import build_view
from govcheck.report.view.answer import view_answer
from govcheck.report.view.wording import Wording, word
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import AnswerResult, Result


@pytest.mark.parametrize("first", [0.0, -0.0])
def test_a_zero_below_zero_reads_as_zero_whichever_comes_first(first: float) -> None:
    words = Wording(smart_governance(), ENGLISH)
    assert [words.number(value) for value in (first, -first)] == ["0", "0"]
    assert [words.percent(value) for value in (first, -first)] == ["0%", "0%"]


def test_answers_are_worded_as_their_questions_have_them() -> None:
    words = Wording(smart_governance(), ENGLISH)
    yes_no = next(question.id for question in smart_governance().questions if question.type == "yes-no")
    number = next(question.id for question in smart_governance().questions if question.type == "number")
    assert [words.answer(yes_no, value) for value in (True, False)] == ["Yes", "No"]
    assert words.answer(number, 1) == words.answer(number, 1.0)
    assert words.answer(number, 1).startswith("1 of ")


def test_a_view_is_the_same_whatever_cities_came_before(result_of: Callable[[str], Result]) -> None:
    def alone() -> object:
        word.cache_clear()
        return build_view(result_of("half"), smart_governance())

    before = alone()
    for kind in ("hostile", "empty", "full"):
        build_view(result_of(kind), smart_governance())
    assert build_view(result_of("half"), smart_governance()) == before == alone()


def test_what_a_city_wrote_stands_in_its_own_answer_alone(result_of: Callable[[str], Result]) -> None:
    words = Wording(smart_governance(), ENGLISH)
    given = next(one for one in result_of("full").answers if one.state is AnswerState.ANSWERED)
    written = view_answer(words, replace(given, note="Ours.", evidence=("A file",)))
    assert (written.note, written.evidence) == ("Ours.", ("A file",))
    assert written._replace(note="", evidence=()) == view_answer(words, replace(given, note="", evidence=()))


def test_each_reason_stands_in_its_own_answer_alone(result_of: Callable[[str], Result]) -> None:
    words = Wording(smart_governance(), ENGLISH)
    given = result_of("empty").answers[0]

    def told(reason: str) -> str:
        found: AnswerResult = replace(given, state=AnswerState.NOT_APPLICABLE, reason=reason)
        return view_answer(words, found).told

    assert [told(reason) for reason in ("We have no port.", "No river.")] == [
        "does not apply: We have no port.",
        "does not apply: No river.",
    ]
