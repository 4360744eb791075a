"""Every language is whole: no sentence of the code and no text of the content is left out, stale or odd."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from code_sentences import FOUND, ROOT
from govcheck.lint.text import check_lengths
from govcheck.lint.translation import find_translation_faults, sentence_faults
from govcheck.store.catalogue import CATALOGUE, list_languages, load_glossary
from govcheck.store.check import list_translated
from govcheck.store.content import list_questionnaires, load_questionnaire
from govcheck.store.overlay import load_overlay, overlay_path

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.model.record import Record

SENTENCES = {(s.one, s.many) if s.many else s.one for s in FOUND if s.one}
OTHERS = [code for code in list_languages() if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_of_the_interface_is_translated(code: str) -> None:
    with (ROOT / "languages" / code / f"{CATALOGUE}.po").open("rb") as file:
        own = {message.id: message.string for message in read_po(file, locale=code) if message.id}
    assert set(own) == SENTENCES, "run `make languages`"
    glossary = load_glossary(code)
    assert [str(p) for english in own for p in sentence_faults(english, own[english], glossary)] == []


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize(("record", "file"), list_translated(), ids=[file.name for _, file in list_translated()])
def test_every_text_of_the_content_is_translated(record: Record, file: Path, code: str) -> None:
    translation, data = load_overlay(overlay_path(file, code), code)
    assert data is not None
    faults = find_translation_faults(record, translation, load_glossary(code))
    assert [f"{'.'.join(fault.place)}: {fault.problem}" for fault in faults] == []


@pytest.mark.parametrize("code", list_languages())
def test_a_glossary_writes_apostrophes_as_its_language_does(code: str) -> None:
    glossary = load_glossary(code)
    forms = [form for term in glossary.terms for form in (*term.use, *term.never)]
    assert [form for form in forms if glossary.join(form) != form] == []


def test_french_has_one_apostrophe() -> None:
    assert load_glossary("fr").join("l'eau") == "l’eau"


def test_the_template_for_new_languages_has_every_sentence() -> None:
    with (ROOT / "languages" / "en" / f"{CATALOGUE}.po").open("rb") as file:
        known = {message.id for message in read_po(file) if message.id}
    assert known == SENTENCES


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", list_questionnaires())
def test_translated_texts_keep_to_the_limits_of_the_english(name: str, code: str) -> None:
    faults = check_lengths(load_questionnaire(name, code))
    assert [str(fault.problem) for fault in faults] == []
