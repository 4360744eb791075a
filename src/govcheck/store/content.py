"""Where questionnaires and benchmarks lie, and how they are loaded.

In a checkout they stand in its root, in an installed package inside it; a folder or file of
one's own is named by its path and works as the built-in ones do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.model.advice import Advice, Practice
from govcheck.model.benchmark import Benchmark
from govcheck.model.profile import Profile
from govcheck.model.questionnaire import Questionnaire
from govcheck.model.record import Record
from govcheck.model.scoring import Scoring
from govcheck.model.translation import R, translate
from govcheck.model.validity import nearest
from govcheck.store.document import parse_document
from govcheck.store.overlay import load_overlay, overlay_path
from govcheck.store.source_text import hash_bytes, read_source
from govcheck.store.validation import validate

MOST_BYTES = 5_000_000

_PACKAGE = Path(__file__).resolve().parent.parent
_ROOTS = (_PACKAGE / "content", _PACKAGE.parent.parent)


def content_folder(name: str) -> Path:
    """The folder ``questionnaires`` or ``benchmarks`` that comes with govcheck."""
    return next((root / name for root in _ROOTS if (root / name).is_dir()), _ROOTS[0] / name)


def list_questionnaires() -> list[str]:
    """The ids of the built-in questionnaires."""
    return sorted(part.parent.name for part in content_folder("questionnaires").glob("*/questionnaire.yaml"))


def list_benchmarks() -> list[str]:
    """The ids of the built-in benchmarks."""
    files = content_folder("benchmarks").glob("*.yaml")
    return sorted(file.stem for file in files if "." not in file.stem)  # uclg-2019.es is a translation


@cache
def load_profile(language: str = ENGLISH.code) -> Profile:
    """The regions, population bands and countries of a city profile."""
    return _load(Profile, content_folder("questionnaires") / "profile.yaml", language)


@cache
def load_benchmark(name: str, language: str = ENGLISH.code) -> Benchmark:
    """A built-in benchmark by its id, or one's own by the path of its file, in a language as far as it is translated.

    Raises:
        InputError: there is none of that name, or its file is not valid.
    """
    # What comes with govcheck goes first: no file that happens to lie about takes its place.
    if name in list_benchmarks():
        return _load(Benchmark, content_folder("benchmarks") / f"{name}.yaml", language)
    own = Path(name)
    if own.suffix in {".yaml", ".yml", ".json"} or own.is_file():
        return _load(Benchmark, own, language)
    raise _unknown("unknown-benchmark", "There is no benchmark {name}.", name, list_benchmarks())


def load_questionnaire(name: str, language: str = ENGLISH.code) -> Questionnaire:
    """A built-in questionnaire by its id, or one's own by the path of its folder.

    What is not translated is in English. The hash covers what was asked in English: answers given
    in another language are answers to the same questionnaire.

    Raises:
        InputError: there is none of that name, or a file of it is not valid.
    """
    return _in_language(find_questionnaire_folder(name), language)


@cache
def _in_language(folder: Path, language: str) -> Questionnaire:
    return _translated(_load_folder(folder), folder, language)


def forget_questionnaires() -> None:
    """Read the questionnaires anew from now on: for those who change them while the program runs."""
    _in_language.cache_clear()
    _load_folder.cache_clear()


def find_questionnaire_folder(name: str) -> Path:
    """The folder of a questionnaire.

    Raises:
        InputError: there is none of that name.
    """
    built_in = list_questionnaires()
    if name in built_in:
        return content_folder("questionnaires") / name
    own = Path(name)
    if own.is_dir():
        return own
    raise _unknown("unknown-questionnaire", "There is no questionnaire {name}.", name, built_in)


def load_built_in(name: str, language: str = ENGLISH.code) -> Questionnaire:
    """A built-in questionnaire by its id; never what merely lies on the disk under that name.

    Raises:
        InputError: there is none of that name.
    """
    if name not in list_questionnaires():
        message = "{name} is no questionnaire that comes with govcheck."
        hint = " One's own questionnaire is given in the command: -q FOLDER."
        raise _unknown("unknown-questionnaire", message, name, list_questionnaires(), more=hint)
    return load_questionnaire(name, language)


@cache
def _load_folder(folder: Path) -> Questionnaire:
    texts: list[str] = []
    main = _read_part(folder / "questionnaire.yaml", texts)
    scoring = validate(Scoring, _read_part(folder / "scoring.yaml", texts), str(folder / "scoring.yaml"))
    advice = None
    if (folder / "advice.yaml").exists():
        data = _read_part(folder / "advice.yaml", texts)
        file = folder / "practices.yaml"
        if file.exists() and isinstance(data, dict):
            data["practices"] = validate(_Practices, _read_part(file, texts), str(file)).practices
        advice = validate(Advice, data, str(folder / "advice.yaml"))
    if isinstance(main, dict):
        main.update(scoring=scoring, advice=advice, hash=hash_bytes("\n".join(texts).encode()))
    return validate(Questionnaire, main, str(folder / "questionnaire.yaml"))


class _Practices(Record):
    """What ``practices.yaml`` holds: a part of the advice, in a file of its own."""

    practices: tuple[Practice, ...]


def _read_part(file: Path, texts: list[str]) -> Any:
    source = read_source(file, MOST_BYTES)
    texts.append(source.text)
    return parse_document(source)


def _load(model: type[R], file: Path, language: str) -> R:
    return _translated(validate(model, parse_document(read_source(file, MOST_BYTES)), str(file)), file, language)


def _translated(record: R, file: Path, language: str) -> R:
    overlay = overlay_path(file, language)
    if language == ENGLISH.code or not overlay.is_file():
        return record
    return translate(record, load_overlay(overlay)[0])


def _unknown(code: str, message: str, name: str, known: list[str], *, more: str = "") -> InputError:
    near = nearest(name[:80], known)
    hint = ("Did you mean {near}?" if near else "There are: {known}.") + more
    fields = {"name": name[:80], "near": near, "known": ", ".join(known)}
    return InputError(Problem(code, message, hint, Location(name[:80]), fields))


def find_samples(name: str) -> list[Path]:
    """The sample answer files of a questionnaire, about cities that are made up."""
    return sorted((find_questionnaire_folder(name) / "samples").glob("*.answers.yaml"))
