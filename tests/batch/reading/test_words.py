"""A word of a table means one option, or it is told that it could mean several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import question_data, questionnaire
from table_files import csv_of, read, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

CROSSED = [{"id": "low", "value": 0, "label": "High"}, {"id": "high", "value": 1, "label": "Low"}]
ALIKE = [{"id": "a", "value": 0, "label": "Same"}, {"id": "b", "value": 1, "label": "SAME"}]


@pytest.mark.parametrize("kind", ["single", "several"])
@pytest.mark.parametrize(
    ("options", "cell", "several"),
    [(CROSSED, "High", "low, high"), (CROSSED, " LOW", "low, high"), (ALIKE, "same", "a, b")],
)
def test_a_word_that_could_mean_two_options_is_refused(
    kind: str, options: list[dict[str, object]], cell: str, several: str, tmp_path: Path
) -> None:
    asked = questionnaire([question_data("how", kind, options=options), question_data("plan")])
    found = read(csv_of(tmp_path, f"city,how,plan\nA,{cell},yes\nB,,yes\n"), asked)
    assert told(found) == [(2, "unclear-option")]
    (problem,) = found.problems
    assert "more than one option" in problem.message
    assert problem.fields["options"] == several
    assert [row["city"] for row in rows_of(found)] == ["B"]


def test_an_id_as_it_is_written_means_its_own_option(tmp_path: Path) -> None:
    asked = questionnaire([question_data("how", "single", options=CROSSED)])
    found = read(csv_of(tmp_path, "city,how\nA,low\nB,high\n"), asked)
    assert [row["how"] for row in rows_of(found)] == ["low", "high"]
