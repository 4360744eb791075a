"""Answering: what a reply makes of the answer to a question; every change is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import Answer, AnswerState
from govcheck.model.validity import answer_problems, normalise
from govcheck.wizard.cleaning import clean
from govcheck.wizard.prompter import Block, Tone
from govcheck.wizard.remarks import Remarks
from govcheck.wizard.wording import answer_words

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.model.answer import Value
    from govcheck.model.question import Question
    from govcheck.wizard.prompter import Prompter
    from govcheck.wizard.saving import Keeper


class Answering:
    """Changes answers and keeps them; the note and the evidence of an earlier answer stay with a new one."""

    def __init__(self, keeper: Keeper, prompter: Prompter, language: Language) -> None:
        """Start from the answers that are kept."""
        self._keeper = keeper
        self._prompter = prompter
        self._language = language
        self._remarks = Remarks(prompter, language)
        self._unsure: set[str] = set()

    # What settles a question: whether it did is told by what is returned.

    def give(self, question: Question, value: Value) -> bool:
        """A value; what does not fit the question is told instead of kept."""
        earlier = self._answer(question)
        given = Answer(value=value, unsure=self.is_unsure(question), note=earlier.note, evidence=earlier.evidence)
        answer = normalise(question, given)
        problems = answer_problems(question, answer)
        if problems:
            said = (" ".join(self._language.problem(problem)) for problem in problems)
            self._prompter.show(*(Block(clean(text), Tone.NOTICE) for text in said))
            return False
        return self._settle(question, answer)

    def say_unknown(self, question: Question) -> bool:
        """Somebody may know, but not the person who answers."""
        earlier = self._answer(question)
        return self._settle(
            question, Answer(state=AnswerState.DONT_KNOW, note=earlier.note, evidence=earlier.evidence)
        )  # fmt: skip

    def say_not_applicable(self, question: Question) -> bool:
        """The question does not concern the city, for a reason that is asked for."""
        answer = self._remarks.ask_reason(question.id, self._answer(question))
        return answer is not None and self._settle(question, answer)

    # What is attached to an answer. It is saved at once, on its own where there is no answer yet.

    def is_unsure(self, question: Question) -> bool:
        """Whether the answer is marked as unsure, or will be when it is given."""
        answer = self._answer(question)
        return answer.unsure if answer.state is AnswerState.ANSWERED else question.id in self._unsure

    def toggle_unsure(self, question: Question) -> None:
        """Mark the answer as unsure, or take the mark off."""
        answer = self._answer(question)
        if answer.state is AnswerState.ANSWERED:
            self._store(question, answer.model_copy(update={"unsure": not answer.unsure}))
        else:
            self._unsure ^= {question.id}

    def write_note(self, question: Question) -> None:
        """Ask for a note."""
        self._attach(question, self._remarks.ask_note(question.id, self._answer(question)))

    def write_evidence(self, question: Question) -> None:
        """Ask for a piece of evidence, or for one to be removed."""
        self._attach(question, self._remarks.ask_evidence(question.id, self._answer(question)))

    def _answer(self, question: Question) -> Answer:
        return self._keeper.answers.answer(question.id)

    def _settle(self, question: Question, answer: Answer) -> bool:
        self._store(question, answer)
        self._unsure.discard(question.id)
        return True

    def _store(self, question: Question, answer: Answer) -> None:
        self._keeper.keep(question.id, answer)
        words = answer_words(question, answer, self._language)
        text = self._language.text
        told = (
            text("Saved: {answer} (unsure)", answer=words) if answer.unsure else text("Saved: {answer}", answer=words)
        )
        self._prompter.show(Block(told, Tone.SAVED))

    def _attach(self, question: Question, answer: Answer | None) -> None:
        if answer is not None:
            self._keeper.keep(question.id, answer)
            self._prompter.show(Block(self._language.text("Saved."), Tone.SAVED))
