"""The cells of a sheet that are read, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from govcheck.batch.reading.workbook import Area


class Cells(NamedTuple):
    """The cells around all that stands on a sheet.

    Attributes:
        raw: their texts.
        area: where they stand.
        header: the line of the header.
        columns: the columns that are read, by their numbers on the sheet.
        documents: those of them whose cells only tell whether anything stands in them.
    """

    raw: pl.DataFrame
    area: Area
    header: int
    columns: Mapping[int, str]
    documents: Collection[str]

    @property
    def counting(self) -> dict[int, str]:
        """The columns in which it counts what stands in a cell."""
        return {place: name for place, name in self.columns.items() if name not in self.documents}

    def is_titled(self) -> bool:
        """Whether anything stands above the header."""
        return bool(_holds(self.raw.head(self.header - self.area.first_row)).any())

    def list_filled(self) -> set[int]:
        """The lines that hold anything."""
        return {self.area.first_row + place for place, holds in enumerate(_holds(self.raw)) if holds}


def _holds(raw: pl.DataFrame) -> pl.Series:
    """Whether anything stands in each line."""
    return raw.select(pl.any_horizontal(pl.all().str.strip_chars() != "").fill_null(value=False)).to_series()
