from __future__ import annotations

import pytest

from govcheck.language import ENGLISH
from govcheck.model.questionnaire import Questionnaire
from govcheck.wizard.selection import (
    choose_questionnaires,
    choose_version,
    count_settled,
    is_complete,
    lies_in_quick,
    may_be_quick,
)
from wizard.fakes import ScriptedPrompter, answer_file, small_questionnaire


def named(*names: str) -> list[Questionnaire]:
    return [small_questionnaire().model_copy(update={"id": name, "title": name.title()}) for name in names]


@pytest.mark.parametrize(
    ("names", "said"),
    [(("one", "two"), "Both, one after the other"), (("one", "two", "three"), "All of them, one after the other")],
)
def test_one_or_all(names: tuple[str, ...], said: str) -> None:
    offered = named(*names)
    prompter = ScriptedPrompter("two", "*", None)
    ask = [choose_questionnaires(prompter, offered, ENGLISH, several=True) for _ in range(3)]
    assert ask == [[offered[1]], offered, None]
    labels = prompter.labels[0]
    assert labels[-1] == said
    assert labels[0] == "One: 6 questions; quick version 3 questions"


def test_one_file_takes_one() -> None:
    prompter = ScriptedPrompter("one")
    choose_questionnaires(prompter, named("one", "two"), ENGLISH, several=False)
    assert prompter.lists == [["one", "two"]]


def test_the_version() -> None:
    prompter = ScriptedPrompter("full", "quick", None)
    chosen = named("one", "two")
    assert [choose_version(prompter, chosen, ENGLISH) for _ in range(3)] == [False, True, None]
    assert prompter.labels[0][0] == "Full: 12 questions"
    assert prompter.labels[0][1].startswith("Quick: 6 questions")


def mark(*, quick: bool) -> Questionnaire:
    """The small questionnaire with all its questions in the quick version, or none."""
    asked = small_questionnaire()
    return asked.model_copy(
        update={"questions": tuple(question.model_copy(update={"quick": quick}) for question in asked.questions)}
    )


def test_no_version_is_offered_where_there_is_but_one() -> None:
    for chosen in ([mark(quick=False)], [mark(quick=True)], [small_questionnaire(), mark(quick=False)]):
        prompter = ScriptedPrompter()
        assert choose_version(prompter, chosen, ENGLISH) is False
        assert prompter.lists == []
    prompter = ScriptedPrompter("small")
    choose_questionnaires(prompter, [mark(quick=False)], ENGLISH, several=False)
    assert prompter.labels == [["Small: 6 questions"]]
    prompter = ScriptedPrompter("quick")
    assert choose_version(prompter, [small_questionnaire(), mark(quick=True)], ENGLISH), "shorter than both in full"


def test_minutes_are_told_where_a_pace_is_given() -> None:
    pace = {"source": {"origin": "govcheck", "reason": "a test"}, "words_per_minute": 10, "criteria": 1}
    paced = Questionnaire.model_validate({**small_questionnaire().model_dump(mode="json"), "pace": pace})
    prompter = ScriptedPrompter("full", "full", "full")
    choose_version(prompter, [paced], ENGLISH)
    assert prompter.labels[0][0] == "Full: 6 questions, about 5 minutes"
    assert prompter.labels[0][1].startswith("Quick: 3 questions, about 3 minutes")
    choose_version(prompter, [paced, paced], ENGLISH)
    assert prompter.labels[1][0] == "Full: 12 questions, about 10 minutes"
    choose_version(prompter, [paced, small_questionnaire()], ENGLISH)
    assert "minute" not in prompter.labels[2][0]


def test_which_version_was_begun_shows_in_the_answers() -> None:
    quick = {"first__gate": True, "first__depth": "low"}
    assert may_be_quick(small_questionnaire(), answer_file())
    assert may_be_quick(small_questionnaire(), answer_file(**quick))
    assert not may_be_quick(small_questionnaire(), answer_file(**quick, first__level=3)), "a question of the full one"
    done = answer_file(**quick, second__last="low")
    assert not may_be_quick(small_questionnaire(), done)
    assert is_complete(small_questionnaire(), done, quick=True)
    assert not is_complete(small_questionnaire(), done, quick=False)
    assert count_settled(small_questionnaire(), done) == (3, 6)
    assert count_settled(small_questionnaire(), done, quick=True) == (3, 3)
    assert lies_in_quick(small_questionnaire(), done)
    assert not lies_in_quick(small_questionnaire(), answer_file(**quick, first__level=3))
    assert not lies_in_quick(small_questionnaire(), answer_file()), "nothing is begun"
    assert not lies_in_quick(mark(quick=True), done), "there is no other version"
