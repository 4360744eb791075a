"""Benchmarks: those that come with govcheck and one's own, and which of them belong beside a questionnaire."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.lint.benchmark import find_fatal_benchmark_faults
from govcheck.model.benchmark import Benchmark, FigureOf
from govcheck.store.content import (
    content_folder,
    find_questionnaire_folder,
    load_profile,
    load_questionnaire,
    translated,
    unknown_name,
)
from govcheck.store.document import MOST_PROBLEMS, parse_document
from govcheck.store.folder import read_part
from govcheck.store.source_text import read_source
from govcheck.store.validation import in_line_order, validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.questionnaire import Questionnaire

MOST_FIGURE_BYTES, MOST_FIGURE_VALUES = 20_000_000, 1_000_000
"""Of a benchmark: one built from a hundred thousand cities of all countries has half as much."""


def list_benchmarks() -> list[str]:
    """The ids of the built-in benchmarks."""
    files = content_folder("benchmarks").glob("*.yaml")
    return sorted(file.stem for file in files if "." not in file.stem)  # uclg-2019.es is a translation


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
    raise unknown_name("unknown-benchmark", "There is no benchmark {name}.", name, list_benchmarks())


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


def forget_benchmarks() -> None:
    """Read benchmarks anew from now on, as `forget_questionnaires` does it for questionnaires."""
    load_benchmark.cache_clear()


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
