"""A condition on an answer: used for asking a question, for contradictions and for paths."""

from typing import Self

from pydantic import Field, model_validator

from govcheck.model.record import Id, Number, Record


class Condition(Record):
    """Holds, or does not, for the answer to ``question``; exactly one test is given.

    ``any_of``: one of these options is chosen. ``none_of``: none of them is.
    ``at_least`` / ``below``: the answer's value against that of an option, or against a number.
    Yes-no questions have the options ``yes`` and ``no``.
    """

    question: Id
    any_of: tuple[Id, ...] | None = Field(default=None, min_length=1)
    none_of: tuple[Id, ...] | None = Field(default=None, min_length=1)
    at_least: Id | Number | None = None
    below: Id | Number | None = None

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        tests = (self.any_of, self.none_of, self.at_least, self.below)
        if sum(test is not None for test in tests) != 1:
            raise ValueError("A condition gives exactly one of any_of, none_of, at_least, below.")
        return self

    @property
    def options(self) -> tuple[str, ...]:
        """The option ids that the condition names."""
        bound = self.at_least if self.at_least is not None else self.below
        named = (self.any_of or ()) + (self.none_of or ())
        return (*named, bound) if isinstance(bound, str) else named
