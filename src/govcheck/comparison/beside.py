"""Every answer that has published figures, set beside them as their kind allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.comparison.counted import is_asked_by
from govcheck.comparison.distribution import compare_distribution
from govcheck.comparison.order import compare_mentions, compare_order
from govcheck.comparison.peer import own_figures
from govcheck.comparison.scale import compare_interval, compare_mean
from govcheck.comparison.setting import Setting
from govcheck.comparison.share import compare_share
from govcheck.model.benchmark import FITTING, FigureKind, FigureOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.comparison.peer import Peers
    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.cohort import PeerGroup
    from govcheck.model.comparison import Comparison
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.scoring.routing import Route


def compare(
    questionnaire: Questionnaire,
    answers: AnswerFile,
    routes: Mapping[str, Route],
    benchmarks: Sequence[Benchmark],
    language: Language,
    peers: Peers | None = None,
) -> Iterator[Comparison]:
    """All comparisons, in the order of the benchmarks and their figures.

    Shares and means give one comparison for each figure; distributions, orders and mentions one
    for the whole indicator and question. An indicator that no question names is left out. So are,
    of a cohort, the peer groups that the city does not belong to, questions that are asked no more
    and figures that do not fit the type of their question.
    """
    for benchmark in benchmarks:
        setting = Setting(questionnaire, answers, routes, benchmark, language)
        for indicator, figures in benchmark.by_indicator.items():
            for kind in dict.fromkeys(figure.kind for figure in figures):
                placed = [
                    (question, figure)
                    for figure in figures
                    if figure.kind is kind
                    for question in _askers(questionnaire, indicator, figure)
                ]
                yield from _compare_indicator(setting, kind, placed)
        for kind, placed in _place_own(questionnaire, benchmark, peers or {}):
            yield from _compare_indicator(setting, kind, placed)


def _place_own(
    questionnaire: Questionnaire, benchmark: Benchmark, peers: Peers
) -> Iterator[tuple[FigureKind, list[tuple[Question, Figure]]]]:
    """The figures that are of a question itself, those of each kind and each group of cities together."""
    together: dict[tuple[str, PeerGroup | None, FigureKind], list[tuple[Question, Figure]]] = {}
    for figure in own_figures(benchmark, FigureOf.QUESTION, peers):
        question = questionnaire.by_id.get(figure.indicator)
        if question and figure.kind in FITTING[question.type] and figure.category in {None, *question.by_id}:
            together.setdefault((question.id, figure.group, figure.kind), []).append((question, figure))
    yield from ((kind, placed) for (_, _, kind), placed in together.items())


def _askers(questionnaire: Questionnaire, indicator: str, figure: Figure) -> list[Question]:
    """The questions that a figure is set beside: those of its category, or of the indicator as a whole."""
    return [one for one in questionnaire.by_indicator.get(indicator, ()) if is_asked_by(one, figure)]


def _compare_indicator(
    setting: Setting, kind: FigureKind, placed: list[tuple[Question, Figure]]
) -> Iterator[Comparison]:
    match kind:
        case FigureKind.SHARE | FigureKind.TOP3:
            yield from (compare_share(setting, question, figure) for question, figure in placed)
        case FigureKind.MEAN:
            yield from (compare_mean(setting, question, figure) for question, figure in placed)
        case FigureKind.INTERVAL:
            yield from (compare_interval(setting, question, figure) for question, figure in placed)
        case FigureKind.DISTRIBUTION:
            yield from (compare_distribution(setting, *each) for each in _by_question(placed))
        case FigureKind.MENTIONS:
            yield from (compare_mentions(setting, *each) for each in _by_question(placed))
        case FigureKind.ORDER if placed:
            yield compare_order(setting, placed)


def _by_question(placed: list[tuple[Question, Figure]]) -> list[tuple[Question, list[Figure]]]:
    questions = {question.id: question for question, _ in placed}
    return [(question, [f for q, f in placed if q is question]) for question in questions.values()]
