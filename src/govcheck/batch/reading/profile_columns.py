"""The columns of the profile: the city, its country, region and population, and the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.check import Check
from govcheck.batch.reading.day_text import explain_day, read_day
from govcheck.batch.reading.near_name import SHOWN
from govcheck.batch.reading.people_text import explain_people, read_people
from govcheck.batch.reading.place_names import doubt_country, explain_country, find_doubtful, find_places
from govcheck.batch.reading.plain_profile import FORMULA, HIDDEN
from govcheck.batch.reading.source import FIRST_DAY, LAST_DAY, LINE, NO_DAY, Source
from govcheck.errors import Problem
from govcheck.model.column import ProfileColumn
from govcheck.model.people import MOST_PEOPLE
from govcheck.model.record import LONGEST_SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.batch.reading.look import Look
    from govcheck.batch.reading.near_name import NearNames
    from govcheck.batch.reading.words import Words
    from govcheck.model.profile import Profile


Column = tuple[pl.Expr, list[Check]]


class ProfileReader:
    """Reads the profile of each row: what ``look`` found plain needs no check."""

    def __init__(self, source: Source, profile: Profile, words: Words, near: NearNames, look: Look) -> None:
        self._source = source
        self._profile = profile
        self._words = words
        self._near = near
        self._look = look

    def read(self, column: ProfileColumn) -> Column:
        """What a column of the profile says, and its checks; its type is one that has text, or days."""
        if column in self._look.profile:
            return pl.col(column), []
        text = self._source.text(column)
        kind = self._source.schema[column]
        if column is ProfileColumn.DATE and isinstance(kind, (pl.Date, pl.Datetime)):
            return self._day(kind)
        assert text is not None
        match column:
            case ProfileColumn.CITY:
                return text, list(self._city(text))
            case ProfileColumn.POPULATION:
                return self._population(text)
            case ProfileColumn.DATE:
                return self._date(text)
            case _:
                return self._named(column, text)

    def _check(self, column: str, text: pl.Expr, wrong: pl.Expr, explain: Callable[[str], Problem]) -> Check:
        def tell(found: str) -> list[Problem]:
            unsaid = column != ProfileColumn.CITY and self._words.is_unsaid(found)
            return [
                replace(explain(found), hint="Leave the cell empty where it is not known.")
                if unsaid
                else explain(found)
            ]

        return Check(column, text, wrong.fill_null(value=False), tell, self._source.line(column))

    def _city(self, city: pl.Expr) -> Iterator[Check]:
        name = ProfileColumn.CITY
        yield self._check(name, city, city.str.len_chars() > LONGEST_SHORT, _too_long)
        yield self._check(name, city, city.str.contains(HIDDEN), _unseen)
        yield self._check(name, city, city.str.contains(FORMULA), _computes)
        if self._look.blank:
            others = [text for other in self._source.schema if other not in {name, LINE} and not other.startswith("\0")
                      and (text := self._source.text(other)) is not None]  # fmt: skip
            wrong = city.is_null() & pl.any_horizontal(other.is_not_null() for other in others)
            yield self._check(name, city, wrong, _no_city)

    def _named(self, column: ProfileColumn, text: pl.Expr) -> Column:
        found, texts = self._find(column, text)
        explain = self._no_country if column is ProfileColumn.COUNTRY else self._no_region
        checks = [self._check(column, text, text.is_not_null() & found.is_null(), explain)]
        for one in texts if column is ProfileColumn.COUNTRY else ():
            code = find_doubtful(one, self._profile)
            if code is None:
                continue
            wrong = text.eq_missing(pl.lit(one)) & self._region().ne_missing(self._profile.doubtful[code])
            checks.append(
                Check(column, text, wrong, lambda one: [doubt_country(one, self._profile)], self._source.line(column))
            )
        return found, checks

    def _find(self, column: ProfileColumn, text: pl.Expr) -> tuple[pl.Expr, list[str]]:
        """What the texts mean, and which there are: each is folded once, and no cell of a million."""
        texts = self._look.places[column]
        # Polars strips the cells, and by other rules than Python: what is looked up must be what stands in them.
        texts = [one for one in pl.Series(texts, dtype=pl.String).str.strip_chars().unique() if one]
        meant = find_places(texts, column, self._words, self._profile)
        if not meant:
            return pl.lit(None, pl.String), texts
        return text.replace_strict(list(meant), list(meant.values()), default=None, return_dtype=pl.String), texts

    def _region(self) -> pl.Expr:
        """The region of each row, as far as it is known."""
        column = ProfileColumn.REGION
        if column in self._look.profile:
            return pl.col(column)
        text = self._source.text(column) if column in self._look.places else None
        return pl.lit(None, pl.String) if text is None else self._find(column, text)[0]

    def _population(self, text: pl.Expr) -> Column:
        name = ProfileColumn.POPULATION
        if self._source.schema[name].is_integer():
            people = pl.col(name).cast(pl.Int64, strict=False)
            return people, [self._check(name, text, ~pl.col(name).is_between(1, MOST_PEOPLE), explain_people)]
        decimals = self._look.decimals if name not in self._look.usual else None
        people = read_people(text, decimals)
        wrong = text.is_not_null() & ~people.is_between(1, MOST_PEOPLE).fill_null(value=False)
        return people, [self._check(name, text, wrong, explain_people)]

    def _day(self, kind: pl.DataType) -> Column:
        """A day that has its type: as the clock there showed it, where a zone is given."""
        name = ProfileColumn.DATE
        local = pl.col(name).dt.replace_time_zone(None) if isinstance(kind, pl.Datetime) else pl.col(name)
        day = local.cast(pl.Date)
        known = day.is_between(FIRST_DAY, LAST_DAY)
        return pl.when(known).then(day), [self._check(name, pl.lit(NO_DAY), day.is_not_null() & ~known, explain_day)]

    def _date(self, text: pl.Expr) -> Column:
        name = ProfileColumn.DATE
        plain = name in self._look.usual
        day = read_day(text, plain=plain, order=self._look.order, numbers=self._look.numbers)
        return day, [self._check(name, text, text.is_not_null() & day.is_null(), explain_day)]

    def _no_country(self, text: str) -> Problem:
        return explain_country(text, self._words, self._profile, self._near)

    def _no_region(self, text: str) -> Problem:
        known = self._profile.region_ids
        near = self._near.find(text.lower(), known)
        hint = "Did you mean {near}? The regions are: {known}." if near else "The regions are: {known}."
        fields = {"given": text[:SHOWN], "near": near, "known": ", ".join(known)}
        return Problem("unknown-region", "{given} is not a region known here.", hint, fields=fields)


def _no_city(_: str) -> Problem:
    return Problem("no-city", "This row does not say of which city it is.", "Write its name in the column city.")


def _too_long(text: str) -> Problem:
    fields = {"most": LONGEST_SHORT, "count": len(text)}
    message = "The name of the city has {count} characters; at most {most} are taken."
    return Problem("too-long", message, fields=fields)


def _unseen(_: str) -> Problem:
    message = "The name of the city holds characters that nobody can see."
    return Problem("control-character", message, "Delete it, and type the name anew.")


def _computes(text: str) -> Problem:
    message = "{value} begins as a formula does, which no name of a city needs."
    return Problem("formula", message, "Delete it, and type the name anew.", fields={"value": text[:SHOWN]})
