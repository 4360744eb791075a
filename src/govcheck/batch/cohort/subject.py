"""What a cohort has figures of: every node and every question, with the columns that they are counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.answers import chooses, find_columns
from govcheck.batch.counts import given, given_columns
from govcheck.batch.score import score_columns
from govcheck.model.benchmark import PERCENT, FigureKind, FigureOf, find_ends
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

_KINDS = {
    QuestionType.YES_NO: FigureKind.SHARE,
    QuestionType.SINGLE: FigureKind.DISTRIBUTION,
    QuestionType.SEVERAL: FigureKind.SHARE,
    QuestionType.NUMBER: FigureKind.MEAN,
}


class Measured(NamedTuple):
    """A column of numbers and the ends of their scale; null where a row has none."""

    column: str
    low: float = 0.0
    high: float = float(PERCENT)


class Subject(NamedTuple):
    """A node or a question.

    Attributes:
        of: which of the two.
        name: its id.
        kind: how its figures are told.
        measured: its numbers, of a node or a number question.
        categories: the options that are counted, of any other question.
        alone: the one question that the scores of a node come from, if there is only one.
    """

    of: FigureOf
    name: str
    kind: FigureKind
    measured: Measured | None = None
    categories: tuple[str, ...] = ()
    alone: str | None = None

    @property
    def column(self) -> str:
        """Where its numbers stand; for options, whether the row has an answer."""
        return f"{self.of.value}:{self.name}"

    def chosen(self, category: str) -> str:
        """Where it stands whether an option is chosen."""
        return f"{self.column}:{category}"

    @property
    def scale(self) -> str | None:
        """The ends of the scale as a figure tells them."""
        return None if self.measured is None else write_scale(self.measured.low, self.measured.high)


def write_scale(low: float, high: float) -> str:
    """The ends of a scale, such as 0-100."""
    return "-".join(str(int(end)) if end.is_integer() else repr(end) for end in (low, high))


def find_subjects(questionnaire: Questionnaire) -> list[Subject]:
    """The nodes, then the questions, in their order; a number whose scale cannot be told has no figures."""
    nodes = []
    for name, node in questionnaire.scoring.nodes.items():
        leaves, column = set(node.leaves), f"{FigureOf.NODE.value}:{name}"
        alone = node.leaves[0] if len(leaves) == 1 else None
        nodes.append(Subject(FigureOf.NODE, name, FigureKind.SCORE, Measured(column), alone=alone))
    return nodes + [found for question in questionnaire.questions if (found := _of_question(question)) is not None]


def _of_question(question: Question) -> Subject | None:
    kind, of = _KINDS[question.type], FigureOf.QUESTION
    if question.type is not QuestionType.NUMBER:
        yes = question.type is QuestionType.YES_NO
        return Subject(of, question.id, kind, categories=("yes",) if yes else tuple(question.by_id))
    assert question.min is not None and question.max is not None
    try:
        find_ends(write_scale(float(question.min), float(question.max)))
    except ValueError:  # a number below 0 cannot stand in a scale such as 0-10
        return None
    return Subject(
        of, question.id, kind, Measured(f"{of.value}:{question.id}", float(question.min), float(question.max))
    )


def subject_columns(frame: pl.LazyFrame, questionnaire: Questionnaire) -> tuple[pl.LazyFrame, list[str]]:
    """The table with the columns of the subjects added, and the names of these.

    Only what is asked of a row counts as its answer.
    """
    asked = {q.id: find_columns(q, frame.collect_schema().names()) for q in questionnaire.questions}
    wide = score_columns(frame, questionnaire).with_columns(**given_columns(asked))
    named = {name: column for one in find_subjects(questionnaire) for name, column in _columns(one, asked)}
    return wide.with_columns(**named), list(named)


def _columns(subject: Subject, asked: Mapping[str, Asked]) -> Iterator[tuple[str, Expr]]:
    if subject.of is FigureOf.NODE:
        yield subject.column, pl.col(f"{subject.name}.score")
        return
    own = asked[subject.name]
    if subject.measured is not None:
        number = pl.col(own.name).cast(pl.Float64) if own.name in own.columns else pl.lit(None, pl.Float64)
        yield subject.column, pl.when(given(own)).then(number)
        return
    yield subject.column, given(own)
    for category in subject.categories:
        yield subject.chosen(category), given(own) & chooses(own, category)
