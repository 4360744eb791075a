"""What every comparison needs of the city: its answers, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from govcheck.model.answer import AnswerState
from govcheck.model.comparison import Circumstance
from govcheck.model.question import QuestionType
from govcheck.scoring.condition import holds
from govcheck.scoring.worth import option_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.language import Language
    from govcheck.model.answer import Answer, AnswerFile, Value
    from govcheck.model.benchmark import Figure
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route


LONGEST_NAME = 60
"""A note that is longer tells more than a name."""


@dataclass(frozen=True)
class CityAnswers:
    """One city's answers, as they are set beside figures."""

    questionnaire: Questionnaire
    answers: AnswerFile
    routes: Mapping[str, Route]
    language: Language

    def no_answer(self, question: Question) -> str:
        """What is said where the city has no answer to set beside, and why it has none."""
        say = self.language.text
        if not self.routes[question.id].asked:
            return say("This was not asked of your city.")
        match self.answers.answer(question.id).state:
            case AnswerState.DONT_KNOW:
                return say("Your city said that it does not know.")
            case AnswerState.NOT_APPLICABLE:
                return say("Your city said that this does not apply.")
            case _:
                return say("Your city has not answered this yet.")

    def answer(self, question: Question) -> Value | None:
        """The city's value; ``None`` where it has none, or where the question is not asked."""
        answer = self.answers.answer(question.id)
        asked = self.routes[question.id].asked
        return answer.value if asked and answer.state is AnswerState.ANSWERED else None

    def chosen(self, question: Question) -> tuple[str, ...] | None:
        """The options the city chose; ``None`` where it has no answer."""
        if self.answer(question) is None:
            return None
        return option_ids(self.answers.answer(question.id))

    def same(self, figure: Figure) -> bool:
        """Whether the city's answer speaks of the same as the figure, so that it can be ahead or behind."""
        circumstance = self.circumstance(figure)
        return circumstance is None or circumstance.same

    def circumstance(self, figure: Figure) -> Circumstance | None:
        """What the figure holds for, and what the city said of it; ``None`` where it holds for all.

        What the city has not said, or what its questionnaire does not ask, is not the same.
        """
        condition = figure.holds_for
        if condition is None:
            return None
        question = self.questionnaire.by_id.get(condition.question)
        if question is None or self.answer(question) is None or not set(condition.options) <= set(question.by_id):
            return Circumstance(question=condition.question, yours=None, same=False)
        answer = self.answers.answer(question.id)
        return Circumstance(
            question=question.id, yours=self._name(question, answer), same=bool(holds(condition, question, answer))
        )

    def _name(self, question: Question, answer: Answer) -> str:
        """The options chosen, or the number; with the note where it is no longer than a name."""
        if question.type is QuestionType.NUMBER:
            labels = [self.language.figure(cast("float", answer.value))]
        else:
            labels = [question.by_id[option].label for option in option_ids(answer)]
        if answer.note and len(answer.note) <= LONGEST_NAME:
            return self.language.text("{label} ({name})", label=" / ".join(labels), name=answer.note)
        return " / ".join(labels)
