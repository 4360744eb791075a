"""Which questions are put to this city, which of them are open, and how far the person has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.scoring.routing import Route, find_routes

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire, Section


class Progress(NamedTuple):
    """The place of a question: in the whole, and in its section."""

    number: int
    total: int
    section_number: int
    section_total: int


class Agenda:
    """The questions of a questionnaire in the order in which they are put.

    The quick version puts its own questions and those that they depend on.
    """

    def __init__(self, questionnaire: Questionnaire, *, quick: bool = False) -> None:
        """Choose the questions and order them by section."""
        self.questionnaire = questionnaire
        self.sections: dict[str, Section] = {section.id: section for section in questionnaire.sections}
        place = {section: number for number, section in enumerate(self.sections)}
        chosen = _with_gates(questionnaire) if quick else questionnaire.questions
        self._questions = sorted(chosen, key=lambda question: place[question.section])
        self._place = {question.id: number for number, question in enumerate(self._questions)}

    @property
    def questions(self) -> Sequence[Question]:
        """All that may be put, whatever is answered."""
        return self._questions

    def asked(self, answers: AnswerFile) -> list[Question]:
        """The questions put to this city, given its answers so far."""
        routes = find_routes(self.questionnaire, answers)
        return [question for question in self._questions if routes[question.id] is Route.ASKED]

    def open(self, answers: AnswerFile) -> list[Question]:
        """Those of them that are not settled."""
        return [question for question in self.asked(answers) if not is_settled(answers, question.id)]

    def doubtful(self, answers: AnswerFile) -> list[Question]:
        """Those that are settled, but marked unsure or not known."""
        given = ((question, answers.answer(question.id)) for question in self.asked(answers))
        return [question for question, answer in given if answer.unsure or answer.state is AnswerState.DONT_KNOW]

    def next_open(self, answers: AnswerFile, after: str | None, passed: Container[str] = ()) -> str | None:
        """The next open question after one, then the first from the start; ``passed`` ones are left out."""
        left = [question.id for question in self.open(answers) if question.id not in passed]
        place = -1 if after is None else self._place[after]
        return next((name for name in left if self._place[name] > place), next(iter(left), None))

    def before(self, answers: AnswerFile, question: str) -> str | None:
        """The question that stands before one in the questionnaire."""
        earlier = [other.id for other in self.asked(answers) if self._place[other.id] < self._place[question]]
        return earlier[-1] if earlier else None

    def in_section(self, answers: AnswerFile, section: str) -> list[Question]:
        """The questions of a section that are put to this city."""
        return [question for question in self.asked(answers) if question.section == section]

    def comes_before(self, first: str, second: str) -> bool:
        """Whether one question stands before another."""
        return self._place[first] < self._place[second]

    def counted(self, answers: AnswerFile) -> list[Question]:
        """Those put to this city, and those that wait for the answer to one that is still open.

        Progress counts both, so that the numbers do not grow underway.
        """
        routes = find_routes(self.questionnaire, answers)
        return [q for q in self._questions if routes[q.id] is Route.ASKED or self._waits(q, routes[q.id], answers)]

    def progress(self, answers: AnswerFile, question: Question) -> Progress:
        """Where a question stands among those counted."""
        counted = self.counted(answers)
        names = [q.id for q in counted]
        section = [q.id for q in counted if q.section == question.section]
        return Progress(names.index(question.id) + 1, len(names), section.index(question.id) + 1, len(section))

    def _waits(self, question: Question, route: Route, answers: AnswerFile) -> bool:
        return route is Route.OPEN and question.ask_if is not None and not is_settled(answers, question.ask_if.question)


def is_settled(answers: AnswerFile, question: str) -> bool:
    """Whether nobody needs to ask again: answered, not known or not applicable."""
    return answers.answer(question).state is not AnswerState.SKIPPED


def _with_gates(questionnaire: Questionnaire) -> list[Question]:
    wanted = {question.id for question in questionnaire.questions if question.quick}
    for question in reversed(questionnaire.questions):
        # A question only depends on questions before it, so one pass from the end finds all.
        if question.id in wanted and question.ask_if is not None:
            wanted.add(question.ask_if.question)
    return [question for question in questionnaire.questions if question.id in wanted]
