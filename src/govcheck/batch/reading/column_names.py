"""The names of columns as people write them: in capitals, and in the words of a language."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.reading.remark import Remark
from govcheck.batch.reading.tool_names import ToolNames, find_unshared
from govcheck.errors import Location, Problem
from govcheck.model.column import QUESTION, VALUE, ProfileColumn
from govcheck.model.typed import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from govcheck.batch.reading.words import Words

TABLE_COLUMNS = frozenset({*(column.value for column in ProfileColumn), QUESTION, VALUE})
"""The columns that say whose answer stands in a row, and those of long tables."""

_GROUPED = re.compile(r"^(.+)[/:]([^/:]+)$", re.DOTALL)
"""A column behind the name of its group, as survey tools write it."""

_MOST_LETTERS = 20_000
"""So many letters of a list of columns are told."""


class FoundColumns(NamedTuple):
    """The columns that have a name, by their places; what is wrong with the header, and how names were taken."""

    names: dict[int, str]
    problems: list[Problem]
    remarks: list[Problem]


class ColumnNames:
    """The known columns of a table, found by what stands in its header.

    A name that is written as it should be means itself, whatever else it may mean. A word that two
    questions could mean, by their ids in small letters, means neither. Names of survey tools are taken
    where just one column can be meant.
    """

    def __init__(self, questions: Collection[str], words: Words) -> None:
        """Take the columns of questions, and the words of the languages."""
        self.questions = questions
        self.known = frozenset({*questions, *TABLE_COLUMNS})
        self._words = words
        self._meant = {**words.columns, **_fold(questions), **_fold(TABLE_COLUMNS)}

    @cached_property
    def _tools(self) -> ToolNames:
        return ToolNames(self.questions, self._words)

    def read(self, name: str) -> str:
        """The column that is meant, or the name as it stands, without blanks around it."""
        name = name.strip()
        return self._plain(name) or self._guess(name) or self.likely(name) or name

    def names_city(self, name: str) -> bool:
        """Whether a name means the column of the city."""
        return ProfileColumn.CITY in {self._plain(name.strip()), self.likely(name.strip())}

    def question(self, name: str) -> str:
        """The column of a question that is meant, or the name as it stands."""
        found = self._plain(name.strip()) or self._guess(name.strip())
        return found if found is not None and found in self.questions else name

    def is_guess(self, name: str) -> bool:
        """Whether a question is named neither by its id nor by all of its wording."""
        guess = None if self._plain(name.strip()) else self._tools.find(name.strip())
        return guess is not None and not guess.sure

    def likely(self, name: str) -> str | None:
        """The column of the profile or of a long table behind the name of a group, or by another name for it."""
        return self._grouped(name) or self._words.likely.get(fold(name))

    def _grouped(self, name: str) -> str | None:
        parts = _GROUPED.match(name)
        if parts is None or self._plain(parts[1].strip()):
            return None
        found = self._plain(parts[2].strip())
        return found if found in TABLE_COLUMNS else None

    def find_columns(self, header: Sequence[str], file: str, line: int | None) -> FoundColumns:
        """The columns that have a name, the problems of those that stand twice, and what is told of the others."""
        written = {place: name for place, part in enumerate(header) if (name := part.strip())}
        meant = {place: found for place, name in written.items() if (found := self._plain(name))}
        if {QUESTION, VALUE} <= {*meant.values()}:
            said = {place: self._words.beside.get(fold(name)) for place, name in written.items() if place not in meant}
            meant |= {place: found for place, found in said.items() if found}
        guessed = {
            place: found for place, name in written.items() if place not in meant and (found := self._guess(name))
        }
        meant |= (likely := self._find_likely(written, {**meant, **guessed})) | guessed
        where = Location(file, line)
        told = [place for place in sorted({*likely, *guessed}) if place in likely or self.is_guess(written[place])]
        remarks = [one.at(where) for one in remark_guesses([(written[place], meant[place]) for place in told])]
        first: dict[str, int] = {}
        problems = {}
        for place, own in written.items():
            name = meant.get(place, own)
            before = first.setdefault(name, place)
            if before != place:
                problems[name] = _twice(name, written[before], own).at(where)
        return FoundColumns({place: name for name, place in first.items()}, list(problems.values()), remarks)

    def _plain(self, name: str) -> str | None:
        """The column that is meant by its own name or by a word for it."""
        return name if name in self.known else self._meant.get(fold(name))

    def _guess(self, name: str) -> str | None:
        guess = self._tools.find(name)
        return guess and guess.column

    def _find_likely(self, written: Mapping[int, str], meant: Mapping[int, str]) -> dict[int, str]:
        """The columns of the profile by other names than their own: only where no other column may be meant."""
        found: dict[int, str] = {}
        for find in (self._grouped, self.likely):
            known = {**meant, **found}
            others = {place: find(name) for place, name in written.items() if place not in known}
            times = Counter([*known.values(), *others.values()])
            found |= {place: column for place, column in others.items() if column and times[column] == 1}
        return found


def remark_guesses(guesses: Sequence[tuple[str, str]]) -> list[Problem]:
    """What is told of names that are none of the known ones, each with the only column that it can mean."""
    message = "Columns with names of a survey tool are read as these: {columns}."
    fields = {"columns": "; ".join(f"{name[:80]} → {column}" for name, column in guesses)[:_MOST_LETTERS]}
    return [Problem(Remark.GUESSED_COLUMNS, message, fields=fields)] if guesses else []


def _fold(names: Iterable[str]) -> dict[str, str]:
    return find_unshared((fold(name), name) for name in names)


def _twice(name: str, first: str, second: str) -> Problem:
    hint = "Keep one of them, or give the other its own name."
    fields = {"column": name[:80], "value": "", "first": first[:80], "second": second[:80]}
    if first == second:
        return Problem("duplicate-column", "Two columns are called {column}.", hint, fields=fields)
    message = "Two columns mean {column}: {first} and {second}."
    return Problem("duplicate-column", message, hint, fields=fields)
