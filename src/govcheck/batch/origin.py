"""Where a row comes from: columns beside the answers that no result is computed from."""

from __future__ import annotations

FILE = "::file"
"""The file that holds the row, as it was named."""

LINE = "::line"
"""The line or row of a table; null for an answer file, which is one row whole."""

VERSION = "::version"
"""The version of the questionnaire that the row says it answers; null where it says none."""

ORIGIN = (FILE, LINE, VERSION)
