"""Checking content as a whole: everything that is wrong with a questionnaire or a benchmark, with its lines."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.lint.benchmark import find_benchmark_faults
from govcheck.lint.check import find_faults
from govcheck.lint.draft import find_unknown_names
from govcheck.lint.fault import QUESTIONNAIRE
from govcheck.lint.translation import find_translation_faults
from govcheck.model.benchmark import Benchmark
from govcheck.model.glossary import NO_TERMS
from govcheck.model.translation import find_texts
from govcheck.store.benchmarks import (
    MOST_FIGURE_BYTES,
    MOST_FIGURE_VALUES,
    find_benchmark_file,
    list_benchmarks,
    load_benchmark,
)
from govcheck.store.catalogue import list_languages, load_glossary
from govcheck.store.changes import FILE as CHANGES
from govcheck.store.changes import VERSIONS, load_version, read_changes
from govcheck.store.content import (
    content_folder,
    find_questionnaire_folder,
    list_questionnaires,
    load_profile,
    load_questionnaire,
)
from govcheck.store.document import MOST_PROBLEMS
from govcheck.store.folder import MODELS, Folder, read_folder, read_part
from govcheck.store.located import line_at
from govcheck.store.overlay import line_in_overlay, load_overlay, overlay_languages, overlay_path, phrase_lines
from govcheck.store.sample import FOLDER as SAMPLES
from govcheck.store.sample import load_samples
from govcheck.store.source_text import MOST_BYTES
from govcheck.store.validation import in_line_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govcheck.model.record import Record


MOST_FAULTS = 5_000
"""Of one overlay: as many as a questionnaire that is not translated at all has."""


def check_questionnaire(name: str) -> list[Problem]:
    """All that is wrong with a questionnaire, by its id, its folder or a file in it; in the order of files and lines.

    Raises:
        InputError: there is none of that name, or a file of it cannot be read at all.
    """
    own = Path(name)
    in_folder = own.is_file() and own.stem in MODELS
    folder = read_folder(own.parent if in_folder else find_questionnaire_folder(name), MOST_BYTES)
    return [problem for check in FOLDER_CHECKS for problem in check(folder)]


def _check_parts(folder: Folder) -> Iterator[Problem]:
    """What is wrong with each file by itself, and the names in it that stand for nothing."""
    if folder.questionnaire is not None:
        return
    faults = list(islice(find_unknown_names({name: part.data for name, part in folder.parts.items()}), MOST_PROBLEMS))
    for name, part in folder.parts.items():
        yield from in_line_order([*part.problems, *(part.place(fault) for fault in faults if fault.part == name)])


def _check_whole(folder: Folder) -> list[Problem]:
    """What is wrong between the files; nothing can be told of it before each is right by itself."""
    if folder.questionnaire is None:
        return []
    benchmarks = {name: load_benchmark(name) for name in list_benchmarks()}
    for study in folder.questionnaire.studies:
        own = folder.path / f"{study}.yaml"
        if own.is_file():
            part = read_part(Benchmark, own, MOST_BYTES)
            if part.record is None:
                return list(part.problems)
            benchmarks[study] = part.record
    return [*_check_id(folder), *folder.place(find_faults(folder.questionnaire, benchmarks, load_profile()))]


def _check_id(folder: Folder) -> Iterator[Problem]:
    """Answer files name a questionnaire by its id: one's own needs another than those that come with govcheck."""
    asked = folder.questionnaire
    if asked is None or asked.id not in list_questionnaires() or _comes_with_govcheck(folder.path):
        return
    message = "{id} is the id of a questionnaire that comes with govcheck."
    hint = "Choose another: answer files find their questionnaire by its id."
    place = Location(str(folder.path / "questionnaire.yaml"), line_at(folder.parts[QUESTIONNAIRE].data, ("id",)))
    yield Problem("built-in-id", message, hint, place, {"id": asked.id})


def _comes_with_govcheck(path: Path) -> bool:
    folders = {content_folder(name).resolve() for name in ("questionnaires", "benchmarks")}
    return not folders.isdisjoint(path.resolve().parents)


def _check_versions(folder: Folder) -> list[Problem]:
    """What is wrong with what the folder says of its changes, and with its earlier versions."""
    asked = folder.questionnaire
    if asked is None:
        return []
    versions = sorted((folder.path / VERSIONS).glob("*/"))
    reading: list[Callable[[], object]] = [partial(read_changes, folder.path, asked)]
    reading += [partial(load_version, version, asked.id, version.name) for version in versions]
    return [problem for read in reading for problem in _told(read)]


def _told(read: Callable[[], object]) -> tuple[Problem, ...]:
    """The problems for which something cannot be read."""
    try:
        read()
    except InputError as error:
        return error.problems
    return ()


def _check_translations(folder: Folder) -> Iterator[Problem]:
    """What is wrong with it in other languages: in those it has; a built-in one must have them all."""
    if folder.questionnaire is None:
        return
    yield from _translation_problems(folder.questionnaire, folder.path)
    with suppress(InputError):  # told already
        changes = read_changes(folder.path, folder.questionnaire)
        yield from _translation_problems(changes, folder.path / CHANGES)
    if _comes_with_govcheck(folder.path):
        try:
            samples = load_samples(folder.path.name)
        except InputError as error:
            yield from error.problems
        else:
            yield from _translation_problems(samples, folder.path / SAMPLES)


def _translation_problems(record: Record, file: Path) -> Iterator[Problem]:
    if not find_texts(record):
        return
    built_in = _comes_with_govcheck(file)
    needed = [code for code in list_languages() if code != ENGLISH.code] if built_in else []
    for code in dict.fromkeys((*needed, *overlay_languages(file))):
        overlay = overlay_path(file, code)
        if not overlay.exists():
            message, hint = "There is no translation into {language}.", "`make languages` makes a file to begin with."
            yield Problem("no-translation", message, hint, Location(str(overlay)), {"language": code})
            continue
        try:
            translation, data = load_overlay(overlay, code)
        except InputError as error:
            yield from error.problems
            continue
        glossary = load_glossary(code) if code in list_languages() else NO_TERMS
        phrases = phrase_lines(data)
        faults = islice(find_translation_faults(record, translation, glossary), MOST_FAULTS)
        places = ((fault, phrases.get(fault.place) or line_in_overlay(data, fault.place)) for fault in faults)
        yield from in_line_order(fault.problem.at(Location(str(overlay), line)) for fault, line in places)


def list_translated() -> list[tuple[Record, Path]]:
    """All content that comes with govcheck, in English, with the file or folder beside which its translations lie."""
    benchmarks, questionnaires = content_folder("benchmarks"), content_folder("questionnaires")
    found: list[tuple[Record, Path]] = [(load_profile(), questionnaires / "profile.yaml")]
    found += [(load_benchmark(name), benchmarks / f"{name}.yaml") for name in list_benchmarks()]
    for name in list_questionnaires():
        folder, asked = questionnaires / name, load_questionnaire(name)
        found.append((asked, folder))
        if (folder / CHANGES).is_file():
            found.append((read_changes(folder, asked), folder / CHANGES))
        found.append((load_samples(name), folder / SAMPLES))
    return found


FOLDER_CHECKS: tuple[Callable[[Folder], Iterable[Problem]], ...] = (
    _check_parts,
    _check_whole,
    _check_versions,
    _check_translations,
)
"""What looks at the folder of a questionnaire, in the order in which it is told."""


def check_benchmark(name: str, further: str | None = None) -> list[Problem]:
    """All that is wrong with a benchmark, by its id or its file, in the order of lines.

    Args:
        name: the benchmark.
        further: id or folder of a questionnaire that it may stand beside; those that come with govcheck, and the one
            in whose folder it lies, are looked at anyway.

    Raises:
        InputError: there is none of that name, or it cannot be read at all.
    """
    file = find_benchmark_file(name)
    part = read_part(Benchmark, file, MOST_FIGURE_BYTES, MOST_FIGURE_VALUES)
    if part.record is None:
        return list(part.problems)
    own = [str(file.parent)] if file.with_name("questionnaire.yaml").is_file() else []
    names = [further] if further else []
    names += own or list_questionnaires()
    questionnaires = list({each.id: each for each in map(load_questionnaire, names)}.values())
    faults = map(part.place, find_benchmark_faults(part.record, questionnaires, load_profile()))
    return [*in_line_order(faults), *_translation_problems(part.record, file)]
