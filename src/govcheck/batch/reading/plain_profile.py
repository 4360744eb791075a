"""Whether the profile of a table is written as the canonical table has it, so that its cells need no check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.model.column import ProfileColumn
from govcheck.model.record import LONGEST_SHORT

if TYPE_CHECKING:
    from govcheck.batch.reading.source import Source
    from govcheck.model.profile import Profile

UNSEEN = r"[\x00-\x1f\x7f-\x9f\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}-\x{2069}\x{feff}]"
"""Characters that nobody can see."""

COMPUTES = r"^[=+@-]"
"""What a spreadsheet takes for a formula."""


def find_plain(source: Source, profile: Profile) -> dict[str, pl.Expr]:
    """For the columns of text, whether all their cells are as the canonical table has them."""
    countries = [code for code in profile.countries if code not in profile.doubtful]
    known = {ProfileColumn.COUNTRY: countries, ProfileColumn.REGION: list(profile.region_ids)}
    found = {name.value: pl.col(name).is_in(ids).all() for name, ids in known.items()}
    city = pl.col(ProfileColumn.CITY)
    odd = city.str.contains(rf"^\s|\s$|^$|{COMPUTES}|{UNSEEN}") | (city.str.len_bytes() > LONGEST_SHORT)
    found[ProfileColumn.CITY.value] = ~(odd | city.is_null()).any()
    return {name: one for name, one in found.items() if source.schema.get(name) == pl.String}
