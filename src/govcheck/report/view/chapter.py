"""Chapters: each section of the questionnaire, its scores, its answers beside the participants, its steps."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.scoring import NodeKind
from govcheck.report.view.answer import AnswerView, view_answer
from govcheck.report.view.cohort_answer import CohortAnswersView, view_cohort_answers
from govcheck.report.view.common_scale import CommonScaleView, view_common_scales
from govcheck.report.view.comparison import ComparisonView, QuestionComparisonsView, view_beside
from govcheck.report.view.frequency import FrequenciesView, view_frequencies
from govcheck.report.view.share import SharesView, view_shares
from govcheck.report.view.wording import Wording, fixed_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result
    from govcheck.report.view.ladder import LadderView
    from govcheck.report.view.score import ScoreView
    from govcheck.report.view.stage import StageView
    from govcheck.report.view.step import StepView


class AskedView(NamedTuple):
    """A question with the city's answer, and what it is set beside, if anything."""

    answer: AnswerView
    beside: QuestionComparisonsView | None


class ChapterView(NamedTuple):
    """A section of the questionnaire as a chapter of the report.

    ``scores``: the nodes that speak of this section, each after the one it belongs to. ``orders``
    set several questions side by side. ``summing`` holds the ids of the scores that are made of
    others among them.
    """

    id: str
    title: str
    intro: str
    scores: tuple[ScoreView, ...]
    summing: frozenset[str]
    ladders: tuple[LadderView, ...]
    stages: tuple[StageView, ...]
    shares: SharesView | None
    frequencies: FrequenciesView | None
    scales: tuple[CommonScaleView, ...]
    asked: tuple[AskedView, ...]
    orders: tuple[QuestionComparisonsView, ...]
    cohorts: tuple[CohortAnswersView, ...]
    steps: tuple[StepView, ...]

    @property
    def drawn(self) -> frozenset[str]:
        """The questions whose answers stand in the table beside a drawing of a scale."""
        return frozenset(question for scale in self.scales for question in scale.questions)

    @property
    def missing(self) -> int:
        """How many of the questions have no answer yet, or were not asked."""
        return sum(asked.answer.missing for asked in self.asked)

    @property
    def answers(self) -> tuple[AnswerView, ...]:
        """The answers of the section."""
        return tuple(asked.answer for asked in self.asked)

    @property
    def comparisons(self) -> tuple[ComparisonView, ...]:
        """All that the chapter's answers are set beside."""
        beside = (*[asked.beside for asked in self.asked], *self.orders)
        return tuple([comparison for one in beside if one for comparison in one.comparisons])


def view_chapters(
    words: Wording,
    result: Result,
    scores: Mapping[str, ScoreView],
    ladders: tuple[LadderView, ...],
    stages: tuple[StageView, ...],
    steps: tuple[StepView, ...],
) -> Iterator[ChapterView]:
    """Every section that asks something, in the order of the questionnaire; ``scores`` has those of all nodes by id."""
    asked = words.questionnaire
    first_of = {ladder.id: ladder.questions[0] for ladder in asked.scoring.ladders}
    homes, summing = find_homes(asked), find_summing(asked)
    beside, orders = view_beside(words, result)
    cohorts = view_cohort_answers(words, result)
    by_question = result.by_question
    for section in asked.sections:
        answers = [by_question[question.id] for question in asked.by_section[section.id]]
        if not answers:
            continue
        home = homes.get(section.id, ())
        yield ChapterView(
            id=section.id,
            title=words.section(section.id),
            intro=fixed_line(section.intro),
            scores=tuple(scores[node] for node in home),
            summing=summing.intersection(home),
            ladders=tuple(one for one in ladders if asked.by_id[first_of[one.id]].section == section.id),
            stages=tuple(stage for stage in stages if asked.by_id[stage.id].section == section.id),
            shares=view_shares(words, result, section.id),
            frequencies=view_frequencies(words, result, section.id),
            scales=view_common_scales(words, result, section.id),
            asked=tuple([AskedView(view_answer(words, answer), beside.get(answer.question)) for answer in answers]),
            orders=tuple(order for question, order in orders.items() if asked.by_id[question].section == section.id),
            cohorts=tuple(cohorts.get(section.id, ())),
            steps=tuple(step for step in steps if step.section == section.id),
        )


@lru_cache(maxsize=16)
def find_summing(questionnaire: Questionnaire) -> frozenset[str]:
    """The nodes below which another node speaks of the same section."""
    nodes = questionnaire.scoring.nodes
    return frozenset(
        node
        for home in find_homes(questionnaire).values()
        for node in home
        if any(one.id in home for child in nodes[node].children for one in child.walk())
    )


@lru_cache(maxsize=16)
def find_homes(questionnaire: Questionnaire) -> dict[str, list[str]]:
    """The nodes of the indices that speak of each section: an indicator with all its questions, elements with most."""
    section_of = {question.id: question.section for question in questionnaire.questions}
    homes: dict[str, list[str]] = {}
    for node in questionnaire.scoring.nodes.values():
        held = Counter(section_of[leaf] for leaf in node.leaves)
        most = [section for section, number in held.items() if number == max(held.values())]
        small = node.kind is NodeKind.ELEMENT or (node.kind is NodeKind.INDEX and not node.children)
        if (node.kind is NodeKind.INDICATOR and len(held) == 1) or (small and len(most) == 1):
            homes.setdefault(most[0], []).append(node.id)
    return homes
