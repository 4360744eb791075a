"""Gathering a survey: every row is counted once, whether it can be used or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading import parquet_source, wrong_rows
from govcheck.language import ENGLISH
from govcheck.store.sample import find_samples
from govcheck.survey.gathering import Reading, gather
from govcheck.survey.terms import learn_terms

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NAME = "smart-governance"


def test_a_table_that_cannot_be_read_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("city,og.plan\nA,yes\nB,perhaps\n", "utf-8")
    (tmp_path / "no-city.csv").write_text("place,og.plan\nA,yes\nB,yes\nC,yes\n", "utf-8")
    (tmp_path / "empty.csv").write_text("", "utf-8")
    files = [*find_samples(NAME), *sorted(tmp_path.glob("*.csv"))]
    reading = Reading(1, tmp_path, lambda _: None, [])
    found = gather(files, learn_terms(files, NAME, (), ENGLISH), NAME, reading)
    assert (found.rows, found.left_out, found.unread) == (len(find_samples(NAME)) + 2, 1, 2)


def test_one_large_table_is_computed_bit_by_bit_with_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_source, "SMALL_ROWS", 2)
    for rows in (2, 3):
        pl.DataFrame({"city": list("ABC")[:rows], "og.plan": True}).write_parquet(tmp_path / f"{rows}.parquet")
    small, large = tmp_path / "2.parquet", tmp_path / "3.parquet"
    for files, engine in (([small], "in-memory"), ([large], "streaming"), ([large, small], "streaming")):
        terms = learn_terms(files, NAME, (), ENGLISH)
        assert gather(files, terms, NAME, Reading(1, tmp_path, lambda _: None, [])).engine == engine


def test_of_many_tables_together_no_more_problems_are_told_than_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.csv").write_text("city,og.plan,colour\nA,perhaps,red\nB,maybe,red\nC,yes,red\n", "utf-8")
    files = sorted(tmp_path.glob("*.csv"))
    terms, reading = learn_terms(files, NAME, (), ENGLISH), Reading(1, tmp_path, lambda _: None, [])
    every = gather(files, terms, NAME, reading)
    monkeypatch.setattr(wrong_rows, "MOST_TOLD", 5)
    found = gather(files, terms, NAME, reading)
    assert found.problems[:-1] == every.problems[:5]
    assert (found.problems[-1].code, found.problems[-1].fields) == ("more-problems", {"count": 6, "most": 5})
    assert (found.rows, found.left_out) == (every.rows, every.left_out) == (9, 6)
