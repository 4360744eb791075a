"""The course of an interview: which question follows, given the answers and the way so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.wizard.agenda import is_settled
from govcheck.wizard.trail import Trail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.wizard.agenda import Agenda


class Course:
    """Moves from question to question; every move tells whether there is a question to ask."""

    def __init__(self, agenda: Agenda) -> None:
        """Start nowhere."""
        self._agenda = agenda
        self._trail = Trail()
        self._passed: set[str] = set()

    @property
    def current(self) -> str | None:
        """The question to ask."""
        return self._trail.current

    def start(self, answers: AnswerFile) -> bool:
        """To the first open question."""
        return self._follow(answers, None)

    def go_on(self, answers: AnswerFile, opened: Sequence[str] = ()) -> bool:
        """To what is planned, else to the next open question.

        On the way forward through questions shown before, those that an answer just ``opened`` come in between.
        """
        ahead = self._trail.ahead
        if ahead:
            soon = [name for name in opened if name not in ahead and self._agenda.comes_before(name, ahead[-1])]
            self._trail.plan(soon)
        return self._trail.advance(self._asked(answers)) or self._follow(answers, self.current)

    def skip(self, answers: AnswerFile) -> bool:
        """To the next question, without coming back to this one on the way."""
        if self.current is not None:
            self._passed.add(self.current)
        return self.go_on(answers)

    def go_back(self, answers: AnswerFile) -> bool:
        """To the question shown before; at the start of the way, to the one that stands before."""
        if self.current is None or self._trail.back(self._asked(answers)):
            return self.current is not None
        before = self._agenda.before(answers, self.current)
        if before is not None:
            self._trail.start_before(before)
        return before is not None

    def go_to(self, question: str) -> None:
        """To a question; those skipped before come up again after it."""
        self._passed.clear()
        self._trail.go(question)

    def go_to_section(self, answers: AnswerFile, section: str) -> None:
        """To the first open question of a section; through all of it where none is open."""
        names = [question.id for question in self._agenda.in_section(answers, section)]
        still_open = [name for name in names if not is_settled(answers, name)]
        self._passed.difference_update(names)
        self._trail.go((still_open or names)[0])
        if not still_open:
            self._trail.plan(names[1:])

    def _follow(self, answers: AnswerFile, after: str | None) -> bool:
        following = self._agenda.next_open(answers, after, self._passed)
        if following is not None:
            self._trail.go(following)
        return following is not None

    def _asked(self, answers: AnswerFile) -> set[str]:
        return {question.id for question in self._agenda.asked(answers)}
