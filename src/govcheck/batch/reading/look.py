"""A first look through a table: which texts its columns hold, so that each is looked up only once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading import day_number, day_text, people_text
from govcheck.batch.reading.answer_columns import Looked, find_worded, kept_words, need_look, takes_numbers, takes_words
from govcheck.batch.reading.people_text import SIGNS, has_decimals
from govcheck.batch.reading.plain_profile import find_plain
from govcheck.model.column import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.batch.reading.columns import Place
    from govcheck.batch.reading.day_number import DayNumbers
    from govcheck.batch.reading.day_text import DayOrder
    from govcheck.batch.reading.source import Source
    from govcheck.model.profile import Profile

_BLANK = "\0blank"
_KEPT = "\0kept "
_PLACES = (ProfileColumn.COUNTRY, ProfileColumn.REGION)
_USUAL = "\0usual "
_DECIMALS = "\0decimals "
_ODD = "\0odd "


class Look(NamedTuple):
    """What the first look finds.

    Attributes:
        blank: some rows name no city.
        profile: the columns of the profile that are as the canonical table has them.
        usual: the columns of texts for numbers and days that are all written as they should be.
        decimals: the signs that stand before decimals among the numbers of people, or may do so.
        order: what comes first in days with the year last, as far as the column shows it.
        numbers: how the column of the date counts days, where all of it does.
        looked: the columns of words, with the texts that stand in them.
        worded: of columns of numbers the texts with letters that stand among these.
        unnamed: the columns that have no name and are not empty.
        places: the texts for countries and regions, of the columns that are not in ``profile``.
    """

    blank: bool
    profile: frozenset[str]
    usual: frozenset[str]
    decimals: frozenset[str]
    order: DayOrder | None
    numbers: DayNumbers | None
    looked: Mapping[str, Looked]
    worded: Mapping[str, list[str]]
    unnamed: tuple[str, ...]
    places: Mapping[str, list[str]]


def look_through(source: Source, names: Sequence[str], known: Mapping[str, Place], profile: Profile) -> Look:
    """Look through the known columns of a table that are in use."""
    words = {name: known[name] for name in names if name in known and takes_words(known[name])}
    numbers = [name for name in names if name in known and takes_numbers(known[name])]
    worded = {name: found for name in numbers if (found := find_worded(source, name)) is not None}
    plain = find_plain(source, profile) if source.typed else {}
    unnamed = [name for name in source.schema if name.startswith("\0") and name[1:].isdecimal()]
    places = [name.value for name in _PLACES if name in names]
    city = source.text(ProfileColumn.CITY)
    assert city is not None
    blank = {_BLANK: city.is_null().any()}
    usual, decimals = _ask_texts(source, names)
    needed = [name for name, place in words.items() if need_look(source, name, place)]
    # Asked first where it is likely: to list the texts of a column takes all of it into memory.
    kept = {
        f"{_KEPT}{name}": pl.any_horizontal(pl.col(name) == word for word in own).all()
        for name in needed
        if source.typed and (own := kept_words(source, name, words[name]))
    }
    asked = {
        **usual,
        **decimals,
        **{name: pl.col(name).is_not_null().any() for name in unnamed},
        **worded,
        **plain,
        **{name: _texts(source, name) for name in needed if f"{_KEPT}{name}" not in kept},
        **{name: _texts(source, name) for name in places if name not in plain},
    }
    row: dict[str, object] = collect_row(source, asked if ProfileColumn.CITY in plain else {**asked, **blank})
    if row.get(ProfileColumn.CITY) is False:
        row |= collect_row(source, blank)
    # By itself: columns that are looked at together wait in memory for the one that takes longest.
    row |= collect_row(source, kept)
    row |= collect_row(source, {name: _texts(source, name) for name in needed if row.get(f"{_KEPT}{name}") is False})
    odd = [name for name in places if row[name] is False]
    row |= collect_row(source, {f"{_ODD}{name}": _texts(source, name) for name in odd})
    return Look(
        bool(row.get(_BLANK)),
        frozenset(name for name in plain if row[name] is True),
        frozenset(name.removeprefix(_USUAL) for name in usual if row[name] is not False),
        frozenset(s for s in SIGNS if s in source.decimals or row.get(f"{_DECIMALS}{s}") is not False),
        *(_find_days(source) if row.get(f"{_USUAL}{ProfileColumn.DATE}") is False else (None, None)),
        {name: Looked(name, place, _given(row.get(name))) for name, place in words.items()},
        {name: _given(row[name]) for name in worded},
        tuple(name for name in unnamed if row[name]),
        {name: _given(row.get(f"{_ODD}{name}", row[name])) for name in places},
    )


def _ask_texts(source: Source, names: Sequence[str]) -> tuple[dict[str, pl.Expr], dict[str, pl.Expr]]:
    """Whether the texts for numbers and days are as they should be, and which signs stand before decimals."""
    tests = {ProfileColumn.POPULATION: people_text.is_plain, ProfileColumn.DATE: day_text.is_plain}
    own = [name for name in tests if name in names and source.schema[name] == pl.String]
    texts = {name: text for name in own if (text := source.text(name)) is not None}
    usual = {f"{_USUAL}{name}": tests[name](text) for name, text in texts.items()}
    # Of a file with types a cluster sees a part at a time, and no part may be read otherwise than the whole.
    people = None if source.typed else texts.get(ProfileColumn.POPULATION)
    if people is None:
        return usual, {}
    dot = source.decimal_dot
    return usual, {f"{_DECIMALS}{sign}": has_decimals(people, sign, decimal_dot=dot) for sign in SIGNS}


def _find_days(source: Source) -> tuple[DayOrder | None, DayNumbers | None]:
    """What comes first in days that are not all written as they should be, and how they are counted instead.

    Of a file with types a cluster sees a part at a time, and no part may be read otherwise than the whole.
    """
    text = source.text(ProfileColumn.DATE)
    if text is None or source.typed:
        return None, None
    zero = source.day_zero
    counts = {} if zero is None else day_number.ask_numbers(text, zero)
    row = collect_row(source, {**day_text.ask_order(text), **counts})
    return day_text.find_order(row), None if zero is None else day_number.find_numbers(row, zero)


def collect_row(source: Source, asked: Mapping[str, pl.Expr]) -> dict[str, object]:
    """The values of expressions that each give one."""
    return source.frame.select(**asked).collect(engine=source.engine).row(0, named=True) if asked else {}


def _texts(source: Source, name: str) -> pl.Expr:
    text = pl.col(name) if source.schema[name] == pl.String else source.text(name)
    assert text is not None
    return text.unique().implode()


def _given(found: object) -> list[str]:
    return [text for text in found if text is not None] if isinstance(found, list) else []
