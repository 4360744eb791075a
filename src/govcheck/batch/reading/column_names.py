"""The names of columns as people write them: in capitals, and in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Location, Problem
from govcheck.model.column import QUESTION, VALUE, ProfileColumn
from govcheck.model.typed import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from govcheck.batch.reading.words import Words

TABLE_COLUMNS = frozenset({*(column.value for column in ProfileColumn), QUESTION, VALUE})
"""The columns that say whose answer stands in a row, and those of long tables."""


class ColumnNames:
    """The known columns of a table, found by what stands in its header.

    A name that is written as it should be means itself, whatever else it may mean. A word that two
    questions could mean, by their ids in small letters, means neither.
    """

    def __init__(self, questions: Collection[str], words: Words) -> None:
        """Take the columns of questions, and the words of the languages."""
        self.questions = questions
        self.known = frozenset({*questions, *TABLE_COLUMNS})
        self._meant = {**words.columns, **_fold(questions), **_fold(TABLE_COLUMNS)}

    def read(self, name: str) -> str:
        """The column that is meant, or the name as it stands, without blanks around it."""
        name = name.strip()
        return name if name in self.known else self._meant.get(fold(name), name)

    def question(self, name: str) -> str:
        """The column of a question that is meant, or the name as it stands."""
        found = self.read(name)
        return found if found in self.questions else name

    def find_columns(self, header: Sequence[str], file: str, line: int | None) -> tuple[dict[int, str], list[Problem]]:
        """The columns that have a name, by their places, and the problems of those that stand twice."""
        found: dict[str, tuple[int, str]] = {}
        problems = {}
        for place, written in enumerate(part.strip() for part in header):
            if not written:
                continue
            name = self.read(written)
            first, before = found.setdefault(name, (place, written))
            if first != place:
                problems[name] = _twice(name, before, written).at(Location(file, line))
        return {place: name for name, (place, _) in found.items()}, list(problems.values())


def _fold(names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    shared = set()
    for name in names:
        if found.setdefault(fold(name), name) != name:
            shared.add(fold(name))
    return {word: name for word, name in found.items() if word not in shared}


def _twice(name: str, first: str, second: str) -> Problem:
    hint = "Keep one of them, or give the other its own name."
    fields = {"column": name[:80], "value": "", "first": first[:80], "second": second[:80]}
    if first == second:
        return Problem("duplicate-column", "Two columns are called {column}.", hint, fields=fields)
    message = "Two columns mean {column}: {first} and {second}."
    return Problem("duplicate-column", message, hint, fields=fields)
