"""Why a row is in doubt, in words that name the row it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from govcheck.batch.quality.check import Check
from govcheck.errors import Location

if TYPE_CHECKING:
    from datetime import date

    from govcheck.language import Language
    from govcheck.model.profile import Profile


_Plain = Literal[Check.SAME_POSITION, Check.ALL_BEST, Check.NO_ANSWERS, Check.TOTAL_ROW, Check.SAMPLE]
"""The checks whose reason is always the same."""


class Stands(NamedTuple):
    """What stands in a row; ``None`` where it does not say."""

    file: str | None
    line: int | None
    city: str | None
    country: str | None
    region: str | None
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
        profile: the thresholds, and where countries lie.
        language: the language of the reasons.
    """

    version: str
    mixed: bool
    profile: Profile
    language: Language

    def tell(self, check: Check, row: Stands, other: Stands | None) -> str:
        """Why a row is in doubt; ``other``: the row that it is held against, where there is one."""
        match check:
            case Check.DUPLICATE_CITY | Check.SAME_ANSWERS:
                return self._repeated(check, row, other)
            case Check.POPULATION:
                return self._population(row, other)
            case Check.VERSION:
                return self._version(row)
            case Check.REGION:
                return self._region(row)
            case Check.FUTURE_DATE | Check.EARLY_DATE:
                return self._day(check, row)
            case _:
                return self._plain(check)

    def _plain(self, check: _Plain) -> str:
        match check:
            case Check.SAME_POSITION:
                return self.language.text(
                    "Most answers on a scale stand at the same place of it. Were they weighed one by one?"
                )
            case Check.ALL_BEST:
                return self.language.text("Every answer is the best one possible. Is there evidence for each?")
            case Check.TOTAL_ROW:
                return self.language.text(
                    "By its name or its population this row is no city, but a sum or an average of others. "
                    "No group counts it."
                )
            case Check.SAMPLE:
                return self.language.text(
                    "The answer file says that this city is made up (sample: true). No group counts it."
                )
            case Check.NO_ANSWERS:
                return self.language.text("No question is answered here. Is this row a city, or a sum of others?")
            case _:
                assert_never(check)

    def _repeated(self, check: Check, row: Stands, other: Stands | None) -> str:
        assert other is not None
        if check is Check.SAME_ANSWERS:
            return self.language.text(
                "All answers are the same as those of {city} in {place}.", city=other.city, place=other.place
            )
        if row.date is not None and row.date == other.date:
            return self.language.text("This city stands in {place} already, with the same date.", place=other.place)
        return self.language.text(
            "This city stands in {place} already, and no date tells the two apart.", place=other.place
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
        if row.population < self.profile.checks.fewest_people:
            return language.text("Hardly any city has only {own} inhabitants. Are they counted in thousands?", own=own)
        return language.text("No city has {own} inhabitants.", own=own)

    def _day(self, check: Check, row: Stands) -> str:
        assert row.date is not None
        day = self.language.day(row.date)
        if check is Check.FUTURE_DATE:
            return self.language.text("{day} lies in the future.", day=day)
        return self.language.text("{day} lies too long ago. Did a spreadsheet make a date of an empty cell?", day=day)

    def _region(self, row: Stands) -> str:
        profile = self.profile
        own, other = profile.region(profile.region_of.get(row.country or "")), profile.region(row.region)
        assert own is not None
        return self.language.text(
            "{country} lies in {region}, and the row says {other}.",
            country=profile.countries.get(row.country or ""), region=own.title, other=other and other.title,
        )  # fmt: skip

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
