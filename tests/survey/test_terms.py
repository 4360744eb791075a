"""The terms of a survey: the questionnaire that its files answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.store.content import find_questionnaire_folder
from govcheck.store.sample import find_samples
from govcheck.survey.terms import learn_terms


def test_a_question_that_is_called_like_a_column_of_the_profile_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(find_questionnaire_folder("smart-resilience"), own)
    for file in own.glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("crisis.latest", "date"), "utf-8")
    with pytest.raises(InputError) as told:
        learn_terms([], str(own), (), ENGLISH)
    assert {one.code for one in told.value.problems} == {"same-column"}


def test_an_answer_file_says_what_it_answers_and_needs_no_words() -> None:
    terms = learn_terms([find_samples("smart-resilience")[0]], None, (), ENGLISH)
    assert (terms.questionnaire.id, terms.words.options) == ("smart-resilience", {})


def test_tables_are_read_in_all_languages() -> None:
    words = learn_terms([Path("in.csv")], "smart-resilience", (), ENGLISH).words
    assert (words.flag("oui"), words.flag("sí"), words.flag("yes")) == (True, True, True)
