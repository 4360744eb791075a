"""Rows of one city: the latest of them counts among cities, however many there are."""

from __future__ import annotations

import polars as pl

from govcheck.batch.quality.fingerprint import ANSWERS
from govcheck.batch.quality.repeated import find_recurring, number_names

CITY: dict[str, pl.DataType] = {
    "city": pl.String(),
    "country": pl.String(),
    "date": pl.Date(),
    "answered": pl.Int64(),
    ANSWERS: pl.UInt64(),
}
"""The columns by which it is known of which city a row is, and which of its rows is the latest."""

_ROW, _NAME = "::at", "::name"


def keep_latest(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows that have no later one of the same city.

    Two rows are of one city if its name is the same but for capitals, accents and blanks, and the country too. A row
    that says no country is of the same city as the others of its name, and of the first of them where these are in
    several countries. Rows without a name are cities of their own. Of rows of one day, or of no day that is known,
    the one with the most answers counts; which of two with as many depends on what they say, and not on their order.

    Args:
        rows: the columns of ``CITY`` and any others.
    """
    numbered = rows.with_row_index(_ROW)
    again = _of_repeated(numbered)
    if again is None:
        return rows
    earlier = again.filter(pl.struct(_NAME, "country").is_first_distinct().not_())[_ROW]
    return numbered.filter(pl.col(_ROW).is_in(earlier.implode()).not_()).drop(_ROW)


def list_repeated_cities(rows: pl.LazyFrame) -> list[str]:
    """The cities that stand in several rows, each named as in its latest, in alphabetical order; see `keep_latest`."""
    again = _of_repeated(rows.with_row_index(_ROW))
    if again is None:
        return []
    cities = again.group_by(_NAME, "country", maintain_order=True).agg(pl.col("city").first(), pl.len())
    return sorted(cities.filter(pl.col("len") > 1)["city"].to_list())


def _of_repeated(numbered: pl.LazyFrame) -> pl.DataFrame | None:
    """The rows of names that stand in several, those of a city by each other, its latest first."""
    named = numbered.select(_ROW, *CITY, number_names(pl.col("city")).alias(_NAME))
    twice = find_recurring(named, _NAME)
    if twice.is_empty():
        return None
    country = pl.coalesce("country", pl.col("country").min().over(_NAME))
    found = named.filter(pl.col(_NAME).is_in(twice.implode())).with_columns(country)
    order = [_NAME, "country", "date", "answered", ANSWERS, _ROW]
    later = [False, False, True, True, True, False]
    return found.sort(order, descending=later, nulls_last=True).collect(engine="streaming")
