"""What every comparison needs of the city: its answers, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from govcheck.model.answer import AnswerState
from govcheck.model.comparison import Circumstance
from govcheck.model.question import QuestionType
from govcheck.scoring.condition import holds
from govcheck.scoring.worth import chosen_ids, option_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govcheck.language import Language
    from govcheck.model.answer import Answer, AnswerFile, Value
    from govcheck.model.benchmark import Figure
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route


LONGEST_NAME = 60
"""A note that is longer tells more than a name."""


class Said(NamedTuple):
    """What a city said to the questions of one comparison: equal for all cities that said the same.

    ``answers`` are the questions with the state and the value of each answer; ``circumstance`` is what the
    figures hold for, and what the city said of it; ``None`` where they hold for all.
    """

    answers: tuple[tuple[str, AnswerState, Value | None], ...]
    circumstance: Circumstance | None

    @property
    def same(self) -> bool:
        """Whether the city's answer speaks of the same as the figures, so that it can be ahead or behind."""
        return self.circumstance is None or self.circumstance.same

    def answer(self, question: Question) -> Value | None:
        """The city's value; ``None`` where it has none, or where the question is not asked."""
        return self._found(question)[1]

    def chosen(self, question: Question) -> tuple[str, ...] | None:
        """The options the city chose; ``None`` where it has no answer."""
        value = self.answer(question)
        return None if value is None else chosen_ids(value)

    def no_answer(self, language: Language, question: Question) -> str:
        """What is said where the city has no answer to set beside, and why it has none."""
        return word_no_answer(language, self._found(question)[0])

    def _found(self, question: Question) -> tuple[AnswerState, Value | None]:
        return next((state, value) for name, state, value in self.answers if name == question.id)


def word_no_answer(language: Language, state: AnswerState) -> str:
    """Why there is no answer, in a sentence."""
    say = language.text
    match state:
        case AnswerState.NOT_ASKED:
            return say("This was not asked of your city.")
        case AnswerState.DONT_KNOW:
            return say("Your city said that it does not know.")
        case AnswerState.NOT_APPLICABLE:
            return say("Your city said that this does not apply.")
        case _:
            return say("Your city has not answered this yet.")


@dataclass(frozen=True)
class CityAnswers:
    """One city's answers, as they are set beside figures."""

    questionnaire: Questionnaire
    answers: AnswerFile
    routes: Mapping[str, Route]
    language: Language

    def said(self, figure: Figure, questions: Iterable[Question]) -> Said:
        """What the city said to these questions, and of what the figure holds for."""
        return Said(tuple([self._said(question.id) for question in questions]), self._circumstance(figure))

    def _said(self, question: str) -> tuple[str, AnswerState, Value | None]:
        if not self.routes[question].asked:
            return question, AnswerState.NOT_ASKED, None
        answer = self.answers.answer(question)
        return question, answer.state, answer.value

    def _circumstance(self, figure: Figure) -> Circumstance | None:
        """What the figure holds for, and what the city said of it; ``None`` where it holds for all.

        What the city has not said, or what its questionnaire does not ask, is not the same.
        """
        condition = figure.holds_for
        if condition is None:
            return None
        question = self.questionnaire.by_id.get(condition.question)
        if question is None or not self._has(question) or not set(condition.options) <= set(question.by_id):
            return Circumstance(question=condition.question, yours=None, same=False)
        answer = self.answers.answer(question.id)
        return Circumstance(
            question=question.id, yours=self._name(question, answer), same=bool(holds(condition, question, answer))
        )

    def _has(self, question: Question) -> bool:
        return self.routes[question.id].asked and self.answers.answer(question.id).state is AnswerState.ANSWERED

    def _name(self, question: Question, answer: Answer) -> str:
        """The options chosen, or the number; with the note where it is no longer than a name."""
        if question.type is QuestionType.NUMBER:
            labels = [self.language.figure(cast("float", answer.value))]
        else:
            labels = [question.by_id[option].label for option in option_ids(answer)]
        if answer.note and len(answer.note) <= LONGEST_NAME:
            return self.language.text("{label} ({name})", label=" / ".join(labels), name=answer.note)
        return " / ".join(labels)
