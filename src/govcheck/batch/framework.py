"""Ladders, stages, cycles and paths as columns: frameworks that are read beside the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import answered, place_of
from govcheck.batch.condition import holds
from govcheck.batch.counts import is_asked, where_asked
from govcheck.model.scoring import NodeKind
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node

SEPARATOR = ";"
"""Between the ids of a cell that names several, as in an answer that chooses several options."""


def step_columns(asked: Mapping[str, Asked], questionnaire: Questionnaire) -> dict[str, Expr]:
    """``<question>.step`` of every phase of a ladder and of every stage, counted from 1.

    Null where the question has no answer with a value, or is not asked.
    """
    scoring = questionnaire.scoring
    names = [phase for ladder in scoring.ladders for phase in ladder.questions]
    names += [stage.question for stage in scoring.stages]
    return {f"{name}.step": find_step(asked[name]) for name in dict.fromkeys(names)}


def find_step(asked: Asked) -> Expr:
    """The place of the option that is chosen, counted from 1; null where there is none, or it is not asked."""
    if asked.name not in asked.columns:
        return pl.lit(None, pl.Int64)
    return pl.when(where_asked(asked, answered(asked))).then(place_of(asked).cast(pl.Int64))


def path_columns(asked: Mapping[str, Asked], questionnaire: Questionnaire) -> dict[str, Expr]:
    """``<path>.<step>.reached`` of every step of every path.

    The steps of a path are told one by one, since a later one may be reached without an earlier
    one. A step of a question that is not asked is not reached; null where it is asked and has no
    answer with a value.
    """
    columns: dict[str, Expr] = {}
    for path in questionnaire.scoring.paths:
        for step in path.steps:
            gate = asked[step.when.question]
            known = answered(gate) if gate.question.ask_if is None else answered(gate) | ~is_asked(gate)
            reached = where_asked(gate, holds(step.when, gate))
            columns[f"{path.id}.{step.id}.reached"] = pl.when(known).then(reached)
    return columns


def weakest_steps(questionnaire: Questionnaire) -> Iterator[dict[str, Expr]]:
    """``<cycle>.weakest``: the ids of the weakest phases; null where all phases are absent.

    A phase is alone the weakest only if its interval lies below all others; else all those are
    named of which none lies surely above another. The columns build on those of the phases.
    """
    cycles = list(find_cycles(questionnaire))
    yield {_ceiling(cycle): _least(cycle) for cycle in cycles}
    yield {weakest_column(cycle): _weakest(cycle) for cycle in cycles}


def find_cycles(questionnaire: Questionnaire) -> Iterator[Node]:
    """The cycles that have phases."""
    nodes = (node for tree in questionnaire.scoring.trees for node in tree.nodes)
    yield from (node for node in nodes if node.kind is NodeKind.CYCLE and node.children)


def weakest_column(cycle: Node) -> str:
    """The column of the weakest phases of a cycle."""
    return f"{cycle.id}.weakest"


def _ceiling(cycle: Node) -> str:
    return f"{cycle.id}::ceiling"


def _least(cycle: Node) -> Expr:
    """The lowest upper end of the phases; null where all are absent."""
    ends = [pl.col(f"{phase.id}.high") for phase in cycle.children]
    return pl.min_horizontal(*ends) if len(ends) > 1 else ends[0]


def _weakest(cycle: Node) -> Expr:
    ceiling = pl.col(_ceiling(cycle))
    lowest = [pl.when(pl.col(f"{phase.id}.low") <= ceiling + SLACK).then(pl.lit(phase.id)) for phase in cycle.children]
    named = pl.concat_str(lowest, separator=SEPARATOR, ignore_nulls=True)
    return pl.when(~ceiling.is_null()).then(named)
