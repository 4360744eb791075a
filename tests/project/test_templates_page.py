"""The page about templates says what they are given, field by field, as the code has it."""

from __future__ import annotations

import ast
import inspect
import re
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govcheck.report import charts, document, view
from govcheck.report.charts.figure import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

PAGE = "docs/templates.md"
MANY = 40
"""A class with more fields than this, all of them text, names them in a sentence."""


def modules_of(package: ModuleType) -> list[ModuleType]:
    files = sorted(Path(package.__file__ or "").parent.glob("[a-z]*.py"))
    return [import_module(f"{package.__name__}.{file.stem}") for file in files]


def classes(modules: Iterable[ModuleType]) -> dict[str, type]:
    """Everything that is made of the classes of some modules, by its name."""
    return {name: one for module in modules for name, one in vars(module).items() if isinstance(one, type)}


def annotations(one: type) -> dict[str, str]:
    """The fields of a class with their types, as they are written."""
    if issubclass(one, StrEnum):
        return {}
    written = getattr(one, "__annotations__", {}).items()
    return {field: getattr(kind, "__forward_arg__", kind) for field, kind in written}


def reached(starts: Iterable[str], known: dict[str, type]) -> Iterator[str]:
    """The classes and all that their fields lead to, each once, in the order in which they are met."""
    met = [*starts]
    for name in met:
        yield name
        written = " ".join(annotations(known[name]).values()).replace("Block", document_blocks())
        for further in re.findall(r"\w+", written):
            if further in known and further not in met and known[further].__module__.startswith("govcheck.report"):
                met.append(further)


def document_blocks() -> str:
    """The kinds of blocks, as they are written in the code."""
    tree = ast.parse(Path(document.__file__).read_text("utf-8"))
    values = [node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets) == "Block"]
    return " ".join(map(ast.unparse, values))


def say(kind: str) -> str:
    """A type in words."""
    kind = kind.removeprefix("Final[").replace("dt.date", "date")
    while found := re.search(r"tuple\[(.+?), \.\.\.\]", kind):
        kind = kind.replace(found[0], f"list of {found[1]}")
    return kind.replace(" | ", " or ").replace("list of str", "list of texts").replace("str", "text")


def first_sentence(one: Any) -> str:
    text = " ".join((one.__doc__ or "").partition("\n\n")[0].split())
    return text.replace("``", "`")


def describe(starts: Iterable[str], modules: Iterable[ModuleType]) -> str:
    """What a template finds, class by class."""
    known = classes(modules)
    parts = []
    for name in reached(starts, known):
        one = known[name]
        fields = annotations(one)
        lines = [f"### {name}", "", first_sentence(one), ""]
        properties = [key for key, value in vars(one).items() if isinstance(value, property)]
        if issubclass(one, StrEnum):
            lines += [f"One of {', '.join(f'`{member.value}`' for member in one)}.", ""]
        elif len(fields) > MANY and set(fields.values()) == {"str"}:
            lines += [", ".join(f"`{field}`" for field in fields) + ".", ""]
        else:
            lines += ["| Field | What it holds |", "|---|---|"]
            lines += [f"| `{field}` | {say(kind)} |" for field, kind in fields.items()]
            lines += [f"| `{field}` | {first_sentence(getattr(one, field))} |" for field in properties]
            lines += [""]
        parts.append("\n".join(lines))
    return "\n".join(parts)


def test_the_page_names_every_field_of_the_document(block: Callable[[str, str, str], None]) -> None:
    block(PAGE, "document", describe(["Document"], [document]))


def test_the_page_names_every_field_of_the_view(block: Callable[[str, str, str], None]) -> None:
    block(PAGE, "view", describe(["View"], [document, *modules_of(view)]))


def test_the_page_names_every_field_of_the_drawings(block: Callable[[str, str, str], None]) -> None:
    drawn = {kind: inspect.get_annotations(render)["chart"] for kind, render in KINDS.items()}
    table = ["| Kind | Its `chart` |", "|---|---|", *(f"| `{kind}` | {chart} |" for kind, chart in drawn.items())]
    block(PAGE, "drawings", "\n".join([*table, "", describe(drawn.values(), modules_of(charts))]))
