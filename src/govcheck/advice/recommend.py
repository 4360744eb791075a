"""The next steps of a city, in an order that its own priorities decide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govcheck.advice.placement import find_placements
from govcheck.advice.target import covers
from govcheck.model.advice import Effort
from govcheck.model.answer import AnswerState
from govcheck.model.question import QuestionType
from govcheck.model.recommendation import Recommendation, RecommendationKind
from govcheck.scoring.routing import Route
from govcheck.scoring.step import is_best
from govcheck.scoring.worth import option_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.advice.placement import Placement
    from govcheck.language import Language
    from govcheck.model.advice import Advice, Ranking, Step
    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.profile import Band
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.share import Share
    from govcheck.scoring.traversal import Measure


def recommend(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
    shares: Mapping[str, Sequence[Share]],
    band: Band | None,
    language: Language,
) -> tuple[Recommendation, ...]:
    """What to do next, the most useful first.

    The order is gap x priority x ease: the points that the answer leaves open in its index, with those
    of questions that count as the lowest because of it, the city's own priority of the axis, and the
    ease that the effort stands for. An answer that the respondent does not have is something to find out, not
    something to build. What does not apply, is not asked, is not answered yet or cannot be better brings no
    advice. A question of which it is open whether it is asked counts as asked, as it does in the scores.
    ``shares`` are those of the indices; ``band`` is the population band of the city: where it is not known, no
    step says how a city of that size begins.
    """
    advice = questionnaire.advice
    if advice is None:
        return ()
    found: list[tuple[float, _Found]] = []
    placements = find_placements(questionnaire, answers, routes, shares, advice.ranking)
    for question in questionnaire.questions:
        if question.id in placements and routes[question.id].asked:
            answer, placement = answers.answer(question.id), placements[question.id]
            own = measures[question.id].score
            step = _next(advice.steps.get(question.id, ()), question, answer, own)
            if step or answer.state is AnswerState.DONT_KNOW:
                behind = _share_behind(questionnaire, question, placements, routes)
                one = _Found(question, placement, 100 * (placement.share * (1 - own) + behind), step)
                found.append((_usefulness(advice.ranking, one), one))
    # Equal steps keep the order of the questions, even if they differ in the last bit.
    found.sort(key=lambda pair: -round(pair[0], 9))
    ordered = _spread([one for _, one in found], advice.ranking.first_per_axis)
    return tuple(_word(advice, one, rank, answers, band, language) for rank, one in enumerate(ordered, start=1))


def _share_behind(
    questionnaire: Questionnaire, gate: Question, placements: Mapping[str, Placement], routes: Mapping[str, Route]
) -> float:
    """The share, in the same index, of what counts as the lowest because of this answer."""
    lowest = (name for name in questionnaire.behind.get(gate.id, ()) if routes[name] is Route.LOWEST)
    behind = (placements[name] for name in lowest if name in placements)
    return sum(placement.share for placement in behind if placement.top == placements[gate.id].top)


class _Found(NamedTuple):
    """A question that can be answered better, with its gap in points; no ``step`` where it is to be found out."""

    question: Question
    placement: Placement
    gap: float
    step: Step | None

    @property
    def effort(self) -> Effort:
        return self.step.effort if self.step else Effort.LOW


def _word(
    advice: Advice, found: _Found, rank: int, answers: AnswerFile, band: Band | None, language: Language
) -> Recommendation:
    question, step, priority = found.question, found.step, found.placement.priority
    target = answers.targets.get(question.id)
    told = step or _tell_to_find_out(advice, question, language)
    covered = target and covers(question, target, answers.answer(question.id), step.to if step else None)
    return Recommendation(
        rank=rank,
        kind=RecommendationKind.STEP if step else RecommendationKind.FIND_OUT,
        question=question.id,
        node=found.placement.node,
        axis=found.placement.axis,
        effort=found.effort,
        gap=found.gap,
        priority=priority.value,
        priority_question=priority.question,
        priority_option=priority.option,
        target=target if covered else None,
        to=step.to if step else None,
        title=told.title,
        asks=told.asks,
        start=told.start,
        for_size=band.starting.get(step.way) if step and step.way and band else None,
        because=told.because,
        practices=tuple(advice.by_practice[practice] for practice in step.practices) if step else (),
        goals=told.goals,
    )


class _Told(NamedTuple):
    """What is said of finding out, as of a step."""

    title: str
    asks: str
    start: tuple[str, ...]
    because: str
    goals: tuple[str, ...]


def _tell_to_find_out(advice: Advice, question: Question, language: Language) -> _Told:
    return _Told(
        title=language.text("Find out: {question}", question=question.text),
        asks=language.text(
            "Somebody in the city knows, or can find out. What a good answer rests on: {help}", help=question.help
        ),
        start=(language.text("Ask the department that is in charge, and answer the question."),),
        because=language.text("It takes a question to a colleague, not a project."),
        # What is found out serves the same goals as any step that may follow from it.
        goals=tuple(dict.fromkeys(goal for step in advice.steps.get(question.id, ()) for goal in step.goals)),
    )


def _next(steps: tuple[Step, ...], question: Question, answer: Answer, own: float) -> Step | None:
    """The first step that the answer has not reached yet."""
    if answer.state is not AnswerState.ANSWERED or is_best(question, answer, own):
        return None
    return next((step for step in steps if not _reached(step, question, option_ids(answer))), None)


def _reached(step: Step, question: Question, chosen: tuple[str, ...]) -> bool:
    if step.to is None:
        return False
    if question.type is QuestionType.SEVERAL:
        return step.to in chosen
    return question.by_id[chosen[0]].value >= question.by_id[step.to].value


def _usefulness(ranking: Ranking, found: _Found) -> float:
    """Gap x priority x ease. The gap counts as often as its index has axes: an axis weighs alike in every index."""
    said = found.placement.priority.value
    priority = ranking.priority_unknown if said is None else said
    return found.gap * found.placement.breadth * max(priority, ranking.priority_least) * ranking.ease[found.effort]


def _spread(found: list[_Found], first_per_axis: int) -> Iterator[_Found]:
    """The first ones of every axis in their order, then the rest in theirs."""
    seen: Counter[str] = Counter()
    later = []
    for one in found:
        seen[one.placement.axis] += 1
        if seen[one.placement.axis] <= first_per_axis:
            yield one
        else:
            later.append(one)
    yield from later
