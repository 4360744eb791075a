"""Where questionnaires and benchmarks lie, and how they are loaded.

In a checkout they stand in its root, in an installed package inside it; a folder or file of
one's own is named by its path and works as the built-in ones do.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.lint.benchmark import find_fatal_benchmark_faults
from govcheck.lint.check import find_fatal_faults
from govcheck.model.benchmark import Benchmark, FigureOf
from govcheck.model.nearest import nearest
from govcheck.model.profile import Profile
from govcheck.model.translation import R, translate
from govcheck.store.document import MOST_PROBLEMS, parse_document
from govcheck.store.folder import read_folder, read_part
from govcheck.store.overlay import load_overlay, overlay_path
from govcheck.store.source_text import MOST_BYTES, read_source
from govcheck.store.validation import in_line_order, validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.questionnaire import Questionnaire

MOST_FIGURE_BYTES, MOST_FIGURE_VALUES = 20_000_000, 1_000_000
"""Of a benchmark: one built from a hundred thousand cities of all countries has half as much."""

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
    file = find_benchmark_file(name)
    data = parse_document(read_source(file, MOST_FIGURE_BYTES), MOST_FIGURE_VALUES)
    if isinstance(data, dict) and {"questionnaire", "answers"} <= data.keys():
        message = "This is an answer file, not a benchmark."
        hint = "`govcheck benchmark build` makes one of many of them."
        raise InputError(Problem("answers", message, hint, Location(str(file))))
    return translated(validate(Benchmark, data, str(file)), file, language)


def load_studies(name: str, language: str = ENGLISH.code, further: Sequence[str] = ()) -> list[Benchmark]:
    """The benchmarks that a questionnaire names, those in its own folder before those that come with govcheck.

    Args:
        name: the questionnaire, by its id or its folder.
        language: the language of their texts.
        further: ids or files of more of them, such as cohorts; one that is there already is not added twice.

    Raises:
        InputError: there is no such questionnaire, or no such benchmark, or one is not valid, has the id
            of another, or nothing that belongs beside this questionnaire.
    """
    folder, asked = find_questionnaire_folder(name), load_questionnaire(name)
    own = {study: folder / f"{study}.yaml" for study in asked.studies}
    by_id: dict[str, Benchmark] = {}
    for study, file in own.items():
        one = str(file) if file.is_file() else study
        loaded = load_benchmark(one, language)
        _refuse_faults(loaded, asked, one)
        by_id[loaded.id] = loaded
    for one in dict.fromkeys(further):
        benchmark = load_benchmark(one, language)
        check_belongs(benchmark, asked, one)
        if by_id.setdefault(benchmark.id, benchmark) != benchmark:
            message, hint = (
                "There is another benchmark with the id {id} already.",
                "Give one of them another id: it stands in its file.",
            )
            raise InputError(Problem("same-id", message, hint, Location(one), {"id": benchmark.id}))
    return list(by_id.values())


def check_belongs(benchmark: Benchmark, questionnaire: Questionnaire, name: str) -> None:
    """See to it that a benchmark can be set beside answers to a questionnaire.

    Raises:
        InputError: it was built from answers to another one, what it says cannot be, or no figure is of anything
            that this one asks.
    """
    built_from = benchmark.provenance.questionnaire.id if benchmark.provenance else questionnaire.id
    fields = {"own": built_from, "asked": questionnaire.id}
    if built_from != questionnaire.id:
        message = "This benchmark was built from answers to {own}, and here {asked} is answered."
        hint = "Give one that was built from answers to {asked}."
        raise InputError(Problem("other-questionnaire", message, hint, Location(name), fields))
    _refuse_faults(benchmark, questionnaire, name)
    named = {reference.id for question in questionnaire.questions for reference in question.indicators}
    known = {
        FigureOf.INDICATOR: named,
        FigureOf.QUESTION: set(questionnaire.by_id),
        FigureOf.NODE: set(questionnaire.scoring.nodes),
    }
    if not any(block.indicator in known[block.of] for block in benchmark.blocks):
        message = "No figure of this benchmark belongs to anything that {asked} asks."
        raise InputError(Problem("nothing-beside", message, "", Location(name), fields))


MISPLACED = {"other-questionnaire", "nothing-beside"}
"""The codes of ``check_belongs`` for what may be right beside another questionnaire."""


def _refuse_faults(benchmark: Benchmark, questionnaire: Questionnaire, name: str) -> None:
    """Refuse figures that cannot be, with all that is wrong with them."""
    faults = list(islice(find_fatal_benchmark_faults(benchmark, questionnaire, load_profile()), MOST_PROBLEMS))
    if faults:  # only now are the lines needed
        part = read_part(Benchmark, find_benchmark_file(name), MOST_FIGURE_BYTES, MOST_FIGURE_VALUES)
        raise InputError(*in_line_order(map(part.place, faults)))


def find_benchmark_file(name: str) -> Path:
    """The file of a benchmark.

    Raises:
        InputError: there is none of that name.
    """
    # What comes with govcheck goes first: no file that happens to lie about takes its place.
    if name in list_benchmarks():
        return content_folder("benchmarks") / f"{name}.yaml"
    own = Path(name)
    if own.suffix in {".yaml", ".yml", ".json"} or own.is_file():
        return own
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
    return translated(_load_folder(folder), folder, language)


def forget_questionnaires() -> None:
    """Read questionnaires and benchmarks anew from now on: for those who change them while the program runs."""
    for cached in (_in_language, _load_folder, load_benchmark):
        cached.cache_clear()


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
        near = "Did you mean {near}? One's own questionnaire is given in the command: -q FOLDER."
        far = "There are: {known}. One's own questionnaire is given in the command: -q FOLDER."
        raise _unknown("unknown-questionnaire", message, name, list_questionnaires(), (near, far))
    return load_questionnaire(name, language)


@cache
def _load_folder(path: Path) -> Questionnaire:
    folder = read_folder(path, MOST_BYTES)
    if folder.questionnaire is None:
        raise InputError(*folder.problems)
    faults = list(islice(find_fatal_faults(folder.questionnaire), MOST_PROBLEMS))
    if faults:
        raise InputError(*folder.place(faults))
    return folder.questionnaire


def _load(model: type[R], file: Path, language: str) -> R:
    return translated(validate(model, parse_document(read_source(file, MOST_BYTES)), str(file)), file, language)


def translated(record: R, file: Path, language: str) -> R:
    """The record of a file in a language, as far as an overlay beside it has its texts.

    Raises:
        InputError: the overlay is not valid.
    """
    overlay = overlay_path(file, language)
    if language == ENGLISH.code or not overlay.exists():
        return record
    return translate(record, load_overlay(overlay, language)[0])


_HINTS = ("Did you mean {near}?", "There are: {known}.")


def _unknown(code: str, message: str, name: str, known: list[str], hints: tuple[str, str] = _HINTS) -> InputError:
    """An unknown name, with the hint for where a known one is near, or the one for where none is."""
    near = nearest(name[:80], known)
    fields = {"name": name[:80], "near": near, "known": ", ".join(known)}
    return InputError(Problem(code, message, hints[0 if near else 1], Location(name[:80]), fields))


def find_samples(name: str) -> list[Path]:
    """The sample answer files of a questionnaire, about cities that are made up."""
    return sorted((find_questionnaire_folder(name) / "samples").glob("*.answers.yaml"))
