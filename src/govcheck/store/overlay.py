"""Overlay files: the texts of a content file in another language, found by the ids of the English one.

`es.yaml` lies beside `questionnaire.yaml`; `profile.es.yaml` beside `profile.yaml`. What is not in it
is shown in English; `govcheck questionnaire check` tells what is missing, stale or odd.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.model.translation import Translation, find_texts, fingerprints
from govcheck.store.document import parse_document
from govcheck.store.located import line_at
from govcheck.store.source_text import MOST_BYTES, read_source
from govcheck.store.validation import check_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from govcheck.model.record import Record
    from govcheck.model.translation import Place

MOST_LETTERS = 2_000
"""As for the English texts."""
OF = "of"
"""The key of a unit's fingerprint."""
PHRASES = "phrases"
LANGUAGE = "language"


def overlay_path(file: Path, language: str) -> Path:
    """Where the overlay of a content file, or of the folder of a questionnaire, lies."""
    return file / f"{language}.yaml" if file.is_dir() else file.with_name(f"{file.stem}.{language}.yaml")


def overlay_languages(file: Path) -> list[str]:
    """The languages of the overlays that lie beside a content file, or in the folder of a questionnaire."""
    names = file.glob("*.yaml") if file.is_dir() else file.parent.glob(f"{file.stem}.*.yaml")
    codes = (name.stem.removeprefix(f"{file.stem}.") for name in names)
    return sorted(code for code in codes if _CODE.fullmatch(code))


_CODE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


def phrase_lines(data: Any) -> dict[Place, int]:
    """The lines of the phrases in an overlay, by their English words."""
    phrases = data.get(PHRASES) if isinstance(data, dict) else None
    found: dict[Place, int] = {}
    for number, pair in enumerate(phrases if isinstance(phrases, list) else []):
        if isinstance(pair, dict):
            found[str(pair.get(ENGLISH.code)),] = line_at(data, (PHRASES, number)) or 1
    return found


def line_in_overlay(data: Any, place: Place) -> int:
    """The line of a text in an overlay, or of the innermost thing around its place."""
    path: list[str | int] = []
    here = data
    for key in place:
        path.append(int(key) - 1 if isinstance(here, list) and key.isdecimal() else key)
        here = here.get(key) if isinstance(here, dict) else None
    return line_at(data, tuple(path)) or 1


def load_overlay(path: Path, language: str) -> tuple[Translation, Any]:
    """The translation in an overlay file, and its data, which remembers the lines; an empty one where there is none.

    Raises:
        InputError: it cannot be read, is in another language, or holds what is neither a text nor a mapping.
    """
    if not path.exists():
        return Translation(language=language), None
    data = parse_document(read_source(path, MOST_BYTES))
    check_mapping(data, str(path))
    problems: list[Problem] = []
    texts: dict[Place, str] = {}
    of: dict[Place, str] = {}
    for place, text in _leaves({key: part for key, part in data.items() if key not in {PHRASES, LANGUAGE}}, ()):
        if isinstance(text, str) and len(text) > MOST_LETTERS:
            message, hint = "The text is too long.", "Shorten it to {most} characters."
            where = Location(str(path), line_at(data, place))
            problems.append(Problem("too-long", message, hint, where, {"most": MOST_LETTERS}))
        elif not isinstance(text, str) or not text.strip():
            message, hint = "A text is expected here.", "Write the translation in quotes, or delete the line."
            problems.append(Problem("not-a-text", message, hint, Location(str(path), line_at(data, place))))
        elif place[-1] == OF:
            of[place[:-1]] = text
        else:
            texts[place] = text.strip()
    if data.get(LANGUAGE) != language:
        message, hint = "The file must begin with its language: {language}.", 'Write language: "{language}".'
        where = Location(str(path), line_at(data, (LANGUAGE,)))
        problems.append(Problem("other-language", message, hint, where, {"language": language}))
    phrases = _read_phrases(data, language, str(path), problems)
    if problems:
        raise InputError(*problems)
    return Translation(language=language, texts=texts, phrases=phrases, of=of), data


def _leaves(data: object, place: Place) -> Iterator[tuple[Place, object]]:
    """Every text with its place; the items of a list are numbered from 1."""
    if isinstance(data, dict):
        for key, part in data.items():
            yield from _leaves(part, (*place, key))
    elif isinstance(data, list):
        for number, part in enumerate(data, start=1):
            yield from _leaves(part, (*place, str(number)))
    else:
        yield place, data


def _read_phrases(data: Any, language: str, file: str, problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    phrases = data.get(PHRASES) or []
    for number, pair in enumerate(phrases if isinstance(phrases, list) else [phrases]):
        english = pair.get("en") if isinstance(pair, dict) else None
        text = pair.get(language) if isinstance(pair, dict) else None
        if isinstance(english, str) and english in found:
            message, hint = "“{english}” stands twice among the phrases.", "Keep one of the two."
            where = Location(file, line_at(data, (PHRASES, number)))
            problems.append(Problem("duplicate-phrase", message, hint, where, {"english": english[:80]}))
        elif isinstance(english, str) and isinstance(text, str) and text.strip():
            found[english] = text.strip()
        else:
            message = "A phrase and its translation are expected here."
            hint = 'Write {{en: "…", {language}: "…"}}, with the language that the file begins with.'
            place = Location(file, line_at(data, (PHRASES, number)))
            problems.append(Problem("not-a-phrase", message, hint, place, {"language": language}))
    return found


def render_overlay(record: Record, translation: Translation) -> str:
    """The text of an overlay file: all that a record has to translate, in its order.

    What is not translated yet stands there in English. A unit that gives no fingerprint gets that
    of the English texts as they are now; one that does keeps it, so that what is stale stays so.
    """
    now = fingerprints(record)
    root: dict[str, Any] = {LANGUAGE: translation.language}
    phrases = []
    for english in find_texts(record):
        text = translation.find(english) or english.text
        if english.by_words:
            phrases.append({ENGLISH.code: english.text, translation.language: text})
            continue
        part = root
        for depth, key in enumerate(english.place[:-1]):
            part = part.setdefault(key, {})
            unit = english.place[: depth + 1]
            if unit in now:
                part.setdefault(OF, translation.of.get(unit, now[unit]))
        part[english.place[-1]] = text
    if () in now:
        root = {LANGUAGE: translation.language, OF: translation.of.get((), now[()]), **root}
    lines = [f"# {translation.language}: the texts beside this file in another language, found by the same ids."]
    lines += ["# `of` tells which English texts were translated: `govcheck questionnaire check` compares it."]
    lines += _rendered(root, "")
    if phrases:
        lines += [f"{PHRASES}:", *(f"  - {_flow(pair)}" for pair in phrases)]
    return "\n".join(lines) + "\n"


def _rendered(mapping: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, part in mapping.items():
        if isinstance(part, str) or (OF not in part and all(isinstance(inner, str) for inner in part.values())):
            yield f"{indent}{key}: {_flow(part)}"
        else:
            yield f"{indent}{key}:"
            yield from _rendered(part, indent + "  ")


def _flow(value: str | Mapping[str, str]) -> str:
    """A text in quotes, or a mapping of texts, on one line; numbered ones as a list."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if list(value) == [str(number) for number in range(1, len(value) + 1)]:
        return f"[{', '.join(_flow(text) for text in value.values())}]"
    return "{" + ", ".join(f"{key}: {_flow(text)}" for key, text in value.items()) + "}"
