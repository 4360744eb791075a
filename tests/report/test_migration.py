"""A migration in words: its scores are rounded as those of a report are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govcheck.language import ENGLISH
from govcheck.migration import assess_migration
from govcheck.model.migration_result import MigrationResult, ScorePair
from govcheck.report.migration import tell_migration
from govcheck.report.view.wording import word
from govcheck.store.answer_file import read_answers, read_earlier
from govcheck.store.catalogue import load_language
from govcheck.store.changes import load_changes
from govcheck.store.content import load_questionnaire
from govcheck.store.source_text import read_source

EXAMPLE = Path(__file__).resolve().parents[1] / "migration"
SMALL = str(EXAMPLE / "small")
ASKED = load_questionnaire(SMALL)


def migrated(*scores: tuple[float | None, float | None]) -> MigrationResult:
    """The small example, with other scores."""
    source, before = read_source(EXAMPLE / "old.answers.yaml", 100_000), load_questionnaire(f"{SMALL}/versions/1.0")
    fitting = read_answers(source, before).answers
    earlier, changes = read_earlier(source, ASKED).answers, load_changes(SMALL)
    result = assess_migration(earlier, changes, ASKED, ENGLISH, before=before, before_answers=fitting)
    pairs = [ScorePair(id="whole", title="Whole", old=old, new=new) for old, new in scores]
    return replace(result, scores=tuple(pairs))


@pytest.mark.parametrize("score", [0.0, 39.96, 40.0, 59.4, 59.97, 60.0, 99.99])
def test_a_score_reads_as_in_the_report(score: float) -> None:
    *_, told = tell_migration(migrated((score, 100.0)), ASKED, ENGLISH, plain=True)
    assert told.startswith(f"Whole: old {word(ASKED, ENGLISH).score(score)}, new 100, ")


def test_a_score_reads_no_higher_than_its_level() -> None:
    levels = ASKED.scoring.levels.steps
    border = levels[1].at_least
    *_, told = tell_migration(migrated((border - 0.03, border)), ASKED, ENGLISH, plain=True)
    assert told == f"Whole: old {border - 0.1:.1f}, new {border:.0f}, difference 0.0"


def test_the_table_has_the_same_numbers() -> None:
    result = migrated((62.16, 57.0), (None, 57.0))
    *_, head, first, second = tell_migration(result, ASKED, load_language("es"), plain=False)
    assert head.split()[-1] == "diferencia"
    assert first.split() == ["Whole", "62", "57", "−5,2"]  # noqa: RUF001 - a minus, as wide as a plus
    assert second.split()[-2:] == ["57", "–"]
