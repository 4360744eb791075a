"""The interview: which question comes next, and what each reply does to the answers."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerState
from govcheck.model.validity import answer_problems, normalise
from govcheck.wizard.agenda import Agenda, is_settled
from govcheck.wizard.cleaning import clean
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.overview import FINISH, REVIEW, choose_ending, choose_open, choose_section
from govcheck.wizard.prompter import Block, EndOfInputError, Given, Tone
from govcheck.wizard.remarks import Remarks
from govcheck.wizard.saving import Keeper, SavedBesideError
from govcheck.wizard.trail import Trail
from govcheck.wizard.wording import answer_words, help_blocks, make_prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile, Value
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.wizard.prompter import Prompter
    from govcheck.wizard.saving import Saver


class OutcomeKind(StrEnum):
    """How an interview ended: to its end, left to be continued, or interrupted with Ctrl-C."""

    FINISHED = "finished"
    LEFT = "left"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the interview ended, the answers as they are kept, and how many questions are open."""

    kind: OutcomeKind
    answers: AnswerFile
    open: int


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
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        prompter: Prompter,
        saver: Saver,
        language: Language = ENGLISH,
        *,
        file: str,
        quick: bool = False,
    ) -> None:
        """Nothing is shown yet."""
        self._questionnaire = questionnaire
        self._prompter = prompter
        self._saver = saver
        self._language = language
        self._file = file
        self._agenda = Agenda(questionnaire, quick=quick)
        self._remarks = Remarks(prompter, language)
        self._trail = Trail()
        self._passed: set[str] = set()
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
        step = self._start()
        while True:
            match step:
                case _Step.ASK:
                    step = self._put(self._questionnaire.by_id[self._trail.current or ""])
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
        asked = self._agenda.asked(answers)
        settled = sum(is_settled(answers, question.id) for question in asked)
        blocks = [Block(self._questionnaire.title, Tone.TITLE)]
        if settled:
            told = "Welcome back. {settled} of {total} questions are settled."
            blocks.append(Block(self._language.text(told, settled=settled, total=len(asked))))
        told = "Every answer is saved at once. At any question, h gives help and q saves and leaves."
        blocks.append(Block(self._language.text(told), Tone.QUIET))
        self._prompter.show(*blocks)

    def _start(self) -> _Step:
        first = self._agenda.next_open(self._keeper.answers, None)
        return _Step.END if first is None else self._go(first)

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
        return self._go_on(question, [other.id for other in after if other.id not in before])

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
        self._prompter.show(*help_blocks(question, tuple(self._do), self._language))

    # What leads elsewhere.

    def _keep(self, question: Question) -> _Step | None:
        return self._go_on(question) if is_settled(self._keeper.answers, question.id) else None

    def _skip(self, question: Question) -> _Step:
        self._passed.add(question.id)
        return self._go_on(question)

    def _go_on(self, question: Question, opened: Sequence[str] = ()) -> _Step:
        """Move to what is planned, else to the next open question, else to the end.

        On the way forward through questions shown before, those that the answer ``opened`` come in between.
        """
        answers = self._keeper.answers
        ahead = self._trail.ahead
        if ahead:
            soon = [name for name in opened if name not in ahead and self._agenda.comes_before(name, ahead[-1])]
            self._trail.plan(soon)
        if self._trail.advance({other.id for other in self._agenda.asked(answers)}):
            return _Step.ASK
        following = self._agenda.next_open(answers, question.id, self._passed)
        return _Step.END if following is None else self._go(following)

    def _go_back(self, question: Question) -> _Step | None:
        answers = self._keeper.answers
        if self._trail.back({other.id for other in self._agenda.asked(answers)}):
            return _Step.ASK
        before = self._agenda.before(answers, question.id)
        if before is None:
            self._prompter.show(Block(self._language.text("This is the first question."), Tone.NOTICE))
            return None
        self._trail.start_before(before)
        return _Step.ASK

    def _jump(self, _question: Question | None = None) -> _Step | None:
        """To the first open question of a section; through all of it where none is open."""
        answers = self._keeper.answers
        section = choose_section(self._prompter, self._agenda, answers, self._language)
        if section is None:
            return None
        names = [question.id for question in self._agenda.in_section(answers, section)]
        still_open = [name for name in names if not is_settled(answers, name)]
        if still_open:
            self._passed.difference_update(names)
            return self._go(still_open[0])
        self._go(names[0])
        self._trail.plan(names[1:])
        return _Step.ASK

    def _review(self, _question: Question | None = None) -> _Step | None:
        chosen = choose_open(self._prompter, self._agenda, self._keeper.answers, self._language)
        if chosen is None:
            return None
        self._passed.clear()
        return self._go(chosen)

    def _leave(self, _question: Question) -> _Step:
        return _Step.LEAVE

    def _end(self) -> _Step:
        answers = self._keeper.answers
        chosen = choose_ending(self._prompter, self._agenda, answers, self._language)
        if chosen == FINISH:
            return _Step.FINISH
        if chosen is None:
            return _Step.END if self._trail.current is None else _Step.ASK
        return (self._review() if chosen == REVIEW else self._jump()) or _Step.END

    def _go(self, question: str) -> _Step:
        self._trail.go(question)
        return _Step.ASK

    # The answers.

    def _answer(self, question: Question) -> Answer:
        return self._keeper.answers.answer(question.id)

    def _is_unsure(self, question: Question) -> bool:
        answer = self._answer(question)
        return answer.unsure if answer.state is AnswerState.ANSWERED else question.id in self._unsure

    def _store(self, question: Question, answer: Answer) -> None:
        self._keeper.keep(question.id, answer)
        words = answer_words(question, answer, self._language)
        told = "Saved: {answer} (unsure)" if answer.unsure else "Saved: {answer}"
        self._prompter.show(Block(self._language.text(told, answer=words), Tone.SAVED))

    def _tell_how_to_continue(self) -> None:
        self._prompter.show(
            Block(self._language.text("Your answers are saved in {file}. To continue:", file=clean(self._file))),
            Block(f"govcheck assess {shlex.quote(clean(self._file))}"),
        )
