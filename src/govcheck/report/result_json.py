"""The result for programs: JSON, with every number unrounded."""

from __future__ import annotations

from pydantic import TypeAdapter

from govcheck.model.result import Result


def render_json(result: Result) -> str:
    """The whole result as JSON, ending with a line feed."""
    return TypeAdapter(Result).dump_json(result, indent=2).decode() + "\n"
