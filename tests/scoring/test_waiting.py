"""Questions that nobody was asked, since the answer that decides about them is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import answer_file, node_data, question_data, questionnaire, result
from govcheck.model.answer import AnswerState
from govcheck.scoring.waiting import find_waiting

if TYPE_CHECKING:
    from collections.abc import Mapping

IF = {"any_of": ["yes"]}
CHAIN = questionnaire(
    [
        question_data("gate", quick=True),
        question_data("second", quick=True, ask_if={"question": "gate", **IF}),
        question_data("third", ask_if={"question": "second", **IF}),
        question_data("other"),
    ],
    [node_data("index", {"gate": 1, "second": 1, "third": 1, "other": 1})],
)
SKIPPED, UNKNOWN, NOT_ASKED = AnswerState.SKIPPED, AnswerState.DONT_KNOW, AnswerState.NOT_ASKED


@pytest.mark.parametrize(
    ("states", "waiting"),
    [
        ({}, {}),
        ({"gate": UNKNOWN}, {"second": "gate", "third": "gate"}),
        ({"gate": UNKNOWN, "second": AnswerState.ANSWERED}, {}),
        ({"second": UNKNOWN}, {"third": "second"}),
        ({"second": NOT_ASKED, "third": NOT_ASKED}, {}),
    ],
)
def test_what_waits_names_the_answer_that_is_not_known(
    states: Mapping[str, AnswerState], waiting: Mapping[str, str]
) -> None:
    assert find_waiting(CHAIN, lambda name: states.get(name, SKIPPED)) == waiting


@pytest.mark.parametrize(("gate", "quick"), [({"state": "dont-know"}, 1), (True, 2), (False, 1)])
def test_the_quick_version_counts_what_was_asked(gate: object, quick: int) -> None:
    assert result(CHAIN, answer_file({"gate": gate})).extent.quick_questions == quick
