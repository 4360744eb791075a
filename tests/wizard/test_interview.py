from __future__ import annotations

import pytest

from govcheck.model.answer import AnswerState
from govcheck.wizard import overview
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.outcome import OutcomeKind
from govcheck.wizard.prompter import Written
from wizard.fakes import answer_file, give, hold, small_questionnaire

N = Navigation
ALL = (give("yes"), give("low"), give(5.0), give(("one",)), give(3.0), give("high"))


def test_goes_through_all_questions_and_finishes() -> None:
    outcome, prompter, saver = hold(*ALL, "finish")
    assert outcome.kind is OutcomeKind.FINISHED
    assert outcome.open == 0
    assert prompter.asked == [question.id for question in small_questionnaire().questions]
    assert outcome.answers.answer("first.gate").value is True
    assert saver.states[-1] == outcome.answers


def test_saves_after_every_answer() -> None:
    _, _, saver = hold(*ALL, "finish")
    assert [len(state.answers) for state in saver.states] == [1, 2, 3, 4, 5, 6]


def test_shows_progress_and_introduces_each_section_once() -> None:
    _, prompter, _ = hold(*ALL[:4], N.BACK, N.BACK, N.KEEP, *ALL[3:], "finish")
    assert prompter.prompts[0].progress == "Question 1 of 6 · First (1 of 3)"
    assert prompter.prompts[3].progress == "Question 4 of 6 · Second (1 of 3)"
    assert prompter.text.count("The first part.") == 1
    assert prompter.text.count("The second part.") == 1


def test_starts_at_the_first_open_question() -> None:
    answers = answer_file(first__gate=True, first__depth={"state": "dont-know"})
    _, prompter, _ = hold(answers=answers)
    assert prompter.asked == ["first.level"]
    assert "2 of 6" in prompter.text


def test_a_skipped_question_in_the_file_is_open() -> None:
    _, prompter, _ = hold(answers=answer_file(first__gate={"state": "skipped", "note": "Ask Ana"}))
    assert prompter.asked == ["first.gate"]
    assert prompter.prompts[0].earlier == ""
    assert prompter.prompts[0].marks == ("Note: Ask Ana",)


def test_leaves_out_what_is_not_asked() -> None:
    _, prompter, _ = hold(give("no"), give(5.0))
    assert prompter.asked == ["first.gate", "first.level", "second.list"]
    assert prompter.prompts[-1].progress == "Question 3 of 5 · Second (1 of 3)"


def test_quick_puts_the_quick_questions_and_those_they_depend_on() -> None:
    outcome, prompter, _ = hold(give("yes"), give("low"), give("low"), "finish", quick=True)
    assert prompter.asked == ["first.gate", "first.depth", "second.last"]
    assert outcome.open == 0


def test_full_continues_from_quick() -> None:
    quick, _, _ = hold(give("yes"), give("low"), give("low"), "finish", quick=True)
    _, prompter, _ = hold(answers=quick.answers)
    assert prompter.asked == ["first.level"]


def test_an_open_question_has_no_answer_beforehand() -> None:
    _, prompter, saver = hold(N.SKIP)
    assert prompter.prompts[0].chosen == ()
    assert prompter.prompts[0].earlier == ""
    assert N.KEEP not in prompter.prompts[0].navigation
    assert saver.states == []


def test_back_shows_the_earlier_answer_and_keep_goes_on() -> None:
    _, prompter, saver = hold(give("yes"), give("low"), N.BACK, N.BACK, N.KEEP, N.KEEP)
    there, again = ["first.gate", "first.depth", "first.level"], ["first.depth", "first.gate"]
    assert prompter.asked == [*there, *again, *there[1:]]
    assert prompter.prompts[3].earlier == "Low"
    assert prompter.prompts[3].chosen == ("low",)
    assert len(saver.states) == 2


def test_keep_says_nothing_on_an_open_question() -> None:
    _, prompter, saver = hold(N.KEEP)
    assert prompter.asked == ["first.gate", "first.gate"]
    assert saver.states == []


def test_back_at_the_very_first_question() -> None:
    _, prompter, _ = hold(N.BACK)
    assert "This is the first question." in prompter.text


def test_back_right_after_resuming_shows_the_question_before() -> None:
    _, prompter, _ = hold(N.BACK, N.KEEP, answers=answer_file(first__gate=True, first__depth="low"))
    assert prompter.asked == ["first.level", "first.depth", "first.level"]


def test_an_answer_changed_on_the_way_back_closes_questions_and_keeps_their_answers() -> None:
    outcome, prompter, _ = hold(give("yes"), give("low"), N.BACK, N.BACK, give("no"))
    assert prompter.asked[-1] == "first.level"
    assert outcome.answers.answer("first.depth").value == "low"


def test_an_answer_changed_on_the_way_back_opens_questions_in_their_place() -> None:
    _, prompter, _ = hold(give("no"), give(5.0), N.BACK, N.BACK, give("yes"), give("low"))
    assert prompter.asked[-3:] == ["first.gate", "first.depth", "first.level"]


def test_skipped_questions_come_back_at_the_end_on_request() -> None:
    outcome, prompter, _ = hold(N.SKIP, give(5.0), *ALL[3:], "review", "first.gate", give("no"), "finish")
    assert "1 is still open" in prompter.text
    assert prompter.asked[-1] == "first.gate"
    assert outcome.open == 0


def test_finish_with_open_questions_tells_how_many() -> None:
    outcome, _, _ = hold(N.SKIP, N.SKIP, N.SKIP, N.SKIP, N.SKIP, "finish")
    assert outcome.kind is OutcomeKind.FINISHED
    assert outcome.open == 5


def test_skip_keeps_an_answer() -> None:
    outcome, _, _ = hold(give("yes"), N.BACK, N.SKIP)
    assert outcome.answers.answer("first.gate").value is True


def test_dont_know_settles() -> None:
    outcome, prompter, _ = hold(N.DONT_KNOW)
    assert outcome.answers.answer("first.gate").state is AnswerState.DONT_KNOW
    assert prompter.asked == ["first.gate", "first.level"]


def test_not_applicable_asks_the_reason() -> None:
    outcome, prompter, _ = hold(N.NOT_APPLICABLE, "No second tier")
    answer = outcome.answers.answer("first.gate")
    assert (answer.state, answer.reason) == (AnswerState.NOT_APPLICABLE, "No second tier")
    assert prompter.asked == ["first.gate", "first.level"]


@pytest.mark.parametrize("left", ["", "  ", Written("half", back=True)])
def test_not_applicable_without_a_reason_goes_back(left: str | Written) -> None:
    outcome, prompter, _ = hold(N.NOT_APPLICABLE, left)
    assert outcome.answers.answers == {}
    assert prompter.asked == ["first.gate", "first.gate"]


def test_a_text_left_half_written_is_offered_again() -> None:
    _, prompter, _ = hold(N.NOTE, Written("half a no", back=True), N.NOTE, "half a note")
    assert prompter.drafts == ["", "half a no"]


def test_help_explains_the_question_and_the_letters() -> None:
    _, prompter, _ = hold(N.HELP)
    assert "Help for first.gate." in prompter.text
    assert "n  Not applicable" in prompter.text
    assert prompter.prompts[1].brief


def test_jump_to_a_section() -> None:
    _, prompter, _ = hold(N.SECTIONS, "second", N.SECTIONS, None)
    assert prompter.asked == ["first.gate", "second.list", "second.list"]
    assert prompter.lists[0] == ["first", "second"]


def test_jump_to_a_settled_section_goes_through_all_of_it() -> None:
    _, prompter, _ = hold(*ALL, "sections", "first", N.KEEP, N.KEEP, N.KEEP, "finish")
    assert prompter.asked[6:] == ["first.gate", "first.depth", "first.level"]


def test_open_questions_can_be_reviewed() -> None:
    _, prompter, _ = hold(N.UNSURE, give("yes"), N.DONT_KNOW, N.REVIEW, "second.last")
    assert prompter.lists[0] == [
        "first.level",
        "second.list",
        "second.rank",
        "second.last",
        "first.gate",
        "first.depth",
    ]
    assert "Open: 4. Unsure: 1. Don't know: 1." in prompter.text
    assert prompter.asked[-1] == "second.last"


def test_review_of_nothing() -> None:
    _, prompter, _ = hold(*ALL, None, N.REVIEW)
    assert "Nothing is open" in prompter.text


def test_a_long_list_of_open_questions_is_shown_by_section(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "_MOST_AT_ONCE", 3)
    _, prompter, _ = hold(N.REVIEW, "second", None, "second", "second.last", N.REVIEW, None)
    assert prompter.lists[:2] == [["first", "second"], ["second.list", "second.rank", "second.last"]]
    assert prompter.asked == ["first.gate", "second.last", "second.last"]


def test_an_earlier_answer_is_put_into_words() -> None:
    answers = answer_file(
        first__gate={"state": "dont-know"},
        first__level=7.5,
        second__list=["one", "two"],
        second__rank={"state": "not-applicable", "reason": "none"},
        second__last="low",
    )
    _, prompter, _ = hold("sections", "first", N.KEEP, N.KEEP, "sections", "second", N.KEEP, N.KEEP, answers=answers)
    words = ["don't know", "7.5", "One; Two", "not applicable (none)", "Low"]
    assert [prompt.earlier for prompt in prompter.prompts] == words


def test_everything_settled_leads_to_the_end_at_once() -> None:
    done, _, _ = hold(*ALL, "finish")
    outcome, prompter, _ = hold("finish", answers=done.answers)
    assert outcome.kind is OutcomeKind.FINISHED
    assert prompter.asked == []


def test_leave_tells_how_to_continue() -> None:
    outcome, prompter, _ = hold(give("yes"), N.LEAVE)
    assert outcome.kind is OutcomeKind.LEFT
    assert outcome.open == 5
    assert "govcheck assess testville.answers.yaml" in prompter.text


def test_the_end_of_input_leaves() -> None:
    outcome, prompter, _ = hold(give("yes"))
    assert outcome.kind is OutcomeKind.LEFT
    assert "govcheck assess" in prompter.text


@pytest.mark.parametrize("before", [(), (N.NOTE,), (N.SECTIONS,), (N.NOT_APPLICABLE,)])
def test_an_interrupt_at_any_moment_keeps_the_answers(before: tuple[object, ...]) -> None:
    outcome, prompter, saver = hold(give("yes"), *before, KeyboardInterrupt)
    assert outcome.kind is OutcomeKind.INTERRUPTED
    assert outcome.answers.answer("first.gate").value is True
    assert saver.states[-1] == outcome.answers
    assert "govcheck assess" in prompter.text


def test_roles_without_score_say_so() -> None:
    _, prompter, _ = hold(N.SECTIONS, "second", give(("one",)))
    assert "never changes the score" in " ".join(prompter.prompts[-1].hints)
    assert "never changes the score" not in " ".join(prompter.prompts[0].hints)
