"""Rows of one city: a city counts once, however often it stands in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.quality.repeated import find_recurring, number_names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

NAME, COUNTRY = "::city", "::of"
"""The columns of the name, as a number, and of the country as it stands there."""


def city_columns(columns: Collection[str]) -> list[pl.Expr]:
    """What a city is known by: its name but for capitals, accents and blanks, and the country."""
    name, country = (pl.col(own) if own in columns else pl.lit(None, pl.String) for own in ("city", "country"))
    return [number_names(name.cast(pl.String)).alias(NAME), country.cast(pl.String).alias(COUNTRY)]


def repeated_rows(frame: pl.LazyFrame, order: Sequence[str]) -> pl.DataFrame | None:
    """The rows of names that stand in several rows, with one number for each city; ``None`` where there are none.

    A row that says no country is of the same city as the others of its name, and of the first of
    them where these are in several countries. The rows are in the order of the columns.
    """
    twice = find_recurring(frame, NAME)
    if twice.is_empty():
        return None
    country = pl.coalesce(COUNTRY, pl.col(COUNTRY).min().over(NAME))
    rows = frame.filter(pl.col(NAME).is_in(twice.implode())).with_columns(country)
    return rows.sort(order, nulls_last=True).collect().with_columns(pl.struct(NAME, COUNTRY).rank("dense").alias(NAME))


def first_of_city(has: pl.Expr) -> pl.Expr:
    """Whether a row is the first of its city of which something holds."""
    return has & (has.cast(pl.Int64).cum_sum().over(NAME) == 1)
