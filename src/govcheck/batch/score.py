"""Scores as columns: every node's score, interval and coverage for every row of a wide table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import find_columns, place_columns
from govcheck.batch.arithmetic import Columns, Number
from govcheck.batch.condition import find_route, route_column
from govcheck.batch.leaf import measure_leaf
from govcheck.scoring.level import SLACK
from govcheck.scoring.traversal import roll_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node, Scoring
    from govcheck.scoring.traversal import Measure

PERCENT = 100.0

WALK, QUICK = "", "quick:"
"""Before the columns of the walk over all questions, and over those of the quick version."""


def score_columns(frame: pl.LazyFrame, questionnaire: Questionnaire) -> pl.LazyFrame:
    """The table with the columns of every node: ``<node>.score``, ``.low``, ``.high``, ``.coverage``, ``.withheld``.

    Scores and ends run from 0 to 100, coverage from 0 to 1, none of them rounded; null where there
    is none. Nothing is computed yet where the table is lazy.
    """
    columns = frame.collect_schema().names()
    asked: dict[str, Asked] = {question.id: find_columns(question, columns) for question in questionnaire.questions}
    places = {name: place for name, place in place_columns(asked.values()).items() if name not in columns}
    for step in (places, *_routes(asked), *_steps(questionnaire, asked)):
        if step:
            frame = frame.with_columns(**step)
    return frame


def _routes(asked: dict[str, Asked]) -> Iterator[dict[str, Expr]]:
    """The routes of the questions with a condition; those that others depend on come a step before them."""
    depth: dict[str, int] = {}
    steps: dict[int, dict[str, Expr]] = {}
    for name, one in asked.items():
        condition = one.question.ask_if
        depth[name] = 0 if condition is None else 1 + depth[condition.question]
        if condition is not None:
            steps.setdefault(depth[name], {})[route_column(name)] = find_route(one, asked)
    yield from (steps[step] for step in sorted(steps))


def _steps(questionnaire: Questionnaire, asked: dict[str, Asked]) -> Iterator[dict[str, Expr]]:
    """The leaves, then the nodes level by level, those of the whole tree and of the quick version; then the results."""
    roots = [root for tree in questionnaire.scoring.trees for root in tree.nodes]
    heights = {node.id: _height(node) for root in roots for node in root.walk()}
    columns = Columns(WALK, heights)
    leaves = {
        name: columns.put(_leaf(name), measure_leaf(one), 0) for name, one in asked.items() if one.question.scored
    }
    measures = roll_up(roots, leaves, columns)
    quick = Columns(QUICK, heights)
    looked: Mapping[str, Measure[Number]] = {}
    if questionnaire.scoring.first_look is not None:
        named = {question.id for question in questionnaire.questions if question.quick}
        looked = roll_up([pruned for root in roots if (pruned := _prune(root, named))], leaves, quick)
    for step, further in zip(columns.steps(), quick.steps(), strict=True):
        yield {**step, **further}
    yield dict(_results(questionnaire.scoring, measures, looked))


def worth_column(question: str) -> str:
    """The column of what a maturity question's answer is worth, from 0 to 1; 0 where none is asked for or given."""
    return f"{WALK}{_leaf(question)}::score"


def _leaf(question: str) -> str:
    return f"{question}?"


def _height(node: Node) -> int:
    return 1 + max((_height(child) for child in node.children), default=0)


def _prune(node: Node, questions: set[str]) -> Node | None:
    """The node with these questions alone; ``None`` where it has none of them: the others count as absent."""
    children = tuple(pruned for child in node.children if (pruned := _prune(child, questions)))
    own = {name: weight for name, weight in node.questions.items() if name in questions}
    return node.model_copy(update={"children": children, "questions": own}) if children or own else None


def _results(
    scoring: Scoring, measures: Mapping[str, Measure[Number]], looked: Mapping[str, Measure[Number]]
) -> Iterator[tuple[str, Expr]]:
    for name, node in scoring.nodes.items():
        found = measures[name]
        withheld = (found.scored.column <= 0) | (found.coverage.column < scoring.least_coverage(node) - SLACK)
        first_look: Expr = pl.lit(value=False)
        if name in looked:
            first_look = withheld & _first_look(scoring, found, looked[name])
            withheld &= ~first_look
        yield f"{name}.score", pl.when(_present(found, ~withheld)).then(found.score.column * PERCENT)
        yield f"{name}.low", _where_present(found, found.low * Number(PERCENT))
        yield f"{name}.high", _where_present(found, found.high * Number(PERCENT))
        yield f"{name}.coverage", _where_present(found, found.coverage)
        yield f"{name}.withheld", _present(found, withheld)
        yield f"{name}.first_look", _present(found, first_look)


def _present(found: Measure[Number], holds: Expr) -> Expr:
    """Whether something holds of a node that is not absent."""
    return holds if found.present.fixed else (found.present.column > 0) & holds


def _where_present(found: Measure[Number], number: Number) -> Expr:
    return number.column if found.present.fixed else pl.when(found.present.column > 0).then(number.column)


def _first_look(scoring: Scoring, found: Measure[Number], quick: Measure[Number]) -> Expr:
    look = scoring.first_look
    assert look is not None
    enough = (found.scored.column > 0) & (found.coverage.column >= look.coverage - SLACK)
    return enough & _present(quick, pl.lit(value=True)) & (quick.coverage.column >= look.quick_coverage - SLACK)
