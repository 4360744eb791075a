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
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Comparison
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
    for the whole indicator. An indicator that no question names is left out.
    """
    for benchmark in benchmarks:
        setting = Setting(questionnaire, answers, routes, benchmark, language)
        for indicator, figures in benchmark.by_indicator.items():
            placed = [
                (question, figure) for figure in figures for question in _askers(questionnaire, indicator, figure)
            ]
            if placed:
                yield from _compare_indicator(setting, placed)


def _askers(questionnaire: Questionnaire, indicator: str, figure: Figure) -> list[Question]:
    """The questions that a figure is set beside: those of its category, or of the indicator as a whole."""
    return [
        question
        for question in questionnaire.questions
        if any(ref.id == indicator and ref.category in {None, figure.category} for ref in question.indicators)
    ]


def _compare_indicator(setting: Setting, placed: list[tuple[Question, Figure]]) -> Iterator[Comparison]:
    match placed[0][1].kind:
        case FigureKind.SHARE | FigureKind.TOP3:
            yield from (compare_share(setting, question, figure) for question, figure in placed)
        case FigureKind.MEAN:
            yield from (compare_mean(setting, question, figure) for question, figure in placed)
        case FigureKind.INTERVAL:
            yield from (compare_interval(setting, question, figure) for question, figure in placed)
        case FigureKind.DISTRIBUTION:
            yield compare_distribution(setting, placed[0][0], [figure for _, figure in placed])
        case FigureKind.ORDER:
            yield compare_order(setting, placed)
        case FigureKind.MENTIONS:
            yield compare_mentions(setting, placed)
