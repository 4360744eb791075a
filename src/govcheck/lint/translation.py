"""Translations: what is missing, stale, the same as the English, broken, or not in the words of the glossary."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

from govcheck.errors import Problem
from govcheck.model.glossary import stands_in
from govcheck.model.translation import find_texts, fingerprints, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.glossary import Glossary
    from govcheck.model.record import Record
    from govcheck.model.translation import Place, Translation

MOST_SHOWN = 60
NO_ENGLISH = "no-english"
"""The code of a translation of something that is not there, or not any more."""


class TranslationFault(NamedTuple):
    """Something wrong with a text of an overlay file, at its place there; a phrase's place is its English words."""

    place: Place
    problem: Problem


def find_translation_faults(record: Record, translation: Translation, glossary: Glossary) -> Iterator[TranslationFault]:
    """All that is wrong with the translation of a record, in the order of the record.

    A unit is told as stale once, not for each of its texts.
    """
    now = fingerprints(record)
    texts = find_texts(record)
    told: set[Place] = set()
    for english in texts:
        own = translation.find(english)
        if own is None and english.name and english.by_words:
            continue  # a name that is not given in the language is the same in it
        if own is None:
            yield TranslationFault(english.place, _problem("untranslated", _MESSAGES["untranslated"], english.text))
            continue
        unit = unit_of(english.place)
        if not english.by_words and unit not in told and translation.of.get(unit) != now[unit]:
            told.add(unit)
            message = "The English has changed since this was translated: {text}"
            hint = 'Bring it up to date, then write of: "{now}".'
            yield TranslationFault(english.place, _problem("stale", message, english.text, hint=hint, now=now[unit]))
        # A name is not made of terms, and may stay as it is.
        faults = [] if english.name else text_faults(english.text, own, glossary)
        yield from (TranslationFault(english.place, problem) for problem in faults)
    known = {english.place for english in texts if not english.by_words}
    words = {english.text for english in texts if english.by_words}
    gone = [place for place in translation.texts if place not in known]
    gone += [(phrase,) for phrase in translation.phrases if phrase not in words]
    for place in gone:
        message, hint = "Nothing in English belongs to this translation: {text}", "Take it out, or correct its id."
        yield TranslationFault(place, _problem(NO_ENGLISH, message, ".".join(place), hint=hint))


def text_faults(english: str, own: str, glossary: Glossary) -> Iterator[Problem]:
    """What is wrong with one translated text."""
    if own == english and _has_words(english) and own not in glossary.same:
        yield _problem("identical", _MESSAGES["identical"], english)
        return
    if _fields(english) != _fields(own):
        message = "The names in braces are not those of the English: {text}"
        hint = "Write all of these, as they are: {fields}."
        fields = ", ".join(f"{{{name}}}" for name in sorted(_fields(english) or set()))
        yield _problem("placeholder", message, own, hint=hint, fields=fields)
    hint = "`make languages` puts it there, or your editor."
    if glossary.join(own) != own:
        message = "An apostrophe is not written as in the rest of the language: {text}"
        yield _problem("apostrophe", message, own, hint=hint)
    if glossary.unbreak(own) != own:
        yield _problem("space", "A no-break space is missing before or after a sign: {text}", own, hint=hint)
    for term in glossary.terms_in(english):
        if not any(stands_in(form, own) for form in term.use):
            message = "“{term}” is not translated as the glossary has it: {text}"
            hint = "Use: {use}."
            yield _problem("term", message, own, hint=hint, term=term.en[0], use=", ".join(term.use))
        for form in term.never:
            if stands_in(form, own):
                message = "The glossary rules out “{form}” for “{term}”: {text}"
                yield _problem("term-never", message, own, hint="Use: {use}.", term=term.en[0], form=form,
                               use=", ".join(term.use))  # fmt: skip


def sentence_faults(
    english: str | Sequence[str], own: str | Sequence[str] | None, glossary: Glossary
) -> Iterator[Problem]:
    """What is wrong with a sentence of the interface; one with a number has a text for each of its forms."""
    one, many = (english, english) if isinstance(english, str) else (english[0], english[-1])
    forms = [own] if isinstance(own, str) or own is None else list(own)
    for form in forms:
        if not form:
            yield _problem("untranslated", _MESSAGES["untranslated"], one)
            return
    for form in forms[:1]:
        # The form for one may do without the number.
        best = min((list(text_faults(text, str(form), glossary)) for text in (one, many)), key=len)
        yield from best
    for form in forms[1:]:
        yield from text_faults(many, str(form), glossary)


def _problem(code: str, message: str, text: str, *, hint: str = "", **fields: object) -> Problem:
    shown = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
    return Problem(code, message, hint, fields={"text": shown, **fields})


_MESSAGES = {
    "untranslated": "Not translated yet: {text}",
    "identical": "The same as the English: {text}",
}


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2,}", re.sub(r"\{[^{}]*\}", "", text)) is not None


def _fields(template: str) -> set[str] | None:
    """The names of the fields in a template; ``None`` where its braces do not fit together."""
    try:
        return {f"{name}:{spec}" if spec else name for _, name, spec, _ in Formatter().parse(template) if name}
    except ValueError:
        return None
