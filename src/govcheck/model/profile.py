"""The city profile: who is assessed, and the regions and population bands it is grouped by."""

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from govcheck.model.cohort import CohortRules
from govcheck.model.people import MOST_PEOPLE
from govcheck.model.record import Count, Id, Name, Number, Phrase, Record, ShortText, Text, Translated, Words
from govcheck.model.source import Source
from govcheck.model.typed import fold_place


class Region(Record):
    """A region of the world as the studies group it; ``countries``: those that lie in it beyond doubt."""

    id: Id
    title: Phrase
    countries: tuple[Text, ...] = ()


class Band(Record):
    """A population band: up to ``up_to`` people, above the band before it.

    ``starting`` says, for each way in which a step of advice may start, how a city of this size begins.
    """

    id: Text
    title: Phrase
    up_to: Count | None = None
    starting: dict[Id, Words] = {}


class Checks(Record):
    """When something in a list of many cities is doubted; nothing is changed because of it.

    ``same_answers_from``: the fewest answers that cannot well be the same in two rows by chance.
    ``fewest_people``, ``most_people``: a population below the first or above the second.
    ``times_as_many``: so many times as many people in one row of a city as in another.
    ``first_year``: no answer is older.
    ``totals``: what stands in place of a city where a row is a sum or an average of others, in any language.
    ``summed_from``: the fewest other rows that have as many people together as one row hardly by chance.
    """

    source: Source
    same_answers_from: Count = Field(ge=1)
    fewest_people: Count = Field(ge=1)
    most_people: Count = Field(ge=1)
    times_as_many: Number = Field(gt=1)
    first_year: Count = Field(ge=1, le=9999)
    totals: tuple[Text, ...] = Field(min_length=1)
    summed_from: Count = Field(ge=2)


class Profile(Record):
    """What a profile may say; the same for every questionnaire."""

    source: Source
    regions: tuple[Region, ...]
    bands: tuple[Band, ...] = Field(min_length=1)
    countries: dict[Text, Name] = Field(description="names by their ISO 3166 codes")
    also: dict[Text, tuple[Text, ...]] = Field(default={}, description="further names of them, in any language")
    doubtful: dict[Text, Id] = Field(
        default={}, description="codes that also say that nothing is known, but beside the region that each is given"
    )
    cohort: CohortRules = Field(description="when figures of many cities may be published, and in which form")
    checks: Checks = Field(description="when something in a list of many cities is doubted")
    technical_columns: tuple[Text, ...] = Field(
        default=(), description="columns that survey tools add to a table; * stands for anything"
    )

    @model_validator(mode="after")
    def _same_ways(self) -> Self:
        if any(set(band.starting) != set(self.ways) for band in self.bands):
            raise ValueError("All population bands speak of the same ways to start.")
        return self

    @model_validator(mode="after")
    def _mean_one(self) -> Self:
        if not self.also.keys() <= self.countries.keys():
            raise ValueError("Further names are those of countries that are known.")
        names = [(code, name) for code, own in self.also.items() for name in own]
        if any(self._by_name[fold_place(name)] != code for code, name in names):
            raise ValueError("A further name of a country is that of no other.")
        return self

    @model_validator(mode="after")
    def _doubt_one(self) -> Self:
        if not (self.doubtful.keys() <= self.countries.keys() and {*self.doubtful.values()} <= {*self.region_ids}):
            raise ValueError("Doubtful codes are those of countries, beside regions that are known.")
        return self

    @model_validator(mode="after")
    def _lie_in_one(self) -> Self:
        lying = [code for region in self.regions for code in region.countries]
        if len({*lying}) < len(lying) or not {*lying} <= self.countries.keys():
            raise ValueError("Each country of a region is one that is known, and lies in no other.")
        return self

    @cached_property
    def region_of(self) -> dict[str, str]:
        """The ids of the regions in which countries lie beyond doubt, by their codes."""
        return {code: region.id for region in self.regions for code in region.countries}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """The codes of countries by codes and names, as ``fold_place`` writes them; further names come last."""
        found = {fold_place(name): code for code, names in self.also.items() for name in names}
        found |= {fold_place(title): code for code, title in self.countries.items()}
        return found | {fold_place(code): code for code in self.countries}

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """The ways to start that the bands speak of; none where they say nothing of it."""
        return tuple(dict.fromkeys(way for band in self.bands for way in band.starting))

    @cached_property
    def region_ids(self) -> tuple[str, ...]:
        """The ids of the regions."""
        return tuple(region.id for region in self.regions)

    def region(self, name: str | None) -> Region | None:
        """The region of that id; ``None`` where none is said."""
        return next((region for region in self.regions if region.id == name), None)

    def find_country(self, name: str) -> str | None:
        """The code of a country by its code or one of its names; ``None`` where there is none of that name."""
        return self._by_name.get(fold_place(name))

    def band(self, population: int | None) -> Band | None:
        """The band that holds ``population``; ``None`` where it is not known."""
        if population is None:
            return None
        fits = (band for band in self.bands if band.up_to is None or population <= band.up_to)
        return next(fits, None)


def find_country(name: str, profiles: Iterable[Profile]) -> str | None:
    """The code of a country by its code or a name in any language; ``None`` where there is none of that name.

    Args:
        name: as somebody typed it.
        profiles: one for each language; where a name means different countries, the first counts.
    """
    return next(filter(None, (profile.find_country(name) for profile in profiles)), None)


class City(Record):
    """The city that is assessed. Only the name is required."""

    name: ShortText
    country: Text | None = Field(default=None, description="ISO 3166 code of two letters")
    region: Id | None = None
    population: Count | None = Field(default=None, gt=0, le=MOST_PEOPLE)


class Respondent(Record):
    """Who answered: a role, no name."""

    role: Annotated[ShortText, Translated.NAME_BY_WORDS]
    department: Annotated[ShortText, Translated.NAME_BY_WORDS] | None = None
