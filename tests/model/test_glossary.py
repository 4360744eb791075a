"""Glossaries: which terms stand in a text, and whether a form of them does."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from govcheck.model.glossary import NO_TERMS, Glossary, Term, stands_in

GLOSSARY = Glossary(
    language="es",
    name="Español",
    address="usted",
    terms=(
        Term(en=("open government",), use=("gobierno abierto",), meaning="m"),
        Term(en=("open government plan", "open government plans"), use=("plan de gobierno abierto",), meaning="m"),
        Term(en=("don't know",), use=("no lo sé",), meaning="m"),
    ),
)


def names(english: str) -> list[str]:
    return [term.en[0] for term in GLOSSARY.terms_in(english)]


def test_of_overlapping_terms_the_longest_is_found() -> None:
    assert names("An Open government plan is in force") == ["open government plan"]
    assert names("Open government, and an open government plan") == ["open government", "open government plan"]


def test_names_of_fields_are_no_terms_and_apostrophes_are_alike() -> None:
    assert names("{open government} is there") == []
    assert names("I don’t know") == names("I don't know") == ["don't know"]


@pytest.mark.parametrize(
    ("form", "text", "stands"),
    [
        ("plan*", "los planes", True),
        ("plan", "los planes", False),
        ("évalu*", "L'évaluation finale", True),
        ("ne s'applique* pas", "cela ne s’applique pas", True),
        ("datos abiertos", "Datos  abiertos", True),
        ("gobierno", "{gobierno}", False),
    ],
)
def test_a_form_stands_in_a_text_as_whole_words(form: str, text: str, *, stands: bool) -> None:
    assert stands_in(form, text) is stands


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("aujourd'hui, l'eau", "aujourd’hui, l’eau"),
        ("d'{city}, qu'« un », l'`id`", "d’{city}, qu’« un », l’`id`"),
        ("pip install 'govcheck[spark]'", "pip install 'govcheck[spark]'"),
        ("'mot' : un 'mot'", "'mot' : un 'mot'"),
    ],
)
def test_an_apostrophe_joins_words_and_quotes_none(text: str, written: str) -> None:
    glossary = Glossary(language="fr", name="F", address="vous", terms=(), apostrophe="’")
    assert glossary.join(text) == glossary.join(written) == written
    assert NO_TERMS.join(text) == text


def test_without_terms_nothing_is_found() -> None:
    assert NO_TERMS.terms_in("open government") == []


def test_english_forms_are_written_out_and_their_spaces_do_not_matter() -> None:
    with pytest.raises(ValidationError, match="written out"):
        Term(en=("cit*",), use=("ciudad",), meaning="m")
    loose = Glossary(language="", name="", address="", terms=(Term(en=("smart  city",), use=("x",), meaning="m"),))
    assert [term.en for term in loose.terms_in("A Smart city")] == [("smart city",)]
