"""The columns of one question together: brought into one answer, and checked against each other."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.check import Check
from govcheck.batch.reading.columns import Part
from govcheck.batch.reading.several import split
from govcheck.errors import Problem
from govcheck.model.question import QuestionType
from govcheck.model.validity import value_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from govcheck.batch.reading.answer_columns import Outputs
    from govcheck.model.question import Question


def join_outputs(question: Question, parts: Sequence[Outputs]) -> Outputs:
    """The outputs of all columns of a question; what two columns say is taken from the one that says something.

    Where both do and they differ, ``check_question`` finds it.
    """
    found: dict[str, list[pl.Expr]] = {}
    for part in parts:
        for name, value in part.items():
            found.setdefault(name, []).append(value)
    joined = {name: values[0] if len(values) == 1 else pl.coalesce(values) for name, values in found.items()}
    documented = f"{question.id}.{Part.DOCUMENTED}"
    if len(found.get(documented, ())) > 1:
        joined[documented] = pl.any_horizontal(found[documented])
    return joined


def check_question(
    question: Question,
    outputs: Outputs,
    parts: Sequence[Outputs],
    unread: Sequence[pl.Expr],
    line: Callable[..., pl.Expr],
) -> list[Check]:
    """The checks that need more than one column of a question; one column of each is checked by itself.

    Args:
        question: the question.
        outputs: what its columns say together.
        parts: what each of them says.
        unread: where what stands as an answer means nothing, which is told already.
        line: the line on which the cell of the first of some columns stands.
    """
    rules = _Rules(question, outputs, line)
    lists = [part for part in parts if len(_options(question, part)) > 1]
    flags = [part for part in parts if len(_options(question, part)) == 1]
    checks = [rules.told_twice(lists[0], flags)] if lists and flags else []
    if len(_options(question, outputs)) > 1 and flags:
        checks += rules.alone()
        checks += rules.at_most()
    states = [part[rules.state] for part in parts if rules.state in part]
    if len(states) > 1:
        checks.append(rules.two_states(states))
    return [*checks, *rules.beside(unread)]


def _options(question: Question, outputs: Mapping[str, pl.Expr]) -> list[str]:
    if question.type is not QuestionType.SEVERAL:
        return []
    return [option.id for option in question.choices if f"{question.id}.{option.id}" in outputs]


class _Rules:
    def __init__(self, question: Question, outputs: Outputs, line: Callable[..., pl.Expr]) -> None:
        self._question = question
        self._outputs = outputs
        self._line = line
        self.state = f"{question.id}.{Part.STATE}"

    def alone(self) -> list[Check]:
        """An exclusive option together with others."""
        options = _options(self._question, self._outputs)
        alone = [option.id for option in self._question.choices if option.exclusive and option.id in options]
        checks = []
        for one in alone:
            others = [self._chosen(option) for option in options if option != one]
            checks.append(self._check(self._chosen(one) & pl.any_horizontal(others), self._explain_several))
        return checks

    def at_most(self) -> list[Check]:
        """More options than may be chosen."""
        options = _options(self._question, self._outputs)
        most = self._question.at_most
        if most is None or len(options) <= most:
            return []
        count = reduce(add, (self._chosen(option).cast(pl.UInt16) for option in options))
        return [self._check(count > most, self._explain_several)]

    def told_twice(self, told: Outputs, flags: Sequence[Outputs]) -> Check:
        """A list in one cell, and options in columns of their own, of which one says something else."""
        said = self._own(told)
        listed = pl.any_horizontal(value.is_not_null() for value in said.values())
        own = [(option, value) for part in flags for option, value in self._own(part).items()]
        differs = pl.any_horizontal(value != said[option] for option, value in own)
        message = "{question} is answered twice: by a list, and by a column for each option."
        problem = Problem("answered-twice", message, "Keep one of the two.", fields={"question": self._question.id})
        return self._check(listed & differs, lambda _: [problem])

    def two_states(self, states: Sequence[pl.Expr]) -> Check:
        """A state in the column of the answer, and another one beside it."""
        first, *others = states
        message = "{question} is said to be without a value for two reasons."
        problem = Problem("two-states", message, "Keep one of the two.", fields={"question": self._question.id})
        return self._check(pl.any_horizontal(first != other for other in others), lambda _: [problem], Part.STATE)

    def beside(self, unread: Sequence[pl.Expr]) -> list[Check]:
        """A state beside a value, and doubt about no value."""
        name = self._question.id
        state, unsure = (self._outputs.get(f"{name}.{part}") for part in (Part.STATE, Part.UNSURE))
        if state is None and unsure is None:
            return []
        answered = self.answered()
        checks = []
        if state is not None:
            message = "{question} has a value and says that it has none."
            hint = "Keep the value, or the state."
            twice = Problem("value-with-state", message, hint, fields={"question": name})
            checks.append(self._check(state.is_not_null() & answered, lambda _: [twice], Part.STATE))
        if unsure is not None:
            message = "{question} has no value that could be unsure."
            hint = "Give a value, or take the mark off that it is unsure."
            unsaid = Problem("unsure-without-value", message, hint, fields={"question": name})
            checks.append(self._check(unsure & ~pl.any_horizontal(answered, *unread), lambda _: [unsaid], Part.UNSURE))
        return checks

    def answered(self) -> pl.Expr:
        """Whether there is a value. A checklist without a choice is none."""
        if self._question.type is QuestionType.SEVERAL:
            options = _options(self._question, self._outputs)
            return pl.any_horizontal(self._chosen(option) for option in options) if options else pl.lit(value=False)
        value = self._outputs.get(self._question.id)
        return pl.lit(value=False) if value is None else value.is_not_null()

    def _own(self, outputs: Outputs) -> Outputs:
        return {option: outputs[f"{self._question.id}.{option}"] for option in _options(self._question, outputs)}

    def _chosen(self, option: str) -> pl.Expr:
        return self._outputs[f"{self._question.id}.{option}"].fill_null(value=False)

    def _check(self, wrong: pl.Expr, explain: Callable[[str], Iterable[Problem]], part: str = "") -> Check:
        options = _options(self._question, self._outputs)
        chosen = [pl.when(self._chosen(option)).then(pl.lit(option)) for option in options]
        text = pl.concat_str(chosen, separator=";", ignore_nulls=True) if chosen else pl.lit("")
        column = f"{self._question.id}.{part}" if part else self._question.id
        return Check(column, text, wrong.fill_null(value=False), explain, self._line(column, self._question.id))

    def _explain_several(self, text: str) -> list[Problem]:
        return value_problems(self._question, tuple(split(text)))


def keep_documented(question: Question, outputs: Outputs) -> Outputs:
    """The outputs, with a note that stands behind no answer left out: it documents nothing."""
    name = f"{question.id}.{Part.DOCUMENTED}"
    if name not in outputs:
        return outputs
    answered = _Rules(question, outputs, pl.col).answered()
    return {**outputs, name: pl.when(answered).then(outputs[name])}
