"""A questionnaire whose files are not yet right in their form: the names in it that stand for nothing.

Who writes a questionnaire learns of them at once, and not only when every field is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govcheck.lint.fault import QUESTIONNAIRE, SCORING, Fault, Path, unknown_question, unknown_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def find_unknown_names(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Questions of sections, and nodes of questions, that do not exist.

    Nothing is told where it is not sure which there are: one has no id, or the file cannot be read.

    Args:
        data: by part, what stands in its file; ``None`` where that cannot be told.
    """
    asked = data.get(QUESTIONNAIRE)
    sections = _ids(asked, "sections")
    if sections is not None:
        for at, question in enumerate(_list(asked, "questions")):
            name = question.get("section") if isinstance(question, dict) else None
            if isinstance(name, str) and name not in sections:
                yield Fault(QUESTIONNAIRE, ("questions", at, "section"), unknown_section(name, sections))
    questions = _ids(asked, "questions")
    if questions is not None:
        for path, name in _leaves(data.get(SCORING)):
            if name not in questions:
                yield Fault(SCORING, path, unknown_question(name, questions))


def _ids(data: Any, key: str) -> dict[str, None] | None:
    """The ids in a list, in order; ``None`` where there is none, or something in it has no id."""
    found = [part.get("id") if isinstance(part, dict) else None for part in _list(data, key)]
    ids = {name.strip(): None for name in found if isinstance(name, str)}
    return ids if ids and all(isinstance(name, str) for name in found) else None


def _list(data: Any, key: str) -> list[Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _leaves(scoring: Any) -> Iterator[tuple[Path, str]]:
    """What the nodes of all trees name as their questions, from the first to the last."""
    trees = enumerate(_list(scoring, "trees"))
    left: list[tuple[Path, Any]] = [
        (("trees", at, "nodes", k), node) for at, tree in trees for k, node in enumerate(_list(tree, "nodes"))
    ]
    left.reverse()
    while left:
        path, node = left.pop()
        questions = node.get("questions") if isinstance(node, dict) else None
        if isinstance(questions, dict):
            yield from (((*path, "questions", name), name) for name in questions if isinstance(name, str))
        below = [((*path, "children", k), child) for k, child in enumerate(_list(node, "children"))]
        left += reversed(below)
