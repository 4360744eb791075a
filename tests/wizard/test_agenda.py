from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govcheck.wizard.agenda import Agenda
from govcheck.wizard.trail import Trail
from wizard.fakes import answer_file, small_questionnaire

AGENDA = Agenda(small_questionnaire())
ALL = {question.id for question in small_questionnaire().questions}


def test_a_question_that_waits_is_counted_but_not_asked() -> None:
    answers = answer_file()
    assert [q.id for q in AGENDA.counted(answers) if q not in AGENDA.asked(answers)] == ["first.depth"]
    settled = answer_file(first__gate={"state": "dont-know"})
    assert AGENDA.counted(settled) == AGENDA.asked(settled)


def test_next_open_wraps_around() -> None:
    answers = answer_file(second__last="low")
    assert AGENDA.next_open(answers, "second.last") == "first.gate"
    assert AGENDA.next_open(answers, "first.gate", {"first.level"}) == "second.list"
    assert AGENDA.next_open(answers, None, ALL) is None


@given(st.lists(st.sampled_from(["go", "back", "ahead", "before"]), max_size=30), st.sets(st.sampled_from("abc")))
def test_a_trail_never_stops_at_what_is_not_asked(moves: list[str], asked: set[str]) -> None:
    trail = Trail()
    trail.go("a")
    for move in moves:
        if move == "go":
            trail.go("b")
        elif move == "before":
            trail.start_before("c")
        elif trail.back(asked) if move == "back" else trail.advance(asked):
            assert trail.current in asked
    assert trail.current is not None
