"""A row stands about at a mean that is a twentieth of the scale away, whatever the last bit of the distance is."""

from __future__ import annotations

import polars as pl
import pytest

from builders import answer_file, benchmark, block_data, compared, question_data, questionnaire
from govcheck.batch.result import result_columns
from govcheck.batch.row import make_row

NUMBER = question_data("a", "number", min=0, max=10, indicators=[{"id": "i"}])


def position(answer: float, mean: float) -> str:
    """The position of a row to a mean of a scale from 0 to 10; that of one file is the same."""
    block = block_data("i", "mean", [{"value": mean}], n=24, scale="0-10")
    asked = questionnaire([NUMBER])
    row = pl.DataFrame([make_row(asked, answer_file({"a": answer}))]).lazy()
    found: str = result_columns(row, asked, [benchmark(block)])[0].select("i.position").collect().item()
    (alone,) = compared([NUMBER], {"a": answer}, block)
    assert alone.position is not None
    assert found == alone.position.value
    return found


@pytest.mark.parametrize("mean", [0.5, 1.1, 3.3, 4.7, 5.0, 9.5])
def test_a_twentieth_of_the_scale_away_is_about_the_mean(mean: float) -> None:
    tenths = round(10 * mean)
    assert [position((tenths + away) / 10, mean) for away in (-5, 0, 5)] == ["about"] * 3


@pytest.mark.parametrize("mean", [1.1, 3.3, 4.7, 5.0, 8.9])
def test_further_away_is_above_or_below(mean: float) -> None:
    tenths = round(10 * mean)
    assert [position((tenths + away) / 10, mean) for away in (-6, 6)] == ["below", "above"]
