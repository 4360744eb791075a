"""YAML and JSON as plain data with lines."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from govcheck.errors import InputError
from govcheck.store.document import MOST_PROBLEMS, parse_document, read_document
from govcheck.store.located import LocatedDict, LocatedList, line_at
from govcheck.store.scalar import MOST_DIGITS, plain_value
from govcheck.store.source_text import SourceText


def parse(text: str, name: str = "x.yaml") -> Any:
    return parse_document(SourceText(name, text, ""))


def refusals(text: str, name: str = "x.yaml") -> list[tuple[str, int | None]]:
    with pytest.raises(InputError) as caught:
        parse(text, name)
    return [(problem.code, problem.location and problem.location.line) for problem in caught.value.problems]


def test_every_part_knows_its_line() -> None:
    data = parse("a:\n  b: [1,\n   2]\n  c:\n  - x\n  - {d: 1,\n     e: 2}\n")
    assert data == {"a": {"b": [1, 2], "c": ["x", {"d": 1, "e": 2}]}}
    assert isinstance(data, LocatedDict) and isinstance(data["a"]["b"], LocatedList)
    where = {("a",): 1, ("a", "b"): 2, ("a", "b", 1): 3, ("a", "c", 0): 5, ("a", "c", 1, "e"): 7}
    assert {path: line_at(data, path) for path in where} == where


def test_what_does_not_exist_has_the_line_of_what_does() -> None:
    data = parse("a: 1\nb:\n  c: [x]\n")
    assert line_at(data, ("b", "z")) == 2
    assert line_at(data, ("b", "c", 5)) == line_at(data, ("b", "c", "x")) == 3
    assert line_at(data, ("z",)) == line_at(data, ()) == 1
    assert line_at("text", ("a",)) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None), ("", None),
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("tRUE", "tRUE"), ("y", "y"),
        ("0", 0), ("7", 7), ("-3", -3), ("+3", 3), ("2.50", 2.5), (".5", 0.5), ("7.", 7.0), ("1e3", 1000.0),
        ("1.5E-1", 0.15),
        ("010", "010"), ("00.5", "00.5"), ("0x10", "0x10"), ("0o7", "0o7"), ("1_000", "1_000"),
        ("1,5", "1,5"), ("1 000", "1 000"),
        ("12:30", "12:30"), ("2026-11-20", "2026-11-20"), ("1.10.2", "1.10.2"), (".", "."),
        ("-", "-"), ("+", "+"), ("e5", "e5"),
        ("٣", "٣"), ("١٢", "١٢"), ("¹", "¹"), ("9" * MOST_DIGITS, int("9" * MOST_DIGITS)),
        ("9" * (MOST_DIGITS + 1), "9" * (MOST_DIGITS + 1)),
        (".inf", math.inf), ("-.INF", math.inf), (".NaN", math.inf), ("1e999", math.inf),
    ],
)  # fmt: skip
def test_only_what_is_surely_no_text_is_none(word: str, value: object) -> None:
    assert plain_value(word) == value and type(plain_value(word)) is type(value)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**39), 10**39))
@example(1e16)
def test_numbers_as_python_writes_them_are_numbers(number: float) -> None:
    assert plain_value(repr(number)) == number


@given(st.text(max_size=40))
@example("- a\nb")
@example("\x00")
@example("{a: [")
@example("? ? ?")
@example("!")
@example("a: !")
@example("%TAG ! x\n---\na")
def test_any_text_is_read_or_refused_and_never_worse(text: str) -> None:
    for name in ("x.yaml", "x.json"):
        try:
            parse(text, name)
        except InputError as error:
            assert str(error)  # noqa: PT017 # either is right


SIMPLE = st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8).filter(str.isprintable)
NAMES = st.text("abc", min_size=1)


@given(st.recursive(SIMPLE, lambda part: st.lists(part, max_size=3) | st.dictionaries(NAMES, part, max_size=3)))
def test_what_another_program_wrote_is_read_as_it_was_meant(data: Any) -> None:
    if data is not None:
        assert parse(yaml.safe_dump(data, allow_unicode=True)) == data


def test_stepped_over_problems_are_all_told() -> None:
    text = 'a: &x 1\nb: *x\nc: !t 2\na: 3\n[d]: 4\ne: .nan\n"f\\0": 5\ng: "\\x1b"\n'
    expected = ["alias", "alias", "tag", "duplicate-key", "key", "not-finite", "control-character", "control-character"]
    assert refusals(text) == [(code, number) for number, code in enumerate(expected, 1)]
    document = read_document(SourceText("x", text, ""))
    assert document.data == {"a": 1, "b": None, "c": 2, "e": None, "f": 5, "g": ""}


def test_a_fault_of_the_text_is_told_behind_those_stepped_over() -> None:
    assert refusals("a: 1\na: 2\nb: [c\n") == [("duplicate-key", 2), ("not-yaml", 3)]


def test_no_more_problems_are_told_than_anybody_reads() -> None:
    assert len(refusals("a: 1\n" * 1000)) == MOST_PROBLEMS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a:\n\tb: 1", "indented with a tab"),
        ("a: >\n\tx", "indented with a tab"),
        ('a: "b\nc: d', "quote that is opened here is never closed"),
        ("a: [b\nc: d", "starts with [ lacks a comma or its closing ]"),
        ("a: {b: c\nd: e", "starts with { lacks a comma or its closing }"),
        ("a: b: c", "one colon too many"),
        ("a: @b", "cannot start with @"),
        ("a: b\nc", "without a colon"),
        ("- a\nb: c", "goes on without a hyphen"),
        ("a: - b", "cannot start behind its name"),
        ('a: "\\q"', "backslash"),
        ('a: "\\ud800"', "stands for no character"),
        ("a: [,]", "value is missing"),
        ("a: *b c*: d", "Anchors"),
        ("a: & b", "Anchors"),
        ("a: !<b", "Tags"),
        ("a: !x!y b", "Tags"),
        ("%YAML 9.9\n--- a", "version of YAML"),
        ("a: |x\n b", "not readable as YAML: did not find expected comment or line break"),
    ],
)
def test_faults_are_told_in_words_that_help(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text)
    told = str(caught.value)
    assert words in told
    assert caught.value.problems[-1].hint and caught.value.problems[-1].location


def test_the_line_counts_characters_and_not_bytes() -> None:
    assert refusals("a: ñññññññ 日本語 😀\nb: ñ\nc: \x07") == [("control-character", 3)]
    assert refusals('a: ñññññññ 日本語 😀\nb: ñ\nc: "\\x07"') == [("control-character", 3)]


def test_json_is_strict() -> None:
    assert parse('{"a": [1, 2.5, null, true, "x"]}', "x.json") == {"a": [1, 2.5, None, True, "x"]}
    assert parse('{"a": NaN}') == {"a": "NaN"}
    assert refusals('{"a": NaN}', "x.JSON") == [("not-finite", 1)]
    assert refusals("{'a': 1}", "x.json") == [("not-json", 1)]
    assert refusals('{"a": 1}\n# x', "x.json") == [("not-json", 2)]
    assert parse('{"a": ' + "9" * 5000 + "}", "x.json") == {"a": "9" * 5000}
