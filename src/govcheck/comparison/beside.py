"""Every answer that has published figures, set beside them as their kind allows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.comparison.city_answers import CityAnswers, Said
from govcheck.comparison.counted import is_asked_by
from govcheck.comparison.distribution import compare_distribution
from govcheck.comparison.order import compare_mentions, compare_order
from govcheck.comparison.peer import group_figures, own_groups
from govcheck.comparison.placed import Placed
from govcheck.comparison.scale import compare_interval, compare_mean
from govcheck.comparison.share import compare_share
from govcheck.model.benchmark import FITTING, FigureKind, FigureOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.comparison.peer import Peers
    from govcheck.comparison.placed import Group
    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.cohort import PeerGroup
    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route

GROUPS_KEPT = 64
"""So many groups of cities keep their figures placed, a megabyte each: all of one large cohort."""

COMPARISONS_KEPT = 8192
"""So many comparisons with studies are kept, a kilobyte each: nearly all that a city gets are those of others too."""


def compare(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    benchmarks: Sequence[Benchmark],
    language: Language,
    peers: Peers,
) -> Iterator[Comparison]:
    """All comparisons, in the order of the benchmarks and their figures.

    Shares and means give one comparison for each figure; distributions, orders and mentions one
    for the whole indicator and question. An indicator that no question names is left out. So are,
    of a cohort, the peer groups that the city does not belong to, questions that are asked no more
    and figures that do not fit the type of their question.
    """
    city = CityAnswers(questionnaire, answers, routes, language)
    for benchmark in benchmarks:
        for group in place_published(questionnaire, benchmark, language):
            yield _compare_published(group, city.said(group[0].figure, _asked_in(group)))
        for own in own_groups(benchmark, peers):
            for group in _place_own(questionnaire, benchmark, language, own):
                yield _compare(group, city.said(group[0].figure, (group[0].question,)))


@lru_cache(maxsize=COMPARISONS_KEPT)
def _compare_published(group: Group, said: Said) -> Comparison:
    """One comparison with figures of a study: the same for all cities that said the same.

    Those with a cohort are not kept: the figures of its groups come and go, and each would be another.
    """
    return _compare(group, said)


def _compare(group: Group, said: Said) -> Comparison:
    match group[0].figure.kind:
        case FigureKind.MEAN:
            return compare_mean(said, *group)
        case FigureKind.INTERVAL:
            return compare_interval(said, *group)
        case FigureKind.DISTRIBUTION:
            return compare_distribution(said, group)
        case FigureKind.MENTIONS:
            return compare_mentions(said, group)
        case FigureKind.ORDER:
            return compare_order(said, group)
        case _:
            return compare_share(said, *group)


@lru_cache(maxsize=COMPARISONS_KEPT)
def _asked_in(group: Group) -> tuple[Question, ...]:
    """The questions that a comparison with figures of a study is about: of an order all that its indicator asks."""
    first = group[0]
    asked = {placed.question.id: placed.question for placed in group}
    if first.figure.kind is FigureKind.ORDER:
        asked |= {one.id: one for one in first.questionnaire.by_indicator.get(first.figure.indicator, ())}
    return tuple(asked.values())


@lru_cache(maxsize=16)
def place_published(questionnaire: Questionnaire, benchmark: Benchmark, language: Language) -> tuple[Group, ...]:
    """The figures of published indicators beside their questions, those of one comparison together."""
    found: list[Group] = []
    for indicator, figures in benchmark.by_indicator.items():
        for kind in dict.fromkeys(figure.kind for figure in figures):
            placed = [
                Placed(questionnaire, benchmark, language, question, figure)
                for figure in figures
                if figure.kind is kind
                for question in questionnaire.by_indicator.get(indicator, ())
                if is_asked_by(question, figure)
            ]
            found += _split(kind, placed)
    return tuple(found)


@lru_cache(maxsize=GROUPS_KEPT)
def _place_own(
    questionnaire: Questionnaire, benchmark: Benchmark, language: Language, group: PeerGroup | None
) -> tuple[Group, ...]:
    """The figures that are of a question itself, those of each kind, of all cities or of one group.

    Kept by the group, not by all the groups of a city, of which there are as many as there are cities.
    """
    together: dict[tuple[str, FigureKind], list[Placed]] = {}
    for figure in group_figures(benchmark, FigureOf.QUESTION, group):
        question = questionnaire.by_id.get(figure.indicator)
        if question and figure.kind in FITTING[question.type] and figure.category in {None, *question.by_id}:
            placed = Placed(questionnaire, benchmark, language, question, figure)
            together.setdefault((question.id, figure.kind), []).append(placed)
    return tuple(one for (_, kind), placed in together.items() for one in _split(kind, placed))


def _split(kind: FigureKind, placed: list[Placed]) -> list[Group]:
    """The figures of each comparison: all of an order, those beside each question, or each alone."""
    match kind:
        case FigureKind.ORDER:
            return [tuple(placed)] if placed else []
        case FigureKind.DISTRIBUTION | FigureKind.MENTIONS:
            by_question: dict[str, list[Placed]] = {}
            for one in placed:
                by_question.setdefault(one.question.id, []).append(one)
            return [tuple(group) for group in by_question.values()]
        case FigureKind.SHARE | FigureKind.TOP3 | FigureKind.MEAN | FigureKind.INTERVAL:
            return [(one,) for one in placed]
        case _:
            return []
