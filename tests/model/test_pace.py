"""The time it takes to read a questionnaire aloud."""

from __future__ import annotations

from typing import Any

import pytest

from builders import SOURCE, question_data, questionnaire
from govcheck.model.pace import find_minutes, round_minutes
from govcheck.store.catalogue import list_languages
from govcheck.store.content import list_questionnaires, load_questionnaire


def option(name: str, words: int) -> dict[str, Any]:
    return {"id": name, "value": 1.0, "label": "two words", "criterion": "word " * words}


def minutes(question: dict[str, Any], *, quick: bool = False, criteria: int = 2) -> float | None:
    pace = {"words_per_minute": 10, "criteria": criteria, "source": SOURCE}
    return find_minutes(questionnaire([question_data("filler", section="s2"), question], pace=pace), quick=quick)


def test_without_a_pace_no_time_is_told() -> None:
    assert find_minutes(questionnaire([question_data("q")]), quick=True) is None


@pytest.mark.parametrize(
    ("own", "criteria", "words"),
    [
        ({}, 2, 3 + 2),
        ({"criterion": "four words of it"}, 2, 3 + 2 + 4),
        ({"criterion": "four words of it"}, 0, 3 + 2),
        ({"kind": "several", "options": [option("a", 1), option("b", 5), option("c", 3)]}, 2, 3 + 6 + 6),
        ({"kind": "several", "options": [option("a", 1), option("b", 5), option("c", 3)]}, 1, 3 + 6 + 3),
        ({"kind": "number", "anchors": [{"at": 0, "text": "Not at all."}]}, 2, 3 + 3),
    ],
)
def test_what_is_read_of_a_question(own: dict[str, Any], criteria: int, words: int) -> None:
    found = minutes(question_data("q", **own), criteria=criteria)
    rest = 2 * 4 + 3 + 2
    assert found == pytest.approx((rest + words) / 10)


def test_the_quick_version_reads_its_own_questions_and_their_sections() -> None:
    assert minutes(question_data("q", quick=True), quick=True) == pytest.approx((4 + 3 + 2) / 10)
    assert minutes(question_data("q"), quick=True) == 0


@pytest.mark.parametrize(("minutes", "told"), [(0.0, 1), (0.4, 1), (1.4, 1), (6.6, 7)])
def test_minutes_are_told_whole_and_never_as_none(minutes: float, told: int) -> None:
    assert round_minutes(minutes) == told


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("name", list_questionnaires())
def test_what_comes_with_govcheck_takes_no_longer_than_it_promises(name: str, language: str) -> None:
    asked = load_questionnaire(name, language)
    quick, full = find_minutes(asked, quick=True), find_minutes(asked, quick=False)
    assert quick is not None and 5 <= quick <= 8
    assert full is not None and 20 <= full <= 30
