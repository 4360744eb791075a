"""The profile of the cities of a long table: the same of each row of a city, in whichever way it is written."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.folded_name import fold_names
from govcheck.batch.reading import day_text, people_text
from govcheck.batch.reading.day_number import ask_numbers, find_numbers
from govcheck.batch.reading.people_text import SIGNS, has_decimals, read_people
from govcheck.batch.reading.place_names import find_doubtful, find_places
from govcheck.batch.reading.source import LINE
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from govcheck.batch.reading.day_number import DayNumbers
    from govcheck.batch.reading.day_text import DayOrder
    from govcheck.batch.reading.words import Words
    from govcheck.model.profile import Profile


NOBODY = "\0nobody"
"""The column that tells rows without a city apart."""

UNCLEAR = "\0unclear"
"""The column that tells of rows by which it is that nobody can know which city's they are: the names in them."""

WRITTEN = "\0written"
"""The column that holds the name of the city as each row writes it."""

_PLACE = "\0place"
"""The column that holds the country which tells a row from those of other cities of that name."""

IDENTITY = (ProfileColumn.COUNTRY, ProfileColumn.DATE)
"""What tells cities of one name apart."""

ONCE = (ProfileColumn.REGION, ProfileColumn.POPULATION)
"""What each row of a round of a city says alike."""


class LongProfile(NamedTuple):
    """What ``write_alike`` finds.

    Attributes:
        rows: the rows.
        decimals: the signs that stand before decimals among the numbers of people.
        order: what comes first in days with the year last, as far as the column shows it.
        numbers: how the column counts days, where all of it does.
        unread: the texts that mean nothing, by their columns.
        doubtful: the codes that mean a country beside its region alone, as the rows that name it write it; of
            those that stand in the rows.
        regions: the region of each such code.
    """

    rows: pl.DataFrame
    decimals: frozenset[str]
    order: DayOrder | None
    numbers: DayNumbers | None = None
    unread: Mapping[str, Sequence[str]] = MappingProxyType({})
    doubtful: Mapping[str, str] = MappingProxyType({})
    regions: Mapping[str, str] = MappingProxyType({})


def write_alike(
    rows: pl.DataFrame, words: Words, profile: Profile, *, decimal_dot: bool, day_zero: date | None = None
) -> LongProfile:
    """The rows of a long table with each country, region, population and day written as the canonical table has it.

    A name of cities is written as its first row has it, and as each row does in ``WRITTEN``. Cells that mean
    nothing, or could mean two things, stay as they are: they are told later.

    Args:
        rows: texts.
        words: the names of countries and regions in all languages.
        profile: the countries and regions there are.
        decimal_dot: a dot in a number stands before decimals, unless the others of its column show otherwise.
        day_zero: the day from which numbers may count days.
    """
    decimals, order, numbers = frozenset[str](), None, None
    unread: dict[str, Sequence[str]] = {}
    doubtful: dict[str, str] = {}
    if (name := ProfileColumn.CITY) in rows.columns:
        texts = _list_texts(rows, name)
        rows = rows.with_columns(pl.col(name).alias(WRITTEN))
        rows = _rewrite(rows, texts, pl.col(name).first().over(pl.col(name).map_batches(fold_names, pl.String)))
    for column in (ProfileColumn.COUNTRY, ProfileColumn.REGION):
        if column in rows.columns:
            names = _list_texts(rows, column)[column].to_list()
            meant = _find_meant(names, column, words, profile)
            unread[column] = [one for one in names if one not in meant]
            if column is ProfileColumn.COUNTRY:
                codes = find_places(names, column, words, profile)
                doubtful = {code: min((meant[one] for one in names if codes.get(one) == code and meant[one] != code),
                                      default=code) for code in profile.doubtful if code in meant.values()}  # fmt: skip
            rows = rows.with_columns(pl.col(column).replace(meant))
    if (name := ProfileColumn.POPULATION) in rows.columns:
        texts, text = _list_texts(rows, name), pl.col(name)
        if not texts.select(people_text.is_plain(text)).item():
            signs = texts.select(has_decimals(text, sign, decimal_dot=decimal_dot).alias(sign) for sign in SIGNS)
            decimals = frozenset(sign for sign in SIGNS if signs[sign].item())
        unread[name] = texts.filter(read_people(text, decimals).is_null())[name].to_list()
        rows = _rewrite(rows, texts, read_people(text, decimals))
    if (name := ProfileColumn.DATE) in rows.columns:
        texts, text = _list_texts(rows, name), pl.col(name)
        if not texts.select(day_text.is_plain(text)).item():
            order = day_text.find_order(texts.select(**day_text.ask_order(text)).row(0, named=True))
            if day_zero is not None:
                numbers = find_numbers(texts.select(**ask_numbers(text, day_zero)).row(0, named=True), day_zero)
            read = day_text.read_day(text, plain=False, order=order, numbers=numbers)
            rows = _rewrite(rows, texts, read)
        days = _list_texts(rows, name)
        unread[name] = days.filter(pl.col(name).str.to_date("%Y-%m-%d", strict=False).is_null())[name].to_list()
    return LongProfile(rows, decimals, order, numbers, unread, doubtful, profile.doubtful)


def _list_texts(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The texts of a column, each once: a city says the same in each of its rows."""
    return rows.select(column).drop_nulls().unique(maintain_order=True)


def _rewrite(rows: pl.DataFrame, texts: pl.DataFrame, meant: pl.Expr) -> pl.DataFrame:
    """The rows with each text of a column as it is meant, where it means anything."""
    (name,) = texts.columns
    other = texts.select(name, meant.cast(pl.String).alias("meant")).filter(pl.col("meant") != pl.col(name))
    return rows.with_columns(pl.col(name).replace(*other)) if other.height else rows


def _find_meant(texts: list[str], column: ProfileColumn, words: Words, profile: Profile) -> dict[str, str]:
    meant = find_places(texts, column, words, profile)
    # A code that may say that nothing is known is written as one of the names that are in use.
    for code in profile.doubtful if column is ProfileColumn.COUNTRY else ():
        names = [text for text, one in meant.items() if one == code and find_doubtful(text, profile) is None]
        meant |= dict.fromkeys(names, min(names, default=code))
    return meant


def fill_profile(alike: LongProfile) -> pl.DataFrame:
    """The rows, with the country and the day that are blank taken from other rows, where these agree.

    A country is taken from rows with that name of a city, a day from those of the same country. Where rows do
    not agree about what tells cities of one name apart, or a row says of it what cannot be read, or may say
    nothing, the row may be of any of them: which column it is stands in ``UNCLEAR``. The line on which a country
    or a day stands is put beside it where some are blank.
    """
    rows = alike.rows
    country, region, blank = pl.col(ProfileColumn.COUNTRY), pl.col(ProfileColumn.REGION), pl.lit(None, pl.String)
    place = country.replace(dict(alike.doubtful)) if ProfileColumn.COUNTRY in rows.columns else blank
    lines = [
        pl.when(pl.col(name).is_not_null()).then(pl.col(LINE)).alias(f"{LINE}:{name}")
        for name in IDENTITY
        if _has_blanks(rows, name)
    ]
    rows = rows.with_columns(place.alias(_PLACE), *lines)
    rows = _fill(rows, _PLACE, ProfileColumn.CITY)
    rows = _fill(rows, ProfileColumn.DATE, ProfileColumn.CITY, _PLACE)
    if alike.doubtful:
        days = [name for name in (ProfileColumn.DATE,) if name in rows.columns]
        rows = _fill(rows, ProfileColumn.REGION, ProfileColumn.CITY, _PLACE, *days)
    unsure = pl.lit(value=False)
    for code, written in alike.doubtful.items():
        sure = region.eq_missing(alike.regions[code]) if ProfileColumn.REGION in rows.columns else pl.lit(value=False)
        unsure |= country.eq_missing(code) & ~sure
        named = pl.when(country.eq_missing(code) & sure).then(pl.lit(written)).otherwise(country)
        rows = rows.with_columns(named.alias(ProfileColumn.COUNTRY))
    lost = {
        ProfileColumn.COUNTRY: unsure | _is_of_several(rows, _PLACE, ProfileColumn.CITY),
        ProfileColumn.DATE: _is_of_several(rows, ProfileColumn.DATE, ProfileColumn.CITY, _PLACE),
    }
    # Which country it is of must be known first.
    unclear = pl.coalesce(
        blank,
        *(
            pl.when(lost[name] | pl.col(name).is_in(alike.unread.get(name, ()))).then(pl.lit(name.value))
            for name in IDENTITY
            if name in rows.columns
        ),
    )
    nobody = pl.when(pl.col(ProfileColumn.CITY).is_null()).then(pl.col(LINE))
    rows = rows.with_columns(unclear.alias(UNCLEAR), nobody.alias(NOBODY))
    return _fill(rows, ProfileColumn.COUNTRY, ProfileColumn.CITY)


def _fill(rows: pl.DataFrame, name: str, *within: str) -> pl.DataFrame:
    """The rows with what is blank in a column taken from those that are alike in others, where these agree."""
    if not _has_blanks(rows, name):
        return rows
    given = pl.col(name).drop_nulls()
    agreed = given.n_unique().over(within) == 1
    blank = agreed & pl.col(ProfileColumn.CITY).is_not_null() & pl.col(name).is_null()
    return rows.with_columns(pl.when(blank).then(given.first().over(within)).otherwise(pl.col(name)).alias(name))


def _is_of_several(rows: pl.DataFrame, name: str, *within: str) -> pl.Expr:
    """Which rows are blank where others do not agree: where they do, ``_fill`` has left no row blank."""
    if not _has_blanks(rows, name):
        return pl.lit(value=False)
    blank = pl.col(name).is_null() & pl.col(ProfileColumn.CITY).is_not_null()
    return blank & (pl.col(name).count().over(within) > 0)


def _has_blanks(rows: pl.DataFrame, name: str) -> bool:
    """Whether some rows say it and others do not: in most tables all of them do, and to look for them takes long."""
    return name in rows.columns and 0 < rows[name].null_count() < rows.height
