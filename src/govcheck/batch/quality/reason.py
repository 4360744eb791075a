"""Why a row is in doubt, in words that name the row it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from govcheck.batch.quality.check import Check
from govcheck.errors import Location

if TYPE_CHECKING:
    from datetime import date

    from govcheck.language import Language
    from govcheck.model.profile import Checks


_Plain = Literal[Check.SAME_POSITION, Check.ALL_BEST, Check.FUTURE_DATE, Check.NO_ANSWERS]
"""The checks whose reason needs nothing but the row."""


class Stands(NamedTuple):
    """What stands in a row; ``None`` where it does not say."""

    file: str | None
    line: int | None
    city: str | None
    population: int | None
    date: date | None
    version: str | None

    @property
    def place(self) -> str:
        """The file and the line."""
        return str(Location(self.file or "", self.line))


class Reasons(NamedTuple):
    """The reasons for one survey.

    Attributes:
        version: the present version of the questionnaire.
        mixed: whether the rows answer several versions.
        rules: the thresholds.
        language: the language of the reasons.
    """

    version: str
    mixed: bool
    rules: Checks
    language: Language

    def tell(self, check: Check, row: Stands, other: Stands | None) -> str:
        """Why a row is in doubt; ``other``: the row that it is held against, where there is one."""
        match check:
            case Check.DUPLICATE_CITY:
                return self._repeated(row, other)
            case Check.SAME_ANSWERS:
                return self._same_answers(other)
            case Check.POPULATION:
                return self._population(row, other)
            case Check.VERSION:
                return self._version(row)
            case _:
                return self._plain(check, row)

    def _plain(self, check: _Plain, row: Stands) -> str:
        match check:
            case Check.SAME_POSITION:
                return self.language.text(
                    "Most answers on a scale stand at the same place of it. Were they weighed one by one?"
                )
            case Check.ALL_BEST:
                return self.language.text("Every answer is the best one possible. Is there evidence for each?")
            case Check.FUTURE_DATE:
                assert row.date is not None
                return self.language.text("{day} lies in the future.", day=self.language.day(row.date))
            case Check.NO_ANSWERS:
                return self.language.text("No question is answered here. Is this row a city, or a sum of others?")
            case _:
                assert_never(check)

    def _repeated(self, row: Stands, other: Stands | None) -> str:
        assert other is not None
        if row.date is not None and row.date == other.date:
            return self.language.text("This city stands in {place} already, with the same date.", place=other.place)
        return self.language.text(
            "This city stands in {place} already, and no date tells the two apart.", place=other.place
        )

    def _same_answers(self, other: Stands | None) -> str:
        assert other is not None
        return self.language.text(
            "All answers are the same as those of {city} in {place}.", city=other.city, place=other.place
        )

    def _population(self, row: Stands, other: Stands | None) -> str:
        language = self.language
        assert row.population is not None
        own = language.number(row.population)
        if other is not None:
            assert other.population is not None
            theirs = language.number(other.population)
            return language.text(
                "The city has {own} inhabitants here, and {other} in {place}.", own=own, other=theirs, place=other.place
            )
        if row.population < self.rules.fewest_people:
            return language.text("Hardly any city has only {own} inhabitants. Are they counted in thousands?", own=own)
        return language.text("No city has {own} inhabitants.", own=own)

    def _version(self, row: Stands) -> str:
        if self.mixed:
            return self.language.text(
                "Answered with version {own} of the questionnaire, other rows with another; it is at {version} now.",
                own=row.version, version=self.version,
            )  # fmt: skip
        return self.language.text(
            "Answered with version {own} of the questionnaire, which is at {version} now.",
            own=row.version, version=self.version,
        )  # fmt: skip
