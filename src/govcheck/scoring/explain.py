"""Explain: a node's score opened down to the answers, and what would move it most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govcheck.model.answer import Answer, AnswerState
from govcheck.model.explanation import Contribution, Explanation, Move
from govcheck.scoring.leaf import find_leaves, measure_leaf
from govcheck.scoring.node import measure_nodes
from govcheck.scoring.routing import Route, find_routes
from govcheck.scoring.share import find_shares
from govcheck.scoring.step import next_value
from govcheck.scoring.traversal import Floats, roll_up
from govcheck.scoring.worth import value_worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import NodeResult
    from govcheck.model.scoring import Node
    from govcheck.scoring.traversal import Measure

NO_CHANGE = 1e-12


def explain(questionnaire: Questionnaire, answers: AnswerFile, node_id: str) -> Explanation:
    """How the score of a node came about.

    Raises:
        KeyError: there is no node of that name.
    """
    routes = find_routes(questionnaire, answers)
    measures = measure_nodes(questionnaire, find_leaves(questionnaire, answers, routes))
    return explain_node(questionnaire, answers, routes, measures, node_id)


def explain_node(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
    node_id: str,
) -> Explanation:
    """How the score of a node came about, for answers whose routes, leaves and nodes are found already.

    Raises:
        KeyError: there is no node of that name.
    """
    node = questionnaire.scoring.nodes[node_id]
    own = measures[node_id]
    parts = [
        _contribution(answers, leaf, via, share, measures[leaf], routes[leaf])
        for leaf, via, share in find_shares(node, {part: measure.scored for part, measure in measures.items()})
    ]
    moves = sorted(_moves(questionnaire, answers, routes, measures, node, parts), key=lambda move: -move.change)
    return Explanation(
        node=node_id,
        score=own.score * 100 if own.scored else None,
        contributions=tuple(sorted(parts, key=lambda part: -(part.points or 0.0))),
        moves=tuple(moves),
    )


def tell_score(found: Explanation, node: NodeResult) -> Explanation:
    """The same with the score as it is told: where it is withheld there is none, and nothing is a part of it."""
    if node.score is not None:
        return found
    parts = tuple(replace(part, share=None, points=None) for part in found.contributions)
    return replace(found, score=None, contributions=parts, moves=())


def _contribution(
    answers: AnswerFile, leaf: str, via: tuple[str, ...], share: float, measure: Measure[float], route: Route
) -> Contribution:
    answer = answers.answer(leaf)
    counted = bool(measure.scored)
    return Contribution(
        question=leaf,
        via=via,
        state=answer.state if route.asked else AnswerState.NOT_ASKED,
        answer=answer.value,
        unsure=route.asked and answer.unsure,
        value=measure.score if counted else None,
        share=share if counted else None,
        points=100 * share * measure.score if counted else None,
    )


def _moves(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
    node: Node,
    parts: Sequence[Contribution],
) -> Iterator[Move]:
    for part in parts:
        question, answer = questionnaire.by_id[part.question], answers.answer(part.question)
        raised = next_value(question, answer)
        if raised is None or answer.value is None:
            continue
        if part.question in questionnaire.gates:
            # It may open or close other questions, so that the node is scored anew.
            changed = answers.with_answer(part.question, Answer(value=raised))
            then = find_routes(questionnaire, changed)
            leaves = {
                leaf: measures[leaf]
                if then[leaf] is routes[leaf] and leaf != part.question
                else measure_leaf(questionnaire.by_id[leaf], changed.answer(leaf), then[leaf])
                for leaf in node.leaves
            }
            change = (roll_up([node], leaves, Floats(scores_alone=True))[node.id].score - measures[node.id].score) * 100
        elif part.share is None or part.value is None or part.state is AnswerState.NOT_ASKED:
            continue
        else:
            change = 100 * part.share * (value_worth(question, raised) - part.value)
        if change > NO_CHANGE:
            yield Move(question=part.question, answer=answer.value, raised=raised, change=change)
