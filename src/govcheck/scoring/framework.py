"""Ladders, stages, cycles and paths: frameworks that are read beside the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.framework import CycleResult, LadderResult, PathResult, PathStepResult, PhaseResult, StageResult
from govcheck.model.scoring import NodeKind
from govcheck.scoring.condition import holds
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.answer import AnswerFile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import NodeResult
    from govcheck.scoring.routing import Route


class StepAnswered(NamedTuple):
    """The step that an answer stands on, counted from 1, its option, and the one above."""

    step: int | None
    option: str | None
    next: str | None


def find_step(question: Question, value: object) -> StepAnswered:
    """Where a value stands among the options of its question; all ``None`` where there is no value."""
    ids = [option.id for option in question.choices]
    if not isinstance(value, str):
        return StepAnswered(None, None, None)
    place = ids.index(value)
    return StepAnswered(place + 1, value, ids[place + 1] if place + 1 < len(ids) else None)


def find_number(question: Question, value: object) -> float | None:
    """Where a value stands on the scale of its question: the number given, or the step counted from 1."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    step = find_step(question, value).step
    return None if step is None else float(step)


def find_ladders(
    questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route]
) -> Iterator[LadderResult]:
    """The step of every phase of every ladder."""
    for ladder in questionnaire.scoring.ladders:
        for phase in ladder.questions:
            question = questionnaire.by_id[phase]
            found = find_step(question, _value(answers, phase, routes))
            title = ladder.phases.get(phase, ladder.title)
            yield LadderResult(
                id=phase, ladder=ladder.id, phase=title, of=len(question.choices), **found._asdict()
            )  # fmt: skip


def find_stages(
    questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route]
) -> Iterator[StageResult]:
    """The stage of every development."""
    for stage in questionnaire.scoring.stages:
        question = questionnaire.by_id[stage.question]
        found = find_step(question, _value(answers, question.id, routes))
        yield StageResult(id=question.id, title=stage.title, of=len(question.choices), **found._asdict())


def find_cycles(questionnaire: Questionnaire, nodes: Mapping[str, NodeResult]) -> Iterator[CycleResult]:
    """Every cycle with its phases.

    A phase is the weakest only if its interval lies below all others; else all those are named
    of which none lies surely above another: low <= the lowest high of any phase.
    """
    for tree in questionnaire.scoring.trees:
        for cycle in (node for node in tree.nodes if node.kind is NodeKind.CYCLE and node.children):
            phases = tuple(
                PhaseResult(id=p.id, title=p.title, score=nodes[p.id].score, low=nodes[p.id].low, high=nodes[p.id].high)
                for p in cycle.children
            )
            ceiling = min((p.high for p in phases if p.high is not None), default=0.0)
            weakest = tuple(p.id for p in phases if p.low is not None and p.low <= ceiling + SLACK)
            yield CycleResult(id=cycle.id, title=cycle.title, phases=phases, weakest=weakest)


def find_paths(questionnaire: Questionnaire, answers: AnswerFile, routes: Mapping[str, Route]) -> Iterator[PathResult]:
    """Every path with its steps; a step of a question that is not asked is not reached."""
    for path in questionnaire.scoring.paths:
        steps = []
        for step in path.steps:
            gate = step.when.question
            reached = holds(step.when, questionnaire.by_id[gate], answers.answer(gate)) if routes[gate].asked else False
            steps.append(PathStepResult(id=step.id, title=step.title, reached=reached))
        yield PathResult(id=path.id, title=path.title, steps=tuple(steps))


def _value(answers: AnswerFile, question: str, routes: Mapping[str, Route]) -> object:
    return answers.answer(question).value if routes[question].asked else None
