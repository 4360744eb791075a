"""Where a row comes from: columns beside the answers that no result is computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "::file"
"""The file that holds the row, as it was named; what is not UTF-8 in a name is shown as signs."""

PATH = "::path"
"""The bytes of the name of an answer file where it is not in UTF-8; else null or missing."""

LINE = "::line"
"""The line or row of a table; null for an answer file, which is one row whole."""

VERSION = "::version"
"""The version of the questionnaire that the row says it answers; null where it says none."""

ORIGIN: Mapping[str, pl.DataType] = {FILE: pl.String(), LINE: pl.Int64(), VERSION: pl.String()}
"""These columns with their types."""

SAMPLE = "::sample"
"""Whether the city of an answer file is made up; null or missing where it does not say so."""
