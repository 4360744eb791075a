"""Ids: each names one thing, is never given again, and every section exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import PRACTICES, QUESTIONNAIRE, SCORING, Fault, Path, find_records, unknown_section
from govcheck.model.scoring import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govcheck.model.questionnaire import Questionnaire


def check_ids(q: Questionnaire) -> Iterator[Fault]:
    """Ids that stand twice. An id may stand for a section and for a node, but not for a node and for a question."""
    rules, advice = q.scoring, q.advice
    nodes = list(find_records(rules, Node))
    yield from _twice(QUESTIONNAIRE, ((("sections", at, "id"), part.id) for at, part in enumerate(q.sections)))
    yield from _twice(QUESTIONNAIRE, ((("questions", at, "id"), part.id) for at, part in enumerate(q.questions)))
    yield from _twice(SCORING, ((("levels", "steps", at, "id"), s.id) for at, s in enumerate(rules.levels.steps)))
    yield from _twice(SCORING, ((("trees", at, "id"), tree.id) for at, tree in enumerate(rules.trees)))
    yield from _twice(SCORING, (((*path, "id"), node.id) for path, node in nodes))
    yield from _twice(SCORING, ((("ladders", at, "id"), part.id) for at, part in enumerate(rules.ladders)))
    yield from _twice(SCORING, ((("stages", at, "question"), part.question) for at, part in enumerate(rules.stages)))
    yield from _twice(SCORING, ((("before_today", at, "id"), part.id) for at, part in enumerate(rules.before_today)))
    yield from _twice(SCORING, ((("paths", at, "id"), part.id) for at, part in enumerate(rules.paths)))
    for at, path in enumerate(rules.paths):
        yield from _twice(SCORING, ((("paths", at, "steps", k, "id"), step.id) for k, step in enumerate(path.steps)))
    told = enumerate(rules.flags.contradictions)
    yield from _twice(SCORING, ((("flags", "contradictions", at, "id"), part.id) for at, part in told))
    yield from _shared(q, nodes)
    if advice is not None:
        yield from _twice(PRACTICES, ((("practices", at, "id"), part.id) for at, part in enumerate(advice.practices)))


def _twice(part: str, named: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            message, hint = "“{id}” is given twice; it stands further up already.", "Give one of the two another id."
            yield Fault(part, path, Problem("duplicate-id", message, hint, fields={"id": name}))
        seen.add(name)


def _shared(q: Questionnaire, nodes: Iterable[tuple[Path, Node]]) -> Iterator[Fault]:
    for path, node in nodes:
        if node.id in q.by_id:
            message = "“{id}” is the id of a question, and of this node too."
            hint = "Give the node another id: results name both."
            yield Fault(SCORING, (*path, "id"), Problem("duplicate-id", message, hint, fields={"id": node.id}))


def check_sections(q: Questionnaire) -> Iterator[Fault]:
    """Questions of a section that does not exist."""
    known = {section.id for section in q.sections}
    for at, question in enumerate(q.questions):
        if question.section not in known:
            yield Fault(QUESTIONNAIRE, ("questions", at, "section"), unknown_section(question.section, known))
