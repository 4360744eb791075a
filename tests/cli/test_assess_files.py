"""The answer files of a folder: told apart, and named so that none is written over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govcheck.cli.answer_files import find_answer_files, name_file
from govcheck.language import ENGLISH
from govcheck.model.answer import AnswerFile
from govcheck.model.profile import City
from govcheck.store.answer_file import render_answers
from govcheck.store.content import load_questionnaire

GOVERNANCE, RESILIENCE = "smart-governance", "smart-resilience"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, city: City, questionnaire: str) -> None:
    asked = load_questionnaire(questionnaire)
    answers = AnswerFile(
        govcheck=1, questionnaire=asked.id, version=asked.version, city=city, date=date(2026, 1, 2)
    )  # fmt: skip
    Path(name).write_text(render_answers(answers, asked), "utf-8")


def name(city: City, questionnaire: str) -> str:
    return name_file(city, questionnaire, find_answer_files((), ENGLISH)).name


def test_the_short_name_is_that_of_the_first_questionnaire() -> None:
    city = City(name="Testville", country="ES")
    assert name(city, RESILIENCE) == "testville.answers.yaml"
    write("testville.answers.yaml", city, RESILIENCE)
    assert name(city, RESILIENCE) == "testville.answers.yaml"
    assert name(city, GOVERNANCE) == "testville.smart-governance.answers.yaml"
    write("testville.smart-governance.answers.yaml", city, GOVERNANCE)
    assert name(city, GOVERNANCE) == "testville.smart-governance.answers.yaml"
    Path("testville.answers.yaml").unlink()
    assert name(city, GOVERNANCE) == "testville.smart-governance.answers.yaml", "it is gone on with"


def test_another_city_of_that_name_has_a_number() -> None:
    write("testville.answers.yaml", City(name="Testville", country="ES"), GOVERNANCE)
    other = City(name="TESTVILLE", country="AR")
    assert name(other, GOVERNANCE) == "testville-2.answers.yaml"
    write("testville-2.answers.yaml", other, GOVERNANCE)
    assert name(other, RESILIENCE) == "testville-2.smart-resilience.answers.yaml"
    assert name(City(name="Testville"), GOVERNANCE) == "testville.answers.yaml", "a country not said fits any"


def test_a_file_that_cannot_be_read_is_not_gone_on_with() -> None:
    Path("testville.answers.yaml").write_text("no answers", "utf-8")
    (found,) = find_answer_files((), ENGLISH)
    assert found.loaded is None
    assert found.problems
    assert name(City(name="Testville"), GOVERNANCE) == "testville.smart-governance.answers.yaml"
    Path("testville.smart-governance.answers.yaml").write_text("nor here", "utf-8")
    assert name(City(name="Testville"), GOVERNANCE) == "testville-2.answers.yaml"
