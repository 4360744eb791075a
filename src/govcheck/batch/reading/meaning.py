"""What a text in a cell means for its question, and what is wrong with one that means nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.reading.columns import Part
from govcheck.batch.reading.near_name import SHOWN
from govcheck.batch.reading.several import find_choices
from govcheck.batch.reading.words import STATES
from govcheck.errors import Problem
from govcheck.model.question import QuestionType
from govcheck.model.typed import fold
from govcheck.model.validity import MOST_UNKNOWN, value_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govcheck.batch.reading.columns import Place
    from govcheck.batch.reading.near_name import NearNames
    from govcheck.batch.reading.several import Choice
    from govcheck.batch.reading.words import Words
    from govcheck.model.question import Question


class Meaning(NamedTuple):
    """What a text means: a value, or a state; both ``None`` for a text that is wrong."""

    value: str | bool | frozenset[str] | None = None
    state: str | None = None

    @property
    def wrong(self) -> bool:
        """Whether the text means nothing here."""
        return self.value is None and self.state is None


WRONG = Meaning()

_YES_NO = "Write yes or no, or dont-know where nobody knows it."


class Meanings:
    """The meanings of texts for one questionnaire in its languages."""

    def __init__(self, words: Words, near: NearNames) -> None:
        self._words = words
        self._near = near

    def find(self, place: Place, text: str) -> Meaning:
        """What a text means in a column that takes words."""
        if place.part in {Part.OPTION, Part.UNSURE, Part.DOCUMENTED}:
            return Meaning(self._words.mark(text))
        state = self._words.state(text)
        if place.part is Part.STATE or fold(text) in STATES:
            return Meaning(state=state)
        value = self._value(place, text)
        # An option may be called as a state is shown: whoever chooses it means the option.
        return Meaning(state=state) if value.wrong else value

    def state(self, text: str) -> str | None:
        """The state that a text among numbers means; ``None`` where it means none."""
        return self._words.state(text)

    def _value(self, place: Place, text: str) -> Meaning:
        match place.question.type:
            case QuestionType.YES_NO:
                return Meaning(self._words.flag(text))
            case QuestionType.SEVERAL:
                return self._several(place.question, text)
            case _:
                return Meaning(self._words.option(place.question, text))

    def _several(self, question: Question, text: str) -> Meaning:
        chosen = self._choose(question, text)
        known = tuple(one.option for one in chosen if one.option is not None)
        if len(known) < len(chosen) or not known or value_problems(question, known):
            return WRONG
        return Meaning(frozenset(known))

    def _choose(self, question: Question, text: str) -> list[Choice]:
        return find_choices(text, partial(self._words.option, question))

    def explain(self, place: Place, text: str) -> Iterator[Problem]:
        """What is wrong with a text that means nothing."""
        problems = self._explain(place, text)
        return self.hint_at_states(problems, text) if place.part is Part.ANSWER else problems

    def hint_at_states(self, problems: Iterable[Problem], text: str) -> Iterator[Problem]:
        """The problems of an answer, with the words for a state where people say in others that there is none."""
        unsaid = self._words.is_unsaid(text)
        hint = "Write dont-know where nobody knows it, not-applicable where it cannot apply, or leave the cell empty."
        yield from (replace(one, hint=hint) if unsaid else one for one in problems)

    def _explain(self, place: Place, text: str) -> Iterator[Problem]:
        question = place.question
        if place.part is Part.STATE:
            message = "{value} is no state; a cell says dont-know, not-applicable, or nothing."
            yield Problem("unknown-state", message, fields={"value": text[:SHOWN]})
        elif place.part is not Part.ANSWER:
            message = "{column} takes yes or no, not {value}."
            hint = "Write yes or no; or put an x where it is so, and leave the other cells empty."
            yield Problem("not-true-false", message, hint, fields={"value": text[:SHOWN]})
        elif question.type is QuestionType.SEVERAL:
            yield from self._explain_several(question, text)
        elif question.type is QuestionType.SINGLE:
            yield self._unknown(question, text)
        elif question.type is QuestionType.YES_NO:
            message, hint = "{question} is answered with yes or no, not with {value}.", _YES_NO
            fields = {"question": question.id, "value": text[:SHOWN]}
            yield Problem("not-yes-no", message, hint, fields=fields)
        else:
            yield from value_problems(question, text)

    def _explain_several(self, question: Question, text: str) -> Iterator[Problem]:
        chosen = self._choose(question, text)
        unknown = list(dict.fromkeys(one.word for one in chosen if one.option is None))
        yield from (self._unknown(question, word) for word in unknown[:MOST_UNKNOWN])
        if not unknown:
            yield from value_problems(question, tuple(one.option for one in chosen if one.option is not None))

    def _unknown(self, question: Question, word: str) -> Problem:
        if several := self._words.shared.get(question.id, {}).get(fold(word)):
            message = "{value} can be read as more than one option of {question}."
            hint = "Write the id of the one that is meant: {options}."
            told = {"value": word[:SHOWN], "question": question.id, "options": ", ".join(several)}
            return Problem("unclear-option", message, hint, fields=told)
        known = {option.id: option.id for option in question.choices} | dict(self._words.options.get(question.id, {}))
        like = self._near.find(fold(word[:SHOWN]), known)
        message = "{value} is not an option of {question}."
        hint = "Did you mean {near}? The options are: {options}." if like else "The options are: {options}."
        if question.type is QuestionType.SEVERAL and "," in word:
            hint = "Several choices in one cell are parted by semicolons (;). The options are: {options}."
        fields = {
            "value": word[:SHOWN],
            "question": question.id,
            "near": known[like] if like else None,
            "options": ", ".join(question.by_id),
        }
        return Problem("unknown-option", message, hint, fields=fields)
