"""A fault, and where in the data of a file it stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from govcheck.errors import Problem
from govcheck.model.nearest import nearest
from govcheck.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Path = tuple[str | int, ...]
"""Where something stands in the data of a file: keys and positions, outermost first."""

QUESTIONNAIRE, SCORING, ADVICE, PRACTICES = "questionnaire", "scoring", "advice", "practices"
"""The parts of a questionnaire; each is a file of that name."""

BENCHMARK = "benchmark"

MOST_KNOWN = 1_000
"""Among so many names a similar one is looked for: comparing takes time, and own files may hold any number."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a part; its line is that of the last piece of ``path`` that exists in the data."""

    part: str
    path: Path
    problem: Problem


R = TypeVar("R", bound=Record)


def find_records(record: Record, kind: type[R], path: Path = ()) -> Iterator[tuple[Path, R]]:
    """Every record of a kind inside another, that one included, with its path; parents first."""
    if isinstance(record, kind):
        yield path, record
    for name in type(record).model_fields:
        yield from _inside(getattr(record, name), kind, (*path, name))


def _inside(value: object, kind: type[R], path: Path) -> Iterator[tuple[Path, R]]:
    if isinstance(value, Record):
        yield from find_records(value, kind, path)
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _inside(part, kind, (*path, position))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _inside(part, kind, (*path, key))


def unknown(code: str, wrong: str, known: Iterable[str], /, *, message: str, hint: str, **fields: str) -> Problem:
    """The problem of a name that is not among the known ones; the hint stands where none of them is similar."""
    near = nearest(wrong, islice(known, MOST_KNOWN))
    return Problem(code, message, "Did you mean {near}?" if near else hint, fields={**fields, "near": near})


def unknown_section(name: str, known: Iterable[str]) -> Problem:
    """The problem of a section that is named and does not exist."""
    message, hint = "There is no section {section}.", "Add it under `sections`."
    return unknown("unknown-section", name, known, message=message, hint=hint, section=name)


def unknown_question(name: str, known: Iterable[str]) -> Problem:
    """The problem of a question that is named and does not exist."""
    message, hint = "There is no question {name}.", "Name the id of a question."
    return unknown("unknown-question", name, known, message=message, hint=hint, name=name)


def unknown_option(name: str, question: str, known: Iterable[str]) -> Problem:
    """The problem of an option that a question does not have."""
    message = "{question} has no option {name}."
    hint = "Name the id of one of its options; yes and no are those of a yes-no question."
    return unknown("unknown-option", name, known, message=message, hint=hint, name=name, question=question)
