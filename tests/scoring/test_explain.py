from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import answer_file, measures, node_data, question, question_data, questionnaire
from govcheck.model.answer import Answer
from govcheck.model.validity import answer_problems
from govcheck.scoring.explain import explain
from govcheck.scoring.step import is_best, next_value
from govcheck.scoring.worth import value_worth, worth
from real import real_cases
from strategies import FEWER, Case, answers_with_value, cases, questionnaires

SCALE = {"never": 0.0, "often": 0.5, "always": 1.0}


def nested() -> Any:
    data = [question_data("a", "single", options=SCALE), question_data("b"), question_data("c", "number")]
    inner = node_data("inner", {"a": 1, "b": 3}, kind="element", weight=2)
    outer = node_data("outer", {"c": 1}, kind="element", weight=1)
    return questionnaire(data, [node_data("index", [inner, outer])])


def test_a_score_opens_down_to_the_answers_with_their_shares_and_points() -> None:
    found = explain(nested(), answer_file({"a": "often", "b": True, "c": 5}), "index")
    # inner = (1 * .5 + 3 * 1) / 4 = .875; index = (2 * .875 + 1 * .5) / 3 = .75
    assert found.score == pytest.approx(75)
    assert [(c.question, c.via) for c in found.contributions] == [
        ("b", ("inner",)),
        ("c", ("outer",)),
        ("a", ("inner",)),
    ]
    shares = {c.question: c.share for c in found.contributions}
    assert shares == pytest.approx({"a": 1 / 6, "b": 1 / 2, "c": 1 / 3})
    points = {c.question: c.points for c in found.contributions}
    assert points == pytest.approx({"a": 100 / 12, "b": 50, "c": 100 / 6})
    assert {m.question: (m.answer, m.raised) for m in found.moves} == {"a": ("often", "always"), "c": (5.0, 6.0)}
    assert [m.question for m in found.moves] == ["a", "c"]
    assert [m.change for m in found.moves] == pytest.approx([100 / 12, 10 / 3])


def test_what_has_no_value_takes_no_part() -> None:
    found = explain(nested(), answer_file({"a": "often", "b": {"state": "dont-know"}}), "inner")
    assert found.score == pytest.approx(50)
    open_part = found.contributions[1]
    assert (open_part.question, open_part.state, open_part.answer) == ("b", "dont-know", None)
    assert (open_part.value, open_part.share, open_part.points) == (None, None, None)
    assert explain(nested(), answer_file({}), "index").score is None
    assert explain(nested(), answer_file({}), "index").moves == ()


def test_an_unknown_node_is_no_node() -> None:
    with pytest.raises(KeyError):
        explain(nested(), answer_file({}), "nothing")


@FEWER
@given(cases() | real_cases())
def test_contributions_sum_to_the_score_and_shares_to_one(case: Case) -> None:
    raw = measures(case.questionnaire, case.answers)
    for node in list(case.questionnaire.scoring.nodes)[:5]:
        found = explain(case.questionnaire, case.answers, node)
        parts = [c for c in found.contributions if c.share is not None]
        assert [c.question for c in found.contributions if c.share is None] == [
            c.question for c in found.contributions if not raw[c.question].scored
        ]
        if found.score is None:
            assert not parts
        else:
            assert sum(c.points or 0 for c in parts) == pytest.approx(found.score)
            assert sum(c.share or 0 for c in parts) == pytest.approx(1)


@FEWER
@given(cases() | real_cases())
def test_a_move_changes_the_score_by_what_scoring_anew_gives(case: Case) -> None:
    for node in list(case.questionnaire.scoring.nodes)[:3]:
        found = explain(case.questionnaire, case.answers, node)
        assert [m.change for m in found.moves] == sorted((m.change for m in found.moves), reverse=True)
        for move in found.moves:
            answer = case.answers.answer(move.question)
            assert move.answer == answer.value
            changed = case.answers.with_answer(move.question, answer.model_copy(update={"value": move.raised}))
            again = measures(case.questionnaire, changed)[node].score * 100
            assert found.score is not None
            assert move.change == pytest.approx(again - found.score, abs=1e-7)
            assert move.change > 0


NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
LIST = [*({"id": i, "value": v, "label": i} for i, v in (("a", 0.5), ("b", 1.0), ("c", 0.0))), NONE]


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        (question("q"), False, True),
        (question("q"), "no", True),
        (question("q"), True, None),
        (question("q", "number"), 4.5, 5.5),
        (question("q", "number"), 9.5, 10),
        (question("q", "number"), 10, None),
        (question("q", "single", options=SCALE), "never", "often"),
        (question("q", "single", options=SCALE), "always", None),
        (question("q", "several", options=LIST), ["none"], ("b",)),
        (question("q", "several", options=LIST), ["b"], ("a", "b")),
        (question("q", "several", options=LIST), ["b", "a"], None),
        (question("q", "several", options=LIST, at_most=1), ["a"], None),
    ],
)
def test_one_step_up_is_the_next_better_answer(asked: Any, value: Any, expected: Any) -> None:
    answer = answer_file({"q": value}).answer("q")
    assert next_value(asked, answer) == expected
    assert is_best(asked, answer) == (expected is None)


def test_there_is_no_step_from_no_answer() -> None:
    assert next_value(question("q"), answer_file({}).answer("q")) is None


def test_enough_is_best() -> None:
    asked = question("q", "several", options=LIST, enough=0.5)
    assert is_best(asked, answer_file({"q": ["a"]}).answer("q"))


@FEWER
@given(questionnaires(), st.data())
def test_a_step_fits_its_question_and_never_lowers_its_worth(asked: Any, data: st.DataObject) -> None:
    for q in asked.questions:
        answer = data.draw(answers_with_value(q))
        value = next_value(q, answer)
        if value is not None:
            assert answer_problems(q, Answer(value=value)) == []
            assert value_worth(q, value) >= worth(q, answer).value


@pytest.mark.parametrize("asked", [True, False])
def test_only_an_answer_that_is_asked_for_is_unsure(asked: bool) -> None:  # noqa: FBT001
    gated = {"ask_if": {"question": "gate", "any_of": ["yes"]}, "if_not_asked": "lowest"}
    small = questionnaire([question_data("gate"), question_data("b", **gated)], [node_data("top", {"gate": 1, "b": 1})])
    found = explain(small, answer_file({"gate": asked, "b": {"value": True, "unsure": True}}), "top")
    assert {part.question: part.unsure for part in found.contributions} == {"gate": False, "b": asked}
