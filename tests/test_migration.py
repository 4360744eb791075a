"""The use case of a migration, as a program that uses the library has it."""

from __future__ import annotations

import json
from pathlib import Path

from govcheck.language import ENGLISH
from govcheck.migration import assess_migration
from govcheck.model.migration import Outcome
from govcheck.model.migration_result import MigrationResult, NoOldScores
from govcheck.report.migration_json import render_migration_json
from govcheck.store.answer_file import read_answers, read_earlier
from govcheck.store.changes import load_changes
from govcheck.store.content import load_questionnaire
from govcheck.store.source_text import read_source

EXAMPLE = Path(__file__).resolve().parent / "migration"
NEW, CHANGES = load_questionnaire(str(EXAMPLE / "small")), load_changes(str(EXAMPLE / "small"))
OLD = load_questionnaire(str(EXAMPLE / "small" / "versions" / "1.0"))
SOURCE = read_source(EXAMPLE / "old.answers.yaml", 100_000)
EARLIER = read_earlier(SOURCE, NEW).answers


def migrated(*, at_hand: bool, fitting: bool) -> MigrationResult:
    answers = read_answers(SOURCE, OLD).answers if fitting else None
    return assess_migration(EARLIER, CHANGES, NEW, ENGLISH, before=OLD if at_hand else None, before_answers=answers)


def test_the_result_has_the_answers_the_moves_and_both_scores() -> None:
    result = migrated(at_hand=True, fitting=True)
    assert (result.before.version, result.now.version, result.now.hash) == ("1.0", "1.1", NEW.hash)
    assert result.answers.version == "1.1"
    assert [move.question for move in result.of(Outcome.KEPT)] == ["channels", "trust", "fax", "trust"]
    assert [(pair.id, pair.old is None, pair.new is None) for pair in result.scores][-1] == ("wires", False, True)
    assert result.scores[0].difference == (result.scores[0].new or 0) - (result.scores[0].old or 0)
    assert result.open == ("channels", "trust", "privacy")
    assert (result.no_old_scores, result.other_state) == (None, False)


def test_without_the_earlier_version_the_reason_stands_in_place_of_the_scores() -> None:
    missing, unfit = migrated(at_hand=False, fitting=False), migrated(at_hand=True, fitting=False)
    assert missing.no_old_scores is NoOldScores.NOT_AT_HAND
    assert unfit.no_old_scores is NoOldScores.ANSWERS_DO_NOT_FIT
    for result in (missing, unfit):
        assert all(pair.old is None and pair.difference is None for pair in result.scores)
        assert set(result.open) >= {"channels", "trust", "privacy"}, "all that wait"
    data = json.loads(render_migration_json(unfit, "new.answers.yaml"))
    assert (data["old_scores"], data["no_old_scores"]) == (False, "answers-do-not-fit")
