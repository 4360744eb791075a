"""A glossary: the terms that every text of a language keeps to."""

import re
from functools import cache, cached_property

from pydantic import Field, field_validator

from govcheck.model.record import Record, Text
from govcheck.model.typed import fold_typed


class Term(Record):
    """A term: wherever one of its English forms stands, the translation has one of the forms to use.

    In ``use`` and ``never`` a ``*`` at the end of a word stands for any ending; the English forms are
    written out. ``never``: forms that must not stand there.
    """

    en: tuple[Text, ...] = Field(min_length=1)
    use: tuple[Text, ...] = Field(min_length=1)
    never: tuple[Text, ...] = ()
    meaning: Text

    @field_validator("en")
    @classmethod
    def _written_out(cls, forms: tuple[str, ...]) -> tuple[str, ...]:
        if any("*" in form for form in forms):
            raise ValueError("The English forms of a term are written out, without *.")
        return tuple(" ".join(form.split()) for form in forms)


class Glossary(Record):
    """What one ``glossary.yaml`` holds.

    ``same``: texts that may be the same in English. ``unbroken``: signs with a space, such as
    " ?", between which no line may break; their space is written as a no-break space. ``apostrophe``:
    the one sign that is written for it; ``None`` where either may stand.
    """

    language: str
    name: str
    address: str
    terms: tuple[Term, ...]
    same: tuple[Text, ...] = ()
    unbroken: tuple[str, ...] = ()
    apostrophe: str | None = None

    def unbreak(self, text: str) -> str:
        """The text with no-break spaces where the language wants them."""
        for signs in self.unbroken:
            text = text.replace(signs, signs.replace(" ", "\N{NO-BREAK SPACE}"))
        return text

    def join(self, text: str) -> str:
        """The text with the language's own sign wherever an apostrophe joins two words, or a word and a field."""
        return _APOSTROPHE.sub(self.apostrophe, text) if self.apostrophe else text

    def set_signs(self, text: str) -> str:
        """The text with the spaces and apostrophes of the language."""
        return self.join(self.unbreak(text))

    @cached_property
    def _by_form(self) -> dict[str, Term]:
        return {_plain(form): term for term in self.terms for form in term.en}

    @cached_property
    def _english(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_form, key=len, reverse=True)
        return _compile("|".join(map(_source, longest_first)))

    def terms_in(self, english: str) -> list[Term]:
        """The terms that stand in an English text; of overlapping ones the longest."""
        if not self.terms:
            return []
        found = {re.sub(r"\s+", " ", match.group()): None for match in self._english.finditer(_plain(english))}
        return list(dict.fromkeys(self._by_form[form] for form in found))


_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[\w{`«“])")

NO_TERMS = Glossary(language="", name="", address="", terms=())
"""For a language that has no glossary."""


def stands_in(form: str, text: str) -> bool:
    """Whether a form of a term stands in a text.

    >>> stands_in("rend* compte*", "La ville rendra compte de tout"), stands_in("plan", "planes")
    (True, False)
    """
    return _pattern(form).search(_plain(text)) is not None


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return _compile(_source(_plain(form)))


def _source(form: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in form.split())
    return r"\s+".join(words)


def _compile(source: str) -> re.Pattern[str]:
    """The forms as whole words; where none begins is seen once for all of them."""
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)")


def _plain(text: str) -> str:
    """As it would be typed, and without the names of fields."""
    return fold_typed(re.sub(r"\{[^{}]*\}", " ", text))
