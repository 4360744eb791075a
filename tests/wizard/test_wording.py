"""What was answered, in words."""

from __future__ import annotations

import pytest

from builders import question_data, questionnaire
from govcheck.model.answer import Answer
from govcheck.store.catalogue import load_language
from govcheck.wizard.wording import answer_words


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [(9.96, "en", "9.96"), (3.5, "es", "3,5"), (7.0, "fr", "7"), (0.04, "en", "0.04"), (10.0, "es", "10")],
)
def test_a_number_is_told_as_it_was_given_and_as_the_language_writes_it(value: float, code: str, told: str) -> None:
    question = questionnaire([question_data("a", "number")]).questions[0]
    assert answer_words(question, Answer(value=value), load_language(code)) == told
