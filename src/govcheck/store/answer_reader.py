"""Reading many answer files: an answer that stands in an earlier one word for word is not read again.

Law: what is read so is what :func:`govcheck.store.answer_file.read_answers` reads, and wherever that
refuses a file, it is this function that tells why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from govcheck.errors import InputError, Location, Problem
from govcheck.store.answer_check import check_answers
from govcheck.store.answer_file import MOST_BYTES, read_answers
from govcheck.store.entries import split_entries
from govcheck.store.source_text import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.store.source_text import SourceText

K = TypeVar("K")

OTHER = "other-questionnaire"
"""The code of the problem that a file answers another questionnaire."""

MOST_KNOWN = 50_000
"""So many answers are remembered, some 30 MB of them: what stands in many files comes early."""

LONGEST_KNOWN = 400
"""So many characters has a remembered answer: longer ones hold notes, which nobody writes twice."""


class Read(NamedTuple, Generic[K]):
    """An answer file: what it says of itself and its city, and what was kept of each of its answers.

    ``head`` is the file with no more than some of its answers: all of them are in ``kept``.
    """

    head: AnswerFile
    kept: dict[str, K]


class AnswerReader(Generic[K]):
    """Reads answer files to one questionnaire, and keeps of each answer what is asked for.

    Args:
        questionnaire: what the files answer.
        name: id or folder by which it was given; without it, files name it themselves.
        keep: what is kept of an answer that fits its question, in the form that scoring reads.
    """

    def __init__(self, questionnaire: Questionnaire, name: str | None, keep: Callable[[Question, Answer], K]) -> None:
        self._asked = questionnaire
        self._name = name
        self._keep = keep
        self._known: dict[str, tuple[str, K]] = {}

    def read(self, path: Path | str) -> Read[K]:
        """Read a file.

        Raises:
            InputError: all that is wrong with it, or that it answers another questionnaire.
        """
        return self.read_text(read_source(path, MOST_BYTES))

    def read_text(self, source: SourceText) -> Read[K]:
        """Read the text of a file.

        Raises:
            InputError: all that is wrong with it, or that it answers another questionnaire.
        """
        return self._recall(source) or self._read_whole(source)

    def _recall(self, source: SourceText) -> Read[K] | None:
        """The file, of which only unknown answers are read; nothing where that is not surely the same."""
        parts = split_entries(source)
        if parts is None:
            return None
        known: dict[str, K] = {}
        fresh = []
        for entry in parts.entries:
            if found := self._known.get(entry):
                known[found[0]] = found[1]
            else:
                fresh.append(entry)
        try:
            document = parts.read(fresh)
            if document is None:
                return None
            head = check_answers(document, self._asked, source.name).answers
        except InputError:
            return None
        read = self._kept(head.answers)
        if len(known) + len(read) < len(parts.entries) or not known.keys().isdisjoint(read):
            return None  # a question stands twice
        for entry, (name, kept) in zip(fresh, read.items(), strict=True):
            if len(self._known) < MOST_KNOWN and len(entry) <= LONGEST_KNOWN:
                self._known[entry] = name, kept
        return Read(head, known | read)

    def _read_whole(self, source: SourceText) -> Read[K]:
        given = self._asked if self._name else None
        try:
            loaded = read_answers(source, given, name=self._name)
        except InputError as error:
            # To another questionnaire, no answer fits; that says enough.
            others = [problem for problem in error.problems if problem.code == OTHER]
            raise InputError(*(others or error.problems)) from error
        if loaded.questionnaire.id != self._asked.id:
            message = "This file answers {own}, and the table is one of {asked}."
            hint = "Score it apart, or name the questionnaire with -q."
            fields = {"own": loaded.questionnaire.id, "asked": self._asked.id}
            raise InputError(Problem(OTHER, message, hint, Location(source.name), fields))
        return Read(loaded.answers, self._kept(loaded.answers.answers))

    def _kept(self, answers: Mapping[str, Answer]) -> dict[str, K]:
        return {name: self._keep(self._asked.by_id[name], answer) for name, answer in answers.items()}
