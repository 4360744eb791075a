"""Names of columns as survey tools write them: an id with other signs in it, or a question in its own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.typed import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from govcheck.batch.reading.words import Words

LEAST_LETTERS = 20
"""A wording that was cut off still has so many letters and digits; shorter ones many questions begin with."""

_LONGEST = 4_000
"""No wording has more characters."""

_SIGNS = re.compile(r"[\W_]+")
_PARTING = re.compile(r"[\s._:/\[\]-]+")
"""What parts an id, or stands there for it; with any other sign in it a name is no id."""

_GROUPS = re.compile(r"[/:-]")
"""What tools write between a group of questions and the name of a question."""

_LONGEST_ID, _MOST_GROUPS = 400, 20
"""Ids in groups have no more characters, and there are not more names before them."""

_NUMBER = re.compile(r"^[\W_]*[a-z]{0,2}[0-9]+(?:[a-z.][0-9]+)*[a-z]?(?:[.):\-\u2013\u2014]\s*|\s+)")
_NUMBER_BEHIND = re.compile(r"[\s(#]*[0-9]+[\s)*.]*$")
_PARTED = (re.compile(r"^(.+)\[(.+)\][\s*]*$", re.DOTALL), re.compile(r"^(.+)[/.]([^/.]+)$", re.DOTALL))
"""A question, and behind it an option or what is said beside the answer."""


class Guess(NamedTuple):
    """The column of a question that a name means; ``sure``: it is all of the wording of that question."""

    column: str
    sure: bool = False


class ToolNames:
    """Finds the columns of questions by names that are none of theirs, where just one can be meant."""

    def __init__(self, columns: Collection[str], words: Words) -> None:
        """Take the columns of questions, and the words of the languages."""
        self._columns = columns
        self._words = words
        self._ids = find_unshared((_bare(name), name) for name in columns)
        self._wordings = find_unshared((_letters(text), question) for text, question in words.wordings)
        self._sorted = sorted((_letters(text), question) for text, question in words.wordings)
        self._found: dict[str, Guess | None] = {}

    def find(self, name: str) -> Guess | None:
        """The column that is meant; ``None`` where it could be none of them, or two."""
        if name not in self._found:
            self._found[name] = self._find(name) if len(name) <= _LONGEST else None
        return self._found[name]

    def _find(self, name: str) -> Guess | None:
        if whole := self._by_wording(name):
            return Guess(whole, sure=True)
        fits = {*self._by_signs(name), *self._by_parts(name)} or {*self._by_start(name)}
        return Guess(fits.pop()) if len(fits) == 1 else None

    def _by_wording(self, text: str) -> str | None:
        """The question with this wording, whatever signs are in it, and with a number before or behind it."""
        tries = (self._wordings.get(_letters(one)) for one in _unnumber(fold(text)))
        return next(filter(None, tries), None)

    def _by_start(self, text: str) -> Iterator[str]:
        """The questions whose wording begins with a long text."""
        for one in {_letters(one) for one in _unnumber(fold(text))}:
            if len(one) >= LEAST_LETTERS:
                first = bisect_left(self._sorted, (one, ""))
                begun = takewhile(lambda found, one=one: found[0].startswith(one), self._sorted[first:])  # type: ignore[misc]
                yield from (question for _, question in begun)

    def _by_signs(self, name: str) -> Iterator[str]:
        """The columns whose ids have the same letters and digits, with the names of groups before them."""
        if len(name) > _LONGEST_ID:
            return
        ends = [sign.end() for sign in _GROUPS.finditer(name)]
        for start in (0, *ends[-_MOST_GROUPS:]):
            if found := self._ids.get(_bare(name[start:])):
                yield found

    def _by_parts(self, name: str) -> Iterator[str]:
        """The column of an option, or of what stands beside an answer, by its question and its own name."""
        for pattern in _PARTED:
            if found := pattern.match(name):
                question = self._by_wording(found[1]) or next(self._by_signs(found[1]), None)
                own = fold(found[2])
                part = self._words.options.get(question or "", {}).get(own) or self._words.beside.get(own)
                if f"{question}.{part}" in self._columns:
                    yield f"{question}.{part}"


def find_unshared(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each word means, without those that could mean two."""
    found: dict[str, str] = {}
    shared = set()
    for word, meant in pairs:
        if found.setdefault(word, meant) != meant:
            shared.add(word)
    return {word: meant for word, meant in found.items() if word and word not in shared}


def _letters(text: str) -> str:
    """The letters and digits of a text, as ``fold`` writes them."""
    return _SIGNS.sub("", fold(text))


def _bare(name: str) -> str:
    """An id without the signs between its parts."""
    return _PARTING.sub("", fold(name))


def _unnumber(text: str) -> Iterator[str]:
    """A folded text as it is, and without a number before it, behind it or both."""
    yield text
    bare = _NUMBER.sub("", text)
    yield bare
    yield _NUMBER_BEHIND.sub("", text)
    yield _NUMBER_BEHIND.sub("", bare)
