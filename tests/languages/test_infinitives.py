"""What is to be done is said in one mood: in Spanish and French a list of infinitives holds no imperative."""

from __future__ import annotations

import re

import pytest

from builders import answer_file
from govcheck.assessment import assess
from govcheck.model.recommendation import RecommendationKind
from govcheck.store.catalogue import load_language
from govcheck.store.content import list_questionnaires, load_profile, load_questionnaire

IMPERATIVE = re.compile(r"(?:^|, |; |: )(?!chez|assez)\w+ez\b", re.IGNORECASE)
"""In French, where a clause begins."""


@pytest.mark.parametrize("name", list_questionnaires())
def test_no_step_commands_in_french(name: str) -> None:
    advice = load_questionnaire(name, language="fr").advice
    assert advice
    steps = [step for steps in advice.steps.values() for step in steps]
    told = [text for step in steps for text in (step.title, *step.start)]
    assert len(told) > 100
    assert [text for text in told if IMPERATIVE.search(text)] == []


@pytest.mark.parametrize(("code", "ending"), [("es", "[aei]r"), ("fr", "(er|ir|re)")])
def test_what_is_to_be_found_out_is_said_as_the_steps_are(code: str, ending: str) -> None:
    asked = load_questionnaire("smart-governance", language=code)
    unknown = answer_file({name: {"state": "dont-know"} for name in asked.by_id}, questionnaire=asked.id)
    result = assess(asked, unknown, [], load_profile(code), language=load_language(code))
    told = [r for r in result.recommendations if r.kind is RecommendationKind.FIND_OUT]
    assert told
    firsts = {text.removeprefix("Se ").split()[0].rstrip(":") for one in told for text in (one.title, *one.start)}
    assert len(firsts) == 2
    assert [word for word in firsts if not re.search(f"{ending}$", word)] == []
