"""Which groups may be told of: of the cohort as a whole, then of each figure, which not every city has."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from govcheck.batch.cohort.suppression import Publication, suppress
from govcheck.batch.cohort.tally import CITIES
from govcheck.model.cohort import SuppressionReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govcheck.batch.cohort.suppression import Group, Population
    from govcheck.batch.cohort.tally import Tally


class Disclosure:
    """What is published of a cohort.

    Attributes:
        whole: what is published of the number of cities themselves.
        figures: the population and the publication of each figure, by the column that counts its cities.
    """

    def __init__(
        self, tallied: Tally, counts: Iterable[str], least: int, twins: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Look at every figure; a group that is hidden in the whole is hidden in each.

        Args:
            tallied: the counts.
            counts: the columns that count the cities of the figures.
            least: the fewest cities that a figure may be of.
            twins: figures that give away another one of fewer cities, by their columns: what is hidden of
                that is hidden of them. A node of one question does, where cities that were not asked count as 0.
        """
        self.whole: Publication = suppress(tallied.population(CITIES), least)
        barred = frozenset(self.whole.hidden)
        self.figures: dict[str, tuple[Population, Publication]] = {}
        for count in sorted(counts, key=lambda count: count in twins):
            population = tallied.population(count)
            first = self.figures[twins[count]][1] if count in twins else None
            shown = suppress(population, least, barred if first is None else barred | frozenset(first.hidden))
            if first is not None and not first.total:
                hidden = dict.fromkeys((*shown.groups, *shown.hidden), SuppressionReason.WOULD_REVEAL) | dict(
                    shown.hidden
                )
                shown = Publication(total=False, groups=frozenset(), hidden=hidden)
            self.figures[count] = population, shown

    def published(self, count: str) -> list[Group | None]:
        """All cities, then the groups of which a figure is published; nothing where all is hidden."""
        _, shown = self.figures[count]
        return [None, *sorted(shown.groups)] if shown.total else []
