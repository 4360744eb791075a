"""Figures beside questions: all that a comparison needs and no city changes, kept for the next city."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from govcheck.comparison.counted import counted_options
from govcheck.comparison.peer import name_cities
from govcheck.model.comparison import Comparison, Portion

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

KEPT = 4096
"""So many figures and groups of them are kept in words: more than the studies of a questionnaire hold."""


@dataclass(frozen=True, eq=False)
class Placed:
    """One figure beside one question, in a language.

    Each is equal to itself alone, so that others can keep by it what they word.
    """

    questionnaire: Questionnaire
    benchmark: Benchmark
    language: Language
    question: Question
    figure: Figure

    @cached_property
    def who(self) -> str:
        """The participants that the figure speaks of."""
        return name_cities(self.language, self.figure)

    @cached_property
    def participants(self) -> str:
        """The participants that the figure speaks of, with their number where it is known."""
        if self.figure.n is None:
            return self.who
        return self.language.text("{n} {who}", n=self.figure.n, who=self.who)

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The options that the figure counts."""
        return counted_options(self.question, self.figure.of, self.figure.indicator, self.figure.category)

    @cached_property
    def label(self) -> str:
        """The words for what the figure counts: its options', else the part of the tree it rates."""
        question, rated = self.question, self.questionnaire.scoring.rated.get(self.question.id)
        labels = [question.by_id[option].label for option in self.options if option in question.by_id]
        return " / ".join(labels) or (rated.title if rated else question.text)

    @cached_property
    def blank(self) -> Comparison:
        """What a comparison takes over from the figure; what is the city's is left open."""
        figure = self.figure
        return Comparison(
            benchmark=self.benchmark.id, edition=self.benchmark.edition, period=self.benchmark.period,
            indicator=figure.indicator, category=figure.category, question=self.question.id, kind=figure.kind,
            value=figure.value, n=figure.n, count=None, low=None, high=None, scale=figure.scale, base=figure.base,
            place=figure.place, line=figure.line, note=figure.note, remark=figure.remark, of=figure.of,
            group=figure.group, yours=None, position=None, text="",
        )  # fmt: skip

    def portion(self, *, yours: bool) -> Portion:
        """The figure as a part of a distribution or an order; ``yours``: the city answers what it counts."""
        return self._yours if yours else self._theirs

    @cached_property
    def _theirs(self) -> Portion:
        figure = self.figure
        category = figure.category or self.question.id
        return Portion(category=category, label=self.label, value=figure.value, count=figure.count, yours=False)

    @cached_property
    def _yours(self) -> Portion:
        return replace(self._theirs, yours=True)


Group = tuple[Placed, ...]
"""The figures that make one comparison."""
