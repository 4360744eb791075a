"""What changed between the versions of a questionnaire, as far as answers are concerned."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from govcheck.model.answer import Value
from govcheck.model.record import Id, Record, Text, Words


class Change(Record):
    """One step from a version to the next.

    ``options`` names a question by the id that it has after this step; the two answers of a yes-no
    question are its options ``yes`` and ``no``.
    """

    to: Text
    since: Text
    text: Words = Field(description="what changed, and why")
    renamed: dict[Id, Id] = {}
    options: dict[Id, dict[Id, Id]] = {}
    retired: dict[Id, Words] = Field(default={}, description="why a question is asked no longer")

    @model_validator(mode="after")
    def _clear(self) -> Self:
        if self.to == self.since:
            raise ValueError("A change leads to another version.")
        if len(set(self.renamed.values())) != len(self.renamed):
            raise ValueError("Two questions cannot become one.")
        if self.retired.keys() & self.renamed.keys():
            raise ValueError("A question is renamed or retired, not both.")
        return self


class Followed(NamedTuple):
    """Where a question and a value of it have come to; ``end`` is the step that retired the question."""

    question: str
    value: Value | None
    end: Change | None


class Changes(Record):
    """What ``changes.yaml`` holds: the steps from the oldest version to the present one.

    Ids are never used again. So an old id means the same in whatever version it stands, and all
    steps can be followed without knowing where to begin.
    """

    schema_version: Literal[1]
    changes: tuple[Change, ...]

    @model_validator(mode="after")
    def _one_chain(self) -> Self:
        if any(later.since != earlier.to for earlier, later in pairwise(self.changes)):
            raise ValueError("Each change starts at the version to which the one before it leads.")
        if len({change.since for change in self.changes}) != len(self.changes):
            raise ValueError("A version comes once.")
        return self

    def since(self, version: str) -> tuple[Change, ...]:
        """The steps from a version on; none where no step starts there."""
        starts = [number for number, change in enumerate(self.changes) if change.since == version]
        return self.changes[starts[0] :] if starts else ()

    def knows(self, question: str) -> bool:
        """Whether this id was renamed or retired."""
        return any(question in change.renamed or question in change.retired for change in self.changes)

    def follow(self, question: str, value: Value | None = None) -> Followed:
        """What has become of a question, and of a value that answered it.

        >>> step = {"to": "2", "since": "1", "text": "T.", "renamed": {"a": "b"}, "options": {"b": {"yes": "full"}}}
        >>> Changes.model_validate({"schema_version": 1, "changes": [step]}).follow("a", True)
        Followed(question='b', value='full', end=None)
        """
        for change in self.changes:
            if question in change.retired:
                return Followed(question, value, change)
            question = change.renamed.get(question, question)
            value = _renamed(value, change.options.get(question, {}))
        return Followed(question, value, None)

    def replaced(self) -> Iterator[tuple[str, str | None]]:
        """Every question, and every option of a question as it is now called, that stands no longer."""
        for number, change in enumerate(self.changes):
            yield from ((question, None) for question in (*change.renamed, *change.retired))
            later = self.model_copy(update={"changes": self.changes[number + 1 :]})
            for question, options in change.options.items():
                yield from ((later.follow(question).question, option) for option in options)


UNCHANGED = Changes(schema_version=1, changes=())
"""A questionnaire that is still in its first version."""


def _renamed(value: Value | None, options: dict[str, str]) -> Value | None:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(options.get(option, option) for option in value)) if options else value
    if isinstance(value, bool):
        return options.get("yes" if value else "no", value)
    return options.get(value, value) if isinstance(value, str) else value
