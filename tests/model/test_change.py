"""The list of changes: what it says of old ids, and what it must not say."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from govcheck.model.change import UNCHANGED, Changes, Followed


def changes(*steps: dict[str, Any]) -> Changes:
    filled = [{"since": str(number), "to": str(number + 1), "text": "T.", **own} for number, own in enumerate(steps)]
    return Changes.model_validate({"schema_version": 1, "changes": filled})


def test_names_are_followed_through_all_steps() -> None:
    found = changes(
        {"renamed": {"a": "b"}, "options": {"b": {"low": "little"}}},
        {"renamed": {"b": "c"}, "options": {"c": {"little": "some"}}},
        {"retired": {"d": "R."}},
    )
    assert found.follow("a", "low") == Followed("c", "some", None)
    assert found.follow("b", ("little", "much")) == Followed("c", ("some", "much"), None)
    assert found.follow("d", 3.5) == Followed("d", 3.5, found.changes[2])
    assert found.follow("x", 1.0) == Followed("x", 1.0, None)
    assert found.knows("b") and found.knows("d") and not found.knows("c")
    assert set(found.replaced()) == {("a", None), ("b", None), ("d", None), ("c", "low"), ("c", "little")}


def test_yes_and_no_become_options_and_two_options_one() -> None:
    found = changes({"options": {"a": {"yes": "full", "x": "z", "y": "z"}}})
    assert found.follow("a", value=True).value == "full"
    assert found.follow("a", "yes").value == "full"
    assert found.follow("a", value=False).value is False
    assert found.follow("a", ("x", "y", "w")).value == ("z", "w")


def test_an_answer_whose_options_did_not_change_is_left_as_it_stands() -> None:
    found = changes({"renamed": {"a": "b"}, "options": {"c": {"x": "y"}}})
    assert found.follow("a", ("x", "x")).value == ("x", "x")


def test_the_steps_since_a_version() -> None:
    found = changes({}, {}, {})
    assert [change.to for change in found.since("1")] == ["2", "3"]
    assert found.since("3") == () == found.since("unheard") == UNCHANGED.since("1")


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([{"to": "0"}], "leads to another version"),
        ([{"renamed": {"a": "c", "b": "c"}}], "Two questions cannot become one"),
        ([{"renamed": {"a": "b"}, "retired": {"a": "R."}}], "renamed or retired, not both"),
        ([{}, {"since": "7"}], "to which the one before it leads"),
        ([{"to": "1"}, {"to": "0"}, {"since": "0", "to": "1"}], "A version comes once"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(steps: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        changes(*steps)
