"""What a cohort has figures of: every node and every question, with the columns that they are counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.answers import chooses, find_columns
from govcheck.batch.cohort.link import Link, shares_of
from govcheck.batch.condition import LOWEST, route_of
from govcheck.batch.counts import given, given_columns
from govcheck.batch.score import score_columns
from govcheck.model.benchmark import PERCENT, FigureKind, FigureOf, find_ends
from govcheck.model.question import IfNotAsked, QuestionType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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
    """

    of: FigureOf
    name: str
    kind: FigureKind
    measured: Measured | None = None
    categories: tuple[str, ...] = ()

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
    of = FigureOf.NODE
    nodes = [
        Subject(of, name, FigureKind.SCORE, Measured(f"{of.value}:{name}")) for name in questionnaire.scoring.nodes
    ]
    return nodes + [found for question in questionnaire.questions if (found := _of_question(question)) is not None]


def find_links(questionnaire: Questionnaire) -> list[Link]:
    """What is below every node."""
    column = {(one.of, one.name): one.column for one in find_subjects(questionnaire)}
    zeros = {q.id for q in questionnaire.questions if q.if_not_asked is IfNotAsked.LOWEST}
    links = []
    for node in questionnaire.scoring.nodes.values():
        own, *nodes = (column[FigureOf.NODE, one.id] for one in node.walk())
        asked = {one: column.get((FigureOf.QUESTION, one)) for one in node.leaves}
        questions = {one: name for one, name in asked.items() if name is not None}
        links.append(
            Link(
                own, tuple(nodes), tuple(questions.values()), tuple(questions[one] for one in questions if one in zeros)
            )
        )
    return links


def share_columns(
    questionnaire: Questionnaire, node: Callable[[str], str], asked: Mapping[str, Asked] | None = None
) -> dict[str, Expr]:
    """What the score of each node is made of, as the columns of ``link.shares_of``, by those of the nodes.

    Of nodes, which of them have a score, and which count without one; of questions, which count, be it
    as the lowest since they are not asked, and which have an answer: without the questions nothing.
    """
    found: dict[str, Expr] = {}
    for name, own in questionnaire.scoring.nodes.items():
        told, untold, which = shares_of(node(name))
        found |= dict.fromkeys((told, untold, which), pl.lit(0.0))
        if own.children:
            found[told] = _weigh((pl.col(f"{one.id}.score").is_not_null(), one.weight) for one in own.children)
            found[which] = _name_those(pl.col(f"{one.id}.score").is_not_null() for one in own.children)
        if asked is not None and own.children:
            found[untold] = _weigh((_counts_untold(one.id), one.weight) for one in own.children)
        elif asked is not None:
            found[told] = _weigh((_counts(asked[one]), weight) for one, weight in own.questions.items())
            found[which] = _name_those(given(asked[one]) for one in own.questions)
    return found


def _name_those(has: Iterable[Expr]) -> Expr:
    """A number of its own for each set of things that a row can have."""
    return pl.sum_horizontal(one.fill_null(value=False).cast(pl.Float64) * 2.0**at for at, one in enumerate(has))


def _counts_untold(node: str) -> Expr:
    """Whether a node has no score for want of answers, and has some."""
    return pl.col(f"{node}.score").is_null() & (pl.col(f"{node}.coverage") > 0)


def _counts(asked: Asked) -> Expr:
    """Whether a question has an answer, or counts as the lowest since it is not asked."""
    return given(asked) if asked.question.ask_if is None else given(asked) | (route_of(asked) == LOWEST)


def _weigh(parts: Iterable[tuple[Expr, float]]) -> Expr:
    return pl.sum_horizontal(has.fill_null(value=False).cast(pl.Float64) * weight for has, weight in parts)


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
    named |= share_columns(questionnaire, lambda name: f"{FigureOf.NODE.value}:{name}", asked)
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
