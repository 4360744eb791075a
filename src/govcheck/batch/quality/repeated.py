"""Checks that hold a row against those before it: the same city again, the same answers again."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.folded_name import fold_names
from govcheck.batch.quality.check import OTHER, ROW, Check, doubt
from govcheck.batch.quality.fingerprint import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.profile import Checks

_NAME, _ROWS = "::name", "::rows"


def find_repeated(rows: pl.LazyFrame, rules: Checks) -> Iterator[pl.LazyFrame]:
    """The doubts about rows that repeat an earlier one, a table for each check.

    Two rows are of one city if its name is the same but for capitals, accents and blanks, and the
    country too, or not known in one of them. They are a duplicate if the date is the same, or not
    known in one of them: the same city at another date is a second round, and no doubt. Each row is
    held against the first one that may be the same, which itself is not told.
    """
    cities = _same_names(rows)
    yield doubt(Check.DUPLICATE_CITY, _held_against_first(cities, ("country", "date")))
    yield doubt(Check.POPULATION, _other_population(cities, rules.times_as_many))
    yield doubt(Check.SAME_ANSWERS, _same_answers(rows, rules.same_answers_from))


def _same_names(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows whose city's name stands in others too; the names as numbers."""
    named = rows.filter(pl.col("city").is_not_null()).with_columns(number_names(pl.col("city")).alias(_NAME))
    twice = find_recurring(named, _NAME)
    recurring = named.filter(pl.col(_NAME).is_in(twice.implode())) if len(twice) else named.head(0)
    return recurring.select(ROW, _NAME, "country", "date", "population")


def find_recurring(rows: pl.LazyFrame, column: str) -> pl.Series:
    """The numbers that stand in several rows. They alone lie in memory; to sort them is faster than to group them."""
    numbers = rows.select(column).collect(engine="streaming")[column].drop_nulls().sort()
    return numbers.filter(numbers == numbers.shift()).unique()


def number_names(names: pl.Expr) -> pl.Expr:
    """A number for each name, the same for names that ``fold`` makes the same; none where there is no name."""
    folded = names.map_batches(fold_names, return_dtype=pl.String(), is_elementwise=True)
    return pl.when(names.is_not_null()).then(folded.hash())


def _other_population(cities: pl.LazyFrame, times: float) -> pl.LazyFrame:
    """The rows that give a city a grossly different number of people than its first row with one."""
    people = cities.filter(pl.col("population").is_not_null())
    own = people.group_by(_NAME, "country").agg(pl.col(ROW).min(), pl.col("population").min_by(ROW).alias("first"))
    held = _held_against_first(people, ("country",)).join(own.select(pl.col(ROW).alias(OTHER), "first"), on=OTHER)
    most, least = pl.max_horizontal("population", "first"), pl.min_horizontal("population", "first")
    return held.filter(most >= least * times)


def _same_answers(rows: pl.LazyFrame, least: int) -> pl.LazyFrame:
    """The rows with the answers of an earlier one, if they are so many that this is no chance."""
    many = rows.filter(pl.col("answered") >= least, pl.col(ANSWERS).is_not_null()).select(ROW, ANSWERS)
    again = many.filter(pl.col(ANSWERS).is_in(find_recurring(many, ANSWERS).implode()))
    first = again.group_by(ANSWERS).agg(pl.col(ROW).min().alias(OTHER))
    return again.join(first, on=ANSWERS).filter(pl.col(OTHER) < pl.col(ROW))


def _held_against_first(cities: pl.LazyFrame, parts: Sequence[str]) -> pl.LazyFrame:
    """The rows before which another one of the name stands whose parts are the same or not known, with the first.

    What differs is held against each other, not row against row: a million respondents may be of a few cities.
    """
    keys = cities.group_by(_NAME, *parts).agg(pl.col(ROW).min(), pl.len().alias(_ROWS)).collect(engine="streaming")
    firsts = pl.concat(_find_first(keys.lazy(), known, parts) for known in _subsets(parts))
    again = firsts.filter((pl.col(OTHER) < pl.col(ROW)) | (pl.col(_ROWS) > 1)).select(_NAME, *parts, OTHER)
    return cities.join(again, on=[_NAME, *parts], nulls_equal=True).filter(pl.col(OTHER) < pl.col(ROW))


def _find_first(keys: pl.LazyFrame, known: Sequence[str], parts: Sequence[str]) -> pl.LazyFrame:
    """Those of which just these parts are known, with the first row that may be the same as one of them."""
    own = keys.filter(pl.col(part).is_not_null() == (part in known) for part in parts)
    firsts = [ROW]
    for same in (same for same in _subsets(known) if len(same) < len(parts)):
        name = f"::first {' '.join(same)}"
        alike = keys.filter(pl.lit(value=True), *(pl.col(part).is_null() for part in known if part not in same))
        first = alike.group_by(_NAME, *same).agg(pl.col(ROW).min().alias(name))
        own = own.join(first, on=[_NAME, *same], how="left")
        firsts.append(name)
    return own.with_columns(pl.min_horizontal(firsts).alias(OTHER)).select(*parts, _NAME, ROW, _ROWS, OTHER)


def _subsets(parts: Sequence[str]) -> list[tuple[str, ...]]:
    return [some for size in range(len(parts) + 1) for some in combinations(parts, size)]
