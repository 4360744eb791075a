"""Languages: what govcheck speaks, and what it says to a language that it does not."""

from __future__ import annotations

import pickle

import pytest

from govcheck.errors import UsageError
from govcheck.language import ENGLISH
from govcheck.store.catalogue import list_languages, load_glossary, load_language


def test_english_comes_first_and_needs_no_catalogue() -> None:
    assert list_languages()[0] == "en"
    assert load_language("en") is ENGLISH


@pytest.mark.parametrize("code", list_languages())
def test_each_language_has_a_glossary_of_its_own(code: str) -> None:
    assert load_glossary(code).language == code
    assert [term.en for term in load_glossary(code).terms] == [term.en for term in load_glossary("en").terms]


def test_a_sentence_is_said_in_its_language() -> None:
    assert load_language("es").text("Yes") == "Sí"
    assert load_language("fr").text("Yes") == "Oui"
    assert load_language("es").text("No such sentence, {name}.", name="x") == "No such sentence, x."


@pytest.mark.parametrize("code", [code for code in list_languages() if code != ENGLISH.code])
def test_a_language_can_be_sent_to_another_process(code: str) -> None:
    language = load_language(code)
    language.number(1234.5)
    received = pickle.loads(pickle.dumps(language))  # noqa: S301 - made here
    assert received.code == code
    for number in (1, 2):
        told = ("{number} problem.", "{number} problems.", number)
        assert received.count(*told) == language.count(*told)


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(UsageError, match=r"There is no language xx here\. There are: en, es, fr"):
        load_language("xx")
