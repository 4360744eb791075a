"""Explain: a node's score opened down to the answers, and what would move it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.model.explanation import Contribution, Explanation, Move
from govcheck.scoring.leaf import find_leaves
from govcheck.scoring.routing import Route, find_routes
from govcheck.scoring.step import next_step
from govcheck.scoring.traversal import Floats, roll_up
from govcheck.scoring.worth import worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node
    from govcheck.scoring.traversal import Measure

NO_CHANGE = 1e-12


def explain(questionnaire: Questionnaire, answers: AnswerFile, node_id: str) -> Explanation:
    """How the score of a node came about.

    Raises:
        KeyError: there is no node of that name.
    """
    routes = find_routes(questionnaire, answers)
    return explain_node(questionnaire, answers, routes, find_leaves(questionnaire, answers, routes), node_id)


def explain_node(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    leaves: Mapping[str, Measure[float]],
    node_id: str,
) -> Explanation:
    """How the score of a node came about, for answers whose routes and leaves are found already.

    Raises:
        KeyError: there is no node of that name.
    """
    node = questionnaire.scoring.nodes[node_id]
    measures = {**leaves, **roll_up([node], leaves, Floats())}
    own = measures[node_id]
    parts = [
        _contribution(answers, leaf, via, share, measures[leaf], routes[leaf])
        for leaf, via, share in find_shares(node, measures)
    ]
    moves = sorted(_moves(questionnaire, answers, node, own.score, parts), key=lambda move: -move.change)
    return Explanation(
        node=node_id,
        score=own.score * 100 if own.scored else None,
        contributions=tuple(sorted(parts, key=lambda part: -(part.points or 0.0))),
        moves=tuple(moves),
    )


def find_shares(
    node: Node, measures: Mapping[str, Measure[float]], share: float = 1.0, via: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """Each question below a node, the nodes between, and the share of the node's weight it carries.

    A question without a score has the share 0; the others' shares sum to 1.
    """
    weights = {child.id: child.weight for child in node.children} | dict(node.questions)
    total = sum(weight * measures[part].scored for part, weight in weights.items())
    children = {child.id: child for child in node.children}
    for part, weight in weights.items():
        own = share * weight * measures[part].scored / total if total else 0.0
        if part in children:
            yield from find_shares(children[part], measures, own, (*via, part))
        else:
            yield part, via, own


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
        value=measure.score if counted else None,
        share=share if counted else None,
        points=100 * share * measure.score if counted else None,
    )


def _moves(
    questionnaire: Questionnaire, answers: AnswerFile, node: Node, score: float, parts: Sequence[Contribution]
) -> Iterator[Move]:
    gates = {question.ask_if.question for question in questionnaire.questions if question.ask_if}
    for part in parts:
        question, answer = questionnaire.by_id[part.question], answers.answer(part.question)
        raised = next_step(question, answer)
        if raised is None or answer.value is None or raised.value is None:
            continue
        if part.question in gates:
            # It may open or close other questions, so that everything is scored anew.
            changed = answers.with_answer(part.question, raised)
            leaves = find_leaves(questionnaire, changed, find_routes(questionnaire, changed))
            change = (roll_up([node], leaves, Floats())[node.id].score - score) * 100
        elif part.share is None or part.value is None or part.state is AnswerState.NOT_ASKED:
            continue
        else:
            change = 100 * part.share * (worth(question, raised).value - part.value)
        if change > NO_CHANGE:
            yield Move(question=part.question, answer=answer.value, raised=raised.value, change=change)
