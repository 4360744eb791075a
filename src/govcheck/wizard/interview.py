"""The interview: which question comes next, and what each reply does to the answers."""

from __future__ import annotations

import shlex
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from govcheck.language import ENGLISH
from govcheck.wizard.agenda import Agenda, is_settled
from govcheck.wizard.answering import Answering
from govcheck.wizard.cleaning import clean
from govcheck.wizard.course import Course
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.outcome import Outcome, OutcomeKind
from govcheck.wizard.overview import FINISH, REVIEW, choose_ending, choose_open, choose_section
from govcheck.wizard.prompter import Block, EndOfInputError, Given, Tone
from govcheck.wizard.saving import Keeper, SavedBesideError
from govcheck.wizard.wording import help_blocks, make_prompt

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

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
        self._course = Course(self._agenda)
        self._section = ""
        self._introduced: set[str] = set()

    def run(self, answers: AnswerFile, today: date | None = None) -> Outcome:
        """Hold the interview, starting at the first open question.

        With the first new answer ``today`` becomes the date of all; where it is not known, their date stays.

        Raises:
            InputError: the answers cannot be saved, and the person gave up trying.
        """
        self._keeper = Keeper(self._saver, self._prompter, self._language, answers, today)
        self._answering = Answering(self._keeper, self._prompter, self._language)
        self._do = self._find_acts()
        try:
            kind = self._converse(today)
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

    def _converse(self, today: date | None) -> OutcomeKind:
        self._greet(today)
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

    def _greet(self, today: date | None) -> None:
        answers = self._keeper.answers
        counted = self._agenda.counted(answers)
        settled = sum(is_settled(answers, question.id) for question in counted)
        blocks = [Block(self._questionnaire.title, Tone.TITLE)]
        text = self._language.text
        if settled:
            told = text(
                "Welcome back. {settled} of {total} questions are settled.", settled=settled, total=len(counted)
            )
            blocks.append(Block(told))
        if settled and today is not None and answers.date < today:
            day = self._language.day(answers.date)
            dated = text("They are of {day}. With your first new answer, the date of all of them is today's.", day=day)
            blocks.append(Block(dated))
        hint = text("Every answer is saved at once. At any question, h gives help and q saves and leaves.")
        blocks.append(Block(hint, Tone.QUIET))
        self._prompter.show(*blocks)

    def _put(self, question: Question) -> _Step:
        """Ask a question until a reply leads away from it."""
        self._introduce(question.section)
        brief = False
        while True:
            answers = self._keeper.answers
            unsure = self._answering.is_unsure(question)
            prompt = make_prompt(self._agenda, answers, question, self._language, unsure=unsure, brief=brief)
            reply = self._prompter.ask(prompt)
            step = self._give(question, reply.value) if isinstance(reply, Given) else self._do[reply](question)
            if step is not None:
                return step
            brief = True

    def _give(self, question: Question, value: Value) -> _Step | None:
        return self._settle(lambda asked: self._answering.give(asked, value))(question)

    def _find_acts(self) -> dict[Navigation, Callable[[Question], _Step | None]]:
        """What every reply but a value does: what comes next, or ``None`` where the question is put again."""
        answering = self._answering
        return {
            Navigation.KEEP: self._keep,
            Navigation.DONT_KNOW: self._settle(answering.say_unknown),
            Navigation.SKIP: self._skip,
            Navigation.BACK: self._go_back,
            Navigation.NOT_APPLICABLE: self._settle(answering.say_not_applicable),
            Navigation.UNSURE: answering.toggle_unsure,
            Navigation.NOTE: answering.write_note,
            Navigation.EVIDENCE: answering.write_evidence,
            Navigation.HELP: self._help,
            Navigation.SECTIONS: self._jump,
            Navigation.REVIEW: self._review,
            Navigation.LEAVE: self._leave,
        }

    def _introduce(self, name: str) -> None:
        if name == self._section:
            return
        section = self._agenda.sections[name]
        intro = () if name in self._introduced else (Block(section.intro),)
        self._section = name
        self._introduced.add(name)
        self._prompter.show(Block(section.title, Tone.TITLE), *intro)

    # What a reply does.

    def _settle(self, act: Callable[[Question], bool]) -> Callable[[Question], _Step | None]:
        """What leads on to the next question once it has settled one; first to those that it opened."""

        def settle(question: Question) -> _Step | None:
            before = self._keeper.answers
            if not act(question):
                return None
            known = {other.id for other in self._agenda.asked(before)}
            after = self._keeper.answers
            opened = [other.id for other in self._agenda.open(after) if other.id not in known]
            return _moved(found=self._course.go_on(after, opened))

        return settle

    def _help(self, question: Question) -> None:
        self._prompter.show(
            *help_blocks(question, self._language, settled=is_settled(self._keeper.answers, question.id))
        )

    # What leads elsewhere.

    def _keep(self, question: Question) -> _Step | None:
        answers = self._keeper.answers
        return _moved(found=self._course.go_on(answers)) if is_settled(answers, question.id) else None

    def _skip(self, _question: Question) -> _Step:
        self._prompter.show(Block(self._language.text("Skipped: it comes up again later."), Tone.QUIET))
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

    def _tell_how_to_continue(self) -> None:
        self._prompter.show(
            Block(self._language.text("Your answers are saved in {file}. To continue:", file=clean(self._file))),
            Block(self._resume, Tone.COMMAND),
        )


def _moved(*, found: bool) -> _Step:
    return _Step.ASK if found else _Step.END
