"""Trees: nodes hold scored questions, each once, and every scored question stands in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import QUESTIONNAIRE, SCORING, Fault, Path, find_records, unknown_option, unknown_question
from govcheck.model.question import QuestionType, Role
from govcheck.model.scoring import Node, NodeKind, PriorityOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.questionnaire import Questionnaire


def check_trees(q: Questionnaire) -> Iterator[Fault]:
    """Nodes that cannot be scored: of questions that are unknown, not scored, or there already."""
    for at, tree in enumerate(q.scoring.trees):
        seen: set[str] = set()
        for path, node in find_records(tree, Node, ("trees", at)):
            for name in node.questions:
                yield from _leaf(q, (*path, "questions", name), name, seen)
                seen.add(name)
            if node.kind is NodeKind.QUESTION:
                message = "{node} is a node, and no question."
                hint = "List questions with their weights under `questions`."
                problem = Problem("node-kind", message, hint, fields={"node": node.id})
                yield Fault(SCORING, (*path, "kind"), problem)
            yield from _priority(q, (*path, "priority"), node)


def _leaf(q: Questionnaire, path: Path, name: str, seen: set[str]) -> Iterator[Fault]:
    if name not in q.by_id:
        yield Fault(SCORING, path, unknown_question(name, q.by_id))
    elif not q.by_id[name].scored:
        message, hint = "{question} is not scored: its role is {role}.", "Only maturity questions feed a tree."
        fields = {"question": name, "role": q.by_id[name].role.value}
        yield Fault(SCORING, path, Problem("not-maturity", message, hint, fields=fields))
    if name in seen:
        message, hint = "{question} stands in this tree twice.", "Keep one: it would count twice."
        yield Fault(SCORING, path, Problem("question-twice", message, hint, fields={"question": name}))


def _priority(q: Questionnaire, path: Path, node: Node) -> Iterator[Fault]:
    if node.priority is None:
        return
    by_option = isinstance(node.priority, PriorityOption)
    name = node.priority.question if isinstance(node.priority, PriorityOption) else node.priority
    question = q.by_id.get(name)
    if question is None:
        yield Fault(SCORING, path, unknown_question(name, q.by_id))
        return
    if question.type is not (QuestionType.SEVERAL if by_option else QuestionType.NUMBER):
        message = "{question} cannot say the priority of {node}."
        hint = "Name a number question, or an option of a question with several answers."
        problem = Problem("priority-type", message, hint, fields={"question": name, "node": node.id})
        yield Fault(SCORING, path, problem)
    elif isinstance(node.priority, PriorityOption):
        option = question.by_id.get(node.priority.option)
        if option is None or option.exclusive:
            known = [one.id for one in question.choices if not one.exclusive]
            yield Fault(SCORING, (*path, "option"), unknown_option(node.priority.option, name, known))


def check_priorities(q: Questionnaire) -> Iterator[Fault]:
    """Nodes whose priority is said by a question that asks for something else."""
    for path, node in find_records(q.scoring, Node):
        name = node.priority.question if isinstance(node.priority, PriorityOption) else node.priority
        question = q.by_id.get(name or "")
        if question is not None and question.role is not Role.PRIORITY:
            message = "{question}, which says the priority of {node}, is no priority question but has the role {role}."
            hint = "Name a question of the role priority."
            fields = {"question": question.id, "node": node.id, "role": question.role.value}
            yield Fault(SCORING, (*path, "priority"), Problem("not-priority", message, hint, fields=fields))


def check_use(q: Questionnaire) -> Iterator[Fault]:
    """Maturity questions that feed no tree."""
    used = {name for tree in q.scoring.trees for root in tree.nodes for name in root.leaves}
    for at, question in enumerate(q.questions):
        if question.scored and question.id not in used:
            message = "{question} is a maturity question, and feeds no tree: its answer counts nowhere."
            hint = "Give it a weight in scoring.yaml, or another role."
            problem = Problem("unused-question", message, hint, fields={"question": question.id})
            yield Fault(QUESTIONNAIRE, ("questions", at), problem)
