"""A first look through a table: which texts its columns hold, so that each is looked up only once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.answer_columns import Looked, has_states, need_look, takes_words
from govcheck.batch.reading.plain_profile import find_plain
from govcheck.batch.wide_table import ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.batch.reading.columns import Place
    from govcheck.batch.reading.source import Source
    from govcheck.model.profile import Profile

_BLANK = "\0blank"


class Look(NamedTuple):
    """What the first look finds.

    Attributes:
        blank: some rows name no city.
        profile: the columns of the profile that are as the canonical table has them.
        looked: the columns of words, with the texts that stand in them.
        stated: the columns of numbers in which words for a state stand.
        unnamed: the columns that have no name and are not empty.
    """

    blank: bool
    profile: frozenset[str]
    looked: Mapping[str, Looked]
    stated: frozenset[str]
    unnamed: tuple[str, ...]


def look_through(source: Source, names: Sequence[str], known: Mapping[str, Place], profile: Profile) -> Look:
    """Look through the known columns of a table that are in use."""
    words = {name: known[name] for name in names if name in known and takes_words(known[name])}
    numbers = [name for name in names if name in known and name not in words]
    states = {name: found for name in numbers if (found := has_states(source, name)) is not None}
    plain = find_plain(source, profile) if source.typed else {}
    unnamed = [name for name in source.schema if name.startswith("\0") and name[1:].isdecimal()]
    city = source.text(ProfileColumn.CITY)
    assert city is not None
    blank = {_BLANK: city.is_null().any()}
    asked = {
        **{name: pl.col(name).is_not_null().any() for name in unnamed},
        **states,
        **plain,
        **{name: _texts(source, name) for name, place in words.items() if need_look(source, name, place)},
    }
    row = collect_row(source, asked if ProfileColumn.CITY in plain else {**asked, **blank})
    if row.get(ProfileColumn.CITY) is False:
        row |= collect_row(source, blank)
    return Look(
        bool(row.get(_BLANK)),
        frozenset(name for name in plain if row[name] is True),
        {name: Looked(name, place, _given(row.get(name))) for name, place in words.items()},
        frozenset(name for name in states if row[name]),
        tuple(name for name in unnamed if row[name]),
    )


def collect_row(source: Source, asked: Mapping[str, pl.Expr]) -> dict[str, object]:
    """The values of expressions that each give one."""
    return source.frame.select(**asked).collect(engine=source.engine).row(0, named=True) if asked else {}


def _texts(source: Source, name: str) -> pl.Expr:
    text = pl.col(name) if source.schema[name] == pl.String else source.text(name)
    assert text is not None
    return text.unique().implode()


def _given(found: object) -> list[str]:
    return [text for text in found if text is not None] if isinstance(found, list) else []
