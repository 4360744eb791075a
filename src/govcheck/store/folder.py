"""The files of a questionnaire's folder, or of a benchmark: read, made into models, their lines remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from govcheck.errors import InputError, Location, Problem
from govcheck.lint.fault import ADVICE, PRACTICES, QUESTIONNAIRE, SCORING
from govcheck.model.advice import Advice, Practice
from govcheck.model.questionnaire import QuestionFile, Questionnaire
from govcheck.model.record import Record
from govcheck.model.scoring import Scoring
from govcheck.store.document import MOST_VALUES, parse_document
from govcheck.store.located import line_at
from govcheck.store.source_text import hash_bytes, read_source
from govcheck.store.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from govcheck.lint.fault import Fault

R = TypeVar("R", bound=Record)


class Practices(Record):
    """What ``practices.yaml`` holds: a part of the advice, in a file of its own."""

    practices: tuple[Practice, ...]


@dataclass(frozen=True)
class Part(Generic[R]):
    """A file: its text, its data with their lines, and its record; what could not be made of it is ``None``.

    ``problems`` say why not.
    """

    file: Path
    text: str = ""
    data: Any = None
    record: R | None = None
    problems: tuple[Problem, ...] = ()

    def place(self, fault: Fault) -> Problem:
        """A fault as a problem with file and line."""
        return fault.problem.at(Location(str(self.file), line_at(self.data, fault.path)))


def read_part(model: type[R], file: Path, most_bytes: int, most_values: int = MOST_VALUES) -> Part[R]:
    """A file of one model, of at most so many bytes and values.

    Raises:
        InputError: it cannot be read at all.
    """
    source = read_source(file, most_bytes)
    data = None
    try:
        data = parse_document(source, most_values)
        return Part(file, source.text, data, validate(model, data, str(file)))
    except InputError as error:
        return Part(file, source.text, data, problems=error.problems)


@dataclass(frozen=True)
class Folder:
    """A questionnaire as it lies on the disk; ``questionnaire`` is ``None`` where a part has problems."""

    path: Path
    parts: Mapping[str, Part[Any]]
    questionnaire: Questionnaire | None

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files one by one."""
        return [problem for part in self.parts.values() for problem in part.problems]

    def place(self, faults: Iterable[Fault]) -> list[Problem]:
        """Faults with file and line, in the order of files and lines.

        Practices may stand in the file of the advice.
        """
        order = list(self.parts)
        placed = [(fault.part if fault.part in self.parts else ADVICE, fault) for fault in faults]
        found = [(order.index(part), self.parts[part].place(fault)) for part, fault in placed]
        found.sort(key=lambda pair: (pair[0], (pair[1].location and pair[1].location.line) or 0))
        return [problem for _, problem in found]


MODELS: dict[str, type[Record]] = {
    QUESTIONNAIRE: QuestionFile,
    SCORING: Scoring,
    ADVICE: Advice,
    PRACTICES: Practices,
}
"""The parts of a questionnaire in the order of their files; the last two may be missing."""


def read_folder(path: Path, most_bytes: int) -> Folder:
    """All files of a questionnaire, each as far as it can be read.

    Raises:
        InputError: a file is missing or cannot be read at all; all such files, and what is wrong with the others.
    """
    parts: dict[str, Part[Any]] = {}
    unreadable: list[Problem] = []
    for name, model in MODELS.items():
        file = path / f"{name}.yaml"
        # A link that leads nowhere is there, and is told as what cannot be read.
        if name in {ADVICE, PRACTICES} and not (file.exists() or file.is_symlink()):
            continue
        if name == PRACTICES and ADVICE not in parts:
            continue
        try:
            parts[name] = read_part(model, file, most_bytes)
        except InputError as error:
            unreadable += error.problems
    folder = Folder(path, parts, None)
    if unreadable:
        raise InputError(*unreadable, *folder.problems)
    return folder if folder.problems else Folder(path, parts, _join(parts))


def _join(parts: Mapping[str, Part[Any]]) -> Questionnaire:
    records: dict[str, Any] = {name: part.record for name, part in parts.items()}
    advice = records.get(ADVICE)
    if advice is not None and PRACTICES in records:
        advice = advice.model_copy(update={"practices": records[PRACTICES].practices})
    fields = {name: getattr(records[QUESTIONNAIRE], name) for name in QuestionFile.model_fields}
    whole = hash_bytes("\n".join(part.text for part in parts.values()).encode())
    return Questionnaire(**fields, scoring=records[SCORING], advice=advice, hash=whole)
