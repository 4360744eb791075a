from __future__ import annotations

from datetime import date
from decimal import Decimal
from gettext import NullTranslations

import pytest
from babel.core import Locale
from babel.numbers import parse_pattern
from hypothesis import given
from hypothesis import strategies as st

from govcheck.errors import Problem
from govcheck.language import ENGLISH, Language
from govcheck.store.catalogue import load_language


class Backwards(NullTranslations):
    """A language of its own: every sentence in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"


def test_a_sentence_is_filled_in() -> None:
    assert ENGLISH.text("{part} of {whole}", part=1, whole="two") == "1 of two"


def test_text_from_people_is_never_read_as_a_template() -> None:
    assert ENGLISH.text("Hello {name}", name="{secret}") == "Hello {secret}"


@pytest.mark.parametrize(("number", "text"), [(0, "0 cities"), (1, "1 city"), (2, "2 cities")])
def test_a_count_takes_its_form(number: int, text: str) -> None:
    assert ENGLISH.count("{number} city", "{number} cities", number) == text


def test_what_stands_between_words_belongs_to_the_language() -> None:
    assert ENGLISH.named("Range", "{low}") == "Range: {low}"
    assert ENGLISH.listed(["a", "", "b, c", "{d}"]) == "a; b, c; {d}"
    assert (ENGLISH.listed([]), ENGLISH.listed(iter(["a"]))) == ("", "a")
    assert Language("xx", Backwards()).named("Range", 1) == "[Range: 1]"


@pytest.mark.parametrize(("value", "digits", "text"), [(61.44, 1, "61.4"), (0.4, 0, "0"), (7, 1, "7.0")])
def test_a_number_has_a_fixed_count_of_decimals(value: float, digits: int, text: str) -> None:
    assert ENGLISH.number(value, digits) == text


def test_a_day_in_words() -> None:
    assert ENGLISH.day(date(2026, 11, 5)) == "5 November 2026"


def test_a_problem_is_told_in_the_language_of_the_reader() -> None:
    problem = Problem("c", "{x} is wrong.", "Mend {x}.", fields={"x": "It"})
    assert ENGLISH.problem(problem) == ("It is wrong.", "Mend It.")
    assert Language("xx", Backwards()).problem(problem) == ("[It is wrong.]", "[Mend It.]")
    assert ENGLISH.problem(Problem("c", "Wrong.")) == ("Wrong.", "")
    assert Language("xx", Backwards()).count("{number} city", "{number} cities", 3) == "[3 cities]"


@pytest.mark.parametrize(
    ("code", "number", "day"),
    [
        ("en", "12,345.6", "1 November 2026"),
        ("es", "12.345,6", "1 de noviembre de 2026"),
        ("fr", "12\u202f345,6", "1 novembre 2026"),
    ],
)
def test_numbers_and_days_are_written_as_the_language_writes_them(code: str, number: str, day: str) -> None:
    language = Language(code)
    assert language.number(12345.6, 1) == number
    assert language.day(date(2026, 11, 1)) == day


@pytest.mark.parametrize(
    ("code", "first", "eleventh"),
    [
        ("en", "1 January 2026", "11 January 2026"),
        ("es", "1 de enero de 2026", "11 de enero de 2026"),
        ("fr", "1er janvier 2026", "11 janvier 2026"),
    ],
)
def test_the_first_of_a_month_is_written_as_the_language_writes_it(code: str, first: str, eleventh: str) -> None:
    language = load_language(code)
    assert (language.day(date(2026, 1, 1)), language.day(date(2026, 1, 11))) == (first, eleventh)


@pytest.mark.parametrize("code", ["es", "fr"])
def test_a_whole_figure_has_no_decimals(code: str) -> None:
    assert Language(code).figure(86.0) == "86"
    assert Language(code).figure(4.6) == "4,6"


@given(
    st.sampled_from(["es", "fr", "de", "de_CH"]),
    st.floats(-1e12, 1e12) | st.integers(-(10**12), 10**12) | st.integers(-2000, 2000).map(lambda number: number / 20),
    st.integers(0, 2),
)
def test_a_number_is_rounded_as_in_english_and_written_as_in_babel(code: str, value: float, digits: int) -> None:
    pattern = parse_pattern(f"#,##0.{'0' * digits}" if digits else "#,##0")
    assert Language(code).number(value, digits) == pattern.apply(Decimal(f"{value:.{digits}f}"), Locale.parse(code))


@pytest.mark.parametrize(
    ("value", "shown"), [(7.0, "7"), (7.5, "7.5"), (7.25, "7.25"), (0.04, "0.04"), (-0.0, "0"), (1 / 3, "0.3333333333")]
)
def test_a_number_is_shown_as_it_was_given(value: float, shown: str) -> None:
    assert ENGLISH.given(value) == shown
