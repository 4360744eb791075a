"""Tables that change between the check of their rows and their scoring: nothing is written of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.store.content import load_questionnaire
from govcheck.survey import gathering, scoring
from govcheck.survey.terms import learn_terms
from govcheck.survey.watching import explain_failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ASKED = load_questionnaire("smart-governance")
MANY = 2_000


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"Evil,perhaps\n")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("spoil", [shorten, lengthen, empty, remove])
def test_a_table_that_changes_is_told_and_not_scored(
    suffix: str, spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    table, output = tmp_path / f"in.{suffix}", tmp_path / "out" / "out.csv"
    output.parent.mkdir()
    frame = pl.DataFrame({"city": [f"C{n}" for n in range(MANY)], "og.plan": [True] * MANY})
    frame.write_csv(table) if suffix == "csv" else frame.write_parquet(table)
    reading = gathering.Reading(1, tmp_path, lambda _: None, [])
    terms = learn_terms([table], ASKED.id, (), ENGLISH)
    gathered = gathering.gather([table], terms, ASKED.id, reading)
    spoil(table)
    options = scoring.ScoringOptions(str(output), (), 5, date(2026, 1, 1))
    with pytest.raises(InputError) as told, explain_failure(reading.watched):
        scoring.score_survey(gathered, terms, options)
    assert [(one.code, one.location and one.location.file) for one in told.value.problems] == [("changed", str(table))]
    assert not list(output.parent.iterdir())


def test_other_failures_of_the_engine_are_told_with_their_reason() -> None:
    with pytest.raises(InputError) as told, explain_failure([]):
        raise OSError("No space left on device (os error 28)")
    assert [one.code for one in told.value.problems] == ["not-computed"]
    with pytest.raises(OSError, match="No such"), explain_failure([]):
        raise FileNotFoundError(2, "No such file", "x")
