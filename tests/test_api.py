"""What a program may use gives what the commands give."""

from __future__ import annotations

import json

import pytest

import govcheck
from govcheck.errors import InputError, UsageError
from govcheck.store.sample import find_samples

NAME = "smart-governance"
SAMPLE = find_samples(NAME)[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_result_and_its_report_are_those_of_one_file(language: str) -> None:
    asked = govcheck.load_questionnaire(NAME, language)
    result = govcheck.assess(
        asked, govcheck.load_answers(SAMPLE), govcheck.load_studies(NAME, language), language=language
    )
    assert {node.id for node in result.nodes} == set(asked.scoring.nodes)
    told = json.loads(govcheck.render(result, asked, "x.json", language=language))
    assert told["city"]["name"] == result.city.name
    written = govcheck.render(result, asked, "x.html", language=language).decode()
    assert f'<html lang="{language}"' in written


def test_what_cannot_be_done_is_refused_with_an_error_of_its_own() -> None:
    asked, answers = govcheck.load_questionnaire(NAME), govcheck.load_answers(SAMPLE)
    with pytest.raises(InputError):
        govcheck.load_answers("nowhere.yaml")
    with pytest.raises(UsageError):
        govcheck.assess(asked, answers, language="xx")
    with pytest.raises(UsageError):
        govcheck.render(govcheck.assess(asked, answers), asked, "x.nix")
    with pytest.raises(AttributeError, match="scoer"):
        govcheck.scoer  # noqa: B018 - it is looked up


def test_every_name_that_is_promised_is_there() -> None:
    assert all(callable(getattr(govcheck, name)) for name in govcheck.__all__)
    assert {*govcheck.__all__} <= {*dir(govcheck)}
