"""Scores as columns: every node's score, interval and coverage for every row of a wide table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import narwhals as nw

from govcheck.batch.answers import find_columns
from govcheck.batch.arithmetic import Columns
from govcheck.batch.condition import find_route, route_column
from govcheck.batch.leaf import measure_leaf
from govcheck.scoring.level import SLACK
from govcheck.scoring.traversal import roll_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narwhals import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node, Scoring

Frame = TypeVar("Frame", "nw.DataFrame[Any]", "nw.LazyFrame[Any]")

WALK, QUICK = "", "quick:"
"""Before the columns of the walk over all questions, and over those of the quick version."""


def score_columns(frame: Frame, questionnaire: Questionnaire) -> Frame:
    """The table with the columns of every node: ``<node>.score``, ``.low``, ``.high``, ``.coverage``, ``.withheld``.

    Scores and ends run from 0 to 100, coverage from 0 to 1, none of them rounded; null where there
    is none. Nothing is computed yet where the table is lazy.
    """
    asked = {q.id: find_columns(q, frame.collect_schema().names()) for q in questionnaire.questions}
    for step in _routes(asked):
        frame = frame.with_columns(**step)
    for step in _steps(questionnaire, asked):
        frame = frame.with_columns(**step)
    return frame.with_columns(**dict(_results(questionnaire)))


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
    """The leaves, then the nodes level by level: those of the whole tree, and those of the quick version."""
    roots = [root for tree in questionnaire.scoring.trees for root in tree.nodes]
    heights = {node.id: _height(node) for root in roots for node in root.walk()}
    columns = Columns(WALK, heights)
    leaves = {name: columns.put(f"{name}?", measure_leaf(one), 0) for name, one in asked.items() if one.question.scored}
    roll_up(roots, leaves, columns)
    quick = Columns(QUICK, heights)
    if questionnaire.scoring.first_look is not None:
        named = {question.id for question in questionnaire.questions if question.quick}
        roll_up([pruned for root in roots if (pruned := _prune(root, named))], leaves, quick)
    for step, further in zip(columns.steps(), quick.steps(), strict=True):
        if step or further:
            yield {**step, **further}


def _height(node: Node) -> int:
    return 1 + max((_height(child) for child in node.children), default=0)


def _prune(node: Node, questions: set[str]) -> Node | None:
    """The node with these questions alone; ``None`` where it has none of them: the others count as absent."""
    children = tuple(pruned for child in node.children if (pruned := _prune(child, questions)))
    own = {name: weight for name, weight in node.questions.items() if name in questions}
    return node.model_copy(update={"children": children, "questions": own}) if children or own else None


def _results(questionnaire: Questionnaire) -> Iterator[tuple[str, Expr]]:
    scoring = questionnaire.scoring
    quick = {question.id for question in questionnaire.questions if question.quick}
    for node in scoring.nodes.values():
        part = {name: nw.col(f"{WALK}{node.id}::{name}") for name in ("scored", "score", "low", "high", "coverage")}
        present = nw.col(f"{WALK}{node.id}::present") > 0
        least = scoring.minimum_coverage if node.minimum_coverage is None else node.minimum_coverage
        withheld = present & ((part["scored"] == 0) | (part["coverage"] < least - SLACK))
        if scoring.first_look is not None and not quick.isdisjoint(node.leaves):
            withheld = withheld & ~_first_look(scoring, node)
        yield f"{node.id}.score", nw.when(present & ~withheld).then(part["score"] * 100)
        yield f"{node.id}.low", nw.when(present).then(part["low"] * 100)
        yield f"{node.id}.high", nw.when(present).then(part["high"] * 100)
        yield f"{node.id}.coverage", nw.when(present).then(part["coverage"])
        yield f"{node.id}.withheld", withheld


def _first_look(scoring: Scoring, node: Node) -> Expr:
    look = scoring.first_look
    assert look is not None
    scored = nw.col(f"{WALK}{node.id}::scored") > 0
    enough = nw.col(f"{WALK}{node.id}::coverage") >= look.coverage - SLACK
    quick = nw.col(f"{QUICK}{node.id}::coverage") >= look.quick_coverage - SLACK
    return scored & enough & quick
