from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import question
from govcheck.model.answer import Answer
from govcheck.scoring.worth import lowest, worth
from strategies import FEWER, answers_with_value, questionnaires

SCALE = question("q", "single", options={"never": 0.1, "rarely": 0.3, "seldom": 0.3, "often": 0.6, "always": 1.0})
LIST = question("q", "several", options={"a": 0.5, "b": 1.0, "c": 0.5})
ENOUGH = question("q", "several", options={"a": 0.5, "b": 1.0, "c": 0.5}, enough=1)
WITH_NONE = question(
    "q", "several", options=[{"id": "a", "value": 1.0, "label": "A"}, {"id": "b", "value": 1.0, "label": "B"},
                             {"id": "none", "value": 0.0, "label": "None", "exclusive": True}],
)  # fmt: skip
NUMBER = question("q", "number", min=1, max=5)
YES_NO = question("q")


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        (YES_NO, True, (1, 0, 1)),
        (YES_NO, False, (0, 0, 1)),
        (YES_NO, "no", (0, 0, 1)),
        (SCALE, "never", (0.1, 0.1, 0.3)),
        (SCALE, "rarely", (0.3, 0.1, 0.6)),
        (SCALE, "seldom", (0.3, 0.1, 0.6)),
        (SCALE, "often", (0.6, 0.3, 1)),
        (SCALE, "always", (1, 0.6, 1)),
        (LIST, ["a"], (0.25, 0, 0.75)),
        (LIST, ["a", "c"], (0.5, 0, 1)),
        (LIST, ["a", "b"], (0.75, 0.25, 1)),
        (LIST, ["a", "b", "c"], (1, 0.5, 1)),
        (ENOUGH, ["a"], (0.5, 0, 1)),
        (ENOUGH, ["a", "b", "c"], (1, 0, 1)),
        (WITH_NONE, ["none"], (0, 0, 0.5)),
        (NUMBER, 1, (0, 0, 0.1)),
        (NUMBER, 2, (0.25, 0.15, 0.35)),
        (NUMBER, 5, (1, 0.9, 1)),
    ],
)
def test_each_type_has_its_worth_and_its_interval_when_unsure(asked: Any, value: Any, expected: Any) -> None:
    assert worth(asked, Answer(value=value, unsure=True)) == pytest.approx(expected)
    assert worth(asked, Answer(value=value)) == pytest.approx((expected[0],) * 3)


def test_an_explicit_none_is_an_answer_worth_zero() -> None:
    assert worth(WITH_NONE, Answer(value=("none",))).value == 0


def test_the_lowest_answer_of_a_scale_may_be_worth_more_than_zero() -> None:
    assert lowest(SCALE) == 0.1
    assert [lowest(q) for q in (YES_NO, LIST, NUMBER)] == [0, 0, 0]


@FEWER
@given(questionnaires(), st.data())
def test_a_worth_lies_in_its_interval_and_no_lower_than_the_lowest(asked: Any, data: st.DataObject) -> None:
    for q in asked.questions:
        value, low, high = worth(q, data.draw(answers_with_value(q)))
        assert 0 <= low <= value <= high <= 1
        assert lowest(q) <= value
