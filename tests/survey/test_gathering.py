"""Gathering a survey: the questionnaire that its files answer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.store.content import find_questionnaire_folder
from govcheck.survey.gathering import choose_questionnaire

if TYPE_CHECKING:
    from pathlib import Path


def test_a_question_that_is_called_like_a_column_of_the_profile_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(find_questionnaire_folder("smart-resilience"), own)
    for file in own.glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("crisis.latest", "date"), "utf-8")
    with pytest.raises(InputError) as told:
        choose_questionnaire([], str(own), ENGLISH)
    assert {one.code for one in told.value.problems} == {"same-column"}
