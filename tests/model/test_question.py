from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builders import question, question_data
from govcheck.model.condition import Condition
from govcheck.model.question import Question
from govcheck.model.source import Source

TWO = {"a": 0.0, "b": 1.0}
NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}


@pytest.mark.parametrize(
    ("kind", "own", "fault"),
    [
        ("yes-no", {"if_not_asked": "lowest"}, "ask_if and if_not_asked come together"),
        ("yes-no", {"ask_if": {"question": "g", "any_of": ["yes"]}, "if_not_asked": None}, "come together"),
        ("yes-no", {"min": 0}, "belong to number questions"),
        ("yes-no", {"max": 1}, "belong to number questions"),
        ("single", {"options": TWO, "anchors": [{"at": 0, "text": "None."}]}, "belong to number questions"),
        ("yes-no", {"options": TWO}, "options belong to single and several questions"),
        ("number", {"options": TWO}, "options belong to single and several questions"),
        ("number", {"min": None}, "needs min below max"),
        ("number", {"max": None}, "needs min below max"),
        ("number", {"min": 10}, "needs min below max"),
        ("number", {"anchors": [{"at": 11, "text": "Beyond."}]}, "anchors stand on the scale"),
        ("number", {"at_most": 2}, "at_most and enough belong to several questions"),
        ("single", {"options": TWO, "enough": 1}, "at_most and enough belong to several questions"),
        ("single", {}, "at least two options"),
        ("several", {"options": {"a": 1.0}}, "at least two options"),
        ("single", {"options": [{"id": "a", "value": 0.0, "label": "A"}] * 2}, "two options share an id"),
        ("single", {"options": [{"id": "a", "value": 1.0, "label": "A"}, NONE]}, "exclusive belongs to"),
        ("several", {"options": {"a": 0.0, "b": 0.0}}, "a weight above 0"),
        ("several", {"options": [{"id": "a", "value": 0.0, "label": "A"}, NONE]}, "a weight above 0"),
        ("several", {"options": [{"id": "a", "value": 1.0, "label": "A"}, {**NONE, "value": 0.5}]}, "worth 0"),
        ("several", {"options": TWO, "enough": 1.5}, "enough is no more than all options together"),
        ("several", {"options": TWO, "enough": 0}, "greater than 0"),
        ("several", {"options": TWO, "at_most": 0}, "greater than or equal to 1"),
        ("single", {"options": {"a": 0.0, "b": 1.5}}, "less than or equal to 1"),
        ("single", {"options": {"a": -0.1, "b": 1.0}}, "greater than or equal to 0"),
        ("single", {"options": {"a": True, "b": 1.0}}, "valid number"),
        ("single", {"options": {"a": "0", "b": 1.0}}, "valid number"),
        ("number", {"max": float("nan")}, "finite number"),
        ("number", {"max": float("inf")}, "finite number"),
        ("yes-no", {"text": "  "}, "at least 1 character"),
        ("yes-no", {"id": "Og.Plan"}, "match pattern"),
        ("yes-no", {"id": "og_plan"}, "match pattern"),
        ("yes-no", {"id": "og..plan"}, "match pattern"),
        ("yes-no", {"role": "important"}, "'maturity', 'priority'"),
        ("yes-no", {"weight": 1}, "Extra inputs"),
        ("yes-no", {"quick": 1}, "valid boolean"),
        ("yes-no", {"source": {"edition": 2019}}, "either"),
    ],
)
def test_a_question_that_does_not_fit_its_type_is_refused(kind: str, own: Any, fault: str) -> None:
    with pytest.raises(ValidationError, match=f"(?i){fault}"):
        Question.model_validate(question_data("q", kind, **own))


@pytest.mark.parametrize(
    "tests",
    [
        {},
        {"any_of": ["yes"], "none_of": ["no"]},
        {"at_least": "a", "below": "b"},
        {"any_of": []},
        {"none_of": []},
        {"at_least": True},
        {"any_of": "yes"},
    ],
)
def test_a_condition_makes_exactly_one_test(tests: Any) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate({"question": "q", **tests})


@pytest.mark.parametrize(
    ("tests", "options"),
    [
        ({"any_of": ["a", "b"]}, ("a", "b")),
        ({"none_of": ["a"]}, ("a",)),
        ({"at_least": "a"}, ("a",)),
        ({"below": "b"}, ("b",)),
        ({"at_least": 0}, ()),
        ({"below": 3.5}, ()),
    ],
)
def test_a_condition_knows_the_options_it_names(tests: Any, options: Any) -> None:
    assert Condition.model_validate({"question": "q", **tests}).options == options


@pytest.mark.parametrize(
    "source",
    [
        {},
        {"edition": 2019},
        {"place": "Foresight"},
        {"origin": "govcheck"},
        {"edition": 2019, "place": "Foresight", "origin": "govcheck", "reason": "Ours."},
        {"origin": "someone", "reason": "Theirs."},
    ],
)
def test_a_source_is_a_place_or_a_reason(source: Any) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate(source)


@pytest.mark.parametrize(
    ("kind", "options", "ordered"),
    [
        ("number", None, True),
        ("yes-no", None, True),
        ("single", {"a": 0.0, "b": 0.5, "c": 1.0}, True),
        ("single", {"a": 0.0, "b": 0.0, "c": 1.0}, True),
        ("single", {"flood": 0.0, "fire": 0.0}, False),
        ("single", {"a": 1.0, "b": 0.0}, False),
        ("several", {"a": 0.0, "b": 1.0}, False),
    ],
)
def test_answers_have_an_order_where_the_options_rise(kind: str, options: Any, ordered: bool) -> None:  # noqa: FBT001
    data = question_data("q", kind, **({"options": options} if options else {}))
    assert Question.model_validate(data).ordered is ordered


def test_yes_and_no_are_the_choices_of_a_yes_no_question_and_a_number_has_none() -> None:
    assert [option.id for option in question("q").choices] == ["no", "yes"]
    assert question("q", "number").choices == ()
    assert question("q", "single", options=TWO).by_id["b"].value == 1
