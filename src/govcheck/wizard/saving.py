"""Keeping answers: saved one by one, also where somebody else changed the file meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Protocol

from govcheck.errors import ChangedError, InputError
from govcheck.wizard.cleaning import clean
from govcheck.wizard.prompter import Block, EndOfInputError, Tone

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.wizard.prompter import Prompter

_MOST_TRIES = 5


class Saver(Protocol):
    """Where answers are kept."""

    def load(self) -> AnswerFile | None:
        """The answers as they are kept now; ``None`` where there are none."""

    def save(self, answers: AnswerFile) -> None:
        """Keep the answers; raises ``ChangedError`` if somebody else changed them since they were read."""

    def save_beside(self, answers: AnswerFile) -> Path:
        """Keep the answers in another place, and say which."""


class SavedBesideError(Exception):
    """The answers had to be kept in another file; the conversation cannot go on in this one."""


class Keeper:
    """The answers so far; each new one is on disk before it counts."""

    def __init__(
        self,
        saver: Saver,
        prompter: Prompter,
        language: Language,
        answers: AnswerFile,
        today: date | None = None,
    ) -> None:
        """Start from answers that are already kept; with a new one they are all of ``today``, if that is known."""
        self.answers = answers
        self._today = today
        self._saver = saver
        self._prompter = prompter
        self._language = language

    def keep(self, question: str, answer: Answer) -> None:
        """Save one answer.

        Raises:
            SavedBesideError: somebody else left the file unusable; all answers are in a new file.
            InputError: it cannot be saved, and the person does not want to try again.
        """
        while True:
            try:
                self._save(question, answer)
            except InputError as error:
                self._tell(error)
                if not self._wants_another_try():
                    raise
            else:
                return

    def _wants_another_try(self) -> bool:
        try:
            return self._prompter.confirm(self._language.text("This answer is not saved. Try again?"), default=True)
        except EndOfInputError:
            return False

    def _save(self, question: str, answer: Answer) -> None:
        mine = self._add(self.answers, question, answer)
        for _ in range(_MOST_TRIES):
            try:
                self._saver.save(mine)
            except ChangedError:
                mine = self._merge(mine, question, answer)
            else:
                self.answers = mine
                return
        self._save_beside(mine)

    def _add(self, answers: AnswerFile, question: str, answer: Answer) -> AnswerFile:
        changed = answers.with_answer(question, answer)
        if self._today is None or changed.date >= self._today:
            return changed
        return changed.model_copy(update={"date": self._today})

    def _merge(self, mine: AnswerFile, question: str, answer: Answer) -> AnswerFile:
        try:
            theirs = self._saver.load()
        except InputError as error:
            self._tell(error)
            self._save_beside(mine)
        if theirs is None:
            message = self._language.text("The file was removed while you were answering. It is written anew.")
            self._prompter.show(Block(message, Tone.NOTICE))
            return mine
        message = self._language.text(
            "Somebody else changed the file while you were answering. Their changes are kept; your answer is added."
        )
        self._prompter.show(Block(message, Tone.NOTICE))
        return self._add(theirs, question, answer)

    def _save_beside(self, answers: AnswerFile) -> NoReturn:
        path = self._saver.save_beside(answers)
        self.answers = answers
        message = self._language.text(
            "Somebody else changed the file, and it cannot be used as it is. Your answers are saved in {file}.",
            file=clean(str(path)),
        )
        self._prompter.show(Block(message, Tone.NOTICE))
        raise SavedBesideError

    def _tell(self, error: InputError) -> None:
        for problem in error.problems:
            message, hint = self._language.problem(problem)
            place = f"{problem.location}: " if problem.location else ""
            self._prompter.show(Block(clean(f"{place}{message} {hint}"), Tone.NOTICE))
