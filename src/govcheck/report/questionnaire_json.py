"""A questionnaire for programs: JSON with all that it takes to compute every score anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govcheck.model.pace import find_minutes

if TYPE_CHECKING:
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

_FIELDS = {
    "id", "type", "role", "section", "text", "min", "max", "at_most", "enough", "quick", "ask_if", "if_not_asked",
}  # fmt: skip


def render_questionnaire_json(questionnaire: Questionnaire) -> str:
    """The questions, the nodes and the minutes as JSON, ending with a line feed."""
    data = {
        "id": questionnaire.id,
        "version": questionnaire.version,
        "hash": questionnaire.hash,
        "minutes": {"quick": find_minutes(questionnaire, quick=True), "full": find_minutes(questionnaire, quick=False)},
        "questions": [_question(question) for question in questionnaire.questions],
        "nodes": _nodes(questionnaire),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _question(question: Question) -> dict[str, Any]:
    options = [o.model_dump(mode="json", include={"id", "value", "exclusive"}) for o in question.choices]
    return {**question.model_dump(mode="json", include=_FIELDS), "options": options}


def _nodes(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """Every node of every tree, and every question below one, with its parent."""
    nodes: list[dict[str, Any]] = []
    for tree in questionnaire.scoring.trees:
        for root in tree.nodes:
            parents: dict[str, str] = {}
            for node in root.walk():
                place = {"parent": parents.get(node.id), "tree": tree.id}
                nodes.append({"id": node.id, "weight": node.weight, "kind": node.kind, **place})
                parents.update((child.id, node.id) for child in node.children)
                nodes += [
                    {"id": leaf, "weight": weight, "kind": "question", "parent": node.id, "tree": tree.id}
                    for leaf, weight in node.questions.items()
                ]
    return nodes
