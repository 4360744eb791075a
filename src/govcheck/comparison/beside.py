"""Every answer that has published figures, set beside them as their kind allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.comparison.distribution import compare_distribution
from govcheck.comparison.order import compare_mentions, compare_order
from govcheck.comparison.scale import compare_interval, compare_mean
from govcheck.comparison.setting import Setting
from govcheck.comparison.share import compare_share
from govcheck.model.benchmark import FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark, Figure
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
) -> Iterator[Comparison]:
    """All comparisons, in the order of the benchmarks and their figures.

    Shares and means give one comparison for each figure; distributions, orders and mentions one
    for the whole indicator and question. An indicator that no question names is left out.
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


def _askers(questionnaire: Questionnaire, indicator: str, figure: Figure) -> list[Question]:
    """The questions that a figure is set beside: those of its category, or of the indicator as a whole."""
    return [
        question
        for question in questionnaire.questions
        if any(ref.id == indicator and ref.category in {None, figure.category} for ref in question.indicators)
    ]


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
