"""Cycles: their phases, and where the cycle breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.recommendation import RecommendationKind
from govcheck.model.visible import one_line
from govcheck.report.view.score import view_scores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.framework import CycleResult
    from govcheck.model.recommendation import Recommendation
    from govcheck.model.result import Result
    from govcheck.report.view.score import ScoreView
    from govcheck.report.view.wording import Wording


class PhaseView(NamedTuple):
    """A phase; ``mark`` says that it is, or may be, the weakest."""

    score: ScoreView
    weakest: bool
    mark: str


class CycleView(NamedTuple):
    """A cycle: which phase is the weakest, and what would help it."""

    id: str
    title: str
    phases: tuple[PhaseView, ...]
    weakest: str
    closing: str
    description: str


def view_cycles(words: Wording, result: Result) -> Iterator[CycleView]:
    """Every cycle of the questionnaire."""
    for cycle in result.cycles:
        named = _named(result, cycle)
        mark = words.say.text("weakest") if len(named) == 1 else words.say.text("may be the weakest")
        marks = {phase.id: mark if phase.id in named else "" for phase in cycle.phases}
        scores = view_scores(words, result, marks)
        phases = tuple(PhaseView(scores[phase], phase in named, own) for phase, own in marks.items())
        weakest = _weakest(words, cycle, named)
        yield CycleView(
            id=cycle.id,
            title=one_line(cycle.title),
            phases=phases,
            weakest=weakest,
            closing=_closing(words, result, named),
            description=" ".join([*(phase.score.sentence for phase in phases), weakest]),
        )


def _named(result: Result, cycle: CycleResult) -> tuple[str, ...]:
    """The phases worth pointing at: none where every phase, or none, could be the weakest."""
    known = [phase for phase in cycle.phases if phase.low is not None]
    if len(cycle.weakest) == len(known) or not any(result.by_node[p.id].score is not None for p in known):
        return ()
    return cycle.weakest


def _weakest(words: Wording, cycle: CycleResult, named: tuple[str, ...]) -> str:
    say = words.say
    titles = words.quoted([words.node(phase) for phase in named], either=True)
    if len(named) == 1:
        return say.text("The cycle is weakest in {phase}.", phase=titles)
    if named:
        return say.text("The weakest phase is {phases}: the answers do not tell which.", phases=titles)
    if all(phase.low is None for phase in cycle.phases):
        return say.text("This does not concern your city.")
    if all(phase.low == phase.high for phase in cycle.phases):
        return say.text("No phase is weaker than the others.")
    return say.text("The answers do not tell yet which phase is the weakest.")


def _closing(words: Wording, result: Result, named: tuple[str, ...]) -> str:
    """The first of the next steps that moves a question of the weakest phase; something to do before something to ask.

    Nothing where more than one phase may be the weakest: there is no place to speak of yet.
    """
    if len(named) != 1:
        return ""
    leaves = set(words.questionnaire.scoring.nodes[named[0]].leaves)
    there = [r for r in result.recommendations if r.question in leaves]
    first: Recommendation | None = next(
        (r for r in there if r.kind is RecommendationKind.STEP), next(iter(there), None)
    )
    if first is None:
        return ""
    return words.say.text(
        "First step there: “{step}”. This looks at the weakest phase alone; the roadmap weighs all areas.",
        step=one_line(first.title),
    )
