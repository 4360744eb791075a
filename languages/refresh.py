"""Brings every language up to date with the code and the content, and shows what is left to translate.

`make languages` runs it. New sentences and texts are added in English, and sentences that are gone are
taken out. Of what is translated only signs are changed: apostrophes, and spaces at which no line may
break. To add a language: copy the folder `en` to one named by its code, run it, and translate until
nothing is left.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from extract import find_sentences

from govcheck.lint.translation import NO_ENGLISH, find_translation_faults, sentence_faults
from govcheck.store.catalogue import CATALOGUE, list_languages, load_glossary
from govcheck.store.check import list_translated
from govcheck.store.overlay import load_overlay, overlay_path, render_overlay
from govcheck.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.glossary import Glossary

HERE = Path(__file__).resolve().parent
CODE = HERE.parent / "src" / "govcheck"


HEADER: dict[str, Any] = {
    "project": "govcheck",
    "version": "1",
    "copyright_holder": "The govcheck team",
    "header_comment": "# The sentences of the interface. `make languages` brings this file up to date.",
    "msgid_bugs_address": "the maintainers of govcheck",
    "last_translator": "The govcheck team",
    "language_team": "The govcheck team",
    # Fixed, so that a file changes only where a sentence does.
    "creation_date": datetime(2026, 11, 20, tzinfo=UTC),
    "revision_date": datetime(2026, 11, 20, tzinfo=UTC),
    "fuzzy": False,
}


def make_template() -> Catalog:
    """The catalogue of all sentences, none translated."""
    catalogue = Catalog(**HEADER)
    for sentence in find_sentences(CODE):
        message = (sentence.one, sentence.many) if sentence.many else sentence.one
        catalogue.add(message, locations=[(sentence.place, None)])
    return catalogue


def refresh_catalogue(code: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the sentences of the code, written whole."""
    file = HERE / code / f"{CATALOGUE}.po"
    catalogue = Catalog(locale=None if code == "en" else code, **HEADER)
    if file.exists():
        with file.open("rb") as source:
            earlier = {message.id: message.string for message in read_po(source, locale=catalogue.locale)}
    else:
        earlier = {}
    glossary = load_glossary(code)
    for message in template:
        if message.id:
            string = _set_signs(earlier.get(message.id, message.string), glossary)
            made = catalogue.add(message.id, string, locations=message.locations)
            made.flags = {"python-brace-format"} & made.flags  # "% i" is no placeholder here
    text = BytesIO()
    write_po(text, catalogue, width=100, omit_header=False, include_lineno=False, ignore_obsolete=True)
    write_file(file, text.getvalue())
    return catalogue


def _set_signs(string: str | Sequence[str] | None, glossary: Glossary) -> str | tuple[str, ...]:
    if isinstance(string, str):
        return glossary.set_signs(string)
    return tuple(glossary.set_signs(form) for form in string or ())


def what_is_left(code: str, template: Catalog) -> Iterator[str]:
    """A line for each text of a language that is missing, stale, the same as the English, or otherwise odd."""
    glossary = load_glossary(code)
    for message in refresh_catalogue(code, template):
        if message.id:
            for problem in sentence_faults(message.id, message.string, glossary):
                yield f"languages/{code}/{CATALOGUE}.po: {problem}"
    for record, file in list_translated():
        overlay = overlay_path(file, code)
        translation, _ = load_overlay(overlay, code)
        texts = {place: glossary.set_signs(text) for place, text in translation.texts.items()}
        phrases = {english: glossary.set_signs(text) for english, text in translation.phrases.items()}
        translation = replace(translation, texts=texts, phrases=phrases)
        faults = list(find_translation_faults(record, translation, glossary))
        # What was translated under an id that is gone is not thrown away: somebody moves it, or takes it out.
        if not any(fault.problem.code == NO_ENGLISH for fault in faults):
            write_file(overlay, render_overlay(record, translation).encode())
        for fault in faults:
            yield f"{overlay.relative_to(HERE.parent)}: {fault.problem}"


def main() -> int:
    """Refresh all languages and print what is left; 1 if something is."""
    template = make_template()
    refresh_catalogue("en", template)
    left = [line for code in list_languages() if code != "en" for line in what_is_left(code, template)]
    for file, lines in groupby(left, key=lambda line: line.split(":")[0]):
        found = list(lines)
        print(*found, f"{file}: {len(found)} left", sep="\n")  # noqa: T201 - what it is run for
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
