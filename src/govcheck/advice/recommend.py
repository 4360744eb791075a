"""The next steps of a city, in an order that its own priorities decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from govcheck.advice.placement import find_placements
from govcheck.advice.target import covers
from govcheck.model.advice import Effort
from govcheck.model.answer import AnswerState
from govcheck.model.question import QuestionType
from govcheck.model.recommendation import Recommendation, RecommendationKind
from govcheck.scoring.step import is_best
from govcheck.scoring.worth import option_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.advice.placement import Placement
    from govcheck.language import Language
    from govcheck.model.advice import Advice, Ranking, Step
    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.profile import Band
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route
    from govcheck.scoring.traversal import Measure


def recommend(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    leaves: Mapping[str, Measure[float]],
    band: Band | None,
    language: Language,
) -> tuple[Recommendation, ...]:
    """What to do next, the most useful first.

    The order is gap x priority x ease: the points that the answer leaves open in its index, the
    city's own priority of the axis, and the ease that the effort stands for. An answer that the
    respondent does not have is something to find out, not something to build. What does not apply,
    is not asked, is not answered yet or cannot be better brings no advice. A question of which it is
    open whether it is asked counts as asked, as it does in the scores. ``band`` is the population band
    of the city; where it is not known, no step says how a city of that size begins.
    """
    advice = questionnaire.advice
    if advice is None:
        return ()
    weighed: list[tuple[float, Recommendation]] = []
    placements = find_placements(questionnaire, answers, routes, leaves, advice.ranking)
    for question in questionnaire.questions:
        if question.id in placements and routes[question.id].asked:
            answer, placement = answers.answer(question.id), placements[question.id]
            found = _advise(advice, question, answer, placement, leaves[question.id], band, language)
            if found is not None:
                target = answers.targets.get(question.id)
                if target is not None and covers(question, target, answer, found.to):
                    found = replace(found, target=target)
                weighed.append((_usefulness(advice.ranking, found, placement.breadth), found))
    # Equal steps keep the order of the questions, even if they differ in the last bit.
    weighed.sort(key=lambda pair: -round(pair[0], 9))
    ordered = list(_spread([found for _, found in weighed], advice.ranking.first_per_axis))
    return tuple(replace(found, rank=rank) for rank, found in enumerate(ordered, start=1))


def _advise(
    advice: Advice,
    question: Question,
    answer: Answer,
    placement: Placement,
    measure: Measure[float],
    band: Band | None,
    language: Language,
) -> Recommendation | None:
    if answer.state is AnswerState.DONT_KNOW:
        return _find_out(advice, question, placement, language)
    step = _next(advice.steps.get(question.id, ()), question, answer)
    if step is None:
        return None
    practices = {practice.id: practice for practice in advice.practices}
    return Recommendation(
        rank=0,
        kind=RecommendationKind.STEP,
        question=question.id,
        node=placement.node,
        axis=placement.axis,
        to=step.to,
        title=step.title,
        asks=step.asks,
        start=step.start,
        for_size=band.starting.get(step.way) if band and step.way else None,
        effort=step.effort,
        because=step.because,
        gap=100 * placement.share * (1 - measure.score),
        priority=placement.priority.value,
        priority_question=placement.priority.question,
        priority_option=placement.priority.option,
        practices=tuple(practices[practice] for practice in step.practices),
        goals=step.goals,
        target=None,
    )


def _find_out(advice: Advice, question: Question, placement: Placement, language: Language) -> Recommendation:
    # What is found out serves the same goals as any step that may follow from it.
    goals = tuple(dict.fromkeys(goal for step in advice.steps.get(question.id, ()) for goal in step.goals))
    return Recommendation(
        rank=0,
        kind=RecommendationKind.FIND_OUT,
        question=question.id,
        node=placement.node,
        axis=placement.axis,
        to=None,
        title=language.text("Find out: {question}", question=question.text),
        asks=language.text(
            "Somebody in the city knows, or can find out. What a good answer rests on: {help}", help=question.help
        ),
        start=(language.text("Ask the department that is in charge, and answer the question."),),
        for_size=None,
        effort=Effort.LOW,
        because=language.text("It takes a question to a colleague, not a project."),
        gap=100 * placement.share,
        priority=placement.priority.value,
        priority_question=placement.priority.question,
        priority_option=placement.priority.option,
        practices=(),
        goals=goals,
        target=None,
    )  # fmt: skip


def _next(steps: tuple[Step, ...], question: Question, answer: Answer) -> Step | None:
    """The first step that the answer has not reached yet."""
    if answer.state is not AnswerState.ANSWERED or is_best(question, answer):
        return None
    return next((step for step in steps if not _reached(step, question, option_ids(answer))), None)


def _reached(step: Step, question: Question, chosen: tuple[str, ...]) -> bool:
    if step.to is None:
        return False
    if question.type is QuestionType.SEVERAL:
        return step.to in chosen
    return question.by_id[chosen[0]].value >= question.by_id[step.to].value


def _usefulness(ranking: Ranking, found: Recommendation, breadth: int) -> float:
    """Gap x priority x ease. The gap counts as often as its index has axes: an axis weighs alike in every index."""
    priority = ranking.priority_unknown if found.priority is None else found.priority
    return found.gap * breadth * max(priority, ranking.priority_least) * ranking.ease[found.effort]


def _spread(found: list[Recommendation], first_per_axis: int) -> Iterator[Recommendation]:
    """The first ones of every axis in their order, then the rest in theirs."""
    seen: Counter[str] = Counter()
    later = []
    for one in found:
        seen[one.axis] += 1
        if seen[one.axis] <= first_per_axis:
            yield one
        else:
            later.append(one)
    yield from later
