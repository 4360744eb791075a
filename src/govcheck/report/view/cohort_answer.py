"""Answers beside a cohort: one row of a table for each question, however many figures there are of it.

Of a list, the options that most cities chose are told, and those that the city chose itself; how
often each of the others was chosen stands in the JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.benchmark import FigureKind, FigureOf
from govcheck.model.question import QuestionType
from govcheck.model.visible import one_line
from govcheck.report.view.answer import word_answer
from govcheck.report.view.cohort_group import GroupView, choose_groups
from govcheck.report.view.lead import Lead, find_lead, word_lead
from govcheck.report.view.scale import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.cohort import PeerGroup
    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question
    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording

Placed = dict[tuple[str, "PeerGroup | None"], list["Comparison"]]
"""The comparisons with a cohort, by their questions and the groups that they are with."""

MOST_CHOSEN = 3
"""Of the options of a list, as many as are told although the city did not choose them."""


class CohortCellView(NamedTuple):
    """What the cities of a group answered, and where the city's own answer stands; empty where nothing is told."""

    text: str
    mark: str


class CohortAnswerView(NamedTuple):
    """A question with the city's answer, beside what the cities of each group answered."""

    id: str
    question: str
    yours: str
    cells: tuple[CohortCellView, ...]


class CohortAnswersView(NamedTuple):
    """The answers of a section beside one cohort; ``groups`` head the cells of its rows."""

    title: str
    groups: tuple[str, ...]
    rows: tuple[CohortAnswerView, ...]


def view_cohort_answers(words: Wording, result: Result) -> dict[str, list[CohortAnswersView]]:
    """The answers of each section beside every cohort that says something of them; what is not answered is left out."""
    views: dict[str, list[CohortAnswersView]] = {}
    for source in result.sources:
        own = [c for c in result.comparisons if c.of is FigureOf.QUESTION and c.benchmark == source.benchmark]
        if not own:
            continue
        groups = choose_groups(words, result, source)
        found: Placed = {}
        for comparison in own:
            found.setdefault((comparison.question, comparison.group), []).append(comparison)
        titles = tuple(group.title for group in groups)
        for section, questions in words.questionnaire.by_section.items():
            if rows := tuple(_rows(words, result, questions, groups, found)):
                views.setdefault(section, []).append(CohortAnswersView(one_line(source.title), titles, rows))
    return views


def _rows(
    words: Wording, result: Result, questions: Sequence[Question], groups: Sequence[GroupView], found: Placed
) -> Iterator[CohortAnswerView]:
    for question in questions:
        answer = result.by_question[question.id]
        cells = tuple(
            _cell(words, question, found.get((question.id, group.group), ()), group.cities) for group in groups
        )
        if answer.state is AnswerState.ANSWERED and any(cell.text for cell in cells):
            yield CohortAnswerView(question.id, words.question(question.id), word_answer(words, answer), cells)


def _cell(words: Wording, question: Question, comparisons: Sequence[Comparison], cities: int) -> CohortCellView:
    if not comparisons:
        return CohortCellView("", "")
    first = comparisons[0]
    if question.type is QuestionType.SEVERAL:
        return CohortCellView(_word_list(words, question, comparisons), "")
    lead = find_lead(first, question, words.questionnaire.scoring.comparison.about)
    mark = "" if lead in {Lead.OPEN, Lead.BESIDE} else word_lead(words, first, lead)
    return CohortCellView(_word(words, question, comparisons, cities), mark)


def _word(words: Wording, question: Question, comparisons: Sequence[Comparison], cities: int) -> str:
    """What the cities answered; how many have an answer where that is not all of them."""
    say, first = words.say, comparisons[0]
    few = ""
    if first.n is not None and first.n != cities:
        few = say.count("{number} city answered", "{number} cities answered", first.n)
    match first.kind:
        case FigureKind.DISTRIBUTION if first.at is not None:
            around = {"below": first.below, "at": first.at, "above": first.above}
            return say.listed([say.text("{below} lower, {at} the same, {above} higher", **around), few])
        case FigureKind.DISTRIBUTION:
            return say.listed(
                say.named(one_line(part.label), _share(words, part.value, part.count, first.n))
                for part in first.portions
            )
        case FigureKind.MEAN if isinstance(first.value, (int, float)):
            return say.listed([say.text("average {mean}", mean=words.number(round(first.value, 1))), few])
    if question.type is QuestionType.YES_NO:
        return say.named(words.option(question.id, "yes"), _share(words, first.value, first.count, first.n))
    return _word_list(words, question, comparisons)


def _word_list(words: Wording, question: Question, comparisons: Sequence[Comparison]) -> str:
    """The options that most cities chose, the most frequent first, and those of the city."""
    ranked = sorted(comparisons, key=lambda one: -float(one.value or 0))
    told = [one for place, one in enumerate(ranked) if place < MOST_CHOSEN or one.yours]
    return words.say.listed(
        words.say.named(words.option(question.id, one.category), _share(words, one.value, one.count, one.n))
        for one in told
        if one.category
    )


def _share(words: Wording, value: object, count: int | None, n: int | None) -> str:
    """How many of how many, where that is known; else the share."""
    return word_count(words, count, n) or words.percent(round(float(str(value)), 1))
