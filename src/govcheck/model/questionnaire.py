"""A questionnaire: its questions, its scoring and its advice."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from govcheck.model.advice import Advice
from govcheck.model.question import Option, Question
from govcheck.model.reader import Limits, Pace
from govcheck.model.record import Id, Record, Text, Words
from govcheck.model.scoring import Scoring


class Section(Record):
    """A part of the questionnaire, asked in one go."""

    id: Id
    title: Words
    intro: Words


class QuestionFile(Record):
    """What ``questionnaire.yaml`` holds: the questions and their English texts."""

    schema_version: Literal[1]
    id: Id
    version: Text
    title: Words
    summary: Words
    studies: tuple[Id, ...] = Field(default=(), description="benchmarks that its indicators name")
    limits: Limits = Limits()
    pace: Pace | None = Field(default=None, description="how fast it is read; without it no time is told")
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]


class Questionnaire(QuestionFile):
    """Everything that one folder under ``questionnaires/`` holds.

    ``hash`` is computed over the folder's files, so that an answer file can record exactly what
    it was answered with. That the parts name each other rightly is for ``govcheck.lint`` to see:
    a questionnaire without fatal faults can be scored, and no other is loaded.
    """

    scoring: Scoring
    advice: Advice | None = None
    hash: str

    def __hash__(self) -> int:
        """Of its files' hash: what follows from a questionnaire alone is kept by it, and all its fields are many."""
        return hash((self.id, self.hash))

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids, in order."""
        return {question.id: question for question in self.questions}

    @cached_property
    def by_section(self) -> dict[str, tuple[Question, ...]]:
        """The questions of each section, in order; a section that asks nothing has none."""
        found: dict[str, list[Question]] = {section.id: [] for section in self.sections}
        for question in self.questions:
            found.setdefault(question.section, []).append(question)
        return {section: tuple(questions) for section, questions in found.items()}

    @cached_property
    def leaves(self) -> tuple[Question, ...]:
        """The questions that enter a score, in order."""
        return tuple(question for question in self.questions if question.scored)

    @cached_property
    def gates(self) -> frozenset[str]:
        """The questions whose answer decides whether another is asked."""
        return frozenset(question.ask_if.question for question in self.questions if question.ask_if)

    @cached_property
    def behind(self) -> dict[str, tuple[str, ...]]:
        """By the question whose answer decides it, the questions that are asked or not: next to it, or further on."""
        found: dict[str, tuple[str, ...]] = {}
        for question in reversed(self.questions):
            if question.ask_if:
                further = (question.id, *found.get(question.id, ()))
                found[question.ask_if.question] = (*further, *found.get(question.ask_if.question, ()))
        return found

    @cached_property
    def by_indicator(self) -> dict[str, tuple[Question, ...]]:
        """The questions that name each indicator, in order."""
        found: dict[str, dict[str, Question]] = {}
        for question in self.questions:
            for indicator in question.indicators:
                found.setdefault(indicator.id, {})[question.id] = question
        return {indicator: tuple(questions.values()) for indicator, questions in found.items()}

    def option(self, question: str, option: str) -> Option:
        """An option by the ids of its question and its own."""
        return self.by_id[question].by_id[option]
