"""How long it takes to read a questionnaire aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


def find_minutes(questionnaire: Questionnaire, *, quick: bool) -> float | None:
    """The minutes it takes to read the quick or the full version; ``None`` where no pace is given.

    Read are the title and the intro of each section, the text of each question, its labels or
    anchors, and the criteria that are weighed, each as long as those of its question are on
    average. Help is read only when it is asked for.
    """
    pace = questionnaire.pace
    if pace is None:
        return None
    asked = [question for question in questionnaire.questions if question.quick or not quick]
    sections = {question.section for question in asked}
    words: float = sum(
        count_words(part.title) + count_words(part.intro) for part in questionnaire.sections if part.id in sections
    )
    words += sum(_count_question(question, pace.criteria) for question in asked)
    return words / pace.words_per_minute


def round_minutes(minutes: float) -> int:
    """Minutes as people are told them: whole, and never none."""
    return max(1, round(minutes))


def _count_question(question: Question, weighed: int) -> float:
    shown = [question.text, *(option.label for option in question.choices), *(a.text for a in question.anchors)]
    criteria = [option.criterion for option in question.choices] + [question.criterion]
    lengths = [count_words(text) for text in criteria if text is not None]
    mean = sum(lengths) / max(1, len(lengths))
    return sum(map(count_words, shown)) + mean * min(weighed, len(lengths))


def count_words(text: str) -> int:
    """The words of a text; a sign that stands by itself, as some do in French, is none.

    >>> count_words("Votre ville a-t-elle un plan ?")
    5
    """
    return sum(any(sign.isalnum() for sign in word) for word in text.split())
