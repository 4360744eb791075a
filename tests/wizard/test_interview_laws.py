"""Whatever the replies are: saved states are valid, no confirmed answer is lost, the interview ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from govcheck.model.answer import AnswerFile, AnswerState
from govcheck.wizard.agenda import Agenda
from govcheck.wizard.interview import Interview
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.prompter import Choice, Given, Prompt, Written
from wizard.fakes import ChangedSaver, MemorySaver, ScriptedPrompter, answer_file, small_questionnaire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.wizard.outcome import Outcome

QUESTIONS = [question.id for question in small_questionnaire().questions]
VALUES = st.one_of(
    st.sampled_from(["yes", "no", "low", "middle", "high", "unknown"]),
    st.floats(-2, 12),
    st.lists(st.sampled_from(["one", "two", "three", "none", "other"]), max_size=3).map(tuple),
)
CHOICES = st.sampled_from([None, "first", "second", "review", "sections", "finish", "add", "0", *QUESTIONS])
STEPS = st.one_of(
    VALUES.map(Given),
    VALUES.map(Given),
    st.sampled_from(Navigation),
    st.just(KeyboardInterrupt),
)


def play(
    steps: list[Any], choices: list[str | None], texts: list[Written], saver: MemorySaver, answers: AnswerFile
) -> tuple[Outcome, ScriptedPrompter]:
    """An interview whose replies are drawn by kind; each list ends as the input does."""
    lists = {"ask": list(steps), "choose": list(choices), "text": list(texts)}

    class Prompter(ScriptedPrompter):
        def ask(self, prompt: Prompt) -> Given | Navigation:
            self.prompts.append(prompt)
            return self._from("ask")

        def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str | None:  # noqa: ARG002
            ids = [choice.id for choice in choices]
            wanted = self._from("choose")
            return wanted if wanted in ids or wanted is None else ids[0]

        def ask_text(self, question: str, *, hint: str = "", draft: str = "") -> Written:  # noqa: ARG002
            return self._from("text")

        def _from(self, kind: str) -> Any:
            self.script.clear()
            if lists[kind]:
                self.script.append(lists[kind].pop(0))
            return self._next()

    prompter = Prompter()
    interview = Interview(small_questionnaire(), prompter, saver, file="x.answers.yaml")
    return interview.run(answers), prompter


TEXTS = st.builds(Written, st.text(max_size=20), back=st.booleans())
SCRIPTS = (
    st.lists(STEPS, max_size=25),
    st.lists(CHOICES, max_size=10),
    st.lists(TEXTS, max_size=10),
)


@given(*SCRIPTS)
def test_the_last_saved_state_is_the_outcome(steps: list[Any], choices: list[str | None], texts: list[Written]) -> None:
    saver = MemorySaver()
    start = answer_file(second__last={"value": "high", "note": "kept"})
    outcome, _ = play(steps, choices, texts, saver, start)
    assert outcome.answers == (saver.states[-1] if saver.states else start)
    assert outcome.open == len(Agenda(small_questionnaire()).open(outcome.answers))


@given(*SCRIPTS)
def test_no_confirmed_answer_is_lost(steps: list[Any], choices: list[str | None], texts: list[Written]) -> None:
    saver = MemorySaver()
    play(steps, choices, texts, saver, answer_file())
    for before, after in zip(saver.states, saver.states[1:], strict=False):
        changed = [name for name in after.answers if before.answers.get(name) != after.answers[name]]
        assert set(before.answers) <= set(after.answers)
        assert len(changed) <= 1
        for name in changed:
            earlier = before.answer(name)
            if earlier.state is not AnswerState.SKIPPED:
                assert after.answer(name).state is not AnswerState.SKIPPED


@given(*SCRIPTS)
def test_a_change_by_somebody_else_is_never_lost(
    steps: list[Any], choices: list[str | None], texts: list[Written]
) -> None:
    theirs = answer_file(second__rank={"value": 4, "note": "theirs"})
    saver = ChangedSaver(theirs)
    play(steps, choices, texts, saver, answer_file())
    if saver.states:
        assert "second.rank" in saver.states[0].answers
        assert len(saver.states[0].answers) <= 2


@given(*SCRIPTS)
def test_only_questions_that_are_asked_are_put(
    steps: list[Any], choices: list[str | None], texts: list[Written]
) -> None:
    saver = MemorySaver()
    _, prompter = play(steps, choices, texts, saver, answer_file(first__gate=False))
    if all(state.answer("first.gate").value is not True for state in saver.states):
        assert "first.depth" not in prompter.asked
