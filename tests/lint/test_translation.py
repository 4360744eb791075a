"""Translations: for each kind of fault a small translation that has exactly that one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govcheck.lint.translation import find_translation_faults, sentence_faults, text_faults
from govcheck.model.cohort import CohortRules
from govcheck.model.glossary import Glossary, Term
from govcheck.model.profile import Band, Checks, Profile, Region
from govcheck.model.source import Source
from govcheck.model.translation import Translation, find_texts, fingerprints
from govcheck.store.content import load_questionnaire

GLOSSARY = Glossary(
    language="xx",
    name="X",
    address="x",
    terms=(Term(en=("open data",), use=("dato* abierto*",), never=("datos públicos",), meaning="m"),),
    same=("WiFi",),
)
SMALL = Profile(
    source=Source(edition=2021, place="Chapter"),
    regions=(Region(id="a", title="Open data"),),
    bands=(Band(id="b", title="WiFi"),),
    countries={},
    cohort=CohortRules(
        source=Source(edition=2021, place="Chapter"), least_group=5, lowest_least_group=3, percentiles_from=30,
        ordered_digits=1, quantiles=(50,), table_quantiles=(50,),
    ),
    checks=Checks(
        source=Source(edition=2021, place="Chapter"), same_answers_from=10, fewest_people=1, most_people=9,
        times_as_many=2, first_year=2000, totals=("total",), summed_from=3,
    ),
)  # fmt: skip
GOOD = Translation(language="xx", phrases={"Chapter": "Capítulo", "Open data": "Datos abiertos", "WiFi": "WiFi"})


def codes(phrases: dict[str, str]) -> list[str]:
    translation = replace(GOOD, phrases={**GOOD.phrases, **phrases})
    return [fault.problem.code for fault in find_translation_faults(SMALL, translation, GLOSSARY)]


def test_a_whole_translation_has_no_fault() -> None:
    assert codes({}) == []


@pytest.mark.parametrize(
    ("phrases", "code"),
    [
        ({"Chapter": "Chapter"}, "identical"),
        ({"Open data": "Información"}, "term"),
        ({"Open data": "Datos públicos, datos abiertos"}, "term-never"),
        ({"Chapter": "Capítulo {n}"}, "placeholder"),
        ({"Gone": "Ido"}, "no-english"),
    ],
)
def test_each_fault_is_found_and_no_other(phrases: dict[str, str], code: str) -> None:
    assert codes(phrases) == [code]


def test_what_is_missing_is_found() -> None:
    faults = list(find_translation_faults(SMALL, Translation(language="xx"), GLOSSARY))
    assert {fault.problem.code for fault in faults} == {"untranslated"}
    assert len(faults) == 3


def test_a_changed_english_text_makes_its_unit_stale_once() -> None:
    record = load_questionnaire("smart-governance")
    texts = find_texts(record)
    whole = Translation(
        language="xx",
        texts={e.place: f"x {e.text}" for e in texts if not e.by_words},
        phrases={e.text: f"x {e.text}" for e in texts if e.by_words},
        of=fingerprints(record),
    )
    none = Glossary(language="xx", name="X", address="x", terms=())
    assert list(find_translation_faults(record, whole, none)) == []
    old = replace(whole, of={**whole.of, ("questions", "og.enablers"): "00000000"})
    faults = list(find_translation_faults(record, old, none))
    assert [(fault.place[:2], fault.problem.code) for fault in faults] == [(("questions", "og.enablers"), "stale")]
    assert faults[0].problem.fields["now"] == fingerprints(record)["questions", "og.enablers"]


def test_sentences_of_the_interface_are_held_against_both_forms() -> None:
    one, many = "One file.", "{number} files."
    assert [p.code for p in sentence_faults((one, many), ("Un archivo.", "{number} archivos."), GLOSSARY)] == []
    assert [p.code for p in sentence_faults((one, many), ("{number} archivo.", "{number} archivos."), GLOSSARY)] == []
    assert [p.code for p in sentence_faults((one, many), ("Un archivo.", "archivos."), GLOSSARY)] == ["placeholder"]
    assert [p.code for p in sentence_faults((one, many), ("Un archivo.", ""), GLOSSARY)] == ["untranslated"]
    assert [p.code for p in sentence_faults("A file {a:g}.", "Un archivo {a}.", GLOSSARY)] == ["placeholder"]
    assert [p.code for p in sentence_faults("A file.", None, GLOSSARY)] == ["untranslated"]
    assert [p.code for p in text_faults("A {b}", "Un {b", GLOSSARY)] == ["placeholder"]


def test_a_space_at_which_a_line_must_not_break_is_found() -> None:
    french = Glossary(language="fr", name="F", address="vous", terms=(), unbroken=(" ?", "« "))
    assert [p.code for p in text_faults("Why?", "Pourquoi ?", french)] == ["space"]
    assert [p.code for p in text_faults("Why?", french.unbreak("« Pourquoi ?"), french)] == []


def test_an_apostrophe_of_another_kind_is_found() -> None:
    french = Glossary(language="fr", name="F", address="vous", terms=(), apostrophe="’")
    assert [p.code for p in text_faults("The water of {city}", "L'eau d'{city}", french)] == ["apostrophe"]
    assert list(text_faults("The water of {city}", "L’eau d’{city}", french)) == []
    assert list(text_faults("The water of {city}", "L'eau d’{city}", GLOSSARY)) == []


def test_texts_without_words_may_be_the_same() -> None:
    assert list(text_faults("{a}: {b} %", "{a}: {b} %", GLOSSARY)) == []
