"""Checks that hold a row against those before it: the same city again, the same answers again."""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from operator import and_
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.quality.check import OTHER, ROW, Check, doubt, number_rows
from govcheck.batch.quality.fingerprint import ANSWERS
from govcheck.batch.reading.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.model.profile import Checks

_NAME = "::name"

_ACCENTS = "[\u0300-\u0344\u0346-\u034e\u0350-\u036f]"
"""Marks on the letter before them; without the two that are more than that."""


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


def list_repeated_cities(frame: pl.LazyFrame) -> list[str]:
    """The cities that stand in several rows, whatever the dates, in alphabetical order.

    Each is named as in its first row. The frame is a canonical wide table.
    """
    rows = number_rows(frame)
    first = _held_against_first(_same_names(rows), ("country",)).select(pl.col(OTHER).alias(ROW)).unique()
    found = rows.join(first, on=ROW, how="semi").select("city").unique().sort("city")
    return found.collect(engine="streaming")["city"].to_list()


def _same_names(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows whose city's name stands in others too, held in memory; the names as numbers."""
    name = pl.col("city").map_batches(fold_names, return_dtype=pl.String(), is_elementwise=True).hash()
    named = rows.filter(pl.col("city").is_not_null())
    names = named.select(ROW, name.alias(_NAME)).collect(engine="streaming")
    twice = _repeated(names, _NAME).lazy()
    found = rows.select(ROW, "country", "date", "population").join(twice, on=ROW)
    return found.collect(engine="streaming").lazy()


def _repeated(rows: pl.DataFrame, number: str) -> pl.DataFrame:
    """The rows whose number others have too; to sort the numbers is faster than to group them."""
    numbers = rows[number].sort()
    return rows.filter(pl.col(number).is_in(numbers.filter(numbers == numbers.shift()).unique().implode()))


def fold_names(names: pl.Series) -> pl.Series:
    """Names without what differs between hands: each as ``fold`` has it."""
    plain = names.str.to_lowercase().str.strip_chars(" ")
    # Letters with accents take four times as long, so only names that are more than plain letters go that way.
    other = plain.str.contains(r"[^ -~]|  ")
    return plain.scatter(other.arg_true(), _fold_letters(names.filter(other))) if other.any() else plain


def _fold_letters(names: pl.Series) -> pl.Series:
    letters = names.str.to_lowercase().str.normalize("NFKD").str.replace_all(_ACCENTS, "")
    plain = letters.str.replace_all(" +", " ").str.strip_chars(" ")
    # Python takes far longer for a name, so only those that are more than accents are folded there, once each.
    odd = names.filter(plain.str.contains(r"[^ -~]")).unique()
    return names.replace_strict(odd, [fold(name) for name in odd], default=plain) if len(odd) else plain


def _other_population(cities: pl.LazyFrame, times: float) -> pl.LazyFrame:
    """The rows that give a city a grossly different number of people than its first row with one."""
    people = cities.filter(pl.col("population").is_not_null())
    first = people.select(pl.col(ROW).alias(OTHER), pl.col("population").alias("first"))
    held = _held_against_first(people, ("country",)).join(first, on=OTHER)
    most, least = pl.max_horizontal("population", "first"), pl.min_horizontal("population", "first")
    return held.filter(most >= least * times)


def _same_answers(rows: pl.LazyFrame, least: int) -> pl.LazyFrame:
    """The rows with the answers of an earlier one, if they are so many that this is no chance."""
    many = rows.filter(pl.col("answered") >= least, pl.col(ANSWERS).is_not_null())
    answers = many.select(ROW, ANSWERS).collect(engine="streaming")
    twice = _repeated(answers, ANSWERS).lazy()
    return twice.with_columns(pl.col(ROW).min().over(ANSWERS).alias(OTHER)).filter(pl.col(OTHER) < pl.col(ROW))


def _held_against_first(cities: pl.LazyFrame, parts: Sequence[str]) -> pl.LazyFrame:
    """The rows before which another one of the name stands whose parts are the same or not known, with the first."""
    first = pl.coalesce(_first_alike(known, parts) for known in _subsets(parts))
    return cities.with_columns(first.alias(OTHER)).filter(pl.col(OTHER) < pl.col(ROW))


def _first_alike(known: Sequence[str], parts: Sequence[str]) -> pl.Expr:
    """The first row that may be the same as one of which just these parts are known; null for all other rows."""
    firsts = []
    for same in _subsets(known):
        open_ = _all_of(pl.col(part).is_null() for part in known if part not in same)
        firsts.append(pl.when(open_).then(pl.col(ROW)).min().over(_NAME, *same))
    just = _all_of(pl.col(part).is_not_null() == (part in known) for part in parts)
    return pl.when(just).then(pl.min_horizontal(firsts))


def _all_of(conditions: Iterable[pl.Expr]) -> pl.Expr:
    return reduce(and_, conditions, pl.lit(value=True))


def _subsets(parts: Sequence[str]) -> list[tuple[str, ...]]:
    return [some for size in range(len(parts) + 1) for some in combinations(parts, size)]
