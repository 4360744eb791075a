"""The interview: which question comes next, and what each reply does to the answers."""

from __future__ import annotations

import shlex
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerState
from govcheck.model.validity import answer_problems, normalise
from govcheck.wizard.agenda import Agenda, is_settled
from govcheck.wizard.cleaning import clean
from govcheck.wizard.course import Course
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.outcome import Outcome, OutcomeKind
from govcheck.wizard.overview import FINISH, REVIEW, choose_ending, choose_open, choose_section
from govcheck.wizard.prompter import Block, EndOfInputError, Given, Tone
from govcheck.wizard.remarks import Remarks
from govcheck.wizard.saving import Keeper, SavedBesideError
from govcheck.wizard.wording import answer_words, help_blocks, make_prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile, Value
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.wizard.prompter import Prompter
    from govcheck.wizard.saving import Saver


class _Step(StrEnum):
    """What comes next: the current question, the end of the questions, or the end of the interview."""

    ASK = "ask"
    END = "end"
    FINISH = "finish"
    LEAVE = "leave"


class Interview:
    """Puts the questions one by one through a prompter, and keeps every answer through a saver.

    ``file`` is the name that the person knows the answer file by. The file must exist already:
    whoever makes it saves it once before the interview, so that there is something to continue.
    ``resume`` is what the person types to go on later.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        prompter: Prompter,
        saver: Saver,
        language: Language = ENGLISH,
        *,
        file: str,
        resume: str = "",
        quick: bool = False,
    ) -> None:
        """Nothing is shown yet."""
        self._questionnaire = questionnaire
        self._prompter = prompter
        self._saver = saver
        self._language = language
        self._file = file
        self._resume = resume or f"govcheck assess {shlex.quote(clean(file))}"
        self._agenda = Agenda(questionnaire, quick=quick)
        self._remarks = Remarks(prompter, language)
        self._course = Course(self._agenda)
        self._unsure: set[str] = set()
        self._section = ""
        self._introduced: set[str] = set()
        self._do: dict[Navigation, Callable[[Question], _Step | None]] = {
            Navigation.KEEP: self._keep,
            Navigation.DONT_KNOW: self._say_unknown,
            Navigation.SKIP: self._skip,
            Navigation.BACK: self._go_back,
            Navigation.NOT_APPLICABLE: self._say_not_applicable,
            Navigation.UNSURE: self._toggle_unsure,
            Navigation.NOTE: self._write_note,
            Navigation.EVIDENCE: self._write_evidence,
            Navigation.HELP: self._help,
            Navigation.SECTIONS: self._jump,
            Navigation.REVIEW: self._review,
            Navigation.LEAVE: self._leave,
        }

    def run(self, answers: AnswerFile) -> Outcome:
        """Hold the interview, starting at the first open question.

        Raises:
            InputError: the answers cannot be saved, and the person gave up trying.
        """
        self._keeper = Keeper(self._saver, self._prompter, self._language, answers)
        try:
            kind = self._converse()
        except SavedBesideError:
            return self._outcome(OutcomeKind.LEFT)
        except EndOfInputError:
            kind = OutcomeKind.LEFT
        except KeyboardInterrupt:
            kind = OutcomeKind.INTERRUPTED
        if kind is not OutcomeKind.FINISHED:
            self._tell_how_to_continue()
        return self._outcome(kind)

    def _outcome(self, kind: OutcomeKind) -> Outcome:
        answers = self._keeper.answers
        return Outcome(kind, answers, len(self._agenda.open(answers)))

    def _converse(self) -> OutcomeKind:
        self._greet()
        step = _Step.ASK if self._course.start(self._keeper.answers) else _Step.END
        while True:
            match step:
                case _Step.ASK:
                    step = self._put(self._questionnaire.by_id[self._course.current or ""])
                case _Step.END:
                    step = self._end()
                case _Step.FINISH:
                    return OutcomeKind.FINISHED
                case _Step.LEAVE:
                    return OutcomeKind.LEFT
                case _:
                    assert_never(step)

    def _greet(self) -> None:
        answers = self._keeper.answers
        counted = self._agenda.counted(answers)
        settled = sum(is_settled(answers, question.id) for question in counted)
        blocks = [Block(self._questionnaire.title, Tone.TITLE)]
        text = self._language.text
        if settled:
            blocks.append(
                Block(
                    text(
                        "Welcome back. {settled} of {total} questions are settled.", settled=settled, total=len(counted)
                    )
                )
            )
        hint = text("Every answer is saved at once. At any question, h gives help and q saves and leaves.")
        blocks.append(Block(hint, Tone.QUIET))
        self._prompter.show(*blocks)

    def _put(self, question: Question) -> _Step:
        """Ask a question until a reply leads away from it."""
        self._introduce(question.section)
        brief = False
        while True:
            answers = self._keeper.answers
            unsure = self._is_unsure(question)
            prompt = make_prompt(self._agenda, answers, question, self._language, unsure=unsure, brief=brief)
            reply = self._prompter.ask(prompt)
            step = self._give(question, reply.value) if isinstance(reply, Given) else self._do[reply](question)
            if step is not None:
                return step
            brief = True

    def _introduce(self, name: str) -> None:
        if name == self._section:
            return
        section = self._agenda.sections[name]
        intro = () if name in self._introduced else (Block(section.intro),)
        self._section = name
        self._introduced.add(name)
        self._prompter.show(Block(section.title, Tone.TITLE), *intro)

    # What settles a question.

    def _give(self, question: Question, value: Value) -> _Step | None:
        earlier = self._answer(question)
        answer = Answer(
            value=value, unsure=self._is_unsure(question), note=earlier.note, evidence=earlier.evidence
        )  # fmt: skip
        answer = normalise(question, answer)
        problems = answer_problems(question, answer)
        if problems:
            said = (" ".join(self._language.problem(problem)) for problem in problems)
            self._prompter.show(*(Block(clean(text), Tone.NOTICE) for text in said))
            return None
        return self._settle(question, answer)

    def _say_unknown(self, question: Question) -> _Step:
        earlier = self._answer(question)
        return self._settle(
            question, Answer(state=AnswerState.DONT_KNOW, note=earlier.note, evidence=earlier.evidence)
        )  # fmt: skip

    def _say_not_applicable(self, question: Question) -> _Step | None:
        answer = self._remarks.ask_reason(question.id, self._answer(question))
        return None if answer is None else self._settle(question, answer)

    def _settle(self, question: Question, answer: Answer) -> _Step:
        before = {other.id for other in self._agenda.asked(self._keeper.answers)}
        self._store(question, answer)
        self._unsure.discard(question.id)
        after = self._agenda.open(self._keeper.answers)
        opened = [other.id for other in after if other.id not in before]
        return _moved(found=self._course.go_on(self._keeper.answers, opened))

    # What is attached to an answer. It is saved at once, on its own where there is no answer yet.

    def _toggle_unsure(self, question: Question) -> None:
        answer = self._answer(question)
        if answer.state is AnswerState.ANSWERED:
            self._store(question, answer.model_copy(update={"unsure": not answer.unsure}))
        else:
            self._unsure ^= {question.id}

    def _write_note(self, question: Question) -> None:
        self._attach(question, self._remarks.ask_note(question.id, self._answer(question)))

    def _write_evidence(self, question: Question) -> None:
        self._attach(question, self._remarks.ask_evidence(question.id, self._answer(question)))

    def _attach(self, question: Question, answer: Answer | None) -> None:
        if answer is not None:
            self._keeper.keep(question.id, answer)
            self._prompter.show(Block(self._language.text("Saved."), Tone.SAVED))

    def _help(self, question: Question) -> None:
        self._prompter.show(
            *help_blocks(question, self._language, settled=is_settled(self._keeper.answers, question.id))
        )

    # What leads elsewhere.

    def _keep(self, question: Question) -> _Step | None:
        answers = self._keeper.answers
        return _moved(found=self._course.go_on(answers)) if is_settled(answers, question.id) else None

    def _skip(self, _question: Question) -> _Step:
        return _moved(found=self._course.skip(self._keeper.answers))

    def _go_back(self, _question: Question) -> _Step | None:
        if self._course.go_back(self._keeper.answers):
            return _Step.ASK
        self._prompter.show(Block(self._language.text("This is the first question."), Tone.NOTICE))
        return None

    def _jump(self, _question: Question | None = None) -> _Step | None:
        answers = self._keeper.answers
        section = choose_section(self._prompter, self._agenda, answers, self._language)
        if section is None:
            return None
        self._course.go_to_section(answers, section)
        return _Step.ASK

    def _review(self, _question: Question | None = None) -> _Step | None:
        chosen = choose_open(self._prompter, self._agenda, self._keeper.answers, self._language)
        if chosen is None:
            return None
        self._course.go_to(chosen)
        return _Step.ASK

    def _leave(self, _question: Question) -> _Step:
        return _Step.LEAVE

    def _end(self) -> _Step:
        chosen = choose_ending(self._prompter, self._agenda, self._keeper.answers, self._language)
        if chosen == FINISH:
            return _Step.FINISH
        if chosen is None:
            return _Step.END if self._course.current is None else _Step.ASK
        return (self._review() if chosen == REVIEW else self._jump()) or _Step.END

    # The answers.

    def _answer(self, question: Question) -> Answer:
        return self._keeper.answers.answer(question.id)

    def _is_unsure(self, question: Question) -> bool:
        answer = self._answer(question)
        return answer.unsure if answer.state is AnswerState.ANSWERED else question.id in self._unsure

    def _store(self, question: Question, answer: Answer) -> None:
        self._keeper.keep(question.id, answer)
        words = answer_words(question, answer, self._language)
        text = self._language.text
        told = (
            text("Saved: {answer} (unsure)", answer=words) if answer.unsure else text("Saved: {answer}", answer=words)
        )
        self._prompter.show(Block(told, Tone.SAVED))

    def _tell_how_to_continue(self) -> None:
        self._prompter.show(
            Block(self._language.text("Your answers are saved in {file}. To continue:", file=clean(self._file))),
            Block(self._resume),
        )


def _moved(*, found: bool) -> _Step:
    return _Step.ASK if found else _Step.END
