"""Data into models: faults with their lines and what to do about them."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import pytest
from pydantic import Field

from govcheck.errors import InputError
from govcheck.model.record import Count, Flag, Id, Number, Record, Share, Text
from govcheck.model.source import Source
from govcheck.store.document import parse_document
from govcheck.store.source_text import SourceText
from govcheck.store.validation import MOST_SHOWN, validate


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Part(Record):
    name: Text
    number: Number | None = None


class Whole(Record):
    id: Id
    share: Share = 0.5
    count: Count = 0
    flag: Flag = False
    colour: Colour = Colour.RED
    parts: tuple[Part, ...] = ()
    by_name: dict[Id, Part] = {}
    pair: tuple[int, ...] = Field(default=(), max_length=2)


def told(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        validate(Whole, parse_document(SourceText("x", text, "")), "x")
    return [f"{problem.code} {problem}" for problem in caught.value.problems]


def test_good_data_become_a_model() -> None:
    assert validate(Whole, {"id": "a", "parts": [{"name": "b"}]}, "x").parts[0].name == "b"


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        ("share: 2", "less-than-equal", "“share” must be at most 1.0, not 2.", "Correct"),
        ("share: -1", "greater-than-equal", "“share” must be at least 0.0, not -1.", "Correct"),
        ("colour: gren", "enum", "“colour” must be red, green, not gren.", "Did you mean “green”?"),
        ("colour: 7", "enum", "“colour” must be red, green, not 7.", "Choose one of them."),
        ("parts: [{name: b}, {}]", "missing", "“name” is missing.", "Add it: “name: …”."),
        ("by_name: {b: {name: c, numer: 1}}", "unknown-key", "“numer” is not known here.", "Did you mean “number”?"),
        ("by_name: {b: {name: c, zz: 1}}", "unknown-key", "“zz” is not known here.", "Known here: name, number."),
        ("by_name: {b: {name: c, 000: 1}}", "unknown-key", "“000” is not known here.", "Write a number in one piece"),
        ("pair: [1, 2, 3]", "too-long", "“pair” takes at most 2 of them.", "Take some out."),
        ("by_name: {B: {name: c}}", "string-pattern-mismatch", "“by_name → B” is no valid id: B.", "Ids have small"),
        ("parts: [{name: b}, {name: }]", "string-type", "“parts → 2 → name” is empty.", "Write what belongs there"),
        ("parts: [{name: [a, {b: c}]}]", "string-type", "must be text, not [a, {b: c}].", "Write one text"),
        ("parts: 7", "tuple-type", "“parts” must be a list, not 7.", "Write [first, second]."),
        ("count: 1.5", "int-type", "“count” must be a whole number, not 1.5.", "Write digits only, such as 84000"),
        ('flag: "true"', "bool-type", '“flag” must be true or false, not "true".', "Write true or false, without"),
    ],
)
def test_each_fault_says_where_and_what_to_do(line: str, code: str, message: str, hint: str) -> None:
    (problem,) = told(f"id: a\n{line}")
    assert problem.startswith(f"{code} x:2: ")
    assert message in problem and hint in problem


def test_a_long_value_is_shown_as_far_as_it_is_needed() -> None:
    for value in ("A" * 5000, "[" + "x, " * 500 + "]", "{" + ", ".join(f"k{i}: v" for i in range(500)) + "}"):
        (problem,) = told(f"id: a\nflag: {value}")
        assert len(problem) < 3 * MOST_SHOWN + 100 and "…" in problem


class Rule(Record):
    source: Source
    colour: Colour
    schema_version: Literal[1]
    part: Part
    parts: tuple[Part, ...]
    ids: tuple[Id, ...]
    rules: tuple[Part, ...] = Field(min_length=1)


def test_what_is_missing_is_told_with_what_may_stand_there() -> None:
    with pytest.raises(InputError) as caught:
        validate(Rule, parse_document(SourceText("x", "rules: []", "")), "x")
    assert [str(problem).partition("Add it: ")[2] for problem in caught.value.problems] == [
        "“source: {origin: own, reason: …}”.", "“colour: red”.", "“schema_version: 1”.",
        "“part: {name: …}”.", "“parts: [{name: …}]”.", "“ids: […]”.", "",
    ]  # fmt: skip


def test_a_list_is_not_called_too_short_for_what_is_wrong_in_it() -> None:
    class Whole(Record):
        parts: tuple[Part, ...] = Field(min_length=1)

    for text, codes in (("parts: [{nam: a}]", ["missing", "unknown-key"]), ("parts: []", ["too-short"])):
        with pytest.raises(InputError) as caught:
            validate(Whole, parse_document(SourceText("x", text, "")), "x")
        assert [problem.code for problem in caught.value.problems] == codes


def test_what_is_no_mapping_is_told_with_its_line() -> None:
    assert told("# nothing yet\n\n- a\n")[0].startswith("not-a-mapping x:3: The file must hold names and values")
    assert told("text")[0].startswith("not-a-mapping x:1: ")
