"""Saving while questions are asked: changes by hand are kept, and a saving that fails loses nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.outcome import OutcomeKind
from wizard.fakes import ChangedSaver, MemorySaver, answer_file, give, hold

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile, Value

N = Navigation
ALL = (give("yes"), give("low"), give(5.0), give(("one",)), give(3.0), give("high"))


@pytest.mark.parametrize("value", ["maybe", ("one",), 3.0])
def test_an_answer_that_does_not_fit_is_not_saved(value: Value) -> None:
    _, prompter, saver = hold(give(value))
    assert saver.states == []
    assert prompter.asked == ["first.gate", "first.gate"]


def test_a_change_by_hand_is_kept_and_the_answer_added() -> None:
    saver = ChangedSaver(answer_file(second__last="high"))
    outcome, prompter, _ = hold(give("yes"), saver=saver)
    assert set(outcome.answers.answers) == {"first.gate", "second.last"}
    assert "Somebody else changed the file" in prompter.text
    assert outcome.kind is OutcomeKind.LEFT


def test_a_removed_file_is_written_anew() -> None:
    outcome, _, saver = hold(give("yes"), answers=answer_file(second__last="low"), saver=ChangedSaver(None))
    assert set(saver.states[-1].answers) == {"first.gate", "second.last"} == set(outcome.answers.answers)


def test_an_unusable_change_leads_to_a_file_beside() -> None:
    broken = InputError(Problem("bad", "This is no answer.", location=Location("f.yaml", 3)))
    outcome, prompter, saver = hold(give("yes"), give("low"), saver=ChangedSaver(broken))
    assert outcome.kind is OutcomeKind.LEFT
    assert saver.beside[-1] == outcome.answers
    assert "beside.answers.yaml" in prompter.text
    assert "f.yaml:3: This is no answer." in prompter.text
    assert "govcheck assess testville" not in prompter.text


def test_with_a_new_answer_all_are_of_the_day_and_that_is_said_before() -> None:
    earlier = answer_file(first__gate="yes")
    later = earlier.date + timedelta(days=365)
    outcome, prompter, saver = hold(give("low"), answers=earlier, today=later)
    assert {saved.date for saved in saver.states} == {outcome.answers.date} == {later}
    assert f"They are of {ENGLISH.day(earlier.date)}." in prompter.text


def test_answers_that_are_only_looked_at_keep_their_date() -> None:
    earlier = answer_file(first__gate="yes")
    outcome, _, saver = hold(N.SKIP, N.LEAVE, answers=earlier, today=earlier.date + timedelta(days=1))
    assert (outcome.answers.date, saver.states) == (earlier.date, [])


def test_a_clock_that_is_slow_changes_no_date() -> None:
    earlier = answer_file()
    outcome, prompter, _ = hold(give("yes"), answers=earlier, today=earlier.date - timedelta(days=1))
    assert outcome.answers.date == earlier.date
    assert "They are of" not in prompter.text


class FullDisk(MemorySaver):
    def __init__(self, failures: int) -> None:
        super().__init__()
        self.failures = failures

    def save(self, answers: AnswerFile | None) -> None:
        if self.failures:
            self.failures -= 1
            raise InputError(Problem("not-writable", "The disk is full."))
        super().save(answers)


def test_a_failed_saving_can_be_tried_again() -> None:
    outcome, prompter, saver = hold(give("yes"), True, True, saver=FullDisk(2))  # noqa: FBT003
    assert len(saver.states) == 1
    assert outcome.answers.answer("first.gate").value is True
    assert prompter.text.count("The disk is full.") == 2


@pytest.mark.parametrize("rest", [(False,), ()])
def test_a_saving_that_keeps_failing_is_an_error(rest: tuple[bool, ...]) -> None:
    with pytest.raises(InputError, match="disk is full"):
        hold(give("yes"), *rest, saver=FullDisk(9))
