"""The columns of the canonical wide table are the same whatever it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from builders import question, questionnaire
from govcheck.batch.origin import ORIGIN, PATH, SAMPLE
from govcheck.batch.wide_table import PROFILE, list_columns
from govcheck.model.column import ProfileColumn
from table_files import SMALL, read, write_csv, write_parquet, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROW = {
    "city": "A", "country": "ES", "region": "europe", "population": 84000, "date": "2026-10-05", "plan": "yes",
    "plan.unsure": "yes", "plan.note": "seen", "scale": 3, "scale.state": "", "how": "often", "what": "water;air",
}  # fmt: skip


@pytest.mark.parametrize(("suffix", "write"), [("csv", write_csv), ("parquet", write_parquet), ("xlsx", write_xlsx)])
def test_a_table_that_is_read_has_known_columns_of_their_types(
    tmp_path: Path, suffix: str, write: Callable[..., Path]
) -> None:
    path = tmp_path / f"cities.{suffix}"
    write(path, [ROW])
    found, known = read(path), list_columns(SMALL)
    assert found.problems == ()
    schema = found.frame.collect_schema()
    assert {*PROFILE, *ORIGIN, "plan", "plan.unsure", "plan.documented", "scale", "how", "what.air"} <= set(schema)
    assert dict(schema) == {name: known[name] for name in schema}


def test_every_column_of_the_profile_has_a_type() -> None:
    assert list(PROFILE) == list(ProfileColumn)


def test_the_name_of_a_question_goes_before_a_part_of_another() -> None:
    columns = list_columns(questionnaire([question("plan"), question("plan.state", "number")]))
    assert columns["plan.state"] == pl.Float64
    assert list(columns) == [
        *PROFILE, "plan", "plan.state", "plan.unsure", "plan.documented",
        "plan.state.state", "plan.state.unsure", "plan.state.documented", *ORIGIN, SAMPLE, PATH,
    ]  # fmt: skip
