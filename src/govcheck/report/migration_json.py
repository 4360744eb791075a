"""What a migration came to, for programs: JSON, with every number unrounded."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.model.migration_result import MigrationResult


def render_migration_json(result: MigrationResult, file: str) -> str:
    """The migration as JSON, ending with a line feed; ``file`` is where the new answers were written.

    Fields are added, never renamed, within ``govcheck.migration/1``.
    """
    data = {
        "format": "govcheck.migration/1",
        "questionnaire": result.questionnaire,
        "from": asdict(result.before),
        "to": asdict(result.now),
        "file": file,
        "changes": [{"version": change.to, "text": change.text} for change in result.changes],
        "moves": [move._asdict() for move in result.moves],
        "open": result.open,
        "old_scores": result.no_old_scores is None,
        "no_old_scores": result.no_old_scores,
        "scores": [{**asdict(pair), "difference": pair.difference} for pair in result.scores],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
