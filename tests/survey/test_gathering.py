"""Gathering a survey: every row is counted once, whether it can be used or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.language import ENGLISH
from govcheck.store.content import find_samples
from govcheck.survey.gathering import Reading, gather
from govcheck.survey.terms import learn_terms

if TYPE_CHECKING:
    from pathlib import Path

NAME = "smart-governance"


def test_a_table_that_cannot_be_read_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("city,og.plan\nA,yes\nB,perhaps\n", "utf-8")
    (tmp_path / "no-city.csv").write_text("town,og.plan\nA,yes\nB,yes\nC,yes\n", "utf-8")
    (tmp_path / "empty.csv").write_text("", "utf-8")
    files = [*find_samples(NAME), *sorted(tmp_path.glob("*.csv"))]
    reading = Reading(1, tmp_path, lambda _: None, [])
    found = gather(files, learn_terms(files, NAME, (), ENGLISH), NAME, reading)
    assert (found.rows, found.left_out, found.unread) == (len(find_samples(NAME)) + 2, 1, 2)
