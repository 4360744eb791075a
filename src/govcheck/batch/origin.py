"""Where a row comes from: columns beside the answers that no result is computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "::file"
"""The file that holds the row, as it was named."""

LINE = "::line"
"""The line or row of a table; null for an answer file, which is one row whole."""

VERSION = "::version"
"""The version of the questionnaire that the row says it answers; null where it says none."""

ORIGIN: Mapping[str, pl.DataType] = {FILE: pl.String(), LINE: pl.Int64(), VERSION: pl.String()}
"""These columns with their types."""
