"""A column of levels names the level that one score is given."""

from __future__ import annotations

import polars as pl
import pytest

from builders import question_data, questionnaire
from govcheck.batch.level import find_level
from govcheck.scoring.level import SLACK
from govcheck.scoring.level import find_level as find_one

LEVELS = questionnaire([question_data("a")]).scoring.levels


@pytest.mark.parametrize(
    ("score", "level"),
    [(0.0, "low"), (40 - 2 * SLACK, "low"), (40 - SLACK / 2, "middle"), (40.0, "middle"), (80 - 2 * SLACK, "middle"),
     (80 - SLACK / 2, "top"), (80.0, "top"), (100.0, "top")],
)  # fmt: skip
def test_the_last_bit_of_a_score_makes_no_other_level(score: float, level: str) -> None:
    found = pl.DataFrame({"score": [score]}).select(find_level(LEVELS, pl.col("score"))).item()
    assert found == find_one(LEVELS, score).id == level


def test_without_a_score_there_is_no_level() -> None:
    none = pl.DataFrame({"score": [None]}, schema={"score": pl.Float64})
    assert none.select(find_level(LEVELS, pl.col("score"))).item() is None
