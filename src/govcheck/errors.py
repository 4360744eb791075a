"""Errors: what went wrong, where, and how to mend it; the exit code stands on the class."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; ``line`` counts from 1 and is ``None`` where the whole file is meant."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        """``file:line``, or the file alone."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input.

    ``message`` and ``hint`` are English templates with ``{named}`` fields, so that another language
    can be put in their place where they are shown; ``code`` is stable and meant for programs.
    """

    code: str
    message: str
    hint: str = ""
    location: Location | None = None
    fields: Mapping[str, object] = field(default_factory=dict)

    def at(self, location: Location) -> Problem:
        """The same problem at a place."""
        return replace(self, location=location)

    def __str__(self) -> str:
        """The English text on one line."""
        place = f"{self.location}: " if self.location else ""
        hint = f" {self.hint.format(**self.fields)}" if self.hint else ""
        return f"{place}{self.message.format(**self.fields)}{hint}"


class GovcheckError(Exception):
    """Something that ends a command; carries one or more problems and the exit code."""

    exit_code: ClassVar[int] = 3

    def __init__(self, *problems: Problem) -> None:
        """Take the problems, in the order in which they are to be shown."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class UsageError(GovcheckError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class InputError(GovcheckError):
    """A file or an answer cannot be used; all its problems at once."""

    exit_code = 2


class LockedError(InputError):
    """Another process is writing the same answer file."""


class ChangedError(InputError):
    """The answer file was changed by somebody else since it was read."""
