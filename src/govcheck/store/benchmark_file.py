"""A benchmark as a file that people can read and that is read back as the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govcheck.errors import InputError, Location, Problem
from govcheck.model.file_name import is_json_name
from govcheck.store.benchmarks import MOST_FIGURE_BYTES, MOST_FIGURE_VALUES
from govcheck.store.flow_text import render_flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.benchmark import Benchmark

HEAD = (
    "# Figures of many cities, built from their answers: set them beside a city with --benchmark and this file.",
    "# Values are percentages, means on their scale, or scores from 0 to 100; n is the number of cities that answered.",
    "# Groups of too few cities are left out, and so are those that would let them be worked out: see `suppressed`.",
)


def render_benchmark(benchmark: Benchmark, name: str) -> bytes:
    """The file of a benchmark: JSON where its name ends so, else YAML.

    Raises:
        InputError: it holds more than would be read again.
    """
    data = benchmark.model_dump(mode="json", exclude_defaults=True)
    data = {"schema_version": benchmark.schema_version, **data}
    if is_json_name(name):
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    else:
        text = "\n".join([*HEAD, *_lines(data)]) + "\n"
    content = text.encode()
    if len(content) > MOST_FIGURE_BYTES or _count(data) > MOST_FIGURE_VALUES:
        message = "These are more figures than can be read again: {blocks} questions, nodes and groups."
        hint = "Group the cities by less, such as --by region,band."
        raise InputError(Problem("too-many-figures", message, hint, Location(name), {"blocks": len(benchmark.blocks)}))
    return content


def _lines(data: dict[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        if name in {"provenance", "blocks"}:
            continue
        yield f"{name}: {render_flow(value)}"
    if "provenance" in data:
        yield "provenance:"
        yield from _entry(data["provenance"], "  ", "suppressed")
    yield "blocks:"
    for block in data["blocks"]:
        first, *others = _entry(block, "    ", "figures")
        yield f"  - {first.lstrip()}"
        yield from others


def _entry(data: dict[str, Any], indent: str, many: str) -> Iterator[str]:
    """Names and values, each on a line; those of one name, each on a line of its own."""
    for name, value in data.items():
        if name != many:
            yield f"{indent}{name}: {render_flow(value)}"
            continue
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {render_flow(each)}" for each in value)


def _count(data: object) -> int:
    """How many values a reader would count."""
    if isinstance(data, dict):
        return 1 + sum(_count(value) for value in data.values())
    if isinstance(data, list):
        return 1 + sum(map(_count, data))
    return 1
