"""The use case of an assessment: answers, a questionnaire and benchmarks in, the result out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govcheck.advice.recommend import recommend
from govcheck.advice.target import check_targets
from govcheck.comparison.beside import compare
from govcheck.comparison.peer import find_peers, name_benchmark, tell_caution
from govcheck.comparison.standing import find_standings
from govcheck.language import ENGLISH, Language
from govcheck.model.answer import AnswerState
from govcheck.model.result import AnswerResult, CityRef, Counts, QuestionnaireRef, Result, SourceRef
from govcheck.model.scoring import NodeKind
from govcheck.scoring.explain import explain_node, tell_score
from govcheck.scoring.extent import find_extent
from govcheck.scoring.flag import find_flags
from govcheck.scoring.framework import find_cycles, find_ladders, find_paths, find_stages
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.narrowing import find_narrowings
from govcheck.scoring.node import measure_nodes, score_nodes
from govcheck.scoring.routing import Route, find_routes
from govcheck.scoring.sensitivity import shake
from govcheck.scoring.share import share_indices
from govcheck.scoring.traversal import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.explanation import Explanation
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import NodeResult
    from govcheck.scoring.traversal import Measure


def assess(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    benchmarks: Sequence[Benchmark],
    profile: Profile,
    *,
    language: Language = ENGLISH,
    answers_hash: str | None = None,
) -> Result:
    """Everything that follows from a city's answers.

    Args:
        questionnaire: what was asked, with its scoring and its advice.
        answers: answers that were checked against this questionnaire.
        benchmarks: what is published of participants, to be set beside; each of them once.
        profile: regions and population bands.
        language: the language of the sentences in the result.
        answers_hash: the hash of the answer file, to be cited by the report.

    Returns:
        The result, on which the screen, the JSON and every report rest. The same input gives
        the same result; nothing is rounded.
    """
    routes = find_routes(questionnaire, answers)
    leaves = find_leaves(questionnaire, answers, routes)
    measures = measure_nodes(questionnaire, leaves)
    shares = share_indices(questionnaire, measures)
    nodes = tuple(score_nodes(questionnaire, measures, evidenced_leaves(questionnaire, answers, leaves)))
    city = answers.city
    region, band = profile.region(city.region), profile.band(city.population)
    peers = find_peers(city, profile)
    return Result(
        questionnaire=QuestionnaireRef(
            id=questionnaire.id, title=questionnaire.title, version=questionnaire.version, hash=questionnaire.hash,
            answered_version=answers.version, answered_hash=answers.hash,
        ),
        city=CityRef(
            name=city.name, country=city.country, region=city.region, population=city.population,
            band=band.id if band else None,
            country_title=profile.countries.get(city.country or ""), region_title=region.title if region else None,
            band_title=band.title if band else None,
            sample=answers.sample,
        ),
        respondents=answers.respondents,
        date=answers.date,
        answers_hash=answers_hash,
        counts=count_answers(answers, routes),
        extent=find_extent(questionnaire, answers, routes, measures, shares),
        nodes=nodes,
        ladders=tuple(find_ladders(questionnaire, answers, routes)),
        stages=tuple(find_stages(questionnaire, answers, routes)),
        cycles=tuple(find_cycles(questionnaire, {node.id: node for node in nodes})),
        paths=tuple(find_paths(questionnaire, answers, routes)),
        comparisons=tuple(compare(questionnaire, answers, routes, benchmarks, language, peers)),
        flags=tuple(find_flags(questionnaire, answers, routes, language)),
        recommendations=recommend(questionnaire, answers, routes, measures, shares, band, language),
        targets=tuple(check_targets(questionnaire, answers, routes)),
        sensitivity=shake(questionnaire, measures),
        explanations=tuple(_explain(questionnaire, answers, routes, measures, nodes)),
        narrowings=find_narrowings(questionnaire, routes, measures, shares),
        answers=tuple(_answer_results(questionnaire, answers, routes, leaves)),
        sources=tuple(
            SourceRef(
                benchmark=b.id, edition=b.edition, title=name_benchmark(language, b), publisher=b.study.publisher,
                participants=b.participants, caution=tell_caution(language, b), provenance=b.provenance,
            )
            for b in benchmarks
        ),
        standings=tuple(find_standings(questionnaire, nodes, benchmarks, profile.cohort, peers, language)),
    )  # fmt: skip


def count_answers(answers: AnswerFile, routes: Mapping[str, Route]) -> Counts:
    """How many questions are asked, and in which state their answers are."""
    asked = [answers.answer(question) for question, route in routes.items() if route.asked]
    states = Counter(answer.state for answer in asked)
    return Counts(
        asked=len(asked),
        answered=states[AnswerState.ANSWERED],
        dont_know=states[AnswerState.DONT_KNOW],
        not_applicable=states[AnswerState.NOT_APPLICABLE],
        skipped=states[AnswerState.SKIPPED],
        unsure=sum(answer.unsure for answer in asked),
    )


def _explain(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure[float]],
    nodes: Sequence[NodeResult],
) -> Iterator[Explanation]:
    """Every index opened down to its answers; a score that is withheld is not told here either."""
    for node in nodes:
        if node.kind is NodeKind.INDEX:
            yield tell_score(explain_node(questionnaire, answers, routes, measures, node.id), node)


def _answer_results(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    leaves: Mapping[str, Measure[float]],
) -> Iterator[AnswerResult]:
    for question in questionnaire.questions:
        answer = answers.answer(question.id)
        measure = leaves.get(question.id, ABSENT)
        yield AnswerResult(
            question=question.id,
            section=question.section,
            role=question.role,
            state=answer.state if routes[question.id].asked else AnswerState.NOT_ASKED,
            value=answer.value,
            unsure=answer.unsure,
            reason=answer.reason,
            note=answer.note,
            evidence=answer.evidence,
            score=100 * measure.score if measure.scored else None,
            low=100 * measure.low if measure.present else None,
            high=100 * measure.high if measure.present else None,
        )
