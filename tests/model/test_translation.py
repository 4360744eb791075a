"""Translations: every text finds its own, nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govcheck.model.translation import Translation, find_texts, fingerprints, translate
from govcheck.store.check import list_translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.record import Record

CONTENT = [record for record, _ in list_translated()]
NAMES = [file.name for _, file in list_translated()]
# Read by programs, cited as published, or names.
NOT_TRANSLATED = {
    "area", "band", "base", "category", "city", "countries", "edition", "hash", "id", "indicator", "kind", "line",
    "note", "option", "origin", "publisher", "scale", "schema_version", "source", "text", "title", "value", "version",
}  # fmt: skip

IN_ALL_LANGUAGES = {"also": True, "technical_columns": True, "checks": {"totals"}, "cities": {"__all__": {"city"}}}
"""Words that are looked for in files, whatever their language, and names of cities."""


def marked(record: Record) -> Translation:
    """A translation that can be told from the English in every text."""
    texts = find_texts(record)
    return Translation(
        language="xx",
        texts={e.place: f"«{e.text}»" for e in texts if not e.by_words},
        phrases={e.text: f"«{e.text}»" for e in texts if e.by_words},
    )


@pytest.mark.parametrize("record", CONTENT, ids=NAMES)
def test_without_a_translation_everything_stays_as_it_is(record: Record) -> None:
    assert translate(record, Translation(language="xx")) == record


@pytest.mark.parametrize("record", CONTENT, ids=NAMES)
def test_every_sentence_is_translated_and_nothing_else_changes(record: Record) -> None:
    there = translate(record, marked(record))
    told = there.model_dump(mode="json", exclude=IN_ALL_LANGUAGES)
    left = [(place, text) for place, text in strings(told, "") if not text.startswith("«")]
    sentences = [(place, text) for place, text in left if " " in text and place not in NOT_TRANSLATED]
    assert sentences == []
    back = Translation(
        language="en",
        texts={e.place: e.text[1:-1] for e in find_texts(there) if not e.by_words},
        phrases={e.text: e.text[1:-1] for e in find_texts(there) if e.by_words},
    )
    assert translate(there, back) == record


def strings(data: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, part in data.items():
            yield from strings(part, name)
    elif isinstance(data, list):
        for part in data:
            yield from strings(part, key)
    elif isinstance(data, str):
        yield key, data


def test_questions_options_and_advice_are_translated_where_they_stand() -> None:
    record: Any = CONTENT[NAMES.index("smart-governance")]
    there: Any = translate(record, marked(record))
    question, own = record.by_id["og.enablers"], there.by_id["og.enablers"]
    assert own.text == f"«{question.text}»"
    assert [option.label for option in own.options] == [f"«{option.label}»" for option in question.options]
    assert own.options[0].id == question.options[0].id
    assert there.advice.steps["og.plan"][0].start[0] == f"«{record.advice.steps['og.plan'][0].start[0]}»"
    assert there.scoring.levels.steps[0].title == f"«{record.scoring.levels.steps[0].title}»"


def test_a_changed_english_text_changes_the_fingerprint_of_its_unit_alone() -> None:
    record: Any = CONTENT[NAMES.index("smart-governance")]
    first = record.questions[0]
    changed = record.model_copy(
        update={"questions": (first.model_copy(update={"help": "New."}), *record.questions[1:])}
    )
    before, after = fingerprints(record), fingerprints(changed)
    assert {unit for unit in before if before[unit] != after[unit]} == {("questions", first.id)}
