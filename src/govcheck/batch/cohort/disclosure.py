"""Which groups may be told of: of the cohort as a whole, then of each figure, which not every city has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.cohort.remainder import are_alike, find_parts
from govcheck.batch.cohort.suppression import Publication, suppress
from govcheck.batch.cohort.tally import CITIES, count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govcheck.batch.cohort.link import Link
    from govcheck.batch.cohort.suppression import Group, Population
    from govcheck.batch.cohort.tally import Tally


class Disclosure:
    """What is published of a cohort.

    Attributes:
        whole: what is published of the number of cities themselves.
        figures: the population and the publication of each figure, by its column.
    """

    def __init__(self, tallied: Tally, columns: Iterable[str], least: int, links: Sequence[Link] = ()) -> None:
        """Look at every figure; a group that is hidden in the whole is hidden in each.

        Args:
            tallied: the counts.
            columns: the columns of the figures.
            least: the fewest cities that a figure may be of.
            links: which figures hold the same answers.
        """
        self.whole: Publication = suppress(tallied.population(CITIES), least)
        barred = frozenset(self.whole.hidden)
        below = {link.node: link for link in links}
        self.figures: dict[str, tuple[Population, Publication]] = {}
        self._uneven: set[str] = set()
        # What is below a node is looked at first.
        for column in sorted(
            columns, key=lambda column: (column in below, len(below[column].nodes) if column in below else 0)
        ):
            population = tallied.population(count_of(column))
            link = below.get(column)
            parts = () if link is None else find_parts(population, link, tallied, least, self.figures, self.whole)
            self.figures[column] = population, suppress(population, least, barred, parts)
            if link is not None and not are_alike(link, tallied):
                self._uneven.add(column)

    def may_list(self, column: str) -> bool:
        """Whether the scores of a node may be told one by one.

        Some scores only those can have who answered some of the questions and not the others, so where
        a group is hidden, its cities must have answered the same as all others.
        """
        return not self.figures[column][1].hidden or column not in self._uneven

    def published(self, column: str) -> list[Group | None]:
        """All cities, then the groups of which a figure is published; nothing where all is hidden."""
        _, shown = self.figures[column]
        return [None, *sorted(shown.groups)] if shown.total else []
