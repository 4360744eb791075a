"""What a machine of a cluster tells of its rows: where they stand on the cluster, and how many it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from builders import PROFILE
from govcheck.batch.reading.error_table import SCHEMA
from govcheck.batch.spark.partition import CLUSTER_FILE, CLUSTER_ROW, LEFT_OUT, tell_part
from govcheck.batch.terms import Terms
from table_files import SMALL, WORDS

if TYPE_CHECKING:
    import pytest

TERMS = Terms(SMALL, (), WORDS, PROFILE)


def part_of(plans: list[str]) -> pl.DataFrame:
    """A part that begins in the middle of one file and goes on with another."""
    files = ["a.parquet" if at < 2 else "b.parquet" for at in range(len(plans))]
    rows = [at + 70 if at < 2 else at - 2 for at in range(len(plans))]
    own = {"city": "A", "plan": plans, "how": plans, CLUSTER_FILE: files, CLUSTER_ROW: rows}
    return pl.DataFrame(own, schema_overrides={CLUSTER_ROW: pl.Int64})


def test_each_problem_stands_where_its_row_does() -> None:
    told = tell_part(part_of(["x", "", "z"]), TERMS)
    assert told.select("file", "line", "column").rows() == [
        ("a.parquet", 71, "plan"), ("a.parquet", 71, "how"), ("b.parquet", 1, "plan"), ("b.parquet", 1, "how"),
    ]  # fmt: skip
    assert told.columns == [*SCHEMA, LEFT_OUT]
    assert told[LEFT_OUT].sum() == 2


def test_rows_of_which_nothing_more_is_told_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govcheck.batch.reading.wrong_rows.MOST_TOLD", 3)
    told = tell_part(part_of(["", "w", "x", "y", "z"]), TERMS)
    (more,) = told.filter(code="more-problems").to_dicts()
    assert (more["file"], more["line"], told.height) == ("a.parquet", 71, 4)
    assert more["reason"] == "4 of the 5 rows from this one on are left out; only the first 3 problems are told."
    assert told[LEFT_OUT].sum() == 4


def test_a_part_without_problems_tells_nothing() -> None:
    assert tell_part(part_of(["", ""]), TERMS).rows() == []


def test_problems_are_told_without_scoring(monkeypatch: pytest.MonkeyPatch) -> None:
    def score(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("govcheck.batch.part.result_columns", score)
    assert tell_part(part_of(["x", "yes"]), TERMS).height == 3
