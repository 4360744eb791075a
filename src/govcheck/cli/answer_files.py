"""The answer files of a folder: of which city, to which questionnaire, and what a new one is called."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govcheck.errors import InputError, Problem
from govcheck.model.file_name import SUFFIX, lengthen_file_name, suggest_file_name, take_suffix_off
from govcheck.store.answer_file import LoadedAnswers, load_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govcheck.language import Language
    from govcheck.model.profile import City


class Found(NamedTuple):
    """An answer file: what it holds, or why it cannot be read."""

    path: Path
    loaded: LoadedAnswers | None
    problems: tuple[Problem, ...] = ()


def find_answer_files(own: Sequence[str], language: Language) -> list[Found]:
    """The answer files of the current folder, by name, the shorter before the longer.

    ``own``: folders of questionnaires of one's own, to which a file may belong as well.
    """
    paths = sorted(Path().glob(f"*{SUFFIX}"), key=lambda path: take_suffix_off(path.name))
    return [_read(path, own, language) for path in paths]


def _read(path: Path, own: Sequence[str], language: Language) -> Found:
    problems: tuple[Problem, ...] = ()
    for name in (*own, None):
        try:
            return Found(path, load_answers(path, name, language.code))
        except InputError as error:
            foreign = any(problem.code == "unknown-questionnaire" for problem in error.problems)
            problems = problems if problems and foreign else error.problems
    return Found(path, None, problems)


def same_city(one: City, other: City) -> bool:
    """Whether two profiles may be of the same city; a country that is not said fits any."""
    countries = {one.country, other.country} - {None}
    return one.name.casefold() == other.name.casefold() and len(countries) <= 1


def find_file(city: City, questionnaire: str, files: Iterable[Found]) -> Found | None:
    """The file in which this city answers this questionnaire, if there is one."""
    return next(
        (
            file
            for file in files
            if file.loaded
            and file.loaded.questionnaire.id == questionnaire
            and same_city(file.loaded.answers.city, city)
        ),
        None,
    )


def name_file(city: City, questionnaire: str, files: Sequence[Found]) -> Path:
    """The file named after the city: the one that it has for this questionnaire, else a new one.

    Two cities may share a name, and a city may answer several questionnaires: a file of another
    city, or of another questionnaire, is never gone on with.
    """
    present = find_file(city, questionnaire, files)
    if present is not None:
        return present.path
    held = {file.path: file.loaded for file in files}
    first = suggest_file_name(city.name)
    further = (f"{take_suffix_off(first)}-{number}{SUFFIX}" for number in count(2))
    names = (_name_free(Path(short), city, questionnaire, held) for short in chain([first], further))
    return next(name for name in names if name is not None)


def _name_free(short: Path, city: City, questionnaire: str, held: Mapping[Path, LoadedAnswers | None]) -> Path | None:
    """The name if it is free; beside a file of the same city the longer one; ``None``: both are taken."""
    if not short.exists():
        return short
    holder = held.get(short)
    long = Path(lengthen_file_name(short.name, questionnaire))
    beside = holder is None or same_city(holder.answers.city, city)
    return long if beside and not long.exists() else None
