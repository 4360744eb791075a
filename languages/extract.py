"""Finds every sentence of the interface in the code, for the gettext catalogues.

A sentence is a template that the code hands to `Language.text` or `Language.count`, to a `Problem`,
or to `template(...)`; or that is kept in a name such as `message` or `hint` on its way there. The
tests run with a language that refuses any sentence not found here, so nothing can be forgotten.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Which arguments of a call are sentences, counted from 0; None: all of them.
CALLS: dict[str, tuple[int, ...] | None] = {
    "text": (0,),
    "say": (0,),
    "template": (0,),
    "Problem": (1, 2),
    "problem": (1, 2),
    "_problem": (1, 2),
    "unknown_name": (1,),
    "_refuse": (1, 2),
    "_Fault": (0, 1),
    "Wording": None,
    "Key": (2, 3),
    "ValueError": (0,),
}
COUNTS = "count"
KEYWORDS = {"message", "hint", "help", "short_help", "epilog", "metavar"}
NAMES = {"message", "hint", "near", "far", "one", "many", "words", "text"}
TABLES = {"_HINTS", "_EXPECTED", "_MESSAGES"}


class Sentence(NamedTuple):
    """A template, its plural form where it has one, and the file that it stands in."""

    one: str
    many: str | None
    place: str


def find_sentences(root: Path) -> list[Sentence]:
    """Every sentence of the code below a folder, in the order of files and lines."""
    found = []
    for file in sorted(root.rglob("*.py")):
        module = _Module(ast.parse(file.read_text(encoding="utf-8")))
        place = file.relative_to(root).as_posix()
        found += [
            Sentence(one, many, place) for _, one, many in sorted(module.sentences(), key=lambda sentence: sentence[0])
        ]
    return found


class _Module:
    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def sentences(self) -> Iterator[tuple[int, str, str | None]]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                yield from self._of_call(node)
            elif isinstance(node, ast.Assign):
                yield from self._of_assignment(node)
            elif isinstance(node, ast.FunctionDef) and _is_command(node):
                yield node.lineno, ast.get_docstring(node) or "", None

    def _of_call(self, call: ast.Call) -> Iterator[tuple[int, str, str | None]]:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name == COUNTS and len(call.args) > 2:  # noqa: PLR2004 - one, many, number
            pairs = zip(self._values(call.args[0]), self._values(call.args[1]), strict=False)
            yield from ((call.lineno, one, many) for one, many in pairs)
        elif name in CALLS:
            places = CALLS[name]
            chosen = [arg for number, arg in enumerate(call.args) if places is None or number in places]
            yield from ((arg.lineno, text, None) for arg in chosen for text in self._values(arg))
        for keyword in call.keywords:
            if keyword.arg in KEYWORDS:
                yield from ((keyword.value.lineno, text, None) for text in self._values(keyword.value))

    def _of_assignment(self, node: ast.Assign) -> Iterator[tuple[int, str, str | None]]:
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=False))
            else:
                pairs = [(target, node.value)]
            for name, value in pairs:
                if not isinstance(name, ast.Name):
                    continue
                if name.id in NAMES:
                    yield from ((value.lineno, text, None) for text in self._values(value))
                elif name.id in TABLES:
                    for part in value.values if isinstance(value, ast.Dict) else [value]:
                        yield from ((part.lineno, text, None) for text in self._values(part))

    def _values(self, node: ast.expr) -> list[str]:
        """The texts that an expression may be, as far as that can be told without running it."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else []
        if isinstance(node, ast.IfExp):
            return self._values(node.body) + self._values(node.orelse)
        if isinstance(node, ast.Tuple):
            return [text for part in node.elts for text in self._values(part)]
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return [left + right for left in self._values(node.left) for right in self._values(node.right)]
        if isinstance(node, ast.Name) and node.id in self._constants:
            return self._values(self._constants[node.id])
        return []


def _is_command(node: ast.FunctionDef) -> bool:
    """Whether a function is a command: its docstring is the help that the terminal shows."""
    return any(argument.arg == "debug" for argument in node.args.kwonlyargs)
