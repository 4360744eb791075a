"""Two rows have one fingerprint exactly if their answers are the same, whichever columns their tables have."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import question_data, questionnaire, random_answers
from govcheck.batch.quality.fingerprint import ANSWERS, fingerprint_rows
from govcheck.batch.row import make_row
from govcheck.model.column import DOCUMENTED
from govcheck.model.question import QuestionType
from govcheck.store.content import list_questionnaires, load_questionnaire
from strategies import FEWER, answer_files, questionnaires
from tabulated import tabulate_answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire

ASKED = questionnaire([
    question_data("a"),
    question_data("b", "number", min=-1),
    question_data("c", "several", options={"x": 1.0, "y": 0.5}),
    question_data("d", "single", options={"low": 0.0, "high": 1.0}),
])  # fmt: skip


def prints(asked: Questionnaire, frame: pl.DataFrame | pl.LazyFrame) -> list[int]:
    found = fingerprint_rows(frame.lazy(), asked).select(ANSWERS).collect(engine="streaming")
    assert found[ANSWERS].dtype == pl.UInt64
    return found[ANSWERS].to_list()


def meant(asked: Questionnaire, file: AnswerFile) -> tuple[object, ...]:
    """What a file answers, in the form of the row that it makes, without what says nothing."""
    boxes = {q.id for q in asked.questions if q.type is QuestionType.SEVERAL}
    row = make_row(asked, file)
    said = {
        name: value
        for name, value in row.items()
        if not name.endswith(f".{DOCUMENTED}") and not (value is False and name.rpartition(".")[0] in boxes)
    }
    return tuple(sorted(said.items()))


def check(asked: Questionnaire, files: Sequence[AnswerFile]) -> None:
    together = prints(asked, tabulate_answers(asked, files))
    apart = [number for file in files for number in prints(asked, tabulate_answers(asked, [file]))]
    assert together == apart
    for (one, first), (other, second) in product(zip(files, together, strict=True), repeat=2):
        assert (first == second) == (meant(asked, one) == meant(asked, other))


@FEWER
@given(st.data())
def test_the_same_answers_and_no_others_have_the_same_fingerprint(data: st.DataObject) -> None:
    asked = data.draw(questionnaires(4))
    files = data.draw(st.lists(answer_files(asked), min_size=2, max_size=6))
    notes = [file.model_copy(update={"answers": {k: _noted(a) for k, a in file.answers.items()}}) for file in files]
    check(asked, [*files, *notes])


def _noted(answer: Any) -> Any:
    return answer.model_copy(update={"note": "Another note."})


@pytest.mark.parametrize("name", list_questionnaires())
def test_every_difference_in_the_real_questionnaires_is_seen(name: str) -> None:
    asked = load_questionnaire(name)
    check(asked, [random_answers(asked, seed, answered=part) for seed in range(12) for part in (0.1, 0.5, 1.0)])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {"a": None}, True),
        ({}, {"a": False}, False),
        ({}, {"b": 0.0}, False),
        ({"b": 0.0}, {"b": -0.0}, True),
        ({"b": 1}, {"b": 1.0}, True),
        ({}, {"c.x": False, "c.y": None}, True),
        ({"c.x": True}, {"c.x": True, "c.y": False}, True),
        ({"c.x": True}, {"c.y": True}, False),
        ({"c.state": "dont-know"}, {"c.state": "not-applicable"}, False),
        ({"a.state": "dont-know"}, {"b.state": "dont-know"}, False),
        ({"a": True, "a.unsure": False}, {"a": True}, True),
        ({"a": True, "a.unsure": True}, {"a": True}, False),
        ({"a": True, "a.documented": True}, {"a": True}, True),
        ({"d": "low"}, {"d": "high"}, False),
        ({"d": "low", "city": "A", "e": 1}, {"d": "low", "city": "B"}, True),
    ],
)
def test_what_is_not_there_says_as_much_as_what_is_empty(
    one: dict[str, Any], other: dict[str, Any], *, same: bool
) -> None:
    (first,), (second,) = (prints(ASKED, pl.DataFrame([{"::line": 1, **row}])) for row in (one, other))
    assert (first == second) == same


def test_a_table_without_any_answers_has_one_fingerprint() -> None:
    assert prints(ASKED, pl.DataFrame({"city": ["A", "B"]})) == [0, 0]


def test_many_near_answers_are_all_told_apart() -> None:
    steps = pl.DataFrame({"step": [place / 10 for place in range(11)]})
    asked = questionnaire([question_data(name, "number") for name in "abcde"])
    frame = steps.rename({"step": "a"})
    for name in "bcde":
        frame = frame.join(steps.rename({"step": name}), how="cross")
    assert len(set(prints(asked, frame))) == frame.height == 11**5


def test_it_is_the_same_in_another_process() -> None:
    code = (
        "import polars as pl; from govcheck.store.content import load_questionnaire as load;"
        "from govcheck.batch.quality.fingerprint import fingerprint_rows as find;"
        "asked = load('smart-governance');"
        "row = {q.id: q.options[0].id for q in asked.questions if q.type == 'single'};"
        "print(find(pl.LazyFrame([row]), asked).collect()['::answers'].item())"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    asked = load_questionnaire("smart-governance")
    row = {q.id: q.options[0].id for q in asked.questions if q.type is QuestionType.SINGLE}
    assert prints(asked, pl.DataFrame([row])) == [int(there)]
