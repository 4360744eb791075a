"""Remarks: unsure, a note and evidence, before an answer and after it."""

from __future__ import annotations

from govcheck.model.answer import Answer, AnswerState
from govcheck.wizard.navigation import Navigation
from wizard.fakes import give, hold

ALL = (give("yes"), give("low"), give(5.0), give(("one",)), give(3.0), give("high"))

N = Navigation


def test_unsure_before_the_value() -> None:
    outcome, prompter, _ = hold(N.UNSURE, give("yes"))
    assert prompter.prompts[1].marks == ("The answer that you give now will be marked as unsure.",)
    assert outcome.answers.answer("first.gate") == Answer(value=True, unsure=True)
    assert "Saved: Yes (unsure)" in prompter.text


def test_unsure_twice_takes_the_mark_off() -> None:
    outcome, prompter, _ = hold(N.UNSURE, N.UNSURE, give("yes"))
    assert prompter.prompts[2].marks == ()
    assert not outcome.answers.answer("first.gate").unsure


def test_unsure_afterwards_is_saved_at_once() -> None:
    outcome, prompter, saver = hold(give("yes"), N.BACK, N.UNSURE)
    assert prompter.prompts[-1].marks == ("Marked as unsure.",)
    assert outcome.answers.answer("first.gate").unsure
    assert len(saver.states) == 2


def test_note_and_evidence_before_the_value_are_kept() -> None:
    outcome, prompter, _ = hold(N.NOTE, "why", N.EVIDENCE, "Report, p. 4", N.EVIDENCE, "add", "Law 3", give("yes"))
    assert outcome.answers.answer("first.gate") == Answer(value=True, note="why", evidence=("Report, p. 4", "Law 3"))
    assert prompter.prompts[-2].marks == ("Note: why", "Evidence: Report, p. 4", "Evidence: Law 3")


def test_a_note_alone_is_saved_without_settling_the_question() -> None:
    outcome, _, saver = hold(N.NOTE, "ask Ana")
    assert saver.states[-1].answer("first.gate") == Answer(state=AnswerState.SKIPPED, note="ask Ana")
    assert outcome.open == 5


def test_note_and_evidence_stay_when_the_answer_changes() -> None:
    outcome, _, _ = hold(
        N.NOTE, "why", give("yes"), N.BACK, N.DONT_KNOW, N.BACK, N.NOT_APPLICABLE, "x", N.BACK, give("no")
    )
    assert outcome.answers.answer("first.gate") == Answer(value=False, note="why")


def test_note_and_evidence_can_be_removed() -> None:
    outcome, _, _ = hold(N.NOTE, "why", N.NOTE, "-", N.EVIDENCE, "one", N.EVIDENCE, "0")
    assert not outcome.answers.answer("first.gate").documented


def test_too_long_a_text_is_refused() -> None:
    outcome, prompter, _ = hold(N.EVIDENCE, "x" * 2001)
    assert outcome.answers.answers == {}
    assert "too long" in prompter.text


def test_control_characters_are_taken_out() -> None:
    outcome, _, _ = hold(N.NOTE, "a\x1b[31mb\nc\udc80")
    assert outcome.answers.answer("first.gate").note == "a[31mb c"
