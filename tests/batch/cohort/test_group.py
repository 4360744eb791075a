"""Of which group a row is follows from what it says of its city, as it does for one file."""

from __future__ import annotations

import polars as pl

from builders import PROFILE
from govcheck.batch.cohort.group import group_column, group_columns
from govcheck.model.cohort import GroupKind
from govcheck.model.profile import Profile

BANDS = Profile.model_validate(
    {
        **PROFILE.model_dump(exclude_none=True),
        "bands": [
            {**PROFILE.bands[0].model_dump(exclude_none=True), "id": "small", "up_to": 50_000},
            {**PROFILE.bands[0].model_dump(exclude_none=True), "id": "middle", "up_to": 500_000},
            {**PROFILE.bands[1].model_dump(exclude_none=True), "id": "large"},
        ],
    }
)


def bands_of(people: list[int | None]) -> list[str | None]:
    frame = pl.DataFrame({"population": people}, schema={"population": pl.Int64})
    found = frame.select(group_columns(BANDS, [GroupKind.BAND], frame.columns))
    return found[group_column(GroupKind.BAND)].to_list()


def test_a_row_is_in_the_band_in_which_one_file_is() -> None:
    people = [1, 49_999, 50_000, 50_001, 499_999, 500_000, 500_001, 40_000_000]
    names = [band and band.id for band in map(BANDS.band, people)]
    assert bands_of([*people]) == names == ["small"] * 3 + ["middle"] * 3 + ["large"] * 2


def test_where_nobody_lives_or_nobody_says_there_is_no_band() -> None:
    assert bands_of([None, 0, 1]) == [None, None, "small"]
