"""The words for numbers, levels and answers: how each is rounded, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import template
from govcheck.model.question import QuestionType
from govcheck.model.visible import one_line
from govcheck.scoring.level import SLACK, find_level, find_range

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govcheck.language import Language
    from govcheck.model.answer import Value
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import LevelRange


KEPT = 4096
"""So many words of a kind are kept: more than a questionnaire has options, or its studies have figures."""


fixed_line = lru_cache(maxsize=KEPT)(one_line)
"""A text that stands in no answer file, such as one of a study, on one line; it is the same for all cities."""


class Rounded(NamedTuple):
    """A number as it is read: rounded, and in words. Whoever calculates on takes the one, whoever reads the other."""

    number: float
    shown: str


def round_covered(share: float, least: float, *, enough: bool) -> int:
    """A share that is answered in whole percent, on its own side of the ``least`` that is ``enough``, and of all."""
    rounded, needed = floor(share * 100 + 0.5), round_up(least)
    found = max(rounded, needed) if enough else max(min(rounded, needed - 1), 0)
    return found if share > 1 - SLACK else min(found, 99)


def round_up(share: float) -> int:
    """A share that is needed in whole percent."""
    return ceil(share * 100 - SLACK)


@lru_cache(maxsize=16)
def word(questionnaire: Questionnaire, language: Language) -> Wording:
    """The words for results of this questionnaire in this language: the same for all cities."""
    return Wording(questionnaire, language)


@dataclass(frozen=True, eq=False)
class Wording:
    """Turns what the result holds into words, with the texts of its questionnaire.

    What was once put into words is kept, where the next city is likely to need the same. Of what a city
    wrote, that is the short note by which a comparison names its answer; no other note, reason, evidence
    or name. Each is equal to itself alone, so that others can keep by it what they word.
    """

    questionnaire: Questionnaire
    say: Language

    @cached_property
    def _levels(self) -> dict[str, str]:
        """The titles of the levels by their ids."""
        return {step.id: one_line(step.title) for step in self.questionnaire.scoring.levels.steps}

    @cached_property
    def _sections(self) -> dict[str, str]:
        """The titles of the sections by their ids."""
        return {part.id: one_line(part.title) for part in self.questionnaire.sections}

    @cached_property
    def _questions(self) -> dict[str, str]:
        """The texts of the questions by their ids."""
        return {question.id: one_line(question.text) for question in self.questionnaire.questions}

    @cached_property
    def _options(self) -> dict[str, dict[str, str]]:
        """The labels of the options by the ids of their questions and their own."""
        return {
            question.id: {
                option.id: self.say.text(label) if question.type is QuestionType.YES_NO else label
                for option in question.choices
                for label in (one_line(option.label),)
            }
            for question in self.questionnaire.questions
        }

    @cached_property
    def _nodes(self) -> dict[str, str]:
        """The titles of the nodes by their ids."""
        return {node.id: one_line(node.title) for node in self.questionnaire.scoring.nodes.values()}

    @cached_property
    def _wholes(self) -> tuple[tuple[float, float, Rounded], ...]:
        """Each whole score in words, with the range of the level that it lies in."""
        levels = self.questionnaire.scoring.levels
        return tuple(
            (*find_range(levels, find_level(levels, at)), Rounded(float(at), self.say.number(at))) for at in range(101)
        )

    def asked(self, section: str) -> Sequence[Question]:
        """The questions of a section, in order; none where there is no such section."""
        return self.questionnaire.by_section.get(section, ())

    def score(self, value: float) -> str:
        """A score from 0 to 100 in words."""
        return self.rounded(value).shown

    def rounded(self, value: float) -> Rounded:
        """A score from 0 to 100 as a whole number.

        Where rounding would carry it into another level, one decimal is shown, rounded down, so
        that the number and the level beside it never contradict each other: 59.97 reads 59.9.
        """
        low, high, whole = self._wholes[floor(value + 0.5)]
        if low <= value < high:
            return whole
        number = floor(value * 10 + SLACK) / 10
        return Rounded(number, self.say.number(number, 1))

    def interval(self, low: float | None, high: float | None) -> tuple[float, float, str] | None:
        """What a score could be: both ends rounded, and the two in words.

        ``None`` where it is certain or not there, and where both ends are shown as the same.
        """
        if low is None or high is None or high - low < SLACK:
            return None
        lowest, shown_low = self.rounded(low)
        highest, shown_high = self.rounded(high)
        if shown_low == shown_high:
            return None
        return lowest, highest, self.range(low=shown_low, high=shown_high)

    @cached_property
    def range(self) -> Callable[..., str]:
        """From ``low`` to ``high``."""
        return self.say.as_it_is(template("{low} to {high}")).format

    def needed(self, share: float) -> str:
        """A share in percent, rounded up."""
        return self.percent(round_up(share))

    @cached_property
    def percent(self) -> Callable[[float], str]:
        """A number of percent."""
        return lru_cache(maxsize=KEPT)(lambda value: self.say.text("{number}%", number=self.number(value)))

    @cached_property
    def sentence(self) -> Callable[[str], str]:
        """A sentence of a comparison on one line, with no break between a number and its percent sign."""
        return lru_cache(maxsize=KEPT)(lambda text: one_line(text).replace(" %", "\N{NO-BREAK SPACE}%"))

    @cached_property
    def number(self) -> Callable[[float], str]:
        """A number as it was given or published: with a decimal only where it has one."""
        # A zero below zero is found where zero is, and so has to be written as it is.
        return lru_cache(maxsize=KEPT)(lambda value: self.say.figure(value or 0))

    def level(self, level: LevelRange | None) -> str:
        """The level, or between which two it lies; empty where there is none."""
        if level is None:
            return ""
        return self._levels[level.low] if level.low == level.high else self._between(level.low, level.high)

    @cached_property
    def _between(self) -> Callable[[str, str], str]:
        """Between which two levels, by their ids."""
        text, titles = self.say.text, self._levels
        return lru_cache(maxsize=KEPT)(
            lambda low, high: text("between {low} and {high}", low=titles[low], high=titles[high])
        )

    def question(self, question: str) -> str:
        """The text of a question."""
        return self._questions[question]

    def section(self, section: str) -> str:
        """The title of a section."""
        return self._sections.get(section, section)

    def node(self, node: str) -> str:
        """The title of a node."""
        return self._nodes[node]

    def option(self, question: str, option: str) -> str:
        """The label of an option."""
        return self._options[question][option]

    def criterion(self, question: str, option: str) -> str:
        """What must be true to choose an option; empty where nothing is said."""
        return one_line(self.questionnaire.by_id[question].by_id[option].criterion or "")

    @cached_property
    def answer(self) -> Callable[[str, Value | None], str]:
        """The value of an answer in the words of its question; empty where there is none."""
        return lru_cache(maxsize=KEPT)(self._answer)

    def _answer(self, question: str, value: Value | None) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.option(question, "yes" if value else "no")
        if isinstance(value, str):
            return self.option(question, value)
        if isinstance(value, tuple):
            return self.say.listed(self.option(question, option) for option in value)
        most = self.questionnaire.by_id[question].max
        given = self.say.given(value)
        return given if most is None else self.say.text("{value} of {most}", value=given, most=self.say.given(most))

    def quoted(self, titles: Sequence[str], *, either: bool = False) -> str:
        """Titles in quotation marks, joined by commas and a last "and", or "or"."""
        marked = [self.say.text("“{title}”", title=title) for title in titles]
        if len(marked) < 2:  # noqa: PLR2004 - one title, or none, is not joined
            return "".join(marked)
        first, last = ", ".join(marked[:-1]), marked[-1]
        if either:
            return self.say.text("{first} or {last}", first=first, last=last)
        return self.say.text("{first} and {last}", first=first, last=last)
