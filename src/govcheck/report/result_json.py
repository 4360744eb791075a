"""The result for programs: JSON, with every number unrounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.model.result import Result


def render_json(result: Result) -> str:
    """The whole result as JSON, ending with a line feed."""
    return result.model_dump_json(indent=2) + "\n"
