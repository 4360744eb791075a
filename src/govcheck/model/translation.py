"""Translations: texts of questionnaires and benchmarks in another language, put in place of the English."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar, cast, get_args, get_origin

from govcheck.model.record import Record, Translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

R = TypeVar("R", bound=Record)
Place = tuple[str, ...]
"""Where a text stands: the names of the fields, and the ids of the records, on the way to it."""

FINGERPRINT = 8
"""Letters of a fingerprint: enough to notice a change, short enough to be copied by hand."""


class English(NamedTuple):
    """A text to translate. Texts ``by_words`` have no place of their own: their words are the place.

    A ``name`` may be the same in every language.
    """

    place: Place
    text: str
    by_words: bool
    name: bool = False


@dataclass(frozen=True, kw_only=True)
class Translation:
    """What one overlay file holds.

    ``texts`` are found by their place, ``phrases`` by their English words. ``of`` gives, for each
    unit (a question, a section, a step, a practice, a band), the fingerprint of the English texts that
    were translated: where they have changed since, the translation is stale. What is missing is
    shown in English.
    """

    language: str
    texts: Mapping[Place, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    of: Mapping[Place, str] = field(default_factory=dict)

    def find(self, english: English) -> str | None:
        """The translation of a text; ``None`` where there is none."""
        return self.phrases.get(english.text) if english.by_words else self.texts.get(english.place)


def translate(record: R, translation: Translation) -> R:
    """The record in another language: the same but for its texts."""
    return _rebuild(record, (), lambda english: translation.find(english) or english.text)


def find_texts(record: Record) -> list[English]:
    """Every text of a record that is translated, in the order of its fields; phrases once."""
    found: dict[English, None] = {}

    def note(english: English) -> str:
        found[english] = None
        return english.text

    _rebuild(record, (), note)
    return list(found)


def fingerprints(record: Record) -> dict[Place, str]:
    """The fingerprint of the English texts of each unit."""
    units: dict[Place, list[str]] = {}
    for english in find_texts(record):
        if not english.by_words:
            units.setdefault(unit_of(english.place), []).append(english.text)
    return {unit: sha256("\n".join(texts).encode()).hexdigest()[:FINGERPRINT] for unit, texts in units.items()}


def unit_of(place: Place) -> Place:
    """The unit that a text belongs to: what a translator looks at as a whole.

    >>> unit_of(("questions", "og.plan", "options", "no", "label"))
    ('questions', 'og.plan')
    >>> unit_of(("advice", "steps", "og.plan", "yes", "start", "1"))
    ('advice', 'steps', 'og.plan', 'yes')
    >>> unit_of(("summary",))
    ()
    """
    return place[: _UNIT_DEPTH.get(place[:2], _UNIT_DEPTH.get(place[:1], 0))]


_UNIT_DEPTH = {
    ("questions",): 2, ("sections",): 2, ("changes",): 2, ("bands",): 2,
    ("advice", "steps"): 4, ("advice", "practices"): 3,
}  # fmt: skip


def _rebuild(record: R, place: Place, word: Callable[[English], str]) -> R:
    kinds = _translated_fields(type(record))
    changed = {name: _rebuilt(getattr(record, name), kind, (*place, name), word) for name, kind in kinds.items()}
    # Nothing is validated again: only texts differ. A copy would carry along what was cached of the old texts.
    values = {name: changed.get(name, getattr(record, name)) for name in type(record).model_fields}
    return cast("R", type(record).model_construct(record.model_fields_set, **values))


def _rebuilt(value: Any, kind: Translated | None, place: Place, word: Callable[[English], str]) -> Any:
    if isinstance(value, str) and value and kind is not None:
        by_words = kind in {Translated.BY_WORDS, Translated.NAME_BY_WORDS}
        name = kind in {Translated.NAME_BY_PLACE, Translated.NAME_BY_WORDS}
        return word(English((value,) if by_words else place, value, by_words, name))
    if isinstance(value, Record):
        return _rebuild(value, place, word)
    if isinstance(value, tuple):
        return tuple(_rebuilt(v, kind, (*place, _key(v, number)), word) for number, v in enumerate(value, start=1))
    if isinstance(value, dict):
        return {key: _rebuilt(part, kind, (*place, key), word) for key, part in value.items()}
    return value


def _key(value: object, number: int) -> str:
    """What an item of a list is named by: its id, the answer it leads to, its point of a scale, or its number."""
    for name in ("id", "to", "at"):
        if name in getattr(type(value), "model_fields", {}):
            key = getattr(value, name)
            return f"{key:g}" if isinstance(key, float) else str(key or BEST)
    return str(number)


BEST = "best"
"""Stands for the answer that a step of advice without ``to`` leads to."""


@cache
def _translated_fields(model: type[Record]) -> dict[str, Translated | None]:
    """The fields that hold texts to translate (how they are found), or records that may hold some (``None``)."""
    found: dict[str, Translated | None] = {}
    for name, info in model.model_fields.items():
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        marks = [part for part in _parts(annotation) if isinstance(part, Translated)]
        records = [p for p in _parts(annotation) if isinstance(p, type) and issubclass(p, Record)]
        if marks or records:
            found[name] = marks[0] if marks else None
    return found


def _parts(annotation: object) -> Iterator[object]:
    """An annotation and all that stands inside it, what is noted beside types included."""
    yield annotation
    if get_origin(annotation) is Annotated:
        yield from cast("Any", annotation).__metadata__
    for part in get_args(annotation):
        yield from _parts(part)
