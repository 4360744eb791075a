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

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids, in order."""
        return {question.id: question for question in self.questions}

    def option(self, question: str, option: str) -> Option:
        """An option by the ids of its question and its own."""
        return self.by_id[question].by_id[option]
