"""Whether the profile of a table is written as the canonical table has it, so that its cells need no check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.model.column import ProfileColumn
from govcheck.model.record import LONGEST_SHORT
from govcheck.model.sign import COMPUTES, UNSEEN

if TYPE_CHECKING:
    from govcheck.batch.reading.source import Source
    from govcheck.model.profile import Profile

HIDDEN = rf"[\n{UNSEEN}]"
"""Characters that nobody can see."""

FORMULA = rf"^[{COMPUTES}]"
"""What a spreadsheet takes for a formula."""


def find_plain(source: Source, profile: Profile) -> dict[str, pl.Expr]:
    """For the columns of text, whether all their cells are as the canonical table has them."""
    countries = [code for code in profile.countries if code not in profile.doubtful]
    known = {ProfileColumn.COUNTRY: countries, ProfileColumn.REGION: list(profile.region_ids)}
    found = {name.value: pl.col(name).is_in(ids).all() for name, ids in known.items()}
    city = pl.col(ProfileColumn.CITY)
    odd = city.str.contains(rf"^\s|\s$|^$|{FORMULA}|{HIDDEN}") | (city.str.len_bytes() > LONGEST_SHORT)
    found[ProfileColumn.CITY.value] = ~(odd | city.is_null()).any()
    return {name: one for name, one in found.items() if source.schema.get(name) == pl.String}
